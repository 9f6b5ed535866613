"""What must be changed first: the few lines that every report for people begins with.

Enters: a report.  Leaves: lines in the order of `checker.report.consequence`, one a finding, many findings of one
rule on one line; which findings of the whole each line speaks of; and how many findings are left for later.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from checker.finding import Finding, Language, Place, Report, Severity, Words, in_language
from checker.report.consequence import causes, ordered, seems_lost
from checker.report.summary import LEVELS
from checker.report.visible import visible

HEADING = Words("先改这些", "Change these first")
LOST = Words("疑为转换丢字或缺字, 先核对原件", "Characters seem to be lost: look at the original first")
MOST = 10
"""Lines at most."""
_APART = 3
"""More findings of one rule than this stand on one line."""
_NAMED = 2
"""Of more names, so many are said."""
_LONGEST = 600
"""Characters in brackets that are looked at."""
_OPENING, _BETWEEN = re.compile(" ?[(（]"), re.compile("[、,，／;；]")
_MORE = re.compile("等[0-9]+处$|^ *… [0-9]+ in all$")


class FirstLine(NamedTuple):
    """One line of the list, and the findings that it speaks of."""

    level: str
    code: str
    text: str
    where: str
    findings: Sequence[Finding]


def first_lines(report: Report, language: Language, most: int = MOST) -> list[FirstLine]:
    """What must be changed first; lost characters and what only may be wrong are no part of it."""
    urgent = [each for each in report.findings if each.severity is not Severity.REVIEW and not seems_lost(each)]
    return cause_lines(ordered(urgent), language, _APART)[:most]


def lost_lines(report: Report, language: Language) -> list[FirstLine]:
    """What looks like characters lost on the way to the file, gravest first, a line a rule."""
    return cause_lines([each for each in ordered(report.findings) if seems_lost(each)], language, 1)


def cause_lines(findings: Sequence[Finding], language: Language, apart: int) -> list[FirstLine]:
    """The findings as lines, in their order; more than `apart` of one rule are one line."""
    return [_line(same, language) for same in causes(findings, apart)]


def _line(same: Sequence[Finding], language: Language) -> FirstLine:
    one, number = same[0], len(same)
    level, code = LEVELS[one.severity].said(language), visible(one.code)
    if number == 1:
        documents = _documents(one.places)
        where = _some(documents, language) if len(documents) != 1 else visible(one.places[0].said(language))
        return FirstLine(level, code, without_places(one, language), where, same)
    names = dict.fromkeys(visible(each.indicator) for each in same if each.indicator)
    told = [f"“{name}”" for name in names] if len(names) == number else []
    title = visible(one.title.said(language))
    documents = _documents(each.places[0] for each in same if each.places)
    text = Words(f"{title}: {number} 个问题", f"{title}: {number} findings").said(language)
    return FirstLine(level, code, text, _some(told or documents, language), same)


def without_places(finding: Finding, language: Language) -> str:
    """The message without the names of places in brackets, where a report says the places beside it."""
    labels = {place.said(language) for place in finding.places}
    said, kept, at = finding.message.said(language), "", 0
    for match in _OPENING.finditer(said):
        end = _closing(said, match.end())
        if match.start() >= at and end and _names_places(said[match.end() : end], labels):
            kept, at = kept + said[at : match.start()], end + 1
    return visible(kept + said[at:])


def _closing(text: str, start: int) -> int:
    """Where the bracket that is open at `start` closes; 0 where it does not do so soon."""
    depth = 1
    for at in range(start, min(start + _LONGEST, len(text))):
        depth += (text[at] in "(（") - (text[at] in ")）")
        if not depth:
            return at
    return 0


def _names_places(text: str, labels: Collection[str]) -> bool:
    """Whether nothing but names of places stands in brackets."""
    names = (_MORE.sub("", name).strip() for name in _BETWEEN.split(text))
    return all(not name or name in labels or f"Annex {name.removeprefix('Annexes ')}" in labels for name in names)


def document_name(place: Place) -> str:
    """The document as a place names it: 附件2 of 附件2 责任分解表 第6行."""
    return visible(place.label).partition(" ")[0]


def _documents(places: Iterable[Place]) -> list[str]:
    return list(dict.fromkeys(name for place in places if (name := document_name(place))))


def _some(names: Sequence[str], language: Language) -> str:
    rest = f"等{len(names)}处" if len(names) > _NAMED + 1 else ""
    return in_language("、".join(names[:_NAMED] if rest else names) + rest, language)
