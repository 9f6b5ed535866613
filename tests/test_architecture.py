"""What the code promises about itself: sizes, silence, no knowledge of the plans it was tried on."""

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "checker").rglob("*.py"))
SOURCES = [path for path in SOURCES if "data" not in path.parent.parts[-1:]]


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_can_be_read_at_a_sitting(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_longer_than_fifty_lines(path: Path) -> None:
    too_long = [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno + 1 > 50]
    assert too_long == []


def test_most_functions_are_short() -> None:
    lengths = sorted((f.end_lineno or 0) - f.lineno + 1 for path in SOURCES for f in functions(path))
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 30


DECISIONS = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case)


def complexity(function: ast.FunctionDef) -> int:
    """One, and one for each decision: ruff counts statements, this counts `and`, `or` and conditions of values too."""
    inner = [node for node in ast.walk(function) if node is not function and isinstance(node, ast.FunctionDef)]
    nodes = set(ast.walk(function)).difference(*map(ast.walk, inner))
    words = sum(len(node.values) - 1 for node in nodes if isinstance(node, ast.BoolOp))
    filters = sum(len(node.ifs) for node in nodes if isinstance(node, ast.comprehension))
    return 1 + words + filters + sum(isinstance(node, DECISIONS) for node in nodes)


def test_functions_decide_little() -> None:
    counted = sorted((complexity(f), f.name, path.stem) for path in SOURCES for f in functions(path))
    assert counted[len(counted) * 9 // 10][0] <= 8
    assert [f"{path}.{name}: {count}" for count, name, path in counted if count > 15] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if path.name in ("cli.py", "__main__.py"):
        return
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    dotted = {ast.unparse(call) for call in calls if isinstance(call, ast.Attribute)}
    assert not names & {"print", "exit", "input", "breakpoint"}
    assert not dotted & {"sys.exit", "os._exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}


def names_of(plan: Path) -> set[str]:
    """The names that a plan alone has: its area, people and companies."""
    text = plan.read_text("utf-8")
    loaded = yaml.load(text, Loader=yaml.CBaseLoader)
    people = {line["name"] for annex in loaded["annexes"] for line in annex.get("roster", ()) if line.get("name")}
    area = loaded["area"]
    return {area, area[:2], *people, *re.findall(r"[\u4e00-\u9fff]{2}(?=集团公司)", text)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_code_knows_no_plan(path: Path) -> None:
    names = set().union(*(names_of(ROOT / "plans" / f"{name}.yaml") for name in ("xinshao", "linxiang")))
    text = path.read_text("utf-8")
    assert [name for name in sorted(names) if len(name) > 1 and name in text] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
