"""Which characters of several quotations differ, so that a page can show them.

Enters: quotations of one finding, the first the one to compare with.  Leaves: each as pieces, the
differing ones marked.  Numbers are compared whole, full and half width alike; texts that have little
in common are left unmarked, as marks all over say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from checker.source import fold

_TOKEN = re.compile(r"\d+(?:\.\d+)?|.", re.DOTALL)
_LONGEST = 200
"""Tokens compared at most; matching takes cubic time on repetitive text, and longer quotations are no pairs."""
_ALIKE = 0.55


class QuotePiece(NamedTuple):
    """Some characters of a quotation."""

    text: str
    differs: bool = False


Pieces = tuple[QuotePiece, ...]


def contrast(quotes: Sequence[str]) -> tuple[Pieces, ...]:
    """Each quotation in pieces: the others against the first, the first against the first other that differs."""
    if not quotes:
        return ()
    pairs = [_compare(quotes[0], other) for other in quotes[1:]]
    changed = (ours for ours, _ in pairs if any(piece.differs for piece in ours))
    return (next(changed, plain(quotes[0])), *(theirs for _, theirs in pairs))


def _compare(a: str, b: str) -> tuple[Pieces, Pieces]:
    ours, theirs = _TOKEN.findall(a), _TOKEN.findall(b)
    if max(len(ours), len(theirs)) > _LONGEST:
        return plain(a), plain(b)
    matcher = SequenceMatcher(None, list(map(fold, ours)), list(map(fold, theirs)), autojunk=False)
    if matcher.ratio() < _ALIKE:
        return plain(a), plain(b)
    kept_a, kept_b = set[int](), set[int]()
    for start_a, start_b, size in matcher.get_matching_blocks():
        kept_a.update(range(start_a, start_a + size))
        kept_b.update(range(start_b, start_b + size))
    return tuple(_pieces(ours, kept_a)), tuple(_pieces(theirs, kept_b))


def _pieces(tokens: Sequence[str], kept: set[int]) -> Iterator[QuotePiece]:
    for differs, group in groupby(range(len(tokens)), key=lambda at: at not in kept):
        yield QuotePiece("".join(tokens[at] for at in group), differs)


def plain(text: str) -> Pieces:
    """A quotation without marks."""
    return (QuotePiece(text),) if text else ()
