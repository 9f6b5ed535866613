"""A table whose columns are known, as the fields of `checker.plan.Table`.

Enters: a `Sheet`.  Leaves: a tree of dicts, lists and `Piece`s: one text for a cell of one paragraph, a
list for several, "" for a cell that is printed and empty; a cell the row has not of its own is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from checker.readers.marks import is_heading
from checker.readers.rosters import is_name, is_post
from checker.readers.stream import Line, Piece, Sheet, joined
from checker.words.units import load_units

_ONE_TEXT = {"group", "number", "item", "target", "lead", "deadline", "progress", "role", "name", "post"}
_TIGHT = {"number", "leader", "name", "role"}
_ENDS = "。；;！!？?：:”’』」"


def read_sheet(sheet: Sheet) -> dict[str, Any]:
    """The columns and rows of a table."""
    rows = [_row(row) for row in sheet.rows]
    values = {"values": list(sheet.values)} if sheet.values else {}
    cells = {"cells": [line.piece() for line in sheet.loose]} if sheet.loose else {}
    return {"columns": dict(sheet.columns), **values, "rows": rows, **cells}


def _row(row: Mapping[str, Sequence[Line]]) -> dict[str, Any]:
    """The cells by role, and those of the columns of numbers in their order."""
    fields: dict[str, Any] = {role: _cell(role, lines) for role, lines in row.items() if not role.isdigit()}
    numbers = [lines for role, lines in row.items() if role.isdigit()]
    values = {"values": [joined([line for line in lines if not line.void] or lines[:1]) for lines in numbers]}
    return {**fields, **(values if numbers else {})}


def _cell(role: str, lines: Sequence[Line]) -> Piece | list[Piece]:
    """One cell; names are given without the spaces that spread them, and several with one between them."""
    kept = [line for line in lines if not line.void] or list(lines[:1])
    if role in _ONE_TEXT:
        return _tight(role, joined(kept))
    if role == "content":
        groups = _grouped(kept, _is_broken_sentence)
    elif role == "units":
        groups = _grouped(lines, _is_broken_name)
    else:
        groups = [[line] for line in lines]
    texts = [_tight(role, joined(group)) for group in groups]
    return texts[0] if len(texts) == 1 else texts


def _grouped(lines: Sequence[Line], goes_on: Callable[[Line, Line], bool]) -> list[list[Line]]:
    """The lines of a cell by paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_broken_sentence(line: Line, following: Line) -> bool:
    """Whether a paragraph was cut in the middle of a sentence (…舆情引导等 / 措施,…)."""
    open_end = line.text[-1:] not in _ENDS and len(line.text) > 12
    return open_end and any(mark in line.plain for mark in "。,;、") and not is_heading(following)


def _is_broken_name(line: Line, following: Line) -> bool:
    """Whether the name of a unit was cut by the width of its column (省人力资源社会 / 保障厅)."""
    if not line.text or not following.text or len(line.plain) > 9:
        return False
    whole = any(character in "、,;" or character.isdigit() for character in line.plain + following.plain)
    return not whole and following.plain[0] not in _openings()


@cache
def _openings() -> frozenset[str]:
    words = load_units()
    return frozenset([*words.levels, *(opening[0] for opening in words.openings), "各"])


def _tight(role: str, piece: Piece) -> Piece:
    if role not in _TIGHT:
        return piece
    words = piece.text.split()
    several = role == "leader" and all(is_name(word) and not is_post(word) for word in words)
    return piece._replace(text=(" " if several else "").join(words))
