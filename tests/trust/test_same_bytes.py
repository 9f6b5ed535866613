"""What docs/trust.md promises of a run: nothing is asked of a network, and the same input gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from trust.author import invent
from trust.layouts import FORMATS

SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "another locale": {"LC_ALL": "C", "LANG": "C"},
    "a locale of another script": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another home": {"HOME": "/nonexistent", "USERPROFILE": "/nonexistent"},
    "optimised": {"PYTHONOPTIMIZE": "1"},
}
OFFLINE = """
import sys
def hook(event, given):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise SystemExit(f"asked the network: {event} {given}")
sys.addaudithook(hook)
from checker.cli import main
main()
"""
"""Runs the command, and ends it at the first thing that has to do with a network."""
FORMS = ("table", "json", "html", "sarif", "xlsx", "markdown", "docx")


@cache
def drafts() -> Mapping[str, bytes]:
    """One invented plan as a file of every format."""
    return {f"plan{ending}": made(invent(105)) for ending, made in FORMATS.items()}


def checked(folder: Path, arguments: Sequence[str], **surroundings: str) -> tuple[bytes, ...]:
    """All that a check leaves of all drafts, in a process of its own in a folder."""
    folder.mkdir()
    for name, data in drafts().items():
        (folder / name).write_bytes(data)
    written = [argument for form in FORMS for argument in ("--format", f"{form}=out.{form}")]
    command = [sys.executable, *arguments, *drafts(), "--no-cache", "--explain", *written]
    named = {key: value for key, value in os.environ.items() if key != "PYTHONHASHSEED"}
    done = subprocess.run(command, cwd=folder, env=named | surroundings, capture_output=True, timeout=300, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stderr, *((folder / f"out.{form}").read_bytes() for form in FORMS)


@cache
def usual() -> tuple[bytes, ...]:
    with TemporaryDirectory() as folder:
        return checked(Path(folder) / "one", ["-m", "checker"], PYTHONHASHSEED="0")


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_the_same_drafts_give_the_same_bytes_whatever_surrounds_them(
    surroundings: Mapping[str, str], tmp_path: Path
) -> None:
    assert checked(tmp_path / "另一个 文件夹", ["-m", "checker"], **surroundings) == usual()


def test_a_check_asks_nothing_of_a_network(tmp_path: Path) -> None:
    assert checked(tmp_path / "folder", ["-c", OFFLINE]) == usual()
