"""Deadlines as the days by which something must be done, and what they contradict.

Enters: facts.  Leaves: `Hit`s for deadlines before the plan was issued or after the time it is made for,
and for a task with another deadline in its table row.  2024年, 2024年底 and 到2024年末 are the same day, the
last of the year; years in names, in quotations of other documents and in spans (2023—2025年) are none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import NamedTuple

from checker.evidence.places import document_names, folded_prose
from checker.facts import Facts
from checker.finding import Place
from checker.language.masks import SINCE
from checker.passages import Block, Form, Passage, Zone
from checker.printed import place_of
from checker.rule import Hit, NotApplicable
from checker.source import Route, Span, fold
from checker.wording import listed
from checker.words.strings import ngrams
from checker.words.years import PLAN_YEAR
from checker.words.zones import load_zones

_QUOTED = re.compile(r"《[^》]*》|〔\d{4}〕|\d{4}\s*[—–~-]\s*\d{4}年?")
_DEADLINE = re.compile(
    rf"(?P<to>到|至|截至|在)?(?P<year>{PLAN_YEAR})年"
    r"(?:(?P<end>年?底|末|年末)|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末|份)?|第?(?P<quarter>[一二三四])季度(?:末|底)?)?(?P<before>之?前|以前|前)?"
)
_YEARLESS = re.compile(
    r"(?<![\d年.、—–~-])(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})日|底|末)?|第?(?P<quarter>[一二三四])季度(?:末|底)?)"
    r"(?:之前|以前|前)(?!期|后|往|者|款|列|述|置)"
)
_QUARTERS = "一二三四"
_PERIOD = re.compile(rf"({PLAN_YEAR})\s*年?[—–~-]\s*({PLAN_YEAR})年")
_ISSUED = re.compile(rf"({PLAN_YEAR})年(\d{{1,2}})月(\d{{1,2}})日")
_MANY = 8
_SHOWN = 24


class Deadline(NamedTuple):
    """A day by which something must be done; `exact` where a month is printed, `bare` where only the year is."""

    passage: Passage
    span: Span
    last: date
    exact: bool
    bare: bool

    @property
    def place(self) -> Place:
        """The clause from the deadline on."""
        return place_of(self.passage, Span(self.span.start, min(self.end, self.span.end + 30)))

    @property
    def end(self) -> int:
        """Where the sentence ends in which the deadline stands."""
        text = self.passage.text
        return next((at for at in range(self.span.end, len(text)) if text[at] in ";。；"), len(text))


def deadlines(facts: Facts) -> tuple[Deadline, ...]:
    """Every deadline in printed order; one without a year is of the plan's own (9月底前, 第三季度末前)."""
    found: list[Deadline] = []
    for passage, text in facts.once(folded_prose):
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        for match in _DEADLINE.finditer(text):
            year = int(match["year"])
            coming = match["quarter"] and year >= (facts.plan.year or year)  # a quarter gone by only dates a figure
            bound = match["to"] in ("到", "至", "截至") or match["end"] or coming or match["before"] or _cell(passage)
            since = text[max(match.start() - 1, 0) : match.start()] in SINCE if match.start() else False
            gone = text[max(match.start() - 1, 0) : match.start()] == "(" and year < (facts.plan.year or year)
            inside = since or gone or any(start <= match.start("year") < end for start, end in quoted)
            last = _in_year(match, year) if bound and not inside else None
            if last:
                exact = bool(match["month"] or match["quarter"])
                bare = not (exact or match["end"] or match["before"])
                found.append(Deadline(passage, Span(*match.span()), last, exact, bare))
        found += _yearless(passage, text, facts.plan.year) if facts.plan.year else ()
    return tuple(sorted(found, key=lambda deadline: (deadline.passage.index, deadline.span)))


def _yearless(passage: Passage, text: str, year: int) -> Iterator[Deadline]:
    """The deadlines that name a month or quarter only."""
    for match in _YEARLESS.finditer(text):
        if last := _in_year(match, year):
            yield Deadline(passage, Span(*match.span()), last, exact=True, bare=False)


