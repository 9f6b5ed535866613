"""Rosters (领导小组名单) printed as lines: 组长:某某某  县委副书记、县长.

Enters: one line and whether a roster is under way.  Leaves: its role, name and post, or None.
A line that begins far to the right with a post alone has lost its name, which becomes "".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.readers.stream import Line, Piece, compact
from checker.source import fold
from checker.words.documents import load_documents

_NAME = re.compile(r"[一-鿿]{1,4}(?:·[一-鿿]{1,6})?")
_ROLE = re.compile(r"\s*([一-鿿\s]{1,12}?)\s*:\s*")
_LEVELS = "省市州县区旗"
_WIDE = re.compile(r"\s+")


@cache
def _glued() -> re.Pattern[str]:
    """A name before its post: a rare surname told by the white space, a usual one without any."""
    return re.compile(
        rf"(?P<apart>(?![{_LEVELS}])[一-鿿]{{2,3}})\s+(?=[一-鿿])|(?P<glued>[一-鿿]{{3}}(?=[{_LEVELS}])"
        rf"|[一-鿿]{{2,3}}?(?={load_documents().deputies}))"
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(load_documents().roster_roles)


@cache
def _surnames() -> tuple[str, frozenset[str]]:
    words = load_documents()
    return words.surnames, frozenset(words.surnames_of_two)


def is_name(plain: str) -> bool:
    """Whether a text without white space can be the name of a person."""
    ones, twos = _surnames()
    return 2 <= len(plain) <= 4 and bool(_NAME.fullmatch(plain)) and (plain[0] in ones or plain[:2] in twos)


def is_post(plain: str) -> bool:
    """Whether a text ends like a post (县发改局局长)."""
    return bool(load_documents().post.search(plain)) and "。" not in plain


def _stands_apart(words: str | None) -> bool:
    """Whether words that white space keeps apart from a post can be a rare name: no post, no part of an office."""
    return bool(words) and not is_post(words or "") and not load_documents().office_end.search(words or "")


class RosterLine(NamedTuple):
    """One member; a part that is not printed is None, one that is lost is an empty piece."""

    role: Piece | None
    name: Piece
    post: Piece | None


def read_roster_line(line: Line, under_way: bool) -> RosterLine | None:
    """The member on a line; `under_way` says that the line before was one too."""
    if line.void or len(line.plain) > 60 or line.plain.endswith("。"):
        return None
    match = _ROLE.match(fold(line.text))
    if match and compact(match.group(1)) in _roles():
        found = _member(line, match.end(), _unspread(line.piece(match.start(1), match.end(1))))
        return found if found and (found.name.text or found.post) else None
    if under_way and not match and (line.indent or _WIDE.search(line.text)):
        return _member(line, 0, None)
    return None


def _unspread(piece: Piece) -> Piece:
    """A word without the spaces that spread it (组　长, 罗  静)."""
    return piece._replace(text="".join(piece.text.split()))


def _member(line: Line, start: int, role: Piece | None) -> RosterLine | None:
    """Name and post behind a role, with white space between them."""
    rest = line.part(start)
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", rest.text)]
    for count in (1, 2, 3):  # a name may be spread: 罗  静
        if count <= len(words) and is_name(compact(rest.text[: words[count - 1][1]])):
            post = rest.piece(words[count - 1][1]) if count < len(words) else None
            name = rest.piece(0, words[count - 1][1])
            return RosterLine(role, _unspread(name), post)
    if glued := _glued().match(rest.text):
        person, post = rest.piece(0, glued.end()), rest.piece(glued.end())
        if is_post(compact(post.text)) and (_stands_apart(glued["apart"]) or is_name(person.text)):
            return RosterLine(role, person, post)
    if is_post(rest.plain):
        return RosterLine(role, Piece("", rest.start, rest.start), rest.piece())
    return None
