"""`--watch`: check again whenever a file is saved.

Enters: the files to look at, what to do, and how to wait.  Leaves: nothing; it ends when the waiting is
interrupted.  Files are told apart by size and time of change, as editors replace them as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

State = tuple[tuple[str, int, int], ...]


def watch(files: Callable[[], Iterable[Path]], check: Callable[[], None], wait: Callable[[], object]) -> NoReturn:
    """Check now, and again after each change of the files, until `wait` is interrupted from outside."""
    seen = state_of(files())
    check()
    while True:
        wait()
        now = state_of(files())
        if now != seen:
            seen = now
            check()


def state_of(files: Iterable[Path]) -> State:
    """Name, size and time of change of each file; one that is not there counts as empty."""
    return tuple(_state(file) for file in files)


def _state(file: Path) -> tuple[str, int, int]:
    try:
        status = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), status.st_size, status.st_mtime_ns
