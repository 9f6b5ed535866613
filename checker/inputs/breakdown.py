"""Where the program broke down, told without a word of what it was reading.

Enters: an exception that nobody foresaw.  Leaves: a `Breakdown`, and the text of a report on some.  The words of the
exception, lines of source and values of variables are left out, as they may quote a draft that is not published.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType
from typing import NamedTuple

from checker import __version__

_PACKAGE = Path(__file__).parents[1]
_DEEPEST = 20
"""So many calls are told, those next to the exception."""


class Breakdown(NamedTuple):
    """An exception in what the program was doing (a command, a reader, a rule), with our own calls that led to it."""

    doing: str
    error: str
    calls: tuple[str, ...] = ()

    @classmethod
    def of(cls, doing: str, error: Exception) -> Breakdown:
        """What may be told of an exception; `python -X dev` raises it instead, for who looks for the fault."""
        if sys.flags.dev_mode:
            raise error
        calls = (
            f"{Path(code.co_filename).relative_to(_PACKAGE.parent).as_posix()}:{line} {code.co_name}"
            for code, line in _calls(error)
            if _PACKAGE in Path(code.co_filename).parents
        )
        return cls(doing, type(error).__name__, tuple(calls)[-_DEEPEST:])


def _calls(error: Exception) -> Iterator[tuple[CodeType, int]]:
    """The calls from where the exception was caught to where it was raised, each with its line."""
    at = error.__traceback__
    while at:
        yield at.tb_frame.f_code, at.tb_lineno
        at = at.tb_next


def report_on(breakdowns: Iterable[Breakdown]) -> str:
    """A report that whoever met them can send to whoever mends them; the same ones make the same text."""
    told = dict.fromkeys(breakdowns)
    system = f"plan-checker {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    said = ["故障报告, 其中没有方案的文字。 A report on a fault of the program; it holds no text of any plan.", system]
    for doing, error, calls in told:
        said += ["", f"{doing}: {error}", *(f"  {call}" for call in calls)]
    return "\n".join(said) + "\n"
