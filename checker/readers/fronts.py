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
    is_field,
    is_heading,
    is_number,
    is_salutation,
    is_table_title,
    is_title_part,
    is_whole_title,
)
from checker.readers.stream import Block, Line, Piece, Sheet, compact, joined

_MAX_TITLE_LINES = 5
_MAX_TITLES = 12
_REPEATED = 4
"""Characters that are not repeated by chance."""


def line_at(blocks: Sequence[Block], at: int, step: int) -> Line | None:
    """The line before or behind a block; None where a table stands there, or nothing."""
    block = blocks[at + step] if 0 <= at + step < len(blocks) else None
    return block if isinstance(block, Line) else None


def take_title(blocks: Sequence[Block], at: int) -> tuple[Piece | None, int]:
    """The title that begins here, joined over its lines, and where the text goes on."""
    lines: list[Line] = []
    for index, block in enumerate(blocks[at : at + _MAX_TITLE_LINES], start=at):
        if not isinstance(block, Line) or not is_title_part(block):
            break
        if lines and (_is_caption(blocks, index, block) or _says_again(lines, block)):
            break
        lines.append(block)
        if is_whole_title("".join(line.text for line in lines)):
            break
    if not lines:
        return None, at
    if not is_whole_title("".join(line.text for line in lines)):
        del lines[_balanced_lines(lines) :]
    following = line_at(blocks, at + len(lines), 0)
    if following and len(following.plain) <= 24 and following.plain[:1] in "(〔" and following.plain[-1:] in ")〕":
        lines.append(following)
    return _tight(joined(lines)), at + len(lines)


def _is_caption(blocks: Sequence[Block], at: int, line: Line) -> bool:
    """Whether a line right over a table is its title, not the rest of one that stands above it."""
    return at + 1 < len(blocks) and isinstance(blocks[at + 1], Sheet) and is_table_title(line.text)


def _says_again(above: Sequence[Line], line: Line) -> bool:
    """Whether a line is the title of a table that repeats the end of the title above it (…进度安排 / 进度安排表)."""
    said = compact("".join(each.text for each in above))
    return is_table_title(line.text) and len(line.plain) > _REPEATED and said.endswith(line.plain[:-1])


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


class Front(NamedTuple):
    """What stands over the body: number and title, how many blocks they take, and the fields of a form among them."""

    number: Piece | None
    title: Piece | None
    length: int
    fields: tuple[Line, ...] = ()


def read_front(blocks: Sequence[Block]) -> Front:
    """The document number and the title; of several titles (page title, printed title) the last whole one."""
    number: Piece | None = None
    titles: list[Piece] = []
    fields: list[Line] = []
    index = 0
    while index < len(blocks) and len(titles) < _MAX_TITLES and isinstance(block := blocks[index], Line):
        if is_number(block):
            number = number or block.piece()
            index += 1
        elif is_title_part(block) and not (titles and _starts_body(blocks, index)):
            title, index = take_title(blocks, index)
            titles += [title] if title else []
        elif titles and _is_date_bracket(block):
            index += 1
        elif is_field(block) and not titles:
            fields.append(block)
            index += 1
        else:
            index += bool(titles and is_salutation(block))
            break
    return Front(number, _best(titles), index, tuple(fields))


def _best(titles: Sequence[Piece]) -> Piece | None:
    """The last title that is whole, else the last."""
    whole = [title for title in titles if is_whole_title(title.text)]
    return next(reversed(whole or titles), None)


def _is_date_bracket(line: Line) -> bool:
    """(2024年3月18日) under a title."""
    return line.plain[:1] == "(" and is_date(Line(line.plain.strip("()"), line.start))


def _starts_body(blocks: Sequence[Block], at: int) -> bool:
    """Whether a short line behind a title is the first heading of the body, not another title."""
    line, following = blocks[at], line_at(blocks, at, 1)
    if not isinstance(line, Line) or is_whole_title(line.text):
        return False
    return following is not None and "。" in following.text and len(following.plain) > len(line.plain)


def second_title(blocks: Sequence[Block], index: int, quoted: str) -> int | None:
    """Where the plan begins that a notice issues: its quoted title, or the first title behind the date."""
    wanted = compact(quoted)
    dated = False
    for at in range(index, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Line):
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
    following = line_at(blocks, index, 0)
    return following is not None and ("。" in following.text or is_heading(following))
