"""The page of the manual for clerks: its commands are there, its pictures small, its names those of the page."""

from __future__ import annotations

import re
from pathlib import Path

from command_line import check

from checker.serve.words import DESK

DOCS = Path(__file__).parents[2] / "docs" / "zh"
TEXT = (DOCS / "serve.md").read_text("utf-8")


def test_every_picture_is_there_and_small() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)
    assert sorted(pictures) == sorted(f"images/{path.name}" for path in (DOCS / "images").iterdir())
    assert [name for name in pictures if (DOCS / name).stat().st_size > 150_000] == []


def test_the_commands_have_the_options_shown() -> None:
    shown = re.findall(r"check serve((?: --\w+)+)", TEXT)
    helped = check("serve", "--help").out
    assert len(shown) == 2
    assert {option for options in shown for option in options.split() if option not in helped} == set()


def test_what_is_to_be_clicked_is_called_so_on_the_page() -> None:
    words = [
        "choose",
        "accept",
        "withdraw",
        "next",
        "fixed",
        "fresh",
        "left",
        "differences",
        "marked",
        "sheet",
        "xlsx",
        "html",
        "adopt",
        "adopt_all",
        "corrected",
    ]
    assert [name for name in words if DESK[name].zh not in TEXT] == []
