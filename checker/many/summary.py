"""What many plans have in common: how many there are, and their findings by level, rule and place.

Enters: the counts of each plan, added up as they come.  Leaves: lines for standard error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.finding import Language, Severity, Words
from checker.inputs.breakdown import Breakdown
from checker.many.piece import LEVEL, PLACE, RULE, Piece, Row
from checker.report.summary import LEVELS

_PLANS = "plans"
_TABLES = ((RULE, Words("按规则", "by rule")), (PLACE, Words("按位置", "by place")))


class Tally:
    """The sums over all plans so far."""

    def __init__(self) -> None:
        self.plans = 0
        self.unfinished = 0
        self.code = 0
        self.broke: dict[Breakdown, None] = {}
        """Each once, as many plans may meet the same fault."""
        self._counts: Counter[Row] = Counter()
        self._plans: Counter[Row] = Counter()

    def add(self, piece: Piece) -> None:
        """One more plan; the gravest exit code is that of all."""
        self.plans += 1
        self.unfinished += piece.code > 1
        self.code = max(self.code, piece.code)
        self.broke.update(dict.fromkeys(piece.broke))
        self._counts += piece.counts
        self._plans += Counter(dict.fromkeys(piece.counts, 1))

    def lines(self, language: Language, whole: bool) -> Iterator[str]:
        """How many plans and findings there are; where all is wanted, which."""
        levels = "  ".join(
            f"{LEVELS[severity].said(language)} {self._counts[LEVEL, severity.value]}" for severity in Severity
        )
        zh = f"核对了 {self.plans} 份方案" + (f", 其中 {self.unfinished} 份没有核对完" if self.unfinished else "")
        en = f"{self.plans} plans" + (f", {self.unfinished} of them not finished" if self.unfinished else "")
        yield f"{Words(zh, en).said(language)}: {levels}"
        for name, title in _TABLES if whole else ():
            rows = sorted((row for row in self._counts if row[0] == name), key=lambda row: (-self._counts[row], row))
            yield f"{title.said(language)} ({Words('问题数, 方案数', 'findings, plans').said(language)}):"
            yield from (f"  {self._counts[row]:7}  {self._plans[row]:7}  {row[1]}" for row in rows)
