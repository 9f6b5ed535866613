"""A plain text as its lines: without the marks of Markdown, without page numbers, broken lines joined.

Enters: a text.  Leaves: its lines, and notes on what was left out or joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from checker.readers.markdown import without_marks
from checker.readers.marks import is_page_mark
from checker.readers.stream import Line
from checker.readers.wrapped import join_broken

_HEADS = 3
"""Pages that a line must head or end to count as a running head."""


def read_lines(text: str) -> tuple[Sequence[Line], tuple[str, ...]]:
    """The lines with something in them, those with white space only being void (empty cells); and the notes."""
    raw = list(_raw_lines(text))
    pages = {at for at, line in enumerate(raw) if is_page_mark(line)}
    heads = _running_heads(raw, pages)
    kept = [line for at, line in enumerate(raw) if at not in pages and line.plain not in heads]
    joined = join_broken([marked for line in kept if (marked := without_marks(line))], text)
    said = [f"略去页码{len(pages)}处 ({len(pages)} page numbers left out)"] if pages else []
    if heads:
        said.append(f"略去页眉页脚“{'”“'.join(sorted(heads))}” (running heads and feet left out)")
    return [line for line in joined.blocks if isinstance(line, Line)], (*said, *joined.notes)


def _running_heads(lines: Sequence[Line], pages: Set[int]) -> set[str]:
    """What stands beside the numbers of most pages again and again."""
    beside = {at + step for at in pages for step in (-1, 1) if 0 <= at + step < len(lines)} - pages
    counts = Counter(lines[at].plain for at in beside if not lines[at].void and "\t" not in lines[at].text)
    return {plain for plain, count in counts.items() if count >= max(_HEADS, len(pages) / 2)}


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
