"""How fast texts are read, beside the least and the most that a reader could cost.

The least is one pass of one compiled pattern, that of the places where an anchor may stand, over the same texts.  The
most is the same grammar under lark's Earley, which needs no masks and no LALR.  Every round reads both plans afresh,
without the clauses that `parse_clause` keeps from the round before.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lark import Lark, UnexpectedInput

from benchmarks.timing import medians, milliseconds, table, times
from checker.cli import COLLECT_AFTER
from checker.facts import Facts
from checker.language.statement.anchor_patterns import anchor_patterns
from checker.language.statement.anchors import scan
from checker.language.statement.clauses import parse_clause
from checker.language.statement.masks import stretches
from checker.language.statement.terminals import grammar
from checker.plan.passages import PROSE
from checker.readers.yaml import read_plan
from checker.source import fold

PLANS = [read_plan(str(Path(__file__).parent.parent / "plans" / f"{name}.yaml"))[0] for name in ("xinshao", "linxiang")]
TEXTS = [fold(passage.text) for plan in PLANS for passage in Facts(plan).passages if passage.form in PROSE]
CLAUSES = tuple(
    dict.fromkeys(
        stretch.masked[clause.start : clause.end]
        for text in TEXTS
        for stretch in stretches(text, scan(text))
        for sentence in stretch.sentences()
        for clause in sentence
        if clause.valued
    )
)
SAMPLE = CLAUSES[::8]
"""Clauses that Earley parses as well."""


def section(runs: int) -> list[str]:
    """The tables of readers of texts, and of parsers of clauses."""
    gc.set_threshold(COLLECT_AFTER)  # as the command does
    facts = [Facts(plan) for plan in PLANS]
    said = sum(len(statement.constraints) for each in facts for statement in each.statements.values())
    characters = sum(map(len, TEXTS))
    spent = medians(
        runs,
        {
            "one compiled pattern": _timed(_pattern),
            "scan: what stands at each place": _timed(lambda: [scan(text) for text in TEXTS]),
            "reading: constraints": _reading,
        },
    )
    least = spent["one compiled pattern"]
    rows = [
        (
            name,
            milliseconds(each),
            f"{characters / each:,.0f}",
            f"{said / each:,.0f}" if "constraints" in name else "",
            times(each, least),
        )
        for name, each in spent.items()
    ]
    read = f"both plans, {characters:,} characters, {said:,} constraints"
    return [*table((read, "median", "characters/s", "constraints/s", "× pattern"), rows), "", *_parsers(runs)]


def _parsers(runs: int) -> list[str]:
    """The same clauses under both parsers of one grammar."""
    earley = Lark(grammar(), parser="earley", maybe_placeholders=False)
    characters = sum(map(len, SAMPLE))
    spent = medians(min(runs, 3), {"LALR": _lalr, "Earley": _timed(lambda: [_under(earley, one) for one in SAMPLE])})
    rows = [
        (name, milliseconds(each), f"{characters / each:,.0f}", times(each, spent["LALR"]))
        for name, each in spent.items()
    ]
    return table((f"{len(SAMPLE)} masked clauses, {characters:,} characters", "median", "characters/s", "× LALR"), rows)


def _under(parser: Lark, clause: str) -> None:
    with suppress(UnexpectedInput):
        parser.parse(clause)


def _pattern() -> None:
    pattern = anchor_patterns().place
    for text in TEXTS:
        pattern.findall(text)


def _lalr() -> float:
    parse_clause.cache_clear()
    return _timed(lambda: [parse_clause(clause) for clause in SAMPLE])()


def _reading() -> float:
    """A reading of both plans; what a reading needs beside their texts is made before."""
    parse_clause.cache_clear()
    unread = [Facts(plan) for plan in PLANS]
    for facts in unread:
        assert facts.row_of is not None
    return _timed(lambda: [facts.statements for facts in unread])()


def _timed(run: Callable[[], object]) -> Callable[[], float]:
    """Wall time of a call."""

    def timed() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return timed
