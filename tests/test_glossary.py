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
