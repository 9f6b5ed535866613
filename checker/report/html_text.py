"""The plan's text beside the findings: every text numbered, every place of a finding marked.

Enters: the documents of a study and the findings in the order shown.  Leaves: the anchor of each
text, and the text in segments with the findings that mark them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from checker.finding import Finding, Severity
from checker.report.consequence import GRAVITY
from checker.source import Route, Span
from checker.study.shown import ShownDocument, ShownGrid, ShownText


class Segment(NamedTuple):
    """Some characters of a text; `severity` is that of the gravest finding here, `findings` their numbers."""

    text: str
    severity: str = ""
    findings: str = ""


class Badge(NamedTuple):
    """A finding named at the end of a text that it quotes."""

    href: str
    finding: Finding


class _Mark(NamedTuple):
    span: Span
    finding: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Copy:
    """The numbered texts of one plan; `prefix` keeps the anchors of several plans apart."""

    prefix: str
    texts: tuple[ShownText, ...]
    number_of: Mapping[Route, int]
    findings: Sequence[Finding]
    marks: Mapping[int, Sequence[_Mark]]

    def find(self, route: Route) -> int | None:
        """The number of the text at a route, or of the first one in the part of the plan that stands there."""
        return self.number_of.get(route)

    def href(self, route: Route) -> str:
        """The link to a text; empty where the plan's text is not shown."""
        number = self.find(route)
        return "" if number is None else f"#{self.prefix}-t{number}"

    def anchor(self, text: ShownText) -> str:
        """The id of a text's element."""
        return f"{self.prefix}-t{self.number_of[text.route]}"

    def segments(self, text: ShownText) -> list[Segment]:
        """The text cut at the ends of all marks."""
        marks = self.marks.get(self.number_of[text.route], ())
        if not text.text.strip():
            return [_segment("", marks)] if marks else []
        return list(_segments(text.text, marks))

    def badges(self, text: ShownText) -> list[Badge]:
        """The findings that quote a text, in the order shown."""
        marks = self.marks.get(self.number_of[text.route], ())
        return [
            Badge(f"#{self.prefix}-f{number}", self.findings[number])
            for number in sorted({mark.finding for mark in marks})
        ]


def build_copy(prefix: str, documents: Sequence[ShownDocument], findings: Sequence[Finding]) -> Copy:
    """The texts of a plan with the places of its findings."""
    texts = tuple(_texts(documents))
    number_of: dict[Route, int] = {}
    for number, text in enumerate(texts):
        for length in range(len(text.route), 0, -1):
            number_of.setdefault(text.route[:length], number)
    exact = {text.route: number for number, text in enumerate(texts)}
    number_of |= exact
    return Copy(prefix, texts, number_of, findings, _marks(exact, number_of, findings))


def _texts(documents: Sequence[ShownDocument]) -> Iterator[ShownText]:
    for document in documents:
        for block in document.blocks:
            if isinstance(block, ShownGrid):
                yield from (text for row in block.rows for cell in row.cells for text in cell.texts)
            else:
                yield from block.texts


def _marks(
    exact: Mapping[Route, int], number_of: Mapping[Route, int], findings: Sequence[Finding]
) -> Mapping[int, Sequence[_Mark]]:
    """The marks of each text; a place that names a part of the plan marks its first text as a whole."""
    found: dict[int, list[_Mark]] = defaultdict(list)
    for number, finding in enumerate(findings):
        for place in finding.places:
            at = number_of.get(place.route)
            if at is not None:
                span = place.span if place.route in exact else Span(0, 0)
                found[at].append(_Mark(span, number, finding.severity))
    return found


def _segments(text: str, marks: Sequence[_Mark]) -> Iterator[Segment]:
    """In one pass from cut to cut."""
    inside = [mark for mark in marks if mark.span.start < min(mark.span.end, len(text))]
    cuts = sorted({0, len(text), *(min(edge, len(text)) for mark in inside for edge in mark.span)})
    for start, end in pairwise(cuts):
        yield _segment(text[start:end], [m for m in inside if m.span.start <= start and m.span.end >= end])


def _segment(text: str, marks: Sequence[_Mark]) -> Segment:
    if not marks:
        return Segment(text)
    gravest = min((mark.severity for mark in marks), key=GRAVITY.index)
    return Segment(text, gravest.value, " ".join(str(number) for number in sorted({m.finding for m in marks})))
