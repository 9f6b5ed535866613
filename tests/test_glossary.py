"""The words of the glossary are those of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from checker.checks.check import Outcome

ROWS = re.findall(
    r"^\| ([\w, ]+) \| .* \| `([\w.]+)` \|$", (Path(__file__).parents[1] / "docs/glossary.md").read_text("utf-8"), re.M
)


def test_every_name_of_the_glossary_has_its_home() -> None:
    names = [(name, home) for names, home in ROWS for name in names.split(", ")]
    assert len(names) > 40
    modules = {home: import_module(f"checker.{home}") for _, home in names}
    lost = [(name, home) for name, home in names if name[0].isupper() and not hasattr(modules[home], name)]
    assert lost == []


def test_the_way_of_a_figure_names_functions_that_there_are() -> None:
    text = (Path(__file__).parents[1] / "docs/architecture.md").read_text("utf-8")
    steps = re.findall(r"`(\w+/[\w/]+)\.([a-z_]+)`", text.partition("## One figure")[2].partition("## From")[0])
    steps = [step for step in steps if step[1] not in ("py", "yaml")]
    assert len(steps) > 8
    modules = {home: import_module(f"checker.{home.replace('/', '.')}") for home, _ in steps}
    assert [step for step in steps if not hasattr(modules[step[0]], step[1])] == []


SEVERAL = {
    ("Block", "checker.readers.stream"): "what a file holds before it is a plan: a line or a table",
    ("Piece", "checker.readers.stream"): "a printed text in such a file",
}
"""Words that a part of the program has for itself, each with its meaning there."""


def test_a_word_of_the_glossary_names_one_thing() -> None:
    words = {name: f"checker.{home}" for names, home in ROWS for name in names.split(", ") if name[0].isupper()}
    others = {(name, module) for name, module in defined() if not f"{module}.".startswith(f"{words.get(name, '')}.")}
    assert {each for each in others if each[0] in words and not is_outcome(*each)} == set(SEVERAL)


def defined() -> Iterator[tuple[str, str]]:
    """The classes and other names that modules give, each with its module."""
    root = Path(__file__).parents[1]
    for path in (root / "checker").rglob("*.py"):
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        for node in ast.parse(path.read_text("utf-8")).body:
            targets = [node] if isinstance(node, ast.ClassDef) else getattr(node, "targets", ())
            for target in targets:
                yield getattr(target, "name", getattr(target, "id", "")), module


def is_outcome(name: str, module: str) -> bool:
    """Whether a name is an outcome, which belongs to its check."""
    found = getattr(import_module(module), name)
    return isinstance(found, type) and issubclass(found, Outcome)
