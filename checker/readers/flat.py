"""Tables that lost their borders: one cell a line, as text copied from a web page or a Word file has them.

Enters: the lines from a header on.  Leaves: a `Sheet` and how many lines it took.  Every line is
assigned to a column (or to a group heading, or to the text after the table) so that the whole
reads best: the cheapest path through the columns, row by row, found in one pass (Viterbi).  Costs say
how unlike a text is to what the column holds, and how unusual a skipped column or a row without a number is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.plan.model import ColumnRole
from checker.plan.numbering import Rank, read_heading
from checker.readers.columns import (
    is_header,
    is_row_number,
    looks_like_deadline,
    looks_like_leader,
    looks_like_target,
    looks_like_units,
    role_of,
)
from checker.readers.rosters import is_name
from checker.readers.stream import Line, Piece, Sheet, joined
from checker.words.documents import load_documents

_NEVER = 1e9
_ENDS = "。；;！!"
_MAX_COLUMNS = 14
_MAX_GROUP = 45

_SKIP = {"number": 6.0, "item": 0.7, "content": 2.5, "target": 2.0, "units": 3.0, "lead": 2.0,
         "leader": 0.8, "deadline": 0.8, "progress": 0.05}  # fmt: skip
"""What it costs that a row has no cell in a column."""

_SKIP_MERGED = {"units": 0.3, "lead": 0.3, "leader": 0.3, "deadline": 0.2, "item": 0.05, "number": 1.0}
"""The same in a row that shares cells with the row above."""

_AGAIN = {"number": _NEVER, "item": 0.6, "content": 1.2, "target": 2.0, "units": 0.4, "lead": 0.4,
          "leader": 0.1, "deadline": 1.0, "progress": 1.0}  # fmt: skip
"""What another line in the same cell costs."""


class FlatHeader(NamedTuple):
    """The header of a flattened table: its columns, and the lines it took."""

    roles: tuple[ColumnRole, ...]
    pieces: dict[ColumnRole, Piece]
    taken: int


def read_flat_header(lines: Sequence[Line], at: int) -> FlatHeader | None:
    """The header that begins at a line: two or more known column names, one a line or broken over two."""
    roles: list[ColumnRole] = []
    pieces: dict[ColumnRole, Piece] = {}
    index = at
    while index < len(lines) and index - at < _MAX_COLUMNS:
        taken = _header_cell(lines, index, first=not roles)
        if taken is None:
            break
        role, cells = taken
        if role not in pieces:
            roles.append(role)
            pieces[role] = joined(cells)
        index += len(cells)
    return FlatHeader(tuple(roles), pieces, index - at) if len(roles) >= 2 else None


def _header_cell(lines: Sequence[Line], at: int, first: bool) -> tuple[ColumnRole, Sequence[Line]] | None:
    """One column name, alone or joined with the next line (县政府 / 分管领导)."""
    line = lines[at]
    if line.void or len(line.plain) > 12:
        return None
    role = role_of(line.plain)
    if role and is_header(line.plain, first):
        return role, lines[at : at + 1]
    following = lines[at + 1 : at + 2]
    if not first and following and not following[0].void and not is_row_number(line.plain):
        broken = role_of(line.plain + following[0].plain) if len(line.plain) <= 6 else None
        if broken:
            return broken, lines[at : at + 2]
    return None


# ------------------------------------------------------------------ the path
class _State(NamedTuple):
    """Where a line stands: its column, whether it opens a row, and whether that row shares cells with the one above."""

    role: str
    opens: bool = False
    merged: bool = False


_START, _GROUP, _AFTER = _State(""), _State("group"), _State("after")


def read_rows(lines: Sequence[Line], header: FlatHeader) -> Sheet:
    """The table whose rows begin with the first of these lines; text behind it is not taken."""
    roles: list[str] = list(header.roles)
    if "item" not in roles and "content" in roles and "number" in roles:
        roles.insert(roles.index("content"), "item")
    hidden = "item" not in header.roles
    path = _best_path(lines, tuple(roles), hidden)
    rows: list[dict[str, list[Line]]] = []
    taken = 0
    for line, state in zip(lines, path, strict=True):
        if state is _AFTER:
            break
        taken += 1
        if state is _GROUP:
            rows.append({"group": [line]})
        elif state.opens or not rows:
            rows.append({state.role: [line]})
        else:
            rows[-1].setdefault(state.role, []).append(line)
    start = min(piece.start for piece in header.pieces.values())
    end = lines[taken - 1].end if taken else max(piece.end for piece in header.pieces.values())
    return Sheet(header.pieces, tuple({role: tuple(cell) for role, cell in row.items()} for row in rows), start, end)


def _best_path(lines: Sequence[Line], roles: tuple[str, ...], hidden: bool) -> list[_State]:
    """The cheapest assignment of the lines to columns."""
    skip = {**_SKIP, "item": 0.1} if hidden else _SKIP
    states = tuple(_states(roles))
    rest = {state: _rest(skip, state, roles) for state in states}
    within = {state: _within(skip, state, roles) for state in states}
    opening = {state: _skipped(skip, state, roles[: roles.index(state.role)]) for state in states if state.opens}
    opening |= {_GROUP: 0.3, _AFTER: 2.5}
    best: dict[_State, float] = {_START: 0.0}
    trail: list[dict[_State, _State]] = []
    before: Line | None = None
    for line in lines:
        costs: dict[_State, float] = {}
        origin: dict[_State, _State] = {}
        left = min(best, key=lambda known: best[known] + rest.get(known, 0.0))
        leaving = best[left] + rest.get(left, 0.0)
        for state in states:
            cheapest, origin[state] = leaving + opening.get(state, _NEVER), left
            for previous, cost in within[state].items():
                if previous in best:
                    total = best[previous] + _adjusted(cost, previous, state, before)
                    if total < cheapest:
                        cheapest, origin[state] = total, previous
            if cheapest < _NEVER:
                costs[state] = cheapest + _cell_cost(state.role, line, hidden)
        best, before = costs, line
        trail.append(origin)
    return _traced(best, trail)


def _traced(best: Mapping[_State, float], trail: Sequence[Mapping[_State, _State]]) -> list[_State]:
    """The path that ends in the cheapest state."""
    path: list[_State] = []
    state = min(best, key=lambda known: best[known])
    for origin in reversed(trail):
        path.append(state)
        state = origin[state]
    return path[::-1]


def _states(roles: tuple[str, ...]) -> Iterator[_State]:
    numbered = "number" in roles
    for role in roles:
        opens_fresh = role == "number" or (not numbered and role == roles[0])
        yield _State(role, opens=True, merged=not opens_fresh)
        yield _State(role, merged=False)
        yield _State(role, merged=True)
    yield _GROUP
    yield _AFTER


def _rest(skip: Mapping[str, float], state: _State, roles: tuple[str, ...]) -> float:
    """What it costs to leave a row behind a cell: its columns that stay without one."""
    if state is _AFTER:
        return _NEVER
    return _skipped(skip, state, roles[roles.index(state.role) + 1 :]) if state.role in roles else 0.0


def _within(skip: Mapping[str, float], state: _State, roles: tuple[str, ...]) -> dict[_State, float]:
    """What it costs that a cell follows an earlier one of its row, by the earlier one."""
    if state is _AFTER:
        return {_AFTER: 0.0}
    if state is _GROUP or state.opens:
        return {}
    place = roles.index(state.role)
    found: dict[_State, float] = {}
    for at, role in enumerate(roles[: place + 1]):
        cost = _AGAIN[role] if at == place else _skipped(skip, state, roles[at + 1 : place])
        for opens in (True, False):
            found[_State(role, opens, state.merged)] = cost
    return found


def _skipped(skip: Mapping[str, float], state: _State, roles: Sequence[str]) -> float:
    costs = {**skip, **_SKIP_MERGED} if state.merged else skip
    return sum(costs[role] for role in roles)


def _adjusted(cost: float, a: _State, b: _State, before: Line | None) -> float:
    """A move between two lines: a sentence broken in the middle goes on in its cell, a finished one hardly."""
    if a.role == b.role == "content" and not b.opens and before is not None:
        if before.text[-1:] not in _ENDS and len(before.text) > 25:
            return cost - 0.9
        return cost + 0.8 if a.merged else cost
    return cost


def _cell_cost(role: str, line: Line, hidden: bool) -> float:
    """How unlike a line is to what a column holds."""
    plain = line.plain
    if line.void:
        return {"leader": 0.1, "progress": 0.6, "units": 1.5, "lead": 1.0, "deadline": 1.0, "after": 1.0}.get(role, 4.0)
    number = is_row_number(plain)
    if role == "number":
        return 0.0 if number else 9.0
    if number and role not in ("target", "progress"):
        return 6.0
    return _TEXT_COSTS[role](line, plain) + (3.0 if hidden and role == "item" and len(plain) > 16 else 0.0)


def _item_cost(line: Line, plain: str) -> float:
    long = len(plain) > 40 or line.text[-1:] in _ENDS or "。" in plain
    return 6.0 if long else 0.2


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_documents().remarks)})\\d?:")


def _content_cost(line: Line, plain: str) -> float:
    if _remark().match(plain):
        return 4.0
    if looks_like_units(plain):
        return 2.0
    if is_name(plain) or len(plain) == 1:
        return 1.0
    return 0.0 if line.text[-1:] in _ENDS or len(plain) > 25 else 0.5


def _units_cost(line: Line, plain: str) -> float:  # noqa: ARG001
    return 0.0 if looks_like_units(plain) else 4.5


def _leader_cost(line: Line, plain: str) -> float:
    if looks_like_leader(plain) or (len(plain) == 1 and line.indent):
        return 0.0
    return 1.5 if 2 <= len(plain) <= 4 else 6.0


def _target_cost(line: Line, plain: str) -> float:  # noqa: ARG001
    if looks_like_units(plain) and not looks_like_target(plain):
        return 3.0
    return 0.0 if looks_like_target(plain) else 0.8 if len(plain) <= 30 else 3.0


def _deadline_cost(line: Line, plain: str) -> float:  # noqa: ARG001
    return 0.0 if looks_like_deadline(plain) else 4.0


def _progress_cost(line: Line, plain: str) -> float:  # noqa: ARG001
    return 1.0 if len(plain) <= 12 else 3.5


def _group_cost(line: Line, plain: str) -> float:
    if len(plain) > _MAX_GROUP or line.text[-1:] in _ENDS:
        return 8.0
    heading = read_heading(line.text)
    if heading.rank < Rank.BULLET and heading.title:
        return 0.4
    return 0.6 if plain.endswith(tuple(load_documents().group_words)) and len(plain) <= 10 else 8.0


def _after_cost(line: Line, plain: str) -> float:  # noqa: ARG001
    return 1.5 if looks_like_units(plain) or is_name(plain) else 0.2


_TEXT_COSTS = {
    "item": _item_cost, "content": _content_cost, "units": _units_cost, "lead": _units_cost,
    "leader": _leader_cost, "target": _target_cost, "deadline": _deadline_cost, "progress": _progress_cost,
    "group": _group_cost, "after": _after_cost,
}  # fmt: skip
