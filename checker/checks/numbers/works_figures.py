"""Works of a table whose investment, or whose size, a sentence that calls them by name tells otherwise.

The investment is that of the first column of money that is of no year; of sizes, only one that row and sentence each
tell once, in one measure word and of one thing, is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.checks.arithmetic._figures import figures_of, lines
from checker.checks.arithmetic._row_changes import cells_of
from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import split_by
from checker.checks.shared.named_works import Told, find_told, named_works, work_name
from checker.checks.shared.places import row_place
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import Target, place_of
from checker.language.constraint import Op, same_figure
from checker.plan.headers import read_header
from checker.plan.passages import Block, PlanField
from checker.source import Span
from checker.words.dates import load_dates
from checker.words.measures import load_measures
from checker.words.strings import ngrams
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False


class _Apart(Outcome):
    work: str
    place: str
    told: str
    row: str
    printed: str


class Investment(_Apart):
    """What is put into a work."""


class Size(_Apart):
    """Another figure of a work."""


class Name(Outcome):
    """A sentence with the investment of a work under nearly its name."""

    work: str
    place: str
    named: str
    row: str
    printed: str


OUTCOMES = (Investment, Size, Name)
_BEGINS = 4
"""Characters that the name of a work and a name that is nearly the same begin with."""
_NAMED = re.compile(r"[一-鿿]+")


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each work and each figure of it."""
    told = facts.once(find_told)
    if not facts.once(named_works):
        raise NothingToCompare
    for each in told:
        figures = [target for target in figures_of(facts, each.passage) if _stands_in(target, each)]
        invested = _invested(each, figures)
        if len(invested) == len(each.rows):
            for row, figure in zip(each.rows, invested, strict=True):
                yield from _investment(facts, each, row, figure)
        if len(each.rows) == 1:
            yield from _sizes(facts, each, figures)
    yield from _names(facts)


def _stands_in(target: Target, told: Told) -> bool:
    return told.behind.start <= target.constraint.quantity.span.start < told.behind.end


def _invested(told: Told, figures: Sequence[Target]) -> Sequence[Target]:
    """The investments that a sentence gives for works, one for each: 总投资分别为2400万元、1800万元."""
    money = [each for each in figures if each.constraint.quantity.unit in load_measures().currencies]
    for at, first in enumerate(money):
        before = told.passage.plain[told.behind.start : first.constraint.quantity.span.start]
        if _investing().search(before):
            return money[at : at + len(told.rows)]
    return ()


@cache
def _investing() -> re.Pattern[str]:
    """总投资, 投资约, 投资分别为; not 完成投资, 年度投资, 每公里投资, 标志性项目总投资."""
    words = load_dates()
    return re.compile(
        rf"(?:^(?:{one_of(words.work_ends)})*|[,、(])(?:{one_of(words.whole_investment)})投资额?(?:分别)?(?:为|约|达)?$"
    )


def _investment(facts: Facts, told: Told, row: Block, figure: Target) -> Iterator[Outcome]:
    cells = _investments(facts, row)
    ours = figure.constraint.quantity
    theirs = cells[0].constraint.quantity if cells else ours
    if ours.op is Op.EQ and ours.unit == theirs.unit and not same_figure(theirs, ours):
        yield _apart(Investment, facts, told, row, (figure, cells[0]))


def _investments(facts: Facts, row: Block) -> Sequence[Target]:
    """The figures of a row in columns of investments that are of no year."""
    return [cell.target for cell in cells_of(facts, row) if _is_investment(cell.header)]


def _is_investment(header: str) -> bool:
    """Whether a column holds all that is put into a work, and not what one year or one source gives."""
    read = read_header(header)
    return not (read.year or read.time) and read.name.endswith(("投资", "投资额"))


def _sizes(facts: Facts, told: Told, figures: Sequence[Target]) -> Iterator[Outcome]:
    row = told.rows[0]
    passages = [facts.passages[index] for index in row.texts if index in facts.statements]
    contents = [each for each in passages if each.field is PlanField.CONTENT]
    printed = split_by((figure for each in contents for figure in figures_of(facts, each)), _unit)
    for unit, ours in split_by(figures, _unit).items():
        theirs = printed.get(unit, [])
        single = len(ours) == len(theirs) == 1 and unit not in ("%", *load_measures().currencies)
        if single and amount_of(ours[0]) != amount_of(theirs[0]) and _are_of_one(ours[0], theirs[0]):
            yield _apart(Size, facts, told, row, (ours[0], theirs[0]))


def _unit(figure: Target) -> str:
    return figure.constraint.quantity.unit or ""


def _are_of_one(ours: Target, theirs: Target) -> bool:
    """Whether two figures are called by one word."""
    return bool(set(ngrams(ours.constraint.indicator)) & set(ngrams(theirs.constraint.indicator)))


def _apart(outcome: type[_Apart], facts: Facts, told: Told, row: Block, figures: tuple[Target, Target]) -> Outcome:
    ours, theirs = figures
    return outcome(
        places=(ours.place, theirs.place),
        fact=(
            "work",
            facts.rows.name_of(row),
            ours.constraint.quantity.raw or "",
            theirs.constraint.quantity.raw or "",
        ),
        work=quoted(facts.rows.name_of(row)),
        place=told.passage.label,
        told=ours.constraint.quantity.raw or "",
        row=row.label,
        printed=theirs.constraint.quantity.raw or "",
    )


def _names(facts: Facts) -> Iterator[Outcome]:
    """The works whose investment a sentence tells under nearly their name."""
    works = facts.once(named_works)
    cells = {name: _investments(facts, row) for name, row in works.items()}
    for line in facts.once(lines) if any(cells.values()) else ():
        for figure in line.figures:
            before = re.split("[。;]", figure.passage.plain[: figure.constraint.quantity.span.start])[-1]
            if not figure.passage.table and _investing().search(before):
                for name, theirs in cells.items():
                    near = "" if name in before else _nearly(name, before)
                    if (
                        near
                        and near not in works
                        and theirs
                        and same_figure(theirs[0].constraint.quantity, figure.constraint.quantity)
                    ):
                        yield _name(facts, works[name], near, (figure, theirs[0]))


def _nearly(name: str, before: str) -> str:
    """A name in some words that begins as another does, and is neither it nor a shorter form of it."""
    for run in _NAMED.finditer(before):
        at = run[0].find(name[:_BEGINS])
        found = work_name(run[0][at:]) if at >= 0 else ""
        if found and not name.startswith(found) and not found.startswith(name):
            return found
    return ""


def _name(facts: Facts, row: Block, near: str, figures: tuple[Target, Target]) -> Outcome:
    ours, theirs = figures
    start = ours.passage.plain.rfind(near, 0, ours.constraint.quantity.span.start)
    return Name(
        places=(place_of(ours.passage, Span(start, start + len(near))), row_place(facts, row)),
        fact=("work", facts.rows.name_of(row), near),
        work=quoted(facts.rows.name_of(row)),
        place=ours.passage.label,
        named=quoted(near),
        row=row.label,
        printed=theirs.constraint.quantity.raw or "",
    )
