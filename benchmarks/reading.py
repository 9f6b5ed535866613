"""How long the reading of both example plans takes, as ratios to the passes that it begins with.

Runs in turn (A B C D A B C D …), in one process and after a first round that is not counted: the compiled pattern of
`checker/language/anchors.py` alone over the folded texts, the scan that reads what stands at each place, the parse of
every clause with a value, once each, and the whole reading (`Facts.statements`, scan and parse included).  Every round
reads both plans afresh, without the clauses that `parse_clause` keeps from the round before.  Prints the least of each,
and how many times that is of the pattern alone and of the scan.

    python benchmarks/reading.py [RUNS]
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from checker.cli import COLLECT_AFTER
from checker.facts import Facts
from checker.language.statement.anchor_patterns import place_pattern
from checker.language.statement.anchors import scan
from checker.language.statement.clauses import parse_clause
from checker.language.statement.masks import stretches
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


def parsing() -> Callable[[], object]:
    """A parse of every clause of both plans, none of them kept from before."""
    parse_clause.cache_clear()
    return lambda: [parse_clause(clause) for clause in CLAUSES]


def reading() -> Callable[[], object]:
    """A reading of both plans; what a reading needs beside their texts is made before."""
    parse_clause.cache_clear()
    unread = [Facts(plan) for plan in PLANS]
    for facts in unread:
        assert facts.row_of is not None
    return lambda: [facts.statements for facts in unread]


def milliseconds(run: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def main(runs: int) -> None:
    """Time the four in turn and print the least of each, with ratios to the first two."""
    gc.set_threshold(COLLECT_AFTER)  # as the command does
    pattern = place_pattern()
    passes: dict[str, Callable[[], Callable[[], object]]] = {
        "anchor pass": lambda: lambda: [pattern.findall(text) for text in TEXTS],
        "scan": lambda: lambda: [scan(text) for text in TEXTS],
        "parsing": parsing,
        "reading": reading,
    }
    times = [{name: milliseconds(prepare()) for name, prepare in passes.items()} for _ in range(runs + 1)][1:]
    least = {name: min(measured[name] for measured in times) for name in passes}
    for name, spent in least.items():
        ratios = (f"{spent / least[other]:6.1f} × {other}" for other in ("anchor pass", "scan"))
        sys.stdout.write(f"{name:12} {spent:7.1f} ms{''.join(ratios)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
