"""The front of a document: document number, title, salutation; and where a notice's plan begins.

Enters: the blocks of a file from a place on.  Leaves: titles joined over their lines, with the place
where the text goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.readers.marks import (
    is_balanced,
    is_date,
    is_heading,
    is_number,
    is_salutation,
    is_title_part,
    is_whole_title,
)
from checker.readers.stream import Block, Line, Piece, Sheet, compact, joined

_MAX_TITLE_LINES = 5


def line_at(blocks: Sequence[Block], at: int, step: int) -> Line | None:
    """The next line with a text before or behind a block; None where a table or the end comes first."""
    at += step
    while 0 <= at < len(blocks):
        block = blocks[at]
        if isinstance(block, Sheet):
            return None
        if not block.void:
            return block
        at += step
    return None


def take_title(blocks: Sequence[Block], at: int) -> tuple[Piece | None, int]:
    """The title that begins here, joined over its lines, and where the text goes on."""
    lines: list[Line] = []
    index, whole = at, 0
    while index < len(blocks) and len(lines) < _MAX_TITLE_LINES:
        block = blocks[index]
        if not isinstance(block, Line) or not (block.void or is_title_part(block)):
            break
        index += 1
        if block.void:
            continue
        lines.append(block)
        if is_whole_title("".join(line.text for line in lines)):
            whole = len(lines)
            break
    if not lines:
        return None, at
    if not whole:
        whole = _balanced_lines(lines)
    index = blocks.index(lines[whole - 1], at) + 1
    following = line_at(blocks, index - 1, 1)
    if following and len(following.plain) <= 24 and following.plain[:1] in "(〔" and following.plain[-1:] in ")〕":
        lines, whole = [*lines[:whole], following], whole + 1
        index = blocks.index(following, index) + 1
    return _tight(joined(lines[:whole])), index


def _balanced_lines(lines: Sequence[Line]) -> int:
    """How many lines a title without a known ending takes: one, or as many as its quotation marks need."""
    for count in range(1, len(lines) + 1):
        if is_balanced("".join(line.text for line in lines[:count])):
            return count
    return 1


def _tight(piece: Piece) -> Piece:
    """A title without the spaces that spread its characters (通 知)."""
    words = piece.text.split()
    spread = any(len(word) == 1 and not word.isascii() for word in words)
    return piece._replace(text="".join(words)) if spread else piece


def _front(blocks: Sequence[Block]) -> tuple[Part, int]:
    """The document number and the title; of several titles (page title, printed title) the last whole one."""
    number: Piece | None = None
    titles: list[Piece] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Line) and (block.void or is_number(block)):
            number = number or (None if block.void else block.piece())
            index += 1
        elif isinstance(block, Line) and is_title_part(block) and not (titles and _starts_body(blocks, index)):
            title, index = take_title(blocks, index)
            titles += [title] if title else []
        elif isinstance(block, Line) and titles and block.plain[:1] == "(" and is_date_bracket(block):
            index += 1
        else:
            break
    if index < len(blocks) and isinstance(block := blocks[index], Line) and is_salutation(block) and titles:
        index += 1
    whole = [title for title in titles if is_whole_title(title.text)]
    return Part((), title=(whole or titles or [None])[-1], number=number), index


def is_date_bracket(line: Line) -> bool:
    """(2024年3月18日) under a title."""
    return is_date(Line(line.plain.strip("()"), line.start))


def _starts_body(blocks: Sequence[Block], at: int) -> bool:
    """Whether a short line behind a title is the first heading of the body, not another title."""
    line, following = blocks[at], line_at(blocks, at, 1)
    if not isinstance(line, Line) or is_whole_title(line.text):
        return False
    return following is not None and "。" in following.text and len(following.plain) > len(line.plain)


def _second_title(blocks: Sequence[Block], index: int, quoted: str) -> int | None:
    """Where the plan begins that a notice issues: its quoted title, or the first title behind the date."""
    wanted = compact(quoted)
    dated = False
    for at in range(index, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Line) or block.void:
            continue
        if wanted and wanted.startswith(block.plain) and is_title_part(block) and _matches(blocks, at, wanted):
            return at
        if dated and is_title_part(block) and not is_date(block, True) and _body_follows(blocks, at):
            return at
        dated = dated or is_date(block) or (is_date(block, True) and at > index)
    return None


def _matches(blocks: Sequence[Block], at: int, wanted: str) -> bool:
    title, _ = take_title(blocks, at)
    return title is not None and compact(title.text).startswith(wanted)


def _body_follows(blocks: Sequence[Block], at: int) -> bool:
    _, index = take_title(blocks, at)
    following = line_at(blocks, index - 1, 1)
    return following is not None and ("。" in following.text or is_heading(following))


