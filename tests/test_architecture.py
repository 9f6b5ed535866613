"""What the code promises about itself: sizes, silence, no knowledge of the plans it was tried on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent


@cache
def sources() -> Mapping[str, str]:
    """The text of each module, by its path; there are hundreds, so that a wrong folder cannot pass."""
    texts = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in (ROOT / "checker").rglob("*.py")}
    assert len(texts) > 200
    return texts


@cache
def trees() -> Mapping[str, ast.Module]:
    return {path: ast.parse(text) for path, text in sources().items()}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Each function, with its path and name."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield f"{path}: {node.name}", node


def lines(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def test_every_file_can_be_read_at_a_sitting() -> None:
    assert {path for path, text in sources().items() if text.count("\n") > 300} == set()


def test_no_function_is_longer_than_forty_lines() -> None:
    assert [name for name, function in functions() if lines(function) > 40] == []


def test_most_functions_are_short() -> None:
    lengths = sorted(lines(function) for _, function in functions())
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 30


def _speaks(tree: ast.Module) -> bool:
    """Whether a module prints, reads the terminal or ends the program."""
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    silent = {"print", "exit", "input", "breakpoint", "sys.exit", "os._exit", "click.echo"}
    return bool(calls & (silent | {"sys.stdout.write", "sys.stderr.write"}))


def test_only_the_command_line_prints_or_exits() -> None:
    assert {path for path, tree in trees().items() if _speaks(tree)} == {"checker/cli.py"}


DECISIONS = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case)


def complexity(function: ast.FunctionDef) -> int:
    """One, and one for each decision: ruff counts statements, this counts `and`, `or` and conditions of values too."""
    inner = [node for node in ast.walk(function) if node is not function and isinstance(node, ast.FunctionDef)]
    nodes = set(ast.walk(function)).difference(*map(ast.walk, inner))
    words = sum(len(node.values) - 1 for node in nodes if isinstance(node, ast.BoolOp))
    filters = sum(len(node.ifs) for node in nodes if isinstance(node, ast.comprehension))
    return 1 + words + filters + sum(isinstance(node, DECISIONS) for node in nodes)


def test_functions_decide_little() -> None:
    counted = sorted(
        (complexity(node), f"{path}: {node.name}")
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    )
    assert counted[len(counted) * 9 // 10][0] <= 8
    assert [(name, count) for count, name in counted if count > 15] == []


def names_of(plan: Path) -> set[str]:
    """The names that a plan alone has: its area, people and companies."""
    text = plan.read_text("utf-8")
    loaded = yaml.load(text, Loader=yaml.CBaseLoader)
    people = {line["name"] for annex in loaded["annexes"] for line in annex.get("roster", ()) if line.get("name")}
    area = loaded["area"]
    names = {area, area[:2], *people, *re.findall(r"[\u4e00-\u9fff]{2}(?=集团公司)", text)}
    return {name for name in names if len(name) > 1}


def test_the_code_knows_no_plan() -> None:
    names = set().union(*(names_of(ROOT / "plans" / f"{name}.yaml") for name in ("xinshao", "linxiang")))
    assert len(names) > 10
    assert {(path, name) for path, text in sources().items() for name in names if name in text} == set()


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path, tree in trees().items() if not ast.get_docstring(tree)] == []
