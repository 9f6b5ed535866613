"""An amount whose sentence refers to a table, against the grand total of that table (计划投入3.8亿元，分年度安排见表3).

Enters: what a plan sets.  Leaves: a `Clash` for each sentence of which no amount in money is the total; it is certain
where the digits are the same and only the scale differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from checker.checks.shared.amounts import amount_of
from checker.checks.shared.between import Between
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import in_money, split_by
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.plan.passages import Form
from checker.source import fold
from checker.words.counts import load_counts
from checker.words.derivations import load_derivations

_NUMBERED = re.compile(r"\s*附?表\s*(\d+)")
_ENDS = "。;!?"
_REASON = Words("正文写明见该表, 与表中合计对照", "the sentence refers to this table; compared with its grand total")


def cited_clashes(facts: Facts) -> Iterator[Clash]:
    """One for each sentence with a single amount that is not the total of the table it refers to."""
    totals = _totals(facts)
    texts = [t for t in facts.targets if t.passage.form is Form.STATEMENT and in_money(t)] if totals else []
    for sentence in split_by(texts, lambda t: (t.passage.index, _ends_before(t))).values():
        cited = _cited().search(_sentence(sentence[0]))
        total = totals.get((sentence[0].passage.document, cited[1])) if cited else None
        if total and len({amount_of(each) for each in sentence}) == 1 and amount_of(sentence[0]) != amount_of(total):
            certain = _same_digits(amount_of(sentence[0]), amount_of(total))
            yield Clash(Differ.VALUE, Between.BODY_TABLE, certain, (tuple(sentence), (total,)), (_REASON,))


def _totals(facts: Facts) -> Mapping[tuple[str, str], Target]:
    """The grand total in money of each numbered table that has just one, by document and number."""
    found: dict[tuple[str, str], Target] = {}
    cells = split_by(filter(in_money, facts.targets), lambda t: t.passage.index)
    rows = split_by((row for row in facts.outline.rows if row.adds_up), lambda row: row.route[:-2])
    for part in facts.outline.parts:
        for at, table in enumerate(part.document.tables):
            mark = _NUMBERED.match(fold("".join((table.label, table.caption, table.title))))
            last = rows.get((*part.route, "tables", at), [])[-1:]
            theirs = _grand([target for row in last for index in row.texts for target in cells.get(index, ())])
            if mark and theirs:
                found[part.key, mark[1]] = theirs
    return found


def _grand(cells: Sequence[Target]) -> Target | None:
    """The cell of a row of totals that is the total of all: the only one, or that of the column of totals."""
    called = [t for t in cells if t.passage.column and load_derivations().total_columns.search(t.passage.column.text)]
    fitting = called or cells
    return fitting[0] if len(fitting) == 1 else None


def _ends_before(target: Target) -> int:
    start = target.constraint.quantity.span.start
    return max(target.passage.plain.rfind(mark, 0, start) for mark in _ENDS)


def _sentence(target: Target) -> str:
    text, end = target.passage.plain, target.constraint.quantity.span.end
    ends = [at for mark in _ENDS if (at := text.find(mark, end)) >= 0]
    return text[_ends_before(target) + 1 : min(ends, default=len(text))]


def _same_digits(a: Decimal | None, b: Decimal | None) -> bool:
    """Whether only the scale of two amounts differs."""
    return bool(a and b and a.normalize().as_tuple().digits == b.normalize().as_tuple().digits)


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(rf"{load_counts().table_references}\s*(\d+)")
