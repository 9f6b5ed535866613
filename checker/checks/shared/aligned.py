"""Near-equal clauses of a plan, each with where it stands.

Enters: facts.  Leaves: pairs of `Clause`s that are nearly the same text, with how they differ.
"""

from __future__ import annotations

import re
from functools import cache

from checker.facts import Facts
from checker.facts.printed import Clause
from checker.language.alike.alignment import Aligned, align
from checker.language.alike.clause_splitting import LocatedClause, split_clauses
from checker.plan.headers import read_header
from checker.plan.passages import PROSE, Form, Passage, PlanField, Zone
from checker.source import fold
from checker.words.vocabulary import one_of, vocabulary
from checker.words.words import load_words

AlignedClauses = tuple[Clause, Clause, Aligned]


def aligned_clauses(facts: Facts) -> tuple[AlignedClauses, ...]:
    """Pairs of clauses that are nearly the same text, with their differences, in printed order."""
    clauses = _clauses(facts)
    pairs = align([_located(facts, clause) for clause in clauses], facts.identity)
    return tuple((clauses[pair.a], clauses[pair.b], pair) for pair in pairs)


def _clauses(facts: Facts) -> tuple[Clause, ...]:
    """The clauses of all headings, statements and cells."""
    return tuple(
        Clause(passage, span)
        for passage in facts.passages
        if passage.form in PROSE and not _tells_the_past(facts, passage) and not _in_indicator_row(facts, passage)
        for span in split_clauses(passage.text)
        if not _says_little(passage.plain[slice(*span)])
    )


@cache
def _idle() -> re.Pattern[str]:
    """Dates, figures with their bounds, verbs of reaching, and the unit in brackets behind a label."""
    words = load_words()
    idle = one_of([*words.times, *words.reach, *words.bounds_before.all, *words.bounds_after.all])
    return re.compile(rf"[0-9.,]+|[万亿]?(?:{vocabulary().measure_word})$|[年月日]|季度|[底末前]|{idle}|\W")


def _says_little(text: str) -> bool:
    """Whether a clause names nothing (11月底前完成, 全年不少于4次), so that it is like any other such clause."""
    return not _idle().sub("", text)


def _tells_the_past(facts: Facts, passage: Passage) -> bool:
    return passage.zone is Zone.BACKGROUND or passage.index in facts.results


def _in_indicator_row(facts: Facts, passage: Passage) -> bool:
    """Whether name and value stand in two cells; then neither is a clause by itself."""
    row = facts.row_of.get(passage.index)
    if row is not None and read_header(passage.text).unit:
        return True
    return row is not None and any(facts.passages[index].field is PlanField.TARGET for index in row.texts)


def _located(facts: Facts, clause: Clause) -> LocatedClause:
    passage = clause.passage
    row = facts.row_of.get(passage.index)
    links = {passage.block}
    if row and row.route in facts.matches:
        links.add(facts.matches[row.route].label)
    return LocatedClause(
        text=fold(clause.text),
        span=clause.span,
        passage=passage.index,
        document=passage.document,
        zone=passage.zone.value,
        section=passage.block,
        row=row.label if row else None,
        linked=frozenset(links),
        heading=passage.form is Form.HEADING,
    )
