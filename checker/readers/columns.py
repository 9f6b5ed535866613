"""What a column of a table holds, told by its header or by its cells.

Enters: the text of a header, or of a cell.  Leaves: the role of the column, and whether a text looks
like the number, the units, the leader, the time or the target of a row.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast

from checker.plan.model import ColumnRole
from checker.readers.rosters import is_name
from checker.words.documents import load_documents
from checker.words.units import load_units

_NUMBER = re.compile(r"\(?\d{1,3}\)?[.、]?")
_QUOTA = re.compile(r"(?<=\D)\d+(?:\.\d+)?\D{0,4}$")
_MAX_HEADER = 16


@cache
def _headers() -> tuple[tuple[str, ColumnRole], ...]:
    """Header words with their roles, longest first."""
    words = load_documents().columns
    pairs = [(word, cast(ColumnRole, role)) for role, entries in words.items() for word in entries]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=4096)
def role_of(header: str) -> ColumnRole | None:
    """The role a (compact) header announces: by the longest word that it is or ends with, then by one in it."""
    if not header or len(header) > _MAX_HEADER or re.search(r"[。;,]", header):
        return None
    bare = re.sub(r"\(.*?\)$|\d+", "", header)
    for word, role in _headers():
        if bare == word:
            return role
    for word, role in _headers():
        if len(word) > 1 and bare.endswith(word):
            return role
    return next((role for word, role in _headers() if len(word) > 2 and word in bare), None)


@lru_cache(maxsize=4096)
def is_header(header: str, first: bool) -> bool:
    """Whether a line on its own is the header of a column: a listed word; after the first also one that ends so."""
    if any(word == header for word, _ in _headers()):
        return True
    return not first and len(header) <= 8 and any(len(word) > 2 and header.endswith(word) for word, _ in _headers())


def is_remark(header: str) -> bool:
    """Whether a column holds remarks (备注)."""
    return header in load_documents().remarks


def is_row_number(plain: str) -> bool:
    """1, 12., (3)."""
    return bool(_NUMBER.fullmatch(plain))


@cache
def _unit_ending() -> re.Pattern[str]:
    words = load_units()
    endings = [*words.endings, *words.place_endings, *words.collective.endings, *words.organs]
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, endings), key=len, reverse=True))})$")


@cache
def _between_units() -> re.Pattern[str]:
    return re.compile(f"[、,;/]|{'|'.join(load_documents().between_units)}")


@lru_cache(maxsize=4096)
def looks_like_units(plain: str) -> bool:
    """县财政局、县审计局; 县安委办牵头,各乡镇人民政府."""
    if not plain or "。" in plain or len(plain) > 2_000:
        return False
    duty, pieces = load_documents().duty, _between_units().split(re.sub(r"[()]", "、", plain))
    pieces = [duty.sub("", _QUOTA.sub("", piece)) for piece in pieces if piece]
    named = [bool(piece) and len(piece) <= 25 and bool(_unit_ending().search(piece)) for piece in pieces]
    return bool(named) and (named[0] or named[-1]) and sum(named) * 2 >= len(named)


def looks_like_leader(plain: str) -> bool:
    """A person's name, or 相关副县长."""
    names = [name for name in re.split(r"[、,]", plain) if name]
    post = load_documents().leader_post
    return bool(names) and all(is_name(name) or (len(name) <= 10 and bool(post.search(name))) for name in names)


def looks_like_deadline(plain: str) -> bool:
    """2024年12月底, 长期坚持."""
    return len(plain) <= 20 and bool(load_documents().deadline.search(plain))


def looks_like_target(plain: str) -> bool:
    """40家, 25%以上, 同比增长16.2%."""
    return len(plain) <= 30 and any(character.isdigit() for character in plain)
