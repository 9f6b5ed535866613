"""Works that are finished before they are begun, in two columns of a row or in one sentence; a work that is called new
and was begun in an earlier year; and a work whose sentence has it finished in another year than its row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import Time, read_times
from checker.checks.dates._works import Printed, Work, find_works
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Block, Passage
from checker.source import Route, Span
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_NAME = 4
"""Characters of the name of a work that a sentence is known to speak of."""
_OUT_OF = 3
"""Of so many works at most one is called otherwise than it is begun, where that shows a slip."""
_MOST = 200
"""Works of a table that the body is searched for."""


class Reversed(Outcome):
    """A work that ends before it begins."""

    work: str
    begun: str
    finished: str


class OtherYear(Outcome):
    """A work that a sentence has finished in another year than its row."""

    work: str
    place: str
    finished: str
    row: str
    row_finished: str


class Nature(Outcome):
    """A work whose begin does not fit what its row calls it: new, or going on since an earlier year."""

    work: str
    nature: str
    begun: str
    year: str


OUTCOMES = (Reversed, OtherYear, Nature)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each row, then one for each sentence, in printed order."""
    works = facts.once(find_works)
    rows = [(work.row, work.begun, work.finished) for work in works if work.begun or work.finished]
    told = [(passage, *times) for passage in prose(facts) for times in _sentences(facts, passage)]
    if not rows and not told:
        raise NothingToCompare
    for row, begun, finished in rows:
        if begun and finished and finished[1].last < (begun[1].first or begun[1].last):
            yield _reversed(facts.rows.name_of(row), begun, finished)
    for passage, begun_at, finished_at in told:
        if finished_at.last < (begun_at.first or begun_at.last):
            yield _reversed("", (passage, begun_at), (passage, finished_at))
    yield from _natures(facts, works)
    yield from _other_years(facts, [(row, finished) for row, _, finished in rows if finished])


def _reversed(work: str, begun: Printed, finished: Printed) -> Outcome:
    places = tuple(dict.fromkeys((_place(*begun), _place(*finished))))
    return Reversed(
        places=places,
        fact=("works", work, begun[1].text, finished[1].text),
        work=quoted(work) if work else places[0].label,
        begun=begun[1].text,
        finished=finished[1].text,
    )


def _place(passage: Passage, time: Time) -> Place:
    return place_of(passage, time.span)


@cache
def _stage() -> re.Pattern[str]:
    words = load_dates()
    return re.compile(f"(?P<begun>{one_of(words.begun)})|(?P<finished>{one_of(words.finished)})")


def _sentences(facts: Facts, passage: Passage) -> Iterator[tuple[Time, Time]]:
    """The time of a begin and that of the end behind it, where nothing else comes between: 3月开工,12月底前竣工."""
    for match in _both().finditer(passage.plain):
        begun, finished = (next(read_times(match[side], facts.plan.year), None) for side in ("begun", "finished"))
        if begun and finished and begun.text == match["begun"] and finished.text == match["finished"]:
            yield begun._replace(span=Span(*match.span("begun"))), finished._replace(span=Span(*match.span("finished")))


@cache
def _both() -> re.Pattern[str]:
    words = load_dates()
    time, filler = "[0-9年月日底末初前第一二三四上下半季度]{2,14}", f"(?:{one_of(words.fillers)})*"
    begun = f"(?P<begun>{time}){filler}(?:{one_of(words.begun)})(?:建设)?"
    return re.compile(f"{begun}[,、]{filler}(?P<finished>{time}){filler}(?:{one_of(words.finished)})")


def _natures(facts: Facts, works: Sequence[Work]) -> Iterator[Outcome]:
    """Works called new that were begun before the year of the plan, or called old that are begun in it.

    Only where a table has both, and most of its works are called as they are begun.
    """
    tables: Mapping[Route, list[Work]] = defaultdict(list)
    for work in works:
        if work.begun and work.is_new is not None:
            tables[work.row.route[:-1]].append(work)
    for theirs in tables.values():
        both = {work.is_new for work in theirs} == {True, False}
        odd = [work for work in theirs if work.begun and work.is_new == _is_earlier(work.begun, facts.plan.year)]
        for work in odd if both and len(odd) * _OUT_OF <= len(theirs) else ():
            yield from _nature(facts, work)


def _is_earlier(begun: Printed, year: int | None) -> bool | None:
    return begun[1].last.year < year if year else None


def _nature(facts: Facts, work: Work) -> Iterator[Outcome]:
    if work.begun and work.nature:
        yield Nature(
            places=(place_of(work.nature), _place(*work.begun)),
            fact=("nature", work.name, work.nature.plain, work.begun[1].text),
            work=quoted(work.name),
            nature=work.nature.plain,
            begun=work.begun[1].text,
            year=f"{facts.plan.year}年",
        )


def _other_years(facts: Facts, rows: Sequence[tuple[Block, Printed]]) -> Iterator[Outcome]:
    """Sentences that have a work of a row finished in a year that their heading or they themselves name."""
    ends: Mapping[str, tuple[Block, Printed]] = {facts.rows.name_of(row): (row, end) for row, end in rows}
    names = [name for name in ends if len(name) >= _NAME][:_MOST]
    named = re.compile(one_of(names)) if names else None
    for passage in prose(facts) if named else ():
        for clause, word_ends in _finishing(passage):
            year = _year(passage, clause[0])
            for match in named.finditer(clause[0]) if named and year else ():
                row, end = ends[match[0]]
                if end[1].last.year != year and match.end() < word_ends:
                    span = Span(clause.start() + match.start(), clause.start() + word_ends)
                    yield _other_year(passage, span, f"{year}年", row, end, match[0])


def _finishing(passage: Passage) -> Iterator[tuple[re.Match[str], int]]:
    """The clauses of the body that finish works, each with where the word for it ends."""
    for clause in re.finditer("[^,。;]+", "" if passage.table else passage.plain):
        words = (match for match in _stage().finditer(clause[0]) if match.lastgroup == "finished")
        if word := next(words, None):
            yield clause, word.end()


def _other_year(passage: Passage, span: Span, year: str, row: Block, end: Printed, name: str) -> Outcome:
    return OtherYear(
        places=(place_of(passage, span), _place(*end)),
        fact=("works", name, year, end[1].text),
        work=quoted(name),
        place=passage.label,
        finished=year,
        row=row.label,
        row_finished=end[1].text,
    )


def _year(passage: Passage, clause: str) -> int | None:
    """The one year that a clause, or else the heading above it, is of."""
    for text in (clause, *reversed(passage.headings)):
        years = {time.last.year for time in read_times(text) if time.dated}
        if years:
            return years.pop() if len(years) == 1 else None
    return None
