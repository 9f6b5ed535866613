"""Drafts of an invented city (云溪市) printed as PDF, by reportlab with a font that every reader has."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
TITLE = ParagraphStyle("title", fontName=FONT, fontSize=20, leading=30, alignment=1)
TEXT = ParagraphStyle("text", fontName=FONT, fontSize=14, leading=26, firstLineIndent=28, wordWrap="CJK")
FLAT = ParagraphStyle("flat", parent=TEXT, firstLineIndent=0)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
NEW_PAGE = PageBreak()


def title(text: str) -> Paragraph:
    return Paragraph(text, TITLE)


def text(said: str, style: ParagraphStyle = TEXT) -> Paragraph:
    return Paragraph(said, style)


def table(rows: Sequence[Sequence[str]], widths: Sequence[int], *more: tuple[Any, ...], repeated: int = 1) -> Table:
    """A ruled table; further styles are those of reportlab, such as ("SPAN", (3, 1), (3, 2))."""
    cells = [[Paragraph(cell, CELL) for cell in row] for row in rows]
    made = Table(cells, colWidths=widths, repeatRows=repeated)
    made.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *more]))
    return made


def printed(*story: Any, foot: Callable[[Canvas, Any], None] | None = None, wide: bool = False, **more: Any) -> bytes:
    """The pages with these paragraphs and tables on them."""
    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=landscape(A4) if wide else A4, **more)
    feet = {"onFirstPage": foot, "onLaterPages": foot} if foot else {}
    document.build(list(story), **feet)
    return file.getvalue()


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """One page, drawn by hand."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(FONT, 14)
    draw(canvas)
    canvas.save()
    return file.getvalue()
