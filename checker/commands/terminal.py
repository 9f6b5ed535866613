"""What is known of the terminal: its width, and whether there is one."""

from __future__ import annotations

import os
import sys
from typing import Any

from checker.commands.request import Request

_WIDEST = 160
_UNKNOWN = 120


def terminal_width() -> int:
    """The columns of the terminal, of which no more are used than can be read; COLUMNS is taken at its word."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal():
        return min(int(columns), 400)
    try:
        return min(os.get_terminal_size().columns, _WIDEST)
    except OSError:
        return _UNKNOWN


def request_of(today: Any, width: int | None, strict: bool, **given: Any) -> Request:
    """The options of a check as they were given, with what the terminal adds."""
    terminal = bool(sys.stdout and sys.stdout.isatty())
    return Request(
        **given,
        today=today.date().isoformat() if today else None,
        width=width or terminal_width(),
        colour=terminal and not os.environ.get("NO_COLOR"),
        terminal=terminal,
        strict=strict or os.environ.get("CI", "").lower() in ("true", "1"),
    )
