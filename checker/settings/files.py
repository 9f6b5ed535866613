"""Where the settings of a project may stand, found without reading them.

Enters: a directory.  Leaves: the files in it and in those above, up to the root of its repository, that may
hold settings, the nearest first.  Outside a repository only the directory itself counts, so that nobody who
may write to a folder above decides what a check says.  Apart from `checker.config`, as a kept result depends
on these files before anything is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

OWN = "plan-checker.toml"
SHARED = "pyproject.toml"
SECTION = "plan-checker"
_DEEPEST = 50
"""Dots in one key; settings have three, and the parser takes time and memory by their square."""
_BETWEEN_KEYS = re.compile(r"[=\n\[\]{},]")


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


def parse_toml(text: str) -> Mapping[str, Any]:
    """A TOML document; one that is nested too deeply is a `RecursionError`, whatever it is nested by."""
    import tomllib  # most checks have no settings, and start-up time counts

    if any(part.count(".") > _DEEPEST for part in _BETWEEN_KEYS.split(text)):
        raise RecursionError
    return tomllib.loads(text)
