"""Expected outputs kept as files beside the tests; UPDATE_GOLDENS=1 rewrites them for review."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"


def expected(name: str, said: str) -> str:
    """The kept output of this name, first rewritten where that is asked for."""
    file = _FOLDER / name
    if os.environ.get("UPDATE_GOLDENS"):
        file.write_text(said, encoding="utf-8", newline="")
    return file.read_bytes().decode("utf-8")
