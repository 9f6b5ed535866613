"""Works that a sentence calls by name and gives another nature (续建), level (省级) or progress than their row does.

A sentence gives them right before or right behind the name.  How far a work comes is compared only in plans of one
year, and only with columns of that year: finished here and still being prepared there, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import read_times
from checker.checks.dates._works import find_works
from checker.checks.shared.named_works import Told, find_told
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.headers import read_header
from checker.plan.passages import Block, Passage, Zone
from checker.source import Route, Span
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of
from checker.words.works import load_works

QUOTES_DIFFER = False
_STAGES = "early", "begun", "finished"


class _Apart(Outcome):
    work: str
    place: str
    told: str
    row: str
    printed: str


class Nature(_Apart):
    """Called new in one place, and going on in the other."""


class Level(_Apart):
    """Of another level."""


class Progress(_Apart):
    """Finished in one place, only prepared or begun in the other."""


OUTCOMES = (Nature, Level, Progress)


class _Said(NamedTuple):
    """What is said of a work: the value that is compared, and where it is printed."""

    value: str
    span: Span


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each work and each thing that differs, in printed order."""
    told = facts.once(find_told)
    if not told:
        raise NothingToCompare
    natures: Mapping[Route, Passage] = {
        work.row.route: work.nature for work in facts.once(find_works) if work.nature is not None
    }
    for each in told:
        nature, level, stage = _nature(each), _level(each), _stage_told(facts, each)
        for row in each.rows:
            cell = natures.get(row.route)
            if nature and cell and _class(cell.plain) not in ("", nature.value):
                yield _apart(Nature, facts, (each, nature), row, (cell, Span(0, len(cell.plain))))
            yield from _levels(facts, each, level, row)
            yield from _progress(facts, each, stage, row)


def _apart(
    outcome: type[_Apart], facts: Facts, said: tuple[Told, _Said], row: Block, printed: tuple[Passage, Span]
) -> Outcome:
    told, ours = said
    here, there = place_of(told.passage, ours.span), place_of(*printed)
    name = facts.rows.name_of(row)
    return outcome(
        places=(here, there),
        fact=("work", name, here.quote, there.quote),
        work=quoted(name),
        place=told.passage.label,
        told=quoted(here.quote),
        row=row.label,
        printed=quoted(there.quote),
    )


def _class(word: str) -> str:
    """Whether a word for the nature of works is one for new or for old ones."""
    dates, works = load_dates(), load_works()
    if word in (*dates.new_works, *works.new, *works.beginning):
        return "new"
    return "going" if word in (*dates.going_works, *works.going) else ""


@cache
def _joints() -> tuple[str, str]:
    """The patterns of what stands behind a name and before what it is called, and of what follows that."""
    words = load_works()
    ends = f"(?:{one_of(load_dates().work_ends)})*"
    return rf"{ends}(?:[,(]|[,(]?(?:{one_of(words.this_work)})?(?:{one_of(words.called)}))", f"(?:{one_of(words.of)})*"


@cache
def _natures() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_works()
    joint, of = _joints()
    every = one_of([*words.going, *words.new])
    before = one_of([*words.going, *words.beginning])
    return (
        re.compile(rf"(?<![一-鿿])(?P<said>{before}){of}[:“]?$"),
        re.compile(rf"{joint}(?P<said>{every}){of}(?=[,。;、)]|$)"),
    )


@cache
def _levels_told() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, works = load_works(), one_of(load_dates().counted_as)
    joint, of = _joints()
    level = _level_words()
    return (
        re.compile(rf"(?<!争创)(?<!申报)(?P<said>{level}{of})[:“]?$"),
        re.compile(rf"{joint}(?P<said>{level}(?:{one_of(words.grand)})(?:建设)?(?:{works}))"),
    )


@cache
def _level_words() -> str:
    """Words for a level that say so by themselves (省级), or before 重点 (省重点)."""
    words = [word for of in load_works().levels.values() for word in of]
    full = [word for word in words if word.endswith("级")]
    return f"(?:{one_of(full)}|(?:{one_of(words)})(?={one_of(load_works().grand)}))"


def _nature(told: Told) -> _Said | None:
    found = _beside(told, *_natures())
    return found and _Said(_class(told.passage.plain[slice(*found.span("said"))]), Span(*found.span("said")))


