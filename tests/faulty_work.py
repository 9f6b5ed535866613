"""Work that does to its process what a plan must never do to the others; imported in processes of their own."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from checker.commands.request import Request
from checker.many.piece import Piece, make_inspector

FAULTS = ("raises", "hangs", "killed", "leaves")


def act(name: str) -> None:
    """The fault that a name stands for; none for any other name."""
    if name.startswith("raises"):
        raise KeyError("甲")
    if name.startswith("hangs"):
        time.sleep(600)
    if name.startswith("killed"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("leaves"):
        os._exit(3)


def make_inspector_with_faults(request: Request, folder: str) -> Callable[[str], Piece]:
    """The real inspector, which breaks down on plans of certain names."""
    inspect = make_inspector(request, folder)

    def work(path: str) -> Piece:
        act(Path(path).name)
        return inspect(path)

    return work


def make_echo() -> Callable[[str], tuple[str, int]]:
    """Work that says what it was given and in which process, after some faults."""

    def work(name: str) -> tuple[str, int]:
        act(name)
        if name.startswith("once"):
            mark = Path(name.partition(":")[2])
            if not mark.exists():
                mark.touch()
                act("killed")
        return name, os.getpid()

    return work
