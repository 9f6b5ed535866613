"""Notes in a plan file by which a person accepts what is found there: `# plan-checker: ignore N103 口径不同`.

Enters: a report on a plan file.  Leaves: the report with those findings apart, and what is wrong with the notes.
A note behind a text is for that text, one on a line of its own for the text below; a finding is accepted at any of its
places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.accepting.waivers import Accepted
from checker.finding import Finding, Report, Waived
from checker.inputs.problem import Problem
from checker.source import Lines, Point, SourceMap

_ENDINGS = (".yaml", ".yml")
_WORD = "plan-checker:"
_NOTE = re.compile(r"(?:^|\s)#\s*plan-checker:\s*(?P<said>.*)$")
_IGNORE = re.compile(r"ignore\s+(?P<codes>[A-Z]\d{3}(?:[,，、\s]\s*[A-Z]\d{3})*)(?:[:：\s]\s*(?P<reason>.*))?")
_REMEDY = "请写成 # plan-checker: ignore N103 理由。"


class _Note(NamedTuple):
    """Which rules a note accepts and why, where it stands, and the line that it is for."""

    codes: Sequence[str]
    reason: str
    at: Point
    line: int


def heed_notes(report: Report, known: Mapping[str, str]) -> Accepted:
    """The report with the findings that notes accept apart; `known` are the names of all rules there are, by code."""
    if not report.path.lower().endswith(_ENDINGS) or _WORD not in report.sources.text:
        return Accepted([report], [], [])
    problems: list[Problem] = []
    notes = list(_notes(report.sources, known, problems))
    pairs = [(finding, note) for finding in report.findings for note in notes if _is_for(note, finding, report)]
    accepting = dict(reversed(pairs))
    heeded = {(note.at, finding.code) for finding, note in pairs}
    ran = {*(each.code for each in report.passed), *(each.code for each in report.findings)}
    stale = [
        Problem(report.path, f"注记“ignore {code}”不再对应任何问题 (stale note).", "请删除。", *note.at)
        for note in notes
        for code in note.codes
        if code in ran and (note.at, code) not in heeded
    ]
    left = tuple(finding for finding in report.findings if finding not in accepting)
    waived = tuple(
        Waived(finding, accepting[finding].reason, f"第 {accepting[finding].at.line} 行", "")
        for finding in report.findings
        if finding in accepting
    )
    return Accepted([replace(report, findings=left, waived=(*report.waived, *waived))], problems, stale)


def _notes(sources: SourceMap, known: Mapping[str, str], problems: list[Problem]) -> Iterator[_Note]:
    """The notes of a file; what cannot be followed is a problem."""
    lines = sources.text.split("\n")
    starts = Lines.of(sources.text).starts
    texts = sorted((extent.start, extent.end) for extent in sources.extents.values() if extent.value)
    for number, line in enumerate(lines):
        note = _NOTE.search(line) if _WORD in line else None
        if note is None or _is_printed(texts, starts[number] + note.start("said")):
            continue
        at = Point(number + 1, line.index("#", note.start()) + 1)
        asked = _IGNORE.fullmatch(note["said"].strip())
        codes = re.findall(r"[A-Z]\d{3}", asked["codes"]) if asked else []
        unknown = [code for code in codes if code not in known]
        if asked is None or not asked["reason"] or unknown:
            said = f"没有规则 {'、'.join(unknown)} (no such rule)." if unknown else "注记不完整 (incomplete note)."
            problems.append(Problem(sources.path, said, _REMEDY, *at))
            continue
        alone = not line[: note.start()].strip()
        yield _Note(codes, asked["reason"], at, _next_text(lines, number) if alone else number + 1)


def _is_printed(texts: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a character is part of a text of the plan, as in a block of several lines, and of no comment."""
    before = bisect_right(texts, at, key=lambda text: text[0]) - 1
    return before >= 0 and at < texts[before][1]


def _next_text(lines: Sequence[str], number: int) -> int:
    """The line, from 1, of the first text below a comment."""
    below = (at for at in range(number + 1, len(lines)) if lines[at].strip() and not lines[at].lstrip().startswith("#"))
    return next(below, number) + 1


def _is_for(note: _Note, finding: Finding, report: Report) -> bool:
    """Whether one of the finding's texts is printed on the line that a note is for."""
    if finding.code not in note.codes:
        return False
    texts = (report.sources.locate(place.route) for place in finding.places)
    return any(start.line <= note.line <= end.line for start, end in texts)
