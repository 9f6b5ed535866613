"""The report on what the program broke down on, kept where only its user can read it.

Enters: breakdowns.  Leaves: a file without any text of a plan in the folder of the cache, and the sentence that says
where it is and what to do with it; where it cannot be written, the sentence says what would have stood in it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.commands.cache import cache_dir, keep_fault
from checker.finding import Report
from checker.inputs.breakdown import Breakdown, report_on
from checker.inputs.problem import Problem

_KEPT = "故障报告已写入, 其中没有方案的文字; 报告此问题只需附上它 (to report this fault attach it: it quotes no plan)."
_UNKEPT = "报告此问题只需附上这一行 (to report this fault attach this line): "


def breakdowns_of(reports: Iterable[Report], problems: Iterable[Problem]) -> Iterator[Breakdown]:
    """What the program broke down on while it made these."""
    for report in reports:
        yield from (fault.broke for fault in report.faults)
        yield from (each.broke for each in report.not_run if each.broke)
    yield from (problem.broke for problem in problems if problem.broke)


def broken_down(path: str, met: Exception | Breakdown, remedy: str = "") -> Problem:
    """What is said of a plan, or of the program, where nobody foresaw an exception."""
    broke = met if isinstance(met, Breakdown) else Breakdown.of("checking", met)
    return Problem(path, f"检查程序出错 (internal error: {broke.error}).", remedy, broke=broke)


def kept(broke: Sequence[Breakdown], environment: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The sentence on the report, once it is written; none where nothing broke down."""
    if not broke:
        return
    data = report_on(broke).encode()
    file = cache_dir(environment) / f"fault-{hashlib.sha256(data).hexdigest()[:16]}.txt"
    if keep_fault(file, data):
        yield f"{file}: {_KEPT}"
    else:
        yield _UNKEPT + "; ".join(
            dict.fromkeys(f"{doing} {error} {' '.join(calls[-1:])}" for doing, error, calls in broke)
        )
