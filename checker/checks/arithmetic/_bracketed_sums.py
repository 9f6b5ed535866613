"""Numbers of things with those of each kind in the bracket behind them: 9个乡镇(5个镇、4个乡).

Enters: the figures of paragraphs.  Leaves: a closed `Sum` for each such number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._sum import Closure, Sum
from checker.facts import Facts

_WHOLE, _KIND, _LAST = (
    re.compile(r"([一-鿿]{1,6})\("),
    re.compile("([一-鿿]{1,6})[、和]"),
    re.compile(r"([一-鿿]{1,6})\)"),
)
"""What stands between the number of things and that of a kind, between those of kinds, and behind the last."""


def find_bracketed_sums(facts: Facts) -> tuple[Sum, ...]:
    """Those of all paragraphs, in printed order."""
    return tuple(each for line in facts.once(lines) for each in _bracketed(line))


def _bracketed(line: Line) -> Iterator[Sum]:
    """A number of things, with those of each kind in the bracket behind it: 9个乡镇(5个镇、4个乡)."""
    for at in range(len(line.figures) - 2):
        run = [at + 1]
        while run[-1] + 1 < len(line.figures) and _KIND.fullmatch(line.behind(run[-1])):
            run.append(run[-1] + 1)
        opens, closes = _WHOLE.fullmatch(line.behind(at)), _LAST.match(line.behind(run[-1]))
        units = {line.figures[each].constraint.quantity.unit for each in (at, *run)}
        if opens and closes and len(run) > 1 and len(units) == 1:
            kinds = [*(_KIND.fullmatch(line.behind(each)) for each in run[:-1]), closes]
            if all(kind and (kind[1] in opens[1] or opens[1] in kind[1]) for kind in kinds):
                yield Sum(line.figures[at], tuple(line.figures[each] for each in run), Closure.CLOSED)
