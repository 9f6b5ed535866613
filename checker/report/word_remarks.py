"""What the comments of a marked draft say.

Enters: the findings that belong in a draft with their numbers, and at which of their places something is said.
Leaves: `Comment`s of visible text, so that nothing in a plan can break the file.  Places are named as the draft
prints them: part, section, table and row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from checker.finding import Finding, Language, Report, Severity, Words
from checker.report.consequence import GRAVITY
from checker.report.first import cause_lines, without_places
from checker.report.options import Options
from checker.report.places import quotation
from checker.report.sides import labels_of, quoted, told_sides
from checker.report.summary import LEVELS, overview
from checker.report.visible import visible
from checker.report.word_comments import AUTHOR, Comment

_INITIALS: Mapping[Severity, Words] = MappingProxyType(
    {Severity.ERROR: Words("错", "E"), Severity.WARNING: Words("提", "W"), Severity.REVIEW: Words("核", "R")}
)
_SUMMARY = Words("总", "S")
_TO_CHANGE = Words("要改的, 后果重的在前, 编号即批注号:", "To change, gravest first, by number of comment:")
_NUMBER, _SEE = Words("批注{}", "No. {}"), Words("见批注{}", "See no. {}")
_HERE, _WHY, _REMEDY = Words("位置", "Place"), Words("判断", "Why"), Words("建议", "Remedy")
_LONGEST = 160
"""Characters of a quotation, and of a line of the list."""
_APART: Mapping[Severity, int] = MappingProxyType({Severity.ERROR: 3, Severity.WARNING: 1, Severity.REVIEW: 1})
"""More findings of one rule than this are one line of the list."""


class Remark(NamedTuple):
    """What is said at one place of a finding: all of it where `full`, else under which number it is said.

    The place is `exact` where its own characters are in the draft.
    """

    finding: Finding
    number: int
    at: int
    full: bool
    exact: bool


def joined_comment(remarks: Sequence[Remark], options: Options) -> Comment:
    """One comment for all that is said in one paragraph; with several, each quotes what it is about."""
    gravest = min((remark.finding.severity for remark in remarks), key=GRAVITY.index)
    several = len(remarks) > 1
    lines = [line for each in remarks if each.full for line in _told(each, several, options)]
    told = {each.number for each in remarks if each.full}
    lines += dict.fromkeys(_pointed(each, options.language) for each in remarks if each.number not in told)
    return Comment(_INITIALS[gravest].said(options.language), lines)


def _told(remark: Remark, several: bool, options: Options) -> Iterator[str]:
    """The whole of a finding: what is wrong, what stands elsewhere, what to do.

    By the key in its first line a comment that is resolved is known again (`check waive --from`).
    """
    language, finding = options.language, remark.finding
    level, number = LEVELS[finding.severity].said(language), _NUMBER.said(language).format(remark.number)
    yield f"{number} {level} {visible(finding.title.said(language))} ({visible(finding.key)})"
    place = finding.places[remark.at] if finding.places else None
    if place and not remark.exact:
        yield f"{_HERE.said(language)}: {visible(place.said(language))}: {_clipped(quotation(place, language))}"
    elif place and several:
        yield f"“{_clipped(quotation(place, language))}”"
    yield without_places(finding, language)
    yield from _elsewhere(remark, options)
    if options.explain:
        yield from (f"{_WHY.said(language)}: {visible(words.said(language))}" for words in finding.explanation)
    yield f"{_REMEDY.said(language)}: {visible(finding.remedy.said(language))}"


def _elsewhere(remark: Remark, options: Options) -> Iterator[str]:
    """Every other place by what it prints; a finding that has one place says nothing of it."""
    finding = remark.finding
    if len(finding.places) < 2:
        return
    some, rest = told_sides(finding, options)
    own = finding.places[remark.at]
    for side in some:
        places = [place for place in side.places if place is not own]
        if places:
            quote = "".join(piece.text for piece in quoted(side, options.language))
            yield f"{labels_of(places, options)}: {_clipped(quote)}"
    if rest:
        yield rest


def _pointed(remark: Remark, language: Language) -> str:
    """Where a finding is told that this place belongs to."""
    return f"{_SEE.said(language).format(remark.number)}: {_clipped(visible(remark.finding.title.said(language)))}"


def summary_comment(report: Report, findings: Sequence[Finding], notes: Sequence[str], options: Options) -> Comment:
    """What is to be changed, in the order of consequence and with the numbers of the comments; then what was read."""
    language, whole = options.language, overview(report, options.language)
    lines = [f"{AUTHOR.said(language)}: {whole.counts}"]
    if not report.findings:
        lines.append(whole.nothing)
    if findings:
        lines += [_TO_CHANGE.said(language), *_list(findings, language)]
    if left := len(report.findings) - len(findings):
        lines.append(_left_out(left, options))
    lines += (whole.rules, whole.coverage)
    if report.not_run:
        lines.append(whole.not_run)
    return Comment(_SUMMARY.said(language), [*lines, *map(visible, notes)])


def _left_out(number: int, options: Options) -> str:
    """How many findings are no comments, and where they are; only a terminal has a word that puts them in."""
    how = (
        ("见网页上的完整报告", "the page has all of them")
        if options.desk
        else ("见完整报告; --all 一并写入", "--all puts them in")
    )
    said = Words(f"待核实 {number} 处没有写成批注, {how[0]}", f"{number} to review without a comment ({how[1]})")
    return said.said(options.language)


def _list(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """One line a finding, or a rule where it has many, each with the numbers of its comments."""
    number = 1
    for severity in GRAVITY:
        same = [finding for finding in findings if finding.severity is severity]
        for line in cause_lines(same, language, _APART[severity]):
            last = number + len(line.findings) - 1
            numbers = f"{number}" if last == number else f"{number}–{last}"
            yield _clipped(f"{numbers}. {line.text}" + (f" [{line.where}]" if line.where else ""))
            number = last + 1


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
