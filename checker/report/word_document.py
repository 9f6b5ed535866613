"""An empty Word document as the office sets one: A4, its fonts, no time of writing kept.

Enters: a title and which way the pages lie.  Leaves: a python-docx document.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from checker.finding import Language
from checker.report.word_comments import AUTHOR

if TYPE_CHECKING:
    from docx.document import Document as DocumentType

_MARGIN, _EPOCH = 15, datetime(2000, 1, 1)
_LATIN, _BODY, _HEAD = "Times New Roman", "仿宋", "宋体"
_STYLES = (("Normal", _BODY, 10), ("Title", _HEAD, 18), ("Heading 1", _HEAD, 14), ("Heading 2", _HEAD, 12))


def new_document(title: str, language: Language, *, across: bool) -> DocumentType:
    """An empty document in the office's fonts, on pages that lie `across` or stand upright."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, font, size in _STYLES:
        _set_font(document.styles[name], font, size)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Title"].element.pPr.remove(document.styles["Title"].element.pPr.find(qn("w:pBdr")))
    core = document.core_properties
    core.author, core.title, core.comments = AUTHOR.said(language), title, ""
    core.created = core.modified = _EPOCH
    return document


def _set_font(style: Any, font: str, size: int) -> None:
    """The font of a style for both scripts, in black; a theme's fonts would go before the named ones."""
    style.font.size, style.font.name = Pt(size), _LATIN
    style.font.color.rgb = None
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), font)
