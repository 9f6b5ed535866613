"""Stages of one campaign whose times do not follow on each other: one ends before an earlier one, two overlap, a time
between two is left out.

Stages are the headings of one list, or sentences of one section, that name a stage with its time; below 实施步骤 every
heading with a time is one.  Two that only
meet in one month, or share one year between them, follow on each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import Time, read_times
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.numbering import read_heading
from checker.plan.passages import Block, Form, Passage
from checker.source import Route, Span
from checker.words.dates import load_dates

QUOTES_DIFFER = False
_MASK = "\ue000"
"""What stands for the characters of a time."""


class _Stages(Outcome):
    stage_a: str
    time_a: str
    stage_b: str
    time_b: str


class Earlier(_Stages):
    """A later stage is over before the one before it begins."""


class Within(_Stages):
    """A later stage ends before the one before it."""


class Overlapping(_Stages):
    """A later stage begins before the one before it ends."""


class Gap(_Stages):
    """Between two stages a time is left out."""


class Beyond(Outcome):
    """A stage whose own sentence sets a deadline after its end."""

    stage: str
    time: str
    deadline: str


class Outside(Outcome):
    """A stage in whose section a deadline stands that is not within its time."""

    stage: str
    time: str
    place: str
    deadline: str


OUTCOMES = (Earlier, Within, Overlapping, Gap, Beyond, Outside)


class _Stage(NamedTuple):
    """A stage with its time, and where both are printed."""

    passage: Passage
    span: Span
    name: str
    time: Time


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two stages that follow on each other in print and not in time, and for each deadline beyond one."""
    lists = [stages for stages in _stages(facts).values() if len(stages) > 1]
    if not lists:
        raise NothingToCompare
    for stages in lists:
        for before, after in pairwise(stages):
            if outcome := _compare(before.time, after.time):
                yield outcome(
                    places=(place_of(before.passage, before.span), place_of(after.passage, after.span)),
                    fact=("stages", before.name, before.time.text, after.name, after.time.text),
                    stage_a=before.name,
                    time_a=before.time.text,
                    stage_b=after.name,
                    time_b=after.time.text,
                )
        for stage in stages:
            yield from _beyond(stage)
            yield from _outside(facts, stage)


def _beyond(stage: _Stage) -> Iterator[Outcome]:
    """The deadlines (4月30日前) behind the time of a stage, in its own sentence, that lie after its end."""
    passage, end = stage.passage, stage.span.end
    sentence = re.split("[。;]", passage.plain[end:])[0]
    for time in _deadlines(sentence, stage.time.last.year):
        if time.last > stage.time.last:
            span = Span(end + time.span.start, end + time.span.end)
            yield Beyond(
                places=(place_of(passage, stage.span), place_of(passage, span)),
                fact=("beyond", stage.name, stage.time.text, time.text),
                stage=stage.name,
                time=stage.time.text,
                deadline=time.text,
            )


def _outside(facts: Facts, stage: _Stage) -> Iterator[Outcome]:
    """The deadlines in the section of a stage that are over before it begins, or end after it."""
    first, last = stage.time.first, stage.time.last
    if stage.passage.form is not Form.HEADING or first is None or first.year != last.year:
        return
    for passage in _in_section(facts, stage.passage):
        for time in _deadlines(passage.plain, last.year):
            if (time.last < first or time.last > last) and time.last.year == last.year:
                yield Outside(
                    places=(place_of(stage.passage, stage.span), place_of(passage, time.span)),
                    fact=("outside", stage.name, stage.time.text, time.text),
                    stage=stage.name,
                    time=stage.time.text,
                    place=passage.label,
                    deadline=time.text,
                )


def _in_section(facts: Facts, heading: Passage) -> Iterator[Passage]:
    """The sentences below a heading."""
    section = heading.route[:-1]
    for passage in facts.passages[heading.index + 1 :]:
        if passage.route[: len(section)] != section:
            return
        if passage.form is Form.STATEMENT:
            yield passage


def _deadlines(sentence: str, year: int) -> Iterator[Time]:
    """The months by whose end something is due once (4月30日前, 8月底前)."""
    if not re.search("[每次后]", sentence):
        yield from (time for time in read_times(sentence, year) if time.first is None and time.size == 1)


@cache
def _named() -> re.Pattern[str]:
    """动员部署阶段(2030年2月—3月) and 2月至3月为动员部署阶段, where times are masked."""
    words = load_dates()
    ahead = rf"(?P<name>{words.stage})(?:{words.stage_motto}(?=\())?(?:{words.before_time})(?={_MASK})"
    return re.compile(rf"(?<={_MASK})(?:为|是|[,:])?(?P<behind>{words.stage})|{ahead}")


