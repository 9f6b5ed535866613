"""Works that are finished before they are begun, in columns of a row or in one sentence; and a work whose sentence
has it finished in another year than its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import Time, read_times
from checker.checks.dates._yearly_states import State, turned_states
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Block, Passage, PlanField
from checker.source import Span
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_NAME = 4
"""Characters of the name of a work that a sentence is known to speak of."""

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


OUTCOMES = (Reversed, OtherYear)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each row, then one for each sentence, in printed order."""
    rows = [(row, begun, finished) for row in facts.outline.rows for begun, finished in _columns(facts, row)]
    told = [(passage, *times) for passage in prose(facts) for times in _sentences(facts, passage)]
    turned = [(row, *pair) for row in facts.outline.rows for pair in turned_states(facts, row)]
    if not rows and not told and not turned:
        raise NothingToCompare
    for row, begun_state, finished_state in turned:
        yield _turned(facts.rows.name_of(row), begun_state, finished_state)
    for row, begun, finished in rows:
        if begun and finished and finished[1].last < (begun[1].first or begun[1].last):
            yield _reversed(facts.rows.name_of(row), begun, finished)
    for passage, begun_at, finished_at in told:
        if finished_at.last < (begun_at.first or begun_at.last):
            yield _reversed("", (passage, begun_at), (passage, finished_at))
    yield from _other_years(facts, [(row, finished) for row, _, finished in rows if finished])


def _turned(work: str, begun: State, finished: State) -> Outcome:
    return Reversed(
        places=(place_of(begun.passage), place_of(finished.passage)),
        fact=("works", work, begun.passage.text, finished.passage.text),
        work=quoted(f"{work}{begun.phase}"),
        begun=f"{begun.year}年",
        finished=f"{finished.year}年",
    )


_Printed = tuple[Passage, Time]


def _reversed(work: str, begun: _Printed, finished: _Printed) -> Outcome:
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


def _columns(facts: Facts, row: Block) -> Iterator[tuple[_Printed | None, _Printed | None]]:
    """When a row begins and ends its work, by the headers of its columns; nothing where it tells neither."""
    begun = finished = None
    for passage in (facts.passages[index] for index in row.texts):
        header = passage.column.text if passage.column and passage.field in _TIMES else ""
        time = _alone(passage, facts.plan.year) if header else None
        if time and any(word in header for word in load_dates().begun_columns):
            begun = passage, time
        elif time and any(word in header for word in load_dates().finished_columns):
            finished = passage, time
    if begun or finished:
        yield begun, finished


_TIMES = (PlanField.DEADLINE, PlanField.VALUE, PlanField.CONTENT)


def _alone(passage: Passage, year: int | None) -> Time | None:
    """The time that a cell holds and nothing else."""
    time = next(read_times(passage.plain, year), None)
    return time if time and time.text == passage.plain.strip() else None


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


def _other_years(facts: Facts, rows: Sequence[tuple[Block, _Printed]]) -> Iterator[Outcome]:
    """Sentences that have a work of a row finished in a year that their heading or they themselves name."""
    ends: Mapping[str, tuple[Block, _Printed]] = {facts.rows.name_of(row): (row, end) for row, end in rows}
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


def _other_year(passage: Passage, span: Span, year: str, row: Block, end: _Printed, name: str) -> Outcome:
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
