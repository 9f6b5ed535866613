"""The page on editors: what it tells to start is there, and every editor starts the same."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from command_line import check

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "editors.md").read_text("utf-8")


def test_the_settings_start_the_server_for_the_texts_it_reads() -> None:
    (settings,) = (json.loads(block) for block in re.findall(r"```json\n(.+?)```", TEXT, re.S))
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == ["check", "lsp"]
    assert "cmd = { 'check', 'lsp' }" in TEXT
    assert '("check" "lsp")' in TEXT


def test_the_options_that_are_told_are_there() -> None:
    helped = check("lsp", "--help").out
    assert {option for option in re.findall(r"`(--\w[\w-]*)`", TEXT) if option not in helped} == set()
    assert "docs/editors.md" in helped


def test_the_library_that_is_told_is_the_extra() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["optional-dependencies"]["editor"] == ["pygls>=2"]
    assert TEXT.count('pip install "pygls>=2"') == 1
