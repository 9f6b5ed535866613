"""What became of the findings of one draft in the next: fixed, new, still there.

Enters: what is known of the findings of both drafts.  Leaves: which are of one draft alone and which of both.  A key
dies when a value changes, so findings that are left over are joined once more, by rule and by what is printed at their
places, then by rule and indicator: a figure put right in one place of three leaves the same finding with other values.
Each pass is a hash join in printed order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from checker.finding import Finding
from checker.source import fold


class Trace(NamedTuple):
    """By what a finding is known again: its key, its rule, what it is about, and its places with what they print."""

    key: str
    code: str
    indicator: str
    places: Sequence[Sequence[str]]
    """Document, label and quotation of each."""


class Traced(Protocol):
    """A finding, or what is kept of one."""

    @property
    def trace(self) -> Trace:
        """By what it is known again."""


F = TypeVar("F", bound=Traced)


class Became(NamedTuple, Generic[F]):
    """The findings of two drafts against each other; `left` holds them as the new draft has them."""

    fixed: tuple[F, ...]
    new: tuple[F, ...]
    left: tuple[F, ...]


def trace_of(finding: Finding) -> Trace:
    """By what a finding is known again in another draft."""
    places = [(place.document, place.label, place.quote) for place in finding.places]
    return Trace(finding.key, finding.code, finding.indicator, places)


def became(old: Sequence[F], new: Sequence[F]) -> Became[F]:
    """The findings that only one of two drafts has, and those that both have."""
    ours, theirs = list(range(len(old))), list(range(len(new)))
    left: set[int] = set()
    for marks in _MARKS:
        pairs = dict(
            _joined([(at, marks(old[at].trace)) for at in ours], [(at, marks(new[at].trace)) for at in theirs])
        )
        left |= pairs.keys()
        ours = [at for at in ours if at not in set(pairs.values())]
        theirs = [at for at in theirs if at not in pairs]
    fixed, fresh = (tuple(each[at] for at in rest) for each, rest in ((old, ours), (new, theirs)))
    return Became(fixed, fresh, tuple(new[at] for at in sorted(left)))


_Marks = Sequence[Hashable]


def _joined(ours: Sequence[tuple[int, _Marks]], theirs: Sequence[tuple[int, _Marks]]) -> Iterator[tuple[int, int]]:
    """New findings with the first old one that shares a mark and is not taken yet."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at, marks in reversed(ours):
        for mark in marks:
            waiting[mark].append(at)
    taken: set[int] = set()
    for at, marks in theirs:
        for mark in marks:
            line = waiting.get(mark, [])
            while line and line[-1] in taken:
                line.pop()
            if line:
                taken.add(line[-1])
                yield at, line.pop()
                break


def _all_places(trace: Trace) -> _Marks:
    """All that its places print, figures aside; a blank place is known by its label."""
    return [(trace.code, *_printed(trace))]


def _same_place(trace: Trace) -> _Marks:
    """One place that prints the very same, of one indicator where findings name any."""
    return [(trace.code, trace.indicator, *place) for place in trace.places]


def _any_place(trace: Trace) -> _Marks:
    """One place that prints the same, figures aside."""
    return [(trace.code, trace.indicator, each) for each in _printed(trace)]


def _indicator(trace: Trace) -> _Marks:
    """The indicator in the document of its first place."""
    first = [place[0] for place in trace.places[:1]]
    return [(trace.code, trace.indicator, *first)] if trace.indicator else []


def _printed(trace: Trace) -> list[tuple[str, str]]:
    return [
        (document, re.sub(r"\d+(?:\.\d+)?", "0", _plain(quote or label))) for document, label, quote in trace.places
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


_MARKS: Sequence[Callable[[Trace], _Marks]] = (
    lambda trace: [trace.key], _all_places, _same_place, _any_place, _indicator,
)  # fmt: skip
