"""The role of a figure: what its place and the words around it say it is.

Enters: a text, a constraint in it, and the plan's year.  Leaves: the role with its ground; a figure of which nothing
says anything else is a target.  The place is asked first (工作回顾, a column 上年完成), then the words next to the
figure, then those of its sentence.
"""

from __future__ import annotations

import re
from functools import cache

from checker.language.constraint import Constraint, Ground, Role, Source, Statement
from checker.language.period import read_plan_years
from checker.plan.passages import Passage, Zone, zone_of
from checker.words.roles import load_roles
from checker.words.years import PLAN_YEAR
from checker.words.zones import load_zones

Grounded = tuple[Role, Ground | None]

_RESULTS = 3
"""So many figures of a year gone by in one sentence are results; a single one may be a slip in the year."""
_YEAR_GONE = re.compile(rf"({PLAN_YEAR})年(?![底末前])")
_STOPS = "。;!?"
_FULL_STOPS = "。!?"
_CLAUSES = ",:、。;"
_PHRASES = ",:。;"
_BEHIND = 16


def read_role(
    passage: Passage, constraint: Constraint, said: Statement | None, year: int | None, *, beside: bool = False
) -> Grounded:
    """What a figure of a text is; `beside` says that a sentence beside it opens with the plan's own year."""
    own = _of_place(passage) or _beside(passage, constraint)
    return own or _of_sentence(passage, constraint, said, year, beside)


def _of_place(passage: Passage) -> Grounded | None:
    """Results: a column of the past, a chapter that looks back; conditions: what stands under 启动条件."""
    when = next((text for text in passage.headings if load_roles().condition_headings.search(text)), "")
    if when:
        return Role.CONDITION, Ground(Source.HEADING, when)
    if passage.zone is not Zone.BACKGROUND:
        return None
    if passage.column and passage.column.past:
        return Role.RESULT, Ground(Source.COLUMN, passage.column.text)
    heading = next((text for text in reversed(passage.headings) if zone_of(text) is Zone.BACKGROUND), "")
    return Role.RESULT, Ground(Source.HEADING, heading) if heading else None


def _beside(passage: Passage, constraint: Constraint) -> Grounded | None:
    """What the words next to the figure say."""
    words, text, quantity = load_roles(), passage.plain, constraint.quantity
    start, end = quantity.span
    clause, phrase, sentence = (text[_after(text, stops, start) : start] for stops in (_CLAUSES, _PHRASES, _STOPS))
    behind = text[end : end + _BEHIND]
    unit = quantity.unit or ""
    tests = (
        (Role.POINTS, unit in words.points or None, unit),
        (Role.BASE, words.base_behind.match(behind), ""),
        (Role.BASE, words.base_bracket.search(text[:start]), ""),
        (Role.BASE, words.due_behind.match(behind) and words.due_before.search(clause), ""),
        (Role.RESULT, words.done_of_due.search(clause), ""),
        (Role.CONDITION, words.condition_behind.match(behind), ""),
        (Role.CONDITION, words.condition_before.search(clause), ""),
        (Role.CONDITION, words.supposed.search(phrase), ""),
        (Role.CONDITION, words.sized.search(text, start, end + _BEHIND), ""),
        (Role.CONDITION, words.band.search(text, start, end), ""),
        (Role.CONDITION, words.described.match(behind) and words.condition_of.search(phrase), ""),
        (Role.STANDARD, unit.startswith(words.standard_units) or None, unit),
        (Role.STANDARD, words.standard_before.search(phrase), ""),
        (Role.STANDARD, words.standard_capped.search(sentence + text[start:end]), ""),
    )
    for role, found, told in tests:
        if found:
            return role, Ground(Source.SENTENCE, told or (found[0] if isinstance(found, re.Match) else ""))
    return None


def _after(text: str, stops: str, place: int) -> int:
    """Where what stands before a place begins, behind the last of some stops."""
    return max(text.rfind(stop, 0, place) for stop in stops) + 1


def _of_sentence(
    passage: Passage, constraint: Constraint, said: Statement | None, year: int | None, beside: bool
) -> Grounded:
    """Whether the sentence tells what was reached, before anything in it that is still to come."""
    if _tells_results(passage, said, year, beside):
        return Role.RESULT, Ground(Source.SENTENCE, passage.text[:5])
    text, start = passage.plain, constraint.quantity.span.start
    stands = load_roles().stands.search(text[_after(text, _FULL_STOPS, start) : start])
    if stands:
        return Role.RESULT, Ground(Source.SENTENCE, stands[0])
    sentence = text[_after(text, _STOPS, start) : start]
    told = [match for match in _past().finditer(sentence) if not _runs_on(match[0], year)]
    if told and not _coming().search(sentence, told[-1].end()):
        return Role.RESULT, Ground(Source.SENTENCE, told[-1][0])
    return Role.TARGET, None


def _tells_results(passage: Passage, statement: Statement | None, year: int | None, beside: bool) -> bool:
    """Whether a sentence opens with a year gone by and gives several figures for it: what was reached then."""
    if not statement or not year or (len(statement.constraints) < _RESULTS and not beside):
        return False
    match = _YEAR_GONE.match(passage.plain)
    if not match or int(match[1]) >= year:
        return False
    told = beside or any(word in passage.text for word in load_zones().told)
    return told or passage.zone not in (Zone.GOALS, Zone.TASKS, Zone.TABLE)


def _runs_on(told: str, year: int | None) -> bool:
    """Whether a five-year plan that is named as gone by ends with the year or after it."""
    period = read_plan_years(told)
    return bool(period and period.last and year and period.last >= year)


@cache
def _past() -> re.Pattern[str]:
    return re.compile("|".join(load_roles().past))


@cache
def _coming() -> re.Pattern[str]:
    return re.compile("|".join(load_roles().coming))
