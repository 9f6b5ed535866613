"""The parts of the terminal report: by level with lost characters apart, or by annex, unit or rule.

Enters: a report and, in the options, what to group by.  Leaves: sections in the order shown, none of them empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.finding import Finding, Report, Severity, Words, in_language
from checker.report.consequence import GRAVITY, seems_lost
from checker.report.first import LOST, document_name
from checker.report.html_text import Copy, build_copy
from checker.report.options import Options
from checker.report.summary import LEVELS, WAIVED, Told, told
from checker.report.visible import visible
from checker.study.shown import Study

SEVERAL = Words("涉及几份文件", "in several documents")
_NOWHERE = Words("没有位置", "without a place")
_NOBODY = Words("没有读到责任单位", "no unit was read")
_APART = 1_000


class Section(NamedTuple):
    """Some findings under one heading; more than `apart` of one rule stand on one line where they are folded.

    Errors make a table where `tabled`.
    """

    heading: str
    rows: Sequence[Told]
    apart: int = _APART
    tabled: bool = True


def sections_of(report: Report, study: Study, options: Options) -> list[Section]:
    """The sections that hold anything."""
    rows = list(told(report, options.language))
    sections = _by_level(rows, options) if options.by is None else _by(rows, study, options)
    return [section for section in sections if section.rows]


def _by_level(rows: Sequence[Told], options: Options) -> Iterator[Section]:
    language = options.language
    open_rows = [row for row in rows if not row.note]
    kept = [row for row in open_rows if not seems_lost(row.finding)]
    by_level = {level: [row for row in kept if row.finding.severity is level] for level in GRAVITY}
    yield Section(LEVELS[Severity.ERROR].said(language), by_level[Severity.ERROR])
    yield Section(LOST.said(language), [row for row in open_rows if seems_lost(row.finding)], 1, False)
    yield Section(LEVELS[Severity.WARNING].said(language), by_level[Severity.WARNING])
    yield Section(LEVELS[Severity.REVIEW].said(language), by_level[Severity.REVIEW], 1)
    yield Section(WAIVED.said(language), [row for row in rows if row.note])


def _by(rows: Sequence[Told], study: Study, options: Options) -> Iterator[Section]:
    """One section for each annex, unit or rule, in the order of the plan, of the codes, or by how many it holds."""
    copy = build_copy("", study.documents, ())
    groups: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        for name in _names(row.finding, copy, options):
            groups[name].append(row)
    order = {document.name: at for at, document in enumerate(study.documents)}
    first, last = SEVERAL.said(options.language), _NOBODY.said(options.language)

    def place(name: str) -> tuple[bool, bool, int, int, str]:
        size = -len(groups[name]) if options.by == "unit" else 0
        return name != first, name == last, order.get(name, len(order)), size, name

    yield from (Section(name, groups[name]) for name in sorted(groups, key=place))


def _names(finding: Finding, copy: Copy, options: Options) -> list[str]:
    """The sections that a finding belongs in."""
    language = options.language
    if options.by == "rule":
        return [f"{visible(finding.code)} {visible(finding.title.said(language))}"]
    if options.by == "annex":
        names = dict.fromkeys(in_language(document_name(place), language) for place in finding.places)
        return [SEVERAL.said(language)] if len(names) > 1 else list(names) or [_NOWHERE.said(language)]
    found = (copy.find(place.route) for place in finding.places)
    leads = dict.fromkeys(visible(copy.texts[at].units[0]) for at in found if at is not None and copy.texts[at].units)
    return list(leads) or [_NOBODY.said(language)]
