"""The word files of grammars/: each has a model, a fault is told with its line, and the file says who reads it."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_line import CLEAN, check

from checker.data import data_dir
from checker.inputs.problem import InputError
from checker.words import word_file
from checker.words.chain import load_chain
from checker.words.word_file import WordPart, read_file
from checker.words.zones import ZoneWords, load_zones

FILES = sorted(path.stem for path in data_dir("grammars").glob("*.yaml"))
ROOT = Path(__file__).parents[1]
ZONES = """\
zones:
  background: [工作基础]
  goals: [主要目标]
  tasks: [重点任务]
  mechanism: [推进机制]
told: [打下]
retrospect: [回顾]
past_columns: [上年]
past_column_ends: [实际]
not_past_after: 划
generic_endings: [领域]
responsibility_tables: [责任分解]
past_times: 过去
stages: [阶段]
glossary: 名词解释
numbered_tasks: [任务]
numbered_boxes: [专栏]
ends:
  background: []
  goals: [目标]
  tasks: []
  mechanism: []
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], str]]:
    """Puts a text in the place of a word file; what was read before is forgotten, then and afterwards."""
    loaders = (load_chain, load_zones)

    def write(name: str, text: str) -> str:
        monkeypatch.setattr(word_file, "data_dir", lambda _: tmp_path)
        for loader in loaders:
            loader.cache_clear()
        for other in FILES:
            source = (data_dir("grammars") / f"{other}.yaml").read_text(encoding="utf-8")
            (tmp_path / f"{other}.yaml").write_text(text if other == name else source, encoding="utf-8")
        return str(tmp_path / f"{name}.yaml")

    yield write
    for loader in loaders:
        loader.cache_clear()


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        (
            "  gaols: [主要目标]",
            "  goals: [主要目标]",
            [
                "2:3: 缺少字段“goals” (missing field). 请补上“goals: …”。",
                "3:3: 不认识的字段“gaols” (unknown field). 是否应为“goals”?",
            ],
        ),
        ("", "told: [打下]\n", ["1:1: 缺少字段“told” (missing field). 请补上“told: …”。"]),
        (
            "told: [打下]\ntold: [奠定]",
            "told: [打下]",
            ["7:1: 字段“told”写了两次 (duplicate key). 请合并或删除其中一个。"],
        ),
        (
            "told: 打下",
            "told: [打下]",
            ["6:7: 内容的类型不对: 应为列表 (wrong type). 请对照 checker/words/zones.py 的写法。"],
        ),
        (
            "told: [打下]\nxyz: 1",
            "told: [打下]",
            ["7:1: 不认识的字段“xyz” (unknown field). 请删除, 或对照 checker/words/zones.py 中的字段表。"],
        ),
    ],
    ids=["misspelt", "missing", "doubled", "of another type", "unknown"],
)
def test_a_fault_of_a_word_file_is_told_with_its_line(
    written: Callable[[str, str], str], wrong: str, right: str, said: list[str]
) -> None:
    path = written("zones", ZONES.replace(right, wrong))
    with pytest.raises(InputError) as caught:
        read_file(ZoneWords, "zones")
    assert [str(problem) for problem in caught.value.problems] == [f"{path}:{line}" for line in said]


def test_a_pattern_that_is_none_is_told_with_its_line(written: Callable[[str, str], str]) -> None:
    text = (data_dir("grammars") / "chain.yaml").read_text(encoding="utf-8")
    path = written("chain", re.sub(r"^leads_apart: .*$", "leads_apart: '(分别'", text, flags=re.MULTILINE))
    line = next(at for at, row in enumerate(text.splitlines(), 1) if row.startswith("leads_apart:"))
    with pytest.raises(InputError) as caught:
        load_chain()
    assert [str(problem) for problem in caught.value.problems] == [
        f"{path}:{line}:14: 内容不合要求: Input should be a valid regular expression (invalid value). 请改正。"
    ]


@pytest.mark.parametrize(("name", "key"), [("zones", "told"), ("chain", "one_lead")])
def test_a_check_with_a_faulty_word_file_ends_with_2(
    written: Callable[[str, str], str], tmp_path: Path, name: str, key: str
) -> None:
    text = (data_dir("grammars") / f"{name}.yaml").read_text(encoding="utf-8")
    path = written(name, re.sub(f"^{key}:", "xyz:", text, flags=re.MULTILINE))
    line = next(at for at, row in enumerate(text.splitlines(), 1) if row.startswith(f"{key}:"))
    first = next(at for at, row in enumerate(text.splitlines(), 1) if re.match(r"\w+:", row))
    plan = tmp_path / "plan.yaml"
    plan.write_text(CLEAN, encoding="utf-8")
    lacking = f"{path}:{first}:1: 缺少字段“{key}” (missing field). 请补上“{key}: …”。"
    unknown = f"{path}:{line}:1: 不认识的字段“xyz” (unknown field). 请删除, 或对照 checker/words/{name}.py 中的字段表。"
    assert check("--no-cache", str(plan)) == (2, "", f"check: {lacking}\ncheck: {unknown}\n")


@pytest.mark.parametrize("name", FILES)
def test_every_word_file_has_a_model_that_it_fits(name: str) -> None:
    module = importlib.import_module(f"checker.words.{name}")
    assert isinstance(getattr(module, f"load_{name}")(), WordPart)


@pytest.mark.parametrize("name", FILES)
def test_every_field_of_a_model_is_described_in_one_line(name: str) -> None:
    tree = ast.parse((ROOT / "checker" / "words" / f"{name}.py").read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for part in (each for each in classes if ast.unparse(each.bases[0]) != "NamedTuple"):
        for field, text in zip(part.body, [*part.body[1:], None], strict=True):
            if isinstance(field, ast.AnnAssign):
                assert isinstance(text, ast.Expr), ast.unparse(field)
                assert "\n" not in ast.literal_eval(text.value)


@pytest.mark.parametrize("name", FILES)
def test_a_word_file_says_what_it_holds_and_who_reads_it(name: str) -> None:
    lines = (data_dir("grammars") / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    head = lines[: next(at for at, line in enumerate(lines) if not line.startswith("#"))]
    named = re.findall(r"checker/[\w/]+(?:\.py)?", "\n".join(head))
    assert f"checker/words/{name}.py" in named
    assert [path for path in named if not (ROOT / path).exists()] == []
    named_readers = {path for path in named if not path.startswith("checker/words")}
    readers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "checker").rglob("*.py")
        if path.parent.name != "words" and f"from checker.words.{name} import" in path.read_text(encoding="utf-8")
    }
    assert {path for path in readers if not any(_lies_in(path, reader) for reader in named_readers)} == set()
    assert {reader for reader in named_readers if not any(_lies_in(path, reader) for path in readers)} == set()


def _lies_in(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")
