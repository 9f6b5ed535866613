"""The Chinese pages of the manual: every option that they show is there, and every page that they lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import check

from checker.cli import main

DOCS = Path(__file__).parents[1] / "docs" / "zh"
PAGES = ("command-line.md", "ci.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_call_that_is_shown_has_options_that_are_there(page: str) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    calls = [line.partition("#")[0].split()[1:] for line in "".join(blocks).splitlines() if line.startswith("check ")]
    assert len(calls) >= 5
    helped = {name: check(name, "--help").out for name in {_command(call) for call in calls}}
    options = [(_command(call), word) for call in calls for word in call if word.startswith("--")]
    assert [pair for pair in options if f"{pair[1]} " not in helped[pair[0]]] == []


def _command(call: list[str]) -> str:
    return call[0] if call[0] in main.commands else "run"


@pytest.mark.parametrize("page", [DOCS.parents[1] / "README.zh-CN.md", *(DOCS / name for name in PAGES)])
def test_every_page_that_is_linked_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^):#]+)\)", page.read_text("utf-8"))
    assert len(links) >= 1
    assert [link for link in links if not (page.parent / link).exists()] == []