def _in_year(match: re.Match[str], year: int) -> date | None:
    """The last day that a deadline allows; None for one that no calendar has."""
    month = 3 * (_QUARTERS.index(match["quarter"]) + 1) if match["quarter"] else int(match["month"] or 12)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = int(match["day"] or last)
    return date(year, month, day) if 1 <= day <= last else None


def _cell(passage: Passage) -> bool:
    return passage.route[-1] == "deadline"


def _issued(facts: Facts) -> date | None:
    """When the plan was issued, from the date of the notice or of the master plan."""
    for document in (facts.plan.notice, facts.plan.master):
        match = _ISSUED.fullmatch(re.sub(r"\s", "", fold(document.date))) if document else None
        if match:
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                continue
    return None


def _period(facts: Facts) -> tuple[int, int] | None:
    """The first and last year the plan is made for, from its title or its year."""
    if match := _PERIOD.search(fold(facts.plan.title)):
        return int(match[1]), int(match[2])
    return (facts.plan.year, facts.plan.year) if facts.plan.year else None


def early_deadlines(facts: Facts) -> Iterator[Hit]:
    """Deadlines that had passed when the plan was issued, or lie before its first year."""
    issued, period = _issued(facts), _period(facts)
    first = issued or (date(period[0], 1, 1) if period else None)
    if first is None:
        raise NotApplicable("没有成文日期, 也不知道方案的年份", "neither a date of issue nor the plan's year is known")
    for deadline in facts.once(deadlines):
        if deadline.last < first:
            said = f"{first.year}年{first.month}月{first.day}日" if issued else f"{first.year}年"
            place = deadline.place
            values = _values(deadline.passage.label, _text(deadline), said, place.quote)
            yield Hit("early", (place,), values, (deadline.last.isoformat(), said, place.quote))


def past_targets(facts: Facts) -> Iterator[Hit]:
    """Targets and headings whose year lies before the first year of the plan: a slip, or what was reached then."""
    period = _period(facts)
    if period is None:
        raise NotApplicable("不知道方案的年份", "the plan's year is not known")
    said = f"{period[0]}年"
    for target in facts.targets:
        year = target.constraint.period or ""
        if year.isdigit() and int(year) < period[0] and target.passage.zone is not Zone.FRONT:
            values = _values(target.passage.label, f"{year}年", said, target.place.quote)
            yield Hit("past", target.places, values, (year, said, target.place.quote))
    for passage in facts.passages:
        found = _HEADED.search(fold(passage.text)) if _heads(passage) else None
        if found and int(found[1]) < period[0]:
            place = place_of(passage)
            yield Hit(
                "heading", (place,), _values(passage.label, f"{found[1]}年", said, place.quote), (said, place.quote)
            )


_HEADED = re.compile(rf"(?<![\d—–~至-])({PLAN_YEAR})年(?!\s*[—–~至-])")


def _heads(passage: Passage) -> bool:
    """Whether a passage is a heading or a table's title, over what is still to be done."""
    headed = passage.form is Form.HEADING or (passage.form is Form.CAPTION and passage.zone is not Zone.FRONT)
    told = any(word in passage.text for word in load_zones().retrospect)
    return headed and passage.zone is not Zone.BACKGROUND and not told


def late_deadlines(facts: Facts) -> Iterator[Hit]:
    """Deadlines after the last year of the plan; one hit for each document and year."""
    period = _period(facts)
    if period is None:
        raise NotApplicable("不知道方案的年份", "the plan's year is not known")
    if not _keeps_to(facts, period):
        raise NotApplicable("多数目标以其他年份为期, 方案的期限不是一年", "most targets are set for other years")
    found: dict[tuple[str, int], list[Deadline]] = defaultdict(list)
    measured = {(t.passage.index, t.constraint.quantity.span.start) for t in facts.targets}
    for deadline in facts.once(deadlines):
        if deadline.last.year > period[1] and _has_figure(deadline, measured):
            found[deadline.passage.document, deadline.last.year].append(deadline)
    names = document_names(facts)
    said = f"{period[0]}年" if period[0] == period[1] else f"{period[0]}—{period[1]}年"
    for (document, year), late in found.items():
        labels = listed(dict.fromkeys(d.passage.label.removeprefix(names[document]).strip() for d in late), _MANY)
        values = _values(names[document], f"{year}年", said, labels)
        yield Hit("late", tuple(d.place for d in late), values, (document, str(year), said))


