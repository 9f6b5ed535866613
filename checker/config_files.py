"""Where the settings of a project may stand, found without reading them.

Enters: a directory.  Leaves: the files in it and in those above, up to the root of its repository, that may
hold settings, the nearest first.  Outside a repository only the directory itself counts, so that nobody who
may write to a folder above decides what a check says.  Apart from `checker.config`, as a kept result depends
on these files before anything is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

OWN = "plan-checker.toml"
SHARED = "pyproject.toml"
SECTION = "plan-checker"


def config_files(directory: Path) -> Iterator[Path]:
    """The files that may hold settings, the nearest first; a file of our own goes before pyproject.toml."""
    for folder in _folders(directory):
        for name in (OWN, SHARED):
            if (folder / name).exists():
                yield folder / name


def _folders(directory: Path) -> Sequence[Path]:
    """The directory and those above it that belong to the same repository."""
    every = (directory, *directory.parents)
    depth = next((depth for depth, folder in enumerate(every) if (folder / ".git").exists()), 0)
    return every[: depth + 1]
