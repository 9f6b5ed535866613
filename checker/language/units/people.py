"""People of a plan: posts with names behind them, and the leaders in a table's cells.

Enters: the text before 任召集人, one line of a roster, or a leader cell.  Leaves: persons with post and
name, or leaders with what is wrong with each line of the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.language.units.splitting import Compact
from checker.language.units.units import UnitLexicon
from checker.source import Span, fold
from checker.words.units import load_units
from checker.words.vocabulary import one_of


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds a role: the post as printed (several with 、 between), and the name unless only a post is given.

    Where one post stands for several units (县发改局、县财政局主要负责人), each is a person of its own.
    """

    name: str | None
    post: str
    span: Span


class LeaderState(StrEnum):
    """What a line of a leader cell holds; POST is a leader told by post only (相关副县长)."""

    NAMED = "named"
    POST = "post"
    BLANK = "blank"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Leader:
    """One line of a leader cell; the name has no inner blanks (李  河 is 李河)."""

    name: str
    state: LeaderState


class _Posts(NamedTuple):
    upto: re.Pattern[str]
    ending: re.Pattern[str]
    concurrent: re.Pattern[str]
    bare: re.Pattern[str]


class _Piece(NamedTuple):
    """What stands between two separators: places of its start and its end, post and name."""

    start: int
    end: int
    post: str
    name: str | None


_HAN = "\u3400-\u9fff"
_NAME = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,6}}(?:·[{_HAN}]{{1,8}})+")
_WITH_POST = re.compile(rf"(?P<name>[{_HAN}](?:\s*[{_HAN}]){{1,3}})\((?P<post>[^()]+)\)")
_SEPARATED = re.compile(r"[^、,;:。/]+")
_PRINTED = re.compile(r"[^\W_]|[\ufffd□?]")


@cache
def _posts() -> _Posts:
    words = load_units()
    post = one_of(words.posts)
    return _Posts(
        upto=re.compile(rf".*(?:{post})", re.DOTALL),
        ending=re.compile(rf"(?:{post})$"),
        concurrent=re.compile(f"(?:{one_of(words.concurrent)})$"),
        bare=words.bare_post,
    )


def split_post(text: str) -> tuple[str, str | None]:
    """县发改局局长周松, or 周松(县发改局局长), as post and name; the name is None where only a post is printed."""
    behind = _WITH_POST.fullmatch(text.strip())
    if behind and _posts().ending.search(behind["post"]):
        return behind["post"], "".join(behind["name"].split())
    post = _posts().upto.match(text)
    rest = text[post.end() if post else 0 :].removesuffix("同志").strip()
    name = "".join(rest.split())
    if not _NAME.fullmatch(name):
        return text.strip(), None
    return (post.group().strip() if post else ""), name


def read_people(compact: Compact, start: int, end: int, lexicon: UnitLexicon) -> tuple[Person, ...]:
    """The persons in a part of a text, one after the other with 、 between."""
    waiting: list[_Piece] = []
    people: list[Person] = []
    for found in _SEPARATED.finditer(compact.text, start, end):
        if lexicon.is_unit(found.group()):  # its post follows: 县发改局、县财政局主要负责人
            waiting.append(_Piece(found.start(), found.end(), found.group(), None))
            continue
        piece = _Piece(found.start(), found.end(), *split_post(found.group()))
        joined = _joined(waiting, piece)
        people.extend(_flush(compact, waiting, piece))
        waiting = [joined] if piece.name is None else []
        if piece.name is not None:
            people.append(_person(compact, joined))
    return (*people, *_flush(compact, waiting, None))


def _joined(waiting: list[_Piece], piece: _Piece) -> _Piece:
    """The piece with the posts before it that the same person holds (县委常委、常务副县长某某)."""
    if not waiting or not _posts().ending.search(waiting[-1].post):
        return piece
    bare = bool(_posts().bare.fullmatch(piece.post))
    if bare or (piece.name is not None and _posts().concurrent.search(waiting[-1].post)):
        before = waiting.pop()
        return _Piece(before.start, piece.end, f"{before.post}、{piece.post}", piece.name)
    return piece


def _flush(compact: Compact, waiting: list[_Piece], piece: _Piece | None) -> Iterator[Person]:
    """The persons told by post only; units without a post take that of the piece they wait for."""
    shared = _posts().ending.search(piece.post) if piece and piece.name is None else None
    for before in waiting:
        post = before.post
        if shared and not _posts().ending.search(post):
            post += shared.group()
        yield Person(None, post, compact.span(before.start, before.end))


def _person(compact: Compact, piece: _Piece) -> Person:
    return Person(piece.name, piece.post, compact.span(piece.start, piece.end))


def read_leaders(cell: str | tuple[str, ...]) -> tuple[Leader, ...]:
    """The leaders of a table cell, line by line; a line without text is a leader left blank or lost."""
    lines = cell.split("\n") if isinstance(cell, str) else cell
    return tuple(leader for line in lines for leader in _read_leader_line(fold(line)))


_POST_BEHIND = re.compile(r"(?<=[^\W\d_])\([^()]*\)")


def _read_leader_line(line: str) -> Iterator[Leader]:
    line = _POST_BEHIND.sub("", line)
    if not _PRINTED.search(line):
        yield Leader("", LeaderState.BLANK)
        return
    for part in re.findall(r"[^、,;/]+", line):
        if _PRINTED.search(part):
            yield from map(_leader, _names(part.split()))


def _names(chunks: list[str]) -> list[str]:
    """Names parted by blanks; a single character belongs to its neighbour (李  河)."""
    joined = "".join(chunks)
    spaced = len(joined) <= 4 and any(len(chunk) == 1 for chunk in chunks)
    return [joined] if spaced or len(chunks) == 1 else chunks


def _leader(text: str) -> Leader:
    if _posts().upto.match(text):
        _, name = split_post(text)
        return Leader(name or text, LeaderState.NAMED if name else LeaderState.POST)
    return Leader(text, LeaderState.NAMED if _NAME.fullmatch(text) else LeaderState.DAMAGED)
