"""Lists of parts that leave none out by what the parts are called (续建…新开工…, 男…女…, 中央…市级…企业自筹).

Enters: the words before each part of a list, back to the part before it.  Leaves: the parts that must make a whole,
by their number in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.words.parts import load_parts
from checker.words.word_file import Regex

_PIECES = re.compile("[,;:、。]")
_JOINTS = re.compile("[和及与]?(?:其中)?")
_NOUN = 2
"""Characters of the noun that parts are called by (项目)."""
_SOURCES = 3
"""So many sources of money are no examples."""
_Names = Sequence[str]
"""The clauses before a part: its kind stands at the head of one of them."""


def full_columns(said: Sequence[str], listed: int) -> Sequence[Sequence[int]]:
    """The parts that leave none out: one of each kind, and where each kind has several figures, column by column
    (续建总投资8亿元、年度投资3亿元；新开工…); none where the names do not tell.

    One of the first `listed` that is apart, or a figure behind them that is called alike, says that there are more.
    """
    names = [_clauses(words) for words in said]
    found = next((at for kinds in load_parts().divisions if (at := _of_kinds(names, kinds))), ())
    columns = list(_columns(found, len(names))) if found else _sources(said)
    covered = {at for column in columns for at in column}
    more = [at for at in range(len(said)) if at < listed or said[at].endswith(said[0][-_NOUN:])]
    return columns if covered.issuperset(more) else []


def other_kind(one: str, other: str) -> bool:
    """Whether the words before two figures begin with two kinds of one division."""
    a, b = _clauses(one)[:1], _clauses(other)[-1:]
    return any((x := _kind(a, kinds)) and (y := _kind(b, kinds)) and x != y for kinds in load_parts().divisions)


def _clauses(words: str) -> _Names:
    return [_JOINTS.sub("", clause, count=1) for clause in _PIECES.split(words) if clause]


def _kind(names: _Names, kinds: Sequence[Regex]) -> Regex | None:
    return next((kind for name in names for kind in kinds if kind.match(name)), None)


def _of_kinds(names: Sequence[_Names], kinds: Sequence[Regex]) -> Sequence[int]:
    """The parts that are of some kind, if no kind is left out and the list begins with one."""
    of_kind = {at: kind for at, each in enumerate(names) if (kind := _kind(each, kinds))}
    return list(of_kind) if 0 in of_kind and len(set(of_kind.values())) == len(kinds) else ()


def _columns(starts: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The first figures of all kinds, then the second ones, if all have as many."""
    widths = {end - start for start, end in pairwise((*starts, size))}
    for offset in range(widths.pop() if len(widths) == 1 else 1):
        yield [start + offset for start in starts]


def _sources(said: Sequence[str]) -> Sequence[Sequence[int]]:
    """A list of sources of money that ends with the one that bears the rest."""
    words = load_parts()
    ends = [at for at, name in enumerate(said) if words.bears_rest.search(name)]
    parts = range(ends[-1] + 1) if ends else range(0)
    return [list(parts)] if len(parts) >= _SOURCES and all(words.sources.search(said[at]) for at in parts) else []