@cache
def _titled() -> re.Pattern[str]:
    """(二)集中实施(4月至10月): any heading with its time in brackets."""
    number = r"(?:\([^()]*\)|[^、.]{1,3}[、.])?"
    return re.compile(rf"^{number}(?P<name>[\u4e00-\u9fff]{{2,12}})\((?={_MASK}+\))(?P<behind>(?!))?")


def _below_steps(passage: Passage) -> bool:
    """Whether a heading stands in a section of stages and does not say so itself."""
    above = passage.headings[-2:-1] if passage.form is Form.HEADING else ()
    unsaid = not re.search(load_dates().stage, passage.plain)
    return unsaid and any(word in title for title in above for word in load_dates().stage_sections)


def _stages(facts: Facts) -> Mapping[Route, Sequence[_Stage]]:
    """The stages of each list of headings, section or table, in printed order."""
    found: dict[Route, list[_Stage]] = defaultdict(list)
    for heading, passage in _headed(facts):
        above = found[heading.route[:-2]] if heading else []
        below = list(_below(heading, passage, _year(facts, above))) if heading else []
        beside = found[passage.route[:-2]]
        above += below
        beside += () if below else _read(passage, _year(facts, beside))
    for row in facts.outline.rows:
        found[row.route[:-2]] += _of_row(facts, row)
    return found


def _year(facts: Facts, known: Sequence[_Stage]) -> int | None:
    """The year of a stage that prints none: that of the stage before, else the plan's."""
    return known[-1].time.last.year if known else facts.plan.year


def _headed(facts: Facts) -> Iterator[tuple[Passage | None, Passage]]:
    """Headings and sentences; the first sentence below a heading that ends in the name of a stage comes with it."""
    above: Passage | None = None
    for passage in facts.passages:
        if passage.form in (Form.HEADING, Form.STATEMENT):
            yield (above if above and passage.route[-1] == 0 else None), passage
            above = passage if re.search(f"(?:{load_dates().stage})[。:]?$", passage.plain) else None


def _below(heading: Passage, passage: Passage, year: int | None) -> Iterator[_Stage]:
    """The stage that a heading names, with the time that the sentence below it begins with."""
    start = re.match(load_dates().before_time, passage.plain)
    time = next(read_times(passage.plain, year), None)
    if start and time and time.span.start == start.end() and _is_closed(passage.plain, time):
        yield _Stage(passage, time.span, read_heading(heading.plain).title, time)


def _of_row(facts: Facts, row: Block) -> Iterator[_Stage]:
    """The stage that a row is, with its time."""
    name = facts.rows.name_of(row)
    cells = (facts.passages[index] for index in row.texts) if re.fullmatch(f"(?:{load_dates().stage})", name) else ()
    for passage in cells:
        time = next(read_times(passage.plain, facts.plan.year), None)
        if time and time.text == passage.plain:
            yield _Stage(passage, time.span, name, time)
            return


def _read(passage: Passage, year: int | None) -> Iterator[_Stage]:
    times = list(read_times(passage.plain, year))
    masked = list(passage.plain)
    for time in times:
        masked[time.span.start : time.span.end] = _MASK * (time.span.end - time.span.start)
    begins, ends = ({getattr(time.span, side): time for time in times} for side in ("start", "end"))
    pattern = _titled() if _below_steps(passage) else _named()
    for match in pattern.finditer("".join(masked)) if times else ():
        time = begins[match.end()] if match["name"] else ends[match.start()]
        if _is_closed(passage.plain, time):
            begins_at = match.start("name") if match["name"] else match.start()
            span = Span(min(begins_at, time.span.start), max(match.end(), time.span.end))
            yield _Stage(passage, span, match["name"] or match["behind"], time)


def _is_closed(text: str, time: Time) -> bool:
    """Whether a time has an end (not 2030年6月起, 2030年7月以后)."""
    return not text.startswith(load_dates().open_end, time.span.end)


def _compare(before: Time, after: Time) -> type[_Stages] | None:
    """How two times do not follow on each other.

    Without a year, one that seems to turn back may be of the year after: cannot tell.
    """
    turned = not after.dated and after.last < (before.first or before.last)
    if turned or (before.first, before.last) == (after.first, after.last):
        return None
    if before.first and after.last < before.first:
        return Earlier
    if after.last < before.last:
        return Within
    if after.first is None:
        return None
    apart = _apart(before.last, after.first, max(before.size, after.size))
    if after.first <= before.last and apart:
        return Overlapping
    return Gap if apart > 1 else None


def _apart(last: date, first: date, size: int) -> int:
    """The months, or years, from the end of one stage to the beginning of the next: none where they share one."""
    years = first.year - last.year
    return years if size > 1 else years * 12 + first.month - last.month