def _level(told: Told) -> _Said | None:
    found = _beside(told, *_levels_told())
    return found and _Said(_level_of(found["said"]), Span(*found.span("said")))


def _beside(told: Told, before: re.Pattern[str], behind: re.Pattern[str]) -> re.Match[str] | None:
    """What one of two patterns finds right before or behind the names of a sentence."""
    text = told.passage.plain
    start = max(text.rfind(stop, 0, told.name.start) for stop in ",。;、:)") + 1
    at = before.search(text[start : told.name.start])
    if at:
        return before.search(text, start, told.name.start)
    return behind.match(text, told.behind.start, told.behind.end)


def _level_of(text: str) -> str:
    """The level that a text begins with."""
    levels = load_works().levels.items()
    return next((level for level, words in levels if text.startswith(words)), "")


def _levels(facts: Facts, told: Told, said: _Said | None, row: Block) -> Iterator[Outcome]:
    """The level of a row, where a column of it holds nothing else."""
    for cell in _cells(facts, row, load_works().level_columns) if said else ():
        match = re.fullmatch(_level_words(), cell.plain)
        if said and match and _level_of(cell.plain) != said.value:
            yield _apart(Level, facts, (told, said), row, (cell, Span(0, len(cell.plain))))


def _cells(facts: Facts, row: Block, words: Sequence[str]) -> Iterator[Passage]:
    """The cells of a row in columns whose header holds one of some words and no year but the plan's."""
    for passage in (facts.passages[index] for index in row.texts):
        header = passage.column.text if passage.column else ""
        if any(word in header for word in words) and read_header(header).year in ("", str(facts.plan.year)):
            yield passage


@cache
def _stage() -> re.Pattern[str]:
    """How far a work comes, as one of three groups; not what is done once it is finished, nor a part of it."""
    words = load_works()
    groups = (f"(?P<{stage}>{one_of(getattr(words, stage))})" for stage in _STAGES)
    return re.compile(rf"(?:{'|'.join(groups)})(?!{one_of(words.partly)}|\d)")


@cache
def _beside_stage() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A stage right before a name (开工建设X), and right behind one (X力争年内建成)."""
    words = load_works()
    between, ends = one_of(words.between), one_of([*words.beginning, *words.finishing])
    return (
        re.compile(f"^(?:{between})*(?P<said>{ends})$"),
        re.compile(f"(?:{between}|[,、])*(?P<said>{_stage().pattern})"),
    )


def _stage_told(facts: Facts, told: Told) -> _Said | None:
    """How far a sentence says a work comes in the year of the plan."""
    passage, text = told.passage, told.passage.plain
    early = passage.zone is Zone.BACKGROUND or passage.index in facts.results
    if early or _of_years(facts.plan.title) or _other_years(facts, text):
        return None
    found = _beside(told, *_beside_stage())
    if not found:
        return None
    furthest = max(_rank(found["said"]), _rank(told.words))
    return _Said(_STAGES[furthest], Span(*found.span("said"))) if furthest == _rank(found["said"]) else None


def _of_years(title: str) -> bool:
    """Whether a plan is one of several years."""
    return any(time.first and time.first.year != time.last.year for time in read_times(title) if time.dated)


def _other_years(facts: Facts, text: str) -> bool:
    return any(time.last.year != facts.plan.year for time in read_times(text) if time.dated)


def _rank(text: str) -> int:
    """The furthest stage of a text; -1 where it tells none."""
    return max((_STAGES.index(match.lastgroup or "") for match in _stage().finditer(text)), default=-1)


def _progress(facts: Facts, told: Told, said: _Said | None, row: Block) -> Iterator[Outcome]:
    """The columns of the year's goals of a row that do not come as far as a sentence, or farther than preparing it."""
    ours = _STAGES.index(said.value) if said else -1
    for cell in _cells(facts, row, load_works().goal_columns) if said else ():
        theirs = -1 if _other_years(facts, cell.plain) else _rank(cell.plain)
        apart = theirs >= 0 and (ours > theirs or ours == 0 < theirs)
        if said and apart:
            match = next(match for match in _stage().finditer(cell.plain) if match.lastgroup == _STAGES[theirs])
            yield _apart(Progress, facts, (told, said), row, (cell, Span(*match.span())))
