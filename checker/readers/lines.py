"""A plain text as its lines: without the marks of Markdown, without page numbers, broken lines joined.

Enters: a text.  Leaves: its lines, and notes on what was left out or joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.readers.markdown import without_marks
from checker.readers.marks import is_page_mark
from checker.readers.stream import Line
from checker.readers.wrapped import join_broken


def read_lines(text: str) -> tuple[Sequence[Line], tuple[str, ...]]:
    """The lines with something in them, those with white space only being void (empty cells); and the notes."""
    raw = list(_raw_lines(text))
    kept = [line for line in raw if not is_page_mark(line)]
    joined = join_broken([marked for line in kept if (marked := without_marks(line))], text)
    pages = len(raw) - len(kept)
    said = (f"略去页码{pages}处 ({pages} page numbers left out)",) if pages else ()
    return [line for line in joined.blocks if isinstance(line, Line)], (*said, *joined.notes)


def _raw_lines(text: str) -> Iterator[Line]:
    at = 0
    for raw in text.split("\n"):
        body = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        if "\t" in body and "\t" in raw[:indent]:  # the first cell of a row is empty
            indent = raw.index("\t")
            body = raw[indent:].rstrip()
        if body:
            yield Line(body, at + indent, indent)
        elif raw:
            yield Line("", at, len(raw), void=True)
        at += len(raw) + 1
