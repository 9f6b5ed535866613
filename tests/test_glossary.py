"""The words of the glossary are those of the code."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

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
