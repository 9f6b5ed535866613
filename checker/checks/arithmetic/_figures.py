"""The figures of a text in order of place, each as a target, and the words between them.

Enters: the texts of a plan.  Leaves: `Line`s.  What the reader made no target of (a starting value, a number of
things that others are counted among) is a target here all the same, named by the words before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial

from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Constraint, Measure, Op, Quantity
from checker.language.period import Period
from checker.language.statement.anchors import Anchor, Kind, scan
from checker.language.statement.numerals import read_figure
from checker.plan.passages import PROSE, Passage, PlanField
from checker.source import Route, Span
from checker.words.vocabulary import one_of
from checker.words.words import load_words

_ENDS = re.compile("[。;!?\n]")
_MARKS = re.compile("[,。;:、()!?\n]")
_NAME, _SHORT = 20, 3
"""Characters that are taken for the name of a figure without one; fewer before it name nothing (上述42项任务)."""


@dataclass(frozen=True)
class Line:
    """The figures of one paragraph or cell."""

    figures: tuple[Target, ...]

    def before(self, at: int) -> str:
        """The words between a figure and the one before it, at most back to the beginning of its sentence."""
        figure = self.figures[at]
        start = _span(self.figures[at - 1]).end if at and self._in_one_text(at - 1, at) else 0
        return _ENDS.split(figure.passage.plain[start : _span(figure).start])[-1]

    def behind(self, at: int) -> str:
        """The words between a figure and the one behind it, at most as far as the end of its sentence."""
        figure = self.figures[at]
        end = _span(self.figures[at + 1]).start if self._in_one_text(at, at + 1) else None
        return _ENDS.split(figure.passage.plain[_span(figure).end : end])[0]

    def between(self, one: int, other: int) -> str:
        """The words from one figure to another behind it; empty where they stand in two texts."""
        a, b = self.figures[one], self.figures[other]
        one_text = a.passage.index == b.passage.index
        return a.passage.plain[_span(a).end : _span(b).start] if one_text else ""

    def sentence_of(self, at: int) -> tuple[int, int]:
        """The text and the number of the sentence in it that a figure stands in; a semicolon ends one as well."""
        return self._sentences[at]

    @cached_property
    def _sentences(self) -> Sequence[tuple[int, int]]:
        """Of each figure the text and the number of its sentence there; each text is cut once."""
        texts = {figure.passage.index: figure.passage.plain for figure in self.figures}
        ends = {index: [end.start() for end in _ENDS.finditer(text)] for index, text in texts.items()}
        places = ((figure.passage.index, _span(figure).start) for figure in self.figures)
        return [(index, bisect_left(ends[index], start)) for index, start in places]

    def _in_one_text(self, one: int, other: int) -> bool:
        return other < len(self.figures) and self.figures[one].passage.index == self.figures[other].passage.index


def lines(facts: Facts) -> Sequence[Line]:
    """The paragraphs with figures, in printed order; cells of numbers are no texts."""
    paragraphs: dict[Route, list[Target]] = defaultdict(list)
    for index, statement in facts.statements.items():
        passage = facts.passages[index]
        if (statement.constraints or statement.others) and passage.form in PROSE and not _stands_alone(passage):
            paragraphs[_paragraph(passage)] += figures_of(facts, passage)
    return [Line(tuple(figures)) for figures in paragraphs.values() if figures]


def _stands_alone(passage: Passage) -> bool:
    """Whether a text is no sentence: a value, or a heading that is a title and not the whole of its task."""
    title = passage.field is PlanField.HEADING and "," not in passage.plain
    return title or passage.field is PlanField.VALUE


def _paragraph(passage: Passage) -> Route:
    """The list of sentences that a text stands in; a cell or a heading stands for itself."""
    return passage.route[:-1] if passage.field is PlanField.STATEMENT else passage.route


def figures_of(facts: Facts, passage: Passage) -> Iterator[Target]:
    """Every figure of a text that has been read, in order of place."""
    said: dict[int, Constraint] = {}
    for constraint in facts.statements[passage.index].constraints:
        said.setdefault(constraint.quantity.span.end, constraint)
    places = _Said(said)
    for anchor in map(partial(_counting, passage.plain), scan(passage.plain)):
        if anchor.kind is Kind.FIGURE and anchor.figure is not None:
            constraint = places.holding(anchor) or _unnamed(passage.plain, anchor)
            period = facts.once(_periods).get((passage.index, constraint.quantity.span.end), constraint.period)
            yield Target(passage, constraint, facts.identity.parse(constraint.indicator), period)


def _periods(facts: Facts) -> Mapping[tuple[int, int], Period | None]:
    """The period that its place gives each target, by its text and where its value ends."""
    return {(each.passage.index, each.constraint.quantity.span.end): each.constraint.period for each in facts.targets}


def _counting(text: str, anchor: Anchor) -> Anchor:
    """A number that only announces a list (上述42项任务) as the figure that it is."""
    if anchor.kind is Kind.NAME and text[anchor.start : anchor.end].isdecimal():
        figure = read_figure(text, anchor.start)
        if figure is not None and figure.unit:
            return Anchor(Kind.FIGURE, figure.start, figure.end, figure)
    return anchor


@dataclass(frozen=True, slots=True)
class _Said:
    """The constraints of a text by the end of their value."""

    by_end: Mapping[int, Constraint]

    def holding(self, anchor: Anchor) -> Constraint | None:
        """The constraint that a figure is the value of."""
        near = (self.by_end.get(end) for end in range(anchor.end, anchor.end + _REACH))
        return next((each for each in near if each and each.quantity.span.start <= anchor.start), None)


_REACH = 6
"""Characters that bound words behind a figure take."""


def _unnamed(text: str, anchor: Anchor) -> Constraint:
    """A figure as the amount of what the words before it name."""
    figure = anchor.figure
    assert figure is not None
    start = max((match.end() for match in _MARKS.finditer(text, 0, anchor.start)), default=0)
    span, op = _bounded(text, anchor)
    low = None if op in (Op.LE, Op.LT) else figure.low
    high = None if op in (Op.GE, Op.GT) else figure.high
    if figure.is_range:
        op = Op.RANGE
    quantity = Quantity(op, low, high, figure.unit, text[span.start : span.end], span, figure.step)
    name = text[max(start, span.start - _NAME) : span.start]
    if len(name) < _SHORT:
        name = _MARKS.split(text[span.end : span.end + _NAME])[0]
    return Constraint(name, Measure.LEVEL, quantity, Span(max(start, span.start - _NAME), span.end))


@cache
def _bounds() -> Mapping[Op, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Patterns of the words before and behind a figure, by bound."""
    before, after = load_words().bounds_before, load_words().bounds_after
    kinds = {Op.GE: ("least", "least"), Op.GT: ("over", ""), Op.LE: ("most", "most"), Op.LT: ("under", "")}
    kinds[Op.ABOUT] = ("about", "about")
    return {
        op: (
            re.compile(f"(?:{one_of(getattr(before, first))})$"),
            re.compile(f"(?:{one_of(getattr(after, last))})") if last else re.compile("(?!)"),
        )
        for op, (first, last) in kinds.items()
    }


def _bounded(text: str, anchor: Anchor) -> tuple[Span, Op]:
    """A figure with the bound word beside it."""
    for op, (before, behind) in _bounds().items():
        if match := before.search(text, max(anchor.start - _REACH, 0), anchor.start):
            return Span(match.start(), anchor.end), op
        if match := behind.match(text, anchor.end):
            return Span(anchor.start, match.end()), op
    return Span(anchor.start, anchor.end), Op.EQ


def _span(target: Target) -> Span:
    return target.constraint.quantity.span