def _has_figure(deadline: Deadline, measured: Set[tuple[int, int]]) -> bool:
    """Whether the sentence of a deadline gives a figure, by which a later year could be checked."""
    said = ((deadline.passage.index, at) in measured for at in range(deadline.span.end, deadline.end))
    return _cell(deadline.passage) or any(said)


def _keeps_to(facts: Facts, period: tuple[int, int]) -> bool:
    """Whether the plan is made for its period: at least half of what names a year names one within."""
    years = [int(said) for t in facts.targets if (said := t.constraint.period or "").isdigit()]
    years += [deadline.last.year for deadline in facts.once(deadlines)]
    within = sum(period[0] <= year <= period[1] for year in years)
    return period[0] < period[1] or within * 2 >= len(years)


def two_deadlines(facts: Facts) -> Iterator[Hit]:
    """Tasks whose table row gives another deadline than the body does."""
    by_passage: dict[int, list[Deadline]] = defaultdict(list)
    for deadline in facts.once(deadlines):
        by_passage[deadline.passage.index].append(deadline)
    if not by_passage:
        raise NotApplicable("没有读到时限", "no deadlines were read")
    carried: dict[tuple[Route, Route], tuple[Block, list[Block]]] = {}
    for row in facts.outline.rows:
        if task := facts.matches.get(row.route):
            carried.setdefault((task.route, row.route[:-1]), (task, []))[1].append(row)
    for task, rows in carried.values():
        theirs = _of(by_passage, task)
        row = _closest(facts, theirs[0], rows) if len(theirs) == 1 else rows[0]
        ours = _of(by_passage, row)
        if len(ours) == len(theirs) == 1 and not _agree(ours[0], theirs[0]):
            yield _two(_shown(facts, row), row, theirs[0], ours[0])


def _shown(facts: Facts, row: Block) -> str:
    """What a row is called in a message: its title, or how its text begins."""
    said = row.heading.title or facts.text_of(row)
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"


def _closest(facts: Facts, deadline: Deadline, rows: Sequence[Block]) -> Block:
    """Of the rows that share a task out, the one whose words the sentence with the deadline shares most."""
    said = _pairs(deadline.passage.text)
    return max(rows, key=lambda row: len(said & _pairs(facts.text_of(row))))


def _pairs(text: str) -> set[str]:
    return set(ngrams(re.sub(r"[\W\d]", "", fold(text))))


def _agree(a: Deadline, b: Deadline) -> bool:
    """Whether two deadlines are one, or one names the year only in which the other falls."""
    return a.last == b.last or (a.last.year == b.last.year and (a.bare or b.bare))


def _of(by_passage: dict[int, list[Deadline]], block: Block) -> list[Deadline]:
    """The different deadlines of a block."""
    found = [deadline for index in block.texts for deadline in by_passage[index]]
    return list({deadline.last: deadline for deadline in found}.values())


def _two(name: str, row: Block, body: Deadline, table: Deadline) -> Hit:
    """A day within a printed year only narrows it: cannot tell."""
    sure = body.exact == table.exact or body.last.year != table.last.year
    values = {
        "name": name,
        "document": row.label,
        "count": "2",
        "other": f"{body.passage.label}为{_text(body)}",
        "names": f"{table.passage.label}为{_text(table)}",
    }
    places = (body.place, table.place)
    return Hit("deadlines" if sure else "deadlines-unsure", places, values, (row.label, _text(body), _text(table)))


def _text(deadline: Deadline) -> str:
    return deadline.passage.text[deadline.span.start : deadline.span.end]


def _values(document: str, numbers: str, usual: str, quote: str) -> dict[str, str]:
    return {"document": document, "numbers": numbers, "usual": usual, "quote": quote}
