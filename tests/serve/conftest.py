"""An application with its folder, and a clerk who uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from clerk import Clerk

from checker.commands.request import Request
from checker.serve.serving import open_door


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    door = open_door(Request((), no_config=True), tmp_path / "核稿", 0)
    yield Clerk(door, tmp_path / "核稿")
    door.socket.close()
