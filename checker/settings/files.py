"""Where the settings of a project may stand, found without reading them.

Enters: a directory.  Leaves: the files in it and in its parents that may hold settings, the nearest
first.  Apart from `checker.config`, as a kept result depends on these files before anything is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

OWN = "plan-checker.toml"
SHARED = "pyproject.toml"
SECTION = "plan-checker"


def config_files(directory: Path) -> Iterator[Path]:
    """The files that may hold settings, the nearest first; a file of our own goes before pyproject.toml."""
    for folder in (directory, *directory.parents):
        for name in (OWN, SHARED):
            if (folder / name).is_file():
                yield folder / name
