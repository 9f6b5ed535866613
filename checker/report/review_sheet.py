"""The review sheet: findings as a table in a Word file, for drafts that are not Word files themselves.

Enters: reports.  Leaves: the bytes of a .docx on landscape pages, one section a plan, one row a finding:
what is said in one place and in the others, how it was judged and what to do.  Differing characters are
set bold and red, so that they show in black and white too.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from checker.finding import Finding, Language, Report, Words
from checker.report.contrast import QuotePiece, plain
from checker.report.options import Options
from checker.report.places import located
from checker.report.sides import labels_of, quoted, told_sides
from checker.report.summary import Told, overview, told
from checker.report.visible import visible
from checker.report.word_document import new_document
from checker.report.word_package import read_parts, write_parts

if TYPE_CHECKING:
    from docx.document import Document as DocumentType

_COLUMNS = (
    (Words("级别", "Level"), 15),
    (Words("规则", "Rule"), 29),
    (Words("问题", "Finding"), 48),
    (Words("甲处原文", "Here"), 51),
    (Words("乙处原文", "There"), 51),
    (Words("判定依据", "Why"), 42),
    (Words("建议", "Remedy"), 31),
)
"""Headers, and widths in millimetres; together what A4 leaves between the margins."""
_TITLE = Words("方案一致性核对表", "Plan consistency review sheet")
_PLACE = Words("{label} (第 {line} 行第 {column} 列)", "{label} (line {line}, column {column})")
_BASIS = Words("依据: {}", "Basis: {}")
_RED, _GREY, _SHADE = "C00000", "595959", "D9D9D9"
_LONG = 150
"""Characters in a cell from which its row may go on on the next page."""


class _Line(NamedTuple):
    """A paragraph of a cell; one that only says where a quotation stands is set grey."""

    pieces: Sequence[QuotePiece]
    is_label: bool = False


Cell = Sequence[_Line]


def render_sheet(reports: Sequence[Report], options: Options) -> bytes:
    """The sheet; without reports a title and nothing else."""
    title = _TITLE.said(options.language)
    document = new_document(title, options.language, across=True)
    document.add_heading(title, 0)
    for report in reports:
        _add_report(document, report, options)
    written = io.BytesIO()
    document.save(written)
    return write_parts(read_parts(written.getvalue()))


def _add_report(document: DocumentType, report: Report, options: Options) -> None:
    """One plan: what was looked at, its findings, what was not run."""
    language, whole = options.language, overview(report, options.language)
    document.add_heading(visible(report.title), 1)
    for line in (report.path, whole.counts, whole.rules):
        document.add_paragraph(visible(line)).paragraph_format.space_after = Pt(0)
    document.add_paragraph(whole.coverage)
    if rows := list(told(report, language)):
        clauses = {rule.code: rule.basis.clause for rule in options.rules}
        _add_table(document, [_cells(report, row, clauses, options) for row in rows], language)
    if not report.findings:
        document.add_paragraph(whole.nothing)
    if report.not_run:
        document.add_paragraph(f"{whole.not_run}:").paragraph_format.space_before = Pt(8)
        for each in report.not_run:
            said = f"{each.code} {each.rule}: {each.reason.said(language)}"
            document.add_paragraph(visible(said)).paragraph_format.space_after = Pt(0)


# ------------------------------------------------------------------ cells
def _said(*texts: str) -> list[_Line]:
    """Texts without marks, a paragraph each, empty ones left out."""
    return [_Line(plain(text)) for text in texts if text]


def _cells(report: Report, row: Told, clauses: Mapping[str, str], options: Options) -> list[Cell]:
    """What stands in the columns of one finding."""
    language, finding = options.language, row.finding
    reasons = [visible(words.said(language)) for words in finding.explanation]
    if finding.code in clauses:
        reasons.append(_BASIS.said(language).format(visible(clauses[finding.code])))
    places = _places(report, finding, options)
    return [
        _said(row.level),
        _said(visible(finding.code), visible(finding.title.said(language))),
        _said(visible(finding.message.said(language))),
        places[:2],
        places[2:],
        _said(*reasons),
        _said(visible(finding.remedy.said(language)), visible(row.note)),
    ]


def _places(report: Report, finding: Finding, options: Options) -> list[_Line]:
    """Two lines a side: where it stands, and its quotation."""
    some, rest = told_sides(finding, options)
    lines: list[_Line] = []
    for side in some:
        label = labels_of(side.places, options)
        if report.sources.lined and len(side.places) == 1:
            at = located(report, side.places[0])
            label = _PLACE.said(options.language).format(label=label, line=at.line, column=at.column)
        lines += [_Line(plain(label), is_label=True), _Line(quoted(side, options.language))]
    return [*lines, *_said(rest)]


# ------------------------------------------------------------------ table
def _add_table(document: DocumentType, rows: Sequence[Sequence[Cell]], language: Language) -> None:
    """The table, its header repeated on every page; rows are built as XML, as python-docx takes a square of time."""
    table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    for (words, width), cell, column in zip(_COLUMNS, table.rows[0].cells, table.columns, strict=True):
        column.width = cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(words.said(language)).bold = True
        shading = etree.SubElement(cell._tc.get_or_add_tcPr(), qn("w:shd"))
        shading.attrib.update({qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): _SHADE})
    header = table.rows[0]._tr
    etree.SubElement(header.get_or_add_trPr(), qn("w:tblHeader"))
    widths = list(header.iter(qn("w:tcW")))
    for row in rows:
        _append_row(table._tbl, widths, row)


def _append_row(table: Any, widths: Sequence[Any], cells: Sequence[Cell]) -> None:
    """A row that stays on one page unless it is long."""
    row = etree.SubElement(table, qn("w:tr"))
    if max(sum(len(piece.text) for line in lines for piece in line.pieces) for lines in cells) < _LONG:
        etree.SubElement(etree.SubElement(row, qn("w:trPr")), qn("w:cantSplit"))
    for width, lines in zip(widths, cells, strict=True):
        cell = etree.SubElement(row, qn("w:tc"))
        etree.SubElement(cell, qn("w:tcPr")).append(deepcopy(width))
        for line in lines or [_Line(())]:
            _add_line(cell, line)


def _add_line(cell: Any, line: _Line) -> None:
    paragraph = etree.SubElement(cell, qn("w:p"))
    spacing = etree.SubElement(etree.SubElement(paragraph, qn("w:pPr")), qn("w:spacing"))
    spacing.attrib.update({qn("w:before"): "0", qn("w:after"): "0", qn("w:line"): "240", qn("w:lineRule"): "auto"})
    for piece in line.pieces:
        run = etree.SubElement(paragraph, qn("w:r"))
        if piece.differs or line.is_label:
            setting = etree.SubElement(run, qn("w:rPr"))
            if piece.differs:
                etree.SubElement(setting, qn("w:b"))
            etree.SubElement(setting, qn("w:color")).set(qn("w:val"), _RED if piece.differs else _GREY)
        text = etree.SubElement(run, qn("w:t"))
        text.text = piece.text
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
