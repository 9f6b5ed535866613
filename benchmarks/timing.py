"""Times taken in turn, so that a machine whose speed drifts does not decide, and tables of them.

Enters: what is to be timed, by name.  Leaves: medians, and rows of Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median


def medians(runs: int, timed: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median seconds of each, called A B C A B C …; the first round is not counted."""
    rounds = [{name: call() for name, call in timed.items()} for _ in range(runs + 1)][1:]
    return {name: median(each[name] for each in rounds) for name in timed}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of Markdown, its first column to the left and the others to the right."""
    marks = ["---", *("---:" for _ in header[1:])]
    return [f"| {' | '.join(row)} |" for row in (header, marks, *rows)]


def milliseconds(seconds: float) -> str:
    """As a person reads it."""
    return f"{seconds * 1000:,.{1 if seconds < 0.1 else 0}f} ms"


def times(part: float, whole: float) -> str:
    """A ratio."""
    return f"{part / whole:.2f}"
