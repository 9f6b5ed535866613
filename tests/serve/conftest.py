"""An application with its folder, and a clerk who uses it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from clerk import Clerk

from checker.commands.request import Request
from checker.serve.serving import open_door


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    monkeypatch.setenv("PLAN_CHECKER_CACHE", str(tmp_path / "cache"))
    door = open_door(Request((), no_config=True), tmp_path / "核稿", 0)
    yield Clerk(door, tmp_path / "核稿")
    door.socket.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address that the command prints, and its folder."""
    folder = tmp_path_factory.mktemp("served") / "核稿"
    command = [str(Path(sys.executable).with_name("check")), "serve", "--no-config", "--folder", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr
        said = process.stderr.readline()
        address = r"(http://127\.0\.0\.1:\d+/[\w-]{32}/)"
        found = re.fullmatch(rf"check: 请在浏览器里打开 {address} ; 工作文件夹 {folder} ; 按 Ctrl-C 结束。\n", said)
        assert found, said
        yield found[1], folder
        process.send_signal(2)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""
