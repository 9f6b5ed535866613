"""The end of a document: closing, list of files, annex list, issuer and date.

Enters: the blocks of a document's body, as a list.  Leaves: what was found; the blocks it stood in are
taken out of the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.readers.marks import (
    ListEntry,
    downloads,
    is_closing,
    is_date,
    is_heading,
    is_title_part,
    is_whole_title,
    patterns,
    read_entry,
)
from checker.readers.stream import Block, Line, Piece, Sheet, joined

_LAST = 3
"""Lines at the end of a text in which a date alone is the date of issue; before them an issuer must stand over it."""


def take_closing(body: list[Block]) -> tuple[Piece, ...]:
    """抄送 and all behind it, and single lines like (此件公开发布)."""
    found: list[Piece] = []
    kept: list[Block] = []
    begun = False
    for block in body:
        if isinstance(block, Line) and (is_closing(block) or (begun and len(block.plain) < 80)):
            begun = begun or block.plain.startswith("抄")
            found.append(block.piece())
        else:
            kept.append(block)
    body[:] = kept
    return tuple(found)


def take_downloads(body: list[Block]) -> tuple[Piece, ...]:
    """The list of files to download at the end of a page, without the endings of file names."""
    start = next((at for at, block in enumerate(body) if isinstance(block, Line) and downloads(block)), None)
    if start is None:
        return ()
    listed = [block for block in body[start + 1 :] if isinstance(block, Line)]
    del body[start:]
    found = []
    for line in listed:
        match = patterns().files.search(line.text)
        found.append(line.piece(0, match.start() if match else None))
    return tuple(found)


def take_list(body: list[Block]) -> tuple[Piece, ...]:
    """The annex list (附件说明): the line 附件:… and the numbered lines behind it."""
    for at, block in enumerate(body):
        entry = read_entry(block) if isinstance(block, Line) else None
        if entry and entry.opens and not _is_caption(body, at, entry):
            break
    else:
        return ()
    found: list[Piece] = []
    while at < len(body) and isinstance(line := body[at], Line):
        entry = read_entry(line)
        follows = entry and (not found or entry.number == len(found) + 1)
        if entry and follows:
            found.append(line.piece(entry.start))
        elif found and not entry and _ends_title(found[-1], line):
            found[-1] = Piece(found[-1].text + line.text, found[-1].start, line.end)
        else:
            break
        del body[at]
    return tuple(found)


def _ends_title(piece: Piece, line: Line) -> bool:
    """Whether a line is the rest of a title that was broken over two lines."""
    return not is_whole_title(piece.text) and is_title_part(line) and is_whole_title(piece.text + line.text)


def _is_caption(body: Sequence[Block], at: int, entry: ListEntry) -> bool:
    """附件:…分解表 right before a table is the caption of that table."""
    return not entry.number and any(isinstance(block, Sheet) for block in body[at + 1 : at + 8])


def take_signature(body: list[Block]) -> tuple[Piece | None, Piece | None]:
    """Who issued the document and when: the last line that is a date, and the short lines over it."""
    lines = [at for at, block in enumerate(body) if isinstance(block, Line)]
    for place in range(len(lines) - 1, max(len(lines) - 30, -1), -1):
        line = body[lines[place]]
        assert isinstance(line, Line)
        plain = is_date(line)
        if not plain and not (is_date(line, True) and place):
            continue
        issuer = _issuer(body, lines[:place])
        if not issuer and not (plain and place >= len(lines) - _LAST):
            continue
        date = line.piece()
        del body[lines[place - len(issuer)] : lines[place] + 1]
        return (joined(issuer) if issuer else None), date
    return None, None


def _issuer(body: Sequence[Block], before: Sequence[int]) -> list[Line]:
    """The short lines over a date that name an office."""
    found: list[Line] = []
    for at in reversed(before[-3:]):
        line = body[at]
        assert isinstance(line, Line)
        short = len(line.plain) <= 40 and not any(mark in line.plain for mark in "。;:,")
        if not short or is_heading(line) or read_entry(line) or line.plain.endswith(patterns().kinds):
            break
        found.insert(0, line)
    return found
