"""Words are data: what the code knows of Chinese stands in grammars/, not in its patterns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

EXCEPT = {
    "checker/words/english_places.py": "puts into English what the program itself writes",
    "checker/commands/gathering.py": "sorts files by their names; no text of a plan is read",
}
"""Modules whose patterns may hold words, each with its reason."""

CALENDAR = "年月日度季半旬上中下初底末第"
"""Of these characters only dates are made, which are shapes."""

CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.")
WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


def alternatives(pattern: str) -> Iterator[list[str]]:
    """The branches of each group of a pattern, and those of the whole; classes of characters are left out."""
    open_groups: list[list[str]] = [[""]]
    for character in CLASS.sub("⬚", pattern):
        if character == "(":
            open_groups.append([""])
        elif character == ")" and len(open_groups) > 1:
            yield open_groups.pop()
            open_groups[-1][-1] += "⬚"
        elif character == "|":
            open_groups[-1].append("")
        elif character != "?":
            open_groups[-1][-1] += character
    yield from open_groups


def holds_words(pattern: str) -> bool:
    """Whether two branches of one alternation are told apart by words."""
    if "|" not in pattern or " | " in pattern:
        return False
    return any(
        sum(any(set(word) - set(CALENDAR) for word in WORD.findall(branch)) for branch in branches) > 1
        for branches in alternatives(pattern)
    )


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The strings of a module with their lines, a formatted one as a whole; no docstring."""
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
            yield node.lineno, "".join(str(p.value) if isinstance(p, ast.Constant) else "⬚" for p in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node.lineno, node.value


def test_patterns_in_code_hold_no_words() -> None:
    paths = {str(path.relative_to(ROOT)): path for path in (ROOT / "checker").rglob("*.py")}
    assert set(EXCEPT) < set(paths)
    told = [
        f"{name}:{line}: {text}"
        for name, path in sorted(paths.items())
        for line, text in literals(ast.parse(path.read_text("utf-8")))
        if name not in EXCEPT and holds_words(text)
    ]
    assert told == [], "words belong to grammars/, see CONTRIBUTING.md"


READING = ("facts", "language", "plan", "readers", "checks")
"""The parts of the program that read what a plan says; the others speak to people."""


def lists(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The words of each row of strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            texts = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            yield node.lineno, [text for text in texts if isinstance(text, str) and WORD.fullmatch(text)]


def test_lists_of_words_stand_in_word_files() -> None:
    told = [
        f"{path.relative_to(ROOT)}:{line}: {words}"
        for part in READING
        for path in sorted((ROOT / "checker" / part).rglob("*.py"))
        for line, words in lists(ast.parse(path.read_text("utf-8")))
        if len(words) > 2
    ]
    assert told == [], "words belong to grammars/, see CONTRIBUTING.md"


@pytest.mark.parametrize("pattern", ["全部|全面", "(?:印发|转发)《", "一|(?:力争|确保)?完成|累计", "各(?:项目|工程)?"])
def test_an_alternation_of_words_is_seen(pattern: str) -> None:
    assert holds_words(pattern)


@pytest.mark.parametrize("pattern", ["[全部|全面]", r"\d{1,2}月|上半年|第?[一二]季度", "各|均|累计", "全部 | 全面"])
def test_shapes_and_prose_are_none(pattern: str) -> None:
    assert not holds_words(pattern)
