"""The comments of a marked draft: what they say, and their part of the Word file.

Enters: findings, and the names by which Word shows their places.  Leaves: `Comment`s as lines of plain
text, and the XML of word/comments.xml with them added to those that colleagues wrote.  Every text is
visible text, so that nothing in a plan can break the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from docx.oxml.ns import nsmap, qn
from lxml import etree

from checker.finding import Finding, Language, Place, Report, Severity, Words
from checker.report.options import Options
from checker.report.places import quotation, shown
from checker.report.summary import LEVELS, overview
from checker.report.visible import visible

AUTHOR = Words("方案核稿", "Plan checker")

_INITIALS: Mapping[Severity, Words] = MappingProxyType(
    {Severity.ERROR: Words("错", "E"), Severity.WARNING: Words("提", "W"), Severity.REVIEW: Words("核", "R")}
)
_SUMMARY = Words("总", "S")
_ALSO, _HERE = Words("另见", "See also"), Words("位置", "Place")
_WHY, _REMEDY = Words("判断", "Why"), Words("建议", "Remedy")
_LONGEST = 160
"""Characters of a quotation from another place, and of a place's name."""
_SIZE = "18"  # half points: nine points, as Word sets comments


class Comment(NamedTuple):
    """One comment, a paragraph a line; the first is set bold."""

    initials: str
    lines: Sequence[str]


def finding_comment(finding: Finding, at: int, names: Sequence[str], exact: bool, options: Options) -> Comment:
    """What stands at one place of a finding; `names` are all its places as Word shows them, "" where unknown."""
    language = options.language
    level = LEVELS[finding.severity].said(language)
    lines = [
        f"{level} {visible(finding.code)} {visible(finding.title.said(language))}",
        visible(finding.message.said(language)),
    ]
    if not exact:
        lines.append(f"{_HERE.said(language)}: {_placed(finding.places[at], names[at], language)}")
    lines += _others(finding.places, at, names, options)
    if options.explain:
        lines += (f"{_WHY.said(language)}: {visible(words.said(language))}" for words in finding.explanation)
    lines.append(f"{_REMEDY.said(language)}: {visible(finding.remedy.said(language))}")
    return Comment(_INITIALS[finding.severity].said(language), lines)


def general_comment(finding: Finding, options: Options) -> Comment:
    """A finding that is about no place in particular."""
    return finding_comment(finding, 0, (), True, options)


def summary_comment(report: Report, notes: Sequence[str], options: Options) -> Comment:
    """What was found, what was looked at and what was not: without it a draft without comments says nothing."""
    language, whole = options.language, overview(report, options.language)
    lines = [f"{AUTHOR.said(language)}: {whole.counts}"]
    if not report.findings:
        lines.append(whole.nothing)
    lines += (whole.rules, whole.coverage)
    if report.not_run:
        lines.append(whole.not_run)
    return Comment(_SUMMARY.said(language), [*lines, *map(visible, notes)])


def _others(places: Sequence[Place], at: int, names: Sequence[str], options: Options) -> Iterator[str]:
    """The other places; of very many the first few, lest the comments grow with their square."""
    numbers = [number for number in range(len(places)) if number != at]
    some, rest = shown([places[number] for number in numbers], replace(options, explain=False))
    for number, place in zip(numbers, some, strict=False):
        yield f"{_ALSO.said(options.language)} {_placed(place, names[number], options.language)}"
    if rest:
        yield rest


def _placed(place: Place, name: str, language: Language) -> str:
    label = _clipped(visible(place.label)) + (f" ({_clipped(visible(name))})" if name else "")
    return f"{label}: {_clipped(quotation(place, language))}"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


# ------------------------------------------------------------------ XML
def new_comments() -> Any:
    """An empty part."""
    return etree.Element(qn("w:comments"), nsmap={"w": nsmap["w"]})


def first_free(comments: Any, body: Any) -> int:
    """The first number that no comment has, in the part or in the text."""
    marks = (qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
    elements = [*comments.iter(qn("w:comment")), *body.iter(*marks)]
    numbers = [int(value) for element in elements if (value := element.get(qn("w:id"), "")).isdecimal()]
    return max(numbers, default=-1) + 1


def add_comments(part: Any, comments: Iterable[tuple[int, Comment]], options: Options) -> None:
    """Write numbered comments at the end of the part."""
    fixed = {qn("w:author"): AUTHOR.said(options.language)}
    if options.today:
        fixed[qn("w:date")] = f"{options.today.isoformat()}T00:00:00Z"
    head, rest = _paragraph(first=True), _paragraph(first=False)
    number_name, initials_name, text_name = qn("w:id"), qn("w:initials"), qn("w:t")
    for number, comment in comments:
        attributes = {number_name: str(number), initials_name: comment.initials, **fixed}
        element = etree.SubElement(part, qn("w:comment"), attributes)
        for at, line in enumerate(comment.lines):
            paragraph = deepcopy(rest if at else head)
            next(paragraph.iter(text_name)).text = line
            element.append(paragraph)


def _paragraph(first: bool) -> Any:
    """A line without its text, set as comments are, whatever the draft's own body text looks like."""
    paragraph = etree.Element(qn("w:p"), nsmap={"w": nsmap["w"]})
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    _add(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
    _add(properties, "ind", firstLineChars="0", firstLine="0")
    _add(properties, "jc", val="left")
    if first:
        etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:annotationRef"))
    run = etree.SubElement(paragraph, qn("w:r"))
    setting = etree.SubElement(run, qn("w:rPr"))
    _add(setting, "rFonts", hint="eastAsia", eastAsia="宋体")
    if first:
        _add(setting, "b")
    _add(setting, "sz", val=_SIZE)
    _add(setting, "szCs", val=_SIZE)
    etree.SubElement(run, qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return paragraph


def _add(parent: Any, name: str, **values: str) -> None:
    etree.SubElement(parent, qn(f"w:{name}"), {qn(f"w:{key}"): value for key, value in values.items()})
