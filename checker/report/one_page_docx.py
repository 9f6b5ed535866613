"""The summary on one page as a Word file, upright on A4."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.shared import Pt

from checker.finding import Report
from checker.report.one_page import TITLE, OnePage, one_page
from checker.report.options import Options
from checker.report.visible import visible
from checker.report.word_document import new_document
from checker.report.word_package import read_parts, write_parts

if TYPE_CHECKING:
    from docx.document import Document


def render(reports: Sequence[Report], options: Options) -> bytes:
    """The summaries, each on a page of its own."""
    title = TITLE.said(options.language)
    document = new_document(title, options.language, across=False)
    document.add_heading(title, 0)
    for at, report in enumerate(reports):
        _add_page(document, one_page(report, options), new_sheet=at > 0)
    written = io.BytesIO()
    document.save(written)
    return write_parts(read_parts(written.getvalue()))


def _add_page(document: Document, page: OnePage, *, new_sheet: bool) -> None:
    document.add_heading(visible(page.title), 1).paragraph_format.page_break_before = new_sheet
    _add(document, page.path)
    paragraph = document.add_paragraph()
    paragraph.add_run(visible(page.verdict)).bold = True
    paragraph.add_run(f"  ({page.counts})")
    for part in page.parts:
        document.add_heading(visible(part.heading), 2)
        for at, line in enumerate(part.lines, 1):
            _add(document, f"{at}. {line}" if part.numbered else line)


def _add(document: Document, text: str) -> None:
    document.add_paragraph(visible(text)).paragraph_format.space_after = Pt(1)
