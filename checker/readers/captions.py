"""The lines over a table that belong to it, and tables that go on with the one above them.

Enters: the blocks of a document.  Leaves: which lines are caption, label, title or measure words of a table; whether a
table is continued (续表).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from checker.readers.marks import is_table_title, is_title_part, numbered, read_entry, read_label
from checker.readers.stream import Block, Line, Sheet, compact
from checker.words.measures import load_measures
from checker.words.numerals import ONE_TO_TEN

Tree = dict[str, Any]

_TABLE_TITLE = re.compile(rf"表[\d{ONE_TO_TEN}]{{1,2}}[^。]*$")
_CONTINUED = re.compile(
    rf"\(?续(?:上)?表[\d{ONE_TO_TEN}]{{0,2}}.{{0,40}}|.{{0,40}}\(续(?:表)?[\d{ONE_TO_TEN}]{{0,2}}\)"
)
_MAX_TABLE_TITLE = 60


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"\(?{load_measures().before_measure}[^,。;:()]{{1,8}}\)?")


def captions_of(blocks: Sequence[Block]) -> dict[int, str]:
    """Which lines over the tables are their caption (附件:…分解表), label (附件) and title."""
    found: dict[int, str] = {}
    for at, block in enumerate(blocks):
        if not isinstance(block, Sheet) or block.roster:
            continue
        fields = ["measure", "title", "label", "caption"]
        for above in range(at - 1, max(at - 9, -1), -1):
            line = blocks[above]
            if isinstance(line, Sheet) or not fields:
                break
            if line.void:
                continue
            field = _caption_field(line, fields)
            if field is None:
                break
            found[above] = field
            fields = fields[fields.index(field) + 1 :]
    return found


def _caption_field(line: Line, fields: Sequence[str]) -> str | None:
    """What a line over a table is to it, of what may still come."""
    if "measure" in fields and _measure().fullmatch(line.plain):
        return "measure"
    label = read_label(line)
    if "caption" in fields and _opens_list(line) and is_table_title(line.text):
        return "caption"
    if "label" in fields and label and (label.table or not label.number):
        return "label"
    return "title" if "title" in fields and _is_table_title(line) else None


def _opens_list(line: Line) -> bool:
    """Whether a line is the 附件: that opens a list, without a number."""
    entry = read_entry(line)
    return line.plain.startswith(":") or (entry is not None and entry.opens and not entry.number)


def _is_table_title(line: Line) -> bool:
    if numbered(line) or len(line.plain) > _MAX_TABLE_TITLE:
        return False
    return bool(_TABLE_TITLE.match(line.plain) or _CONTINUED.fullmatch(line.plain)) or (
        is_title_part(line) and is_table_title(line.text)
    )


def goes_on(above: Tree, table: Tree) -> bool:
    """Whether a table goes on with the one above: it says so (续表1), and has its header again."""
    said = table.get("title") or table.get("caption")
    return bool(said and _CONTINUED.fullmatch(compact(said.text))) and _header_of(above) == _header_of(table)


def _header_of(table: Tree) -> Sequence[str]:
    pieces = (*table["columns"].values(), *table.get("values", ()))
    return [compact(piece.text) for piece in pieces]
