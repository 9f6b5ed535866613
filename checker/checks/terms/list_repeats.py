"""A label that one list gives two figures (市级8项次、市级20项次), so that another label is missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.measures import load_measures
from checker.words.terms import load_terms
from checker.words.vocabulary import one_of

_STRETCH = re.compile("[^,。;:!?()]+")
_DIGIT = re.compile(r"\d")


class Repeated(Outcome):
    """A label with both its figures."""

    place: str
    label: str
    first: str
    second: str


OUTCOMES = (Repeated,)


class _Item(NamedTuple):
    label: str
    figure: str
    unit: str


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each label of a list that is printed again with another figure."""
    lists = [(passage, span) for passage in prose(facts) for span in _lists(passage.plain)]
    if not lists:
        raise NothingToCompare
    for passage, span in lists:
        yield from _repeated(passage, span)


def _lists(text: str) -> Iterator[Span]:
    """The stretches between marks that have figures before and behind a 、."""
    for match in _STRETCH.finditer(text):
        figures = [digit.start() for digit in _DIGIT.finditer(match[0])]
        if figures and figures[0] < match[0].find("、", figures[0]) < figures[-1]:
            yield Span(*match.span())


def _repeated(passage: Passage, span: Span) -> Iterator[Outcome]:
    found: dict[str, list[_Item]] = defaultdict(list)
    for item in _items(passage.plain[slice(*span)]):
        found[item.label].append(item)
    for label, items in found.items():
        for a, b in pairwise(items):
            if a.figure != b.figure and a.unit == b.unit:
                yield Repeated(
                    places=(place_of(passage, span),),
                    fact=("repeated", label, a.figure, b.figure, a.unit),
                    place=passage.label,
                    label=quoted(label),
                    first=f"{a.figure}{a.unit}",
                    second=f"{b.figure}{b.unit}",
                )


def _items(text: str) -> Iterator[_Item]:
    """The items of a list, where all are labels with figures; the first may have words before its label."""
    pieces = text.split("、")
    items = [load_terms().labelled_figure.fullmatch(piece) for piece in pieces[1:]]
    read = [_Item(item["label"], item["figure"], item["unit"]) for item in items if item]
    if len(read) < len(pieces) - 1:
        return
    first = load_terms().labelled_figure.search(pieces[0])
    if first and first.end() == len(pieces[0]):
        named = next((item.label for item in read if _leads_to(first["label"], item.label)), first["label"])
        yield _Item(named, first["figure"], first["unit"])
    yield from read


def _leads_to(words: str, label: str) -> bool:
    """Whether words end with a label; a single character before it is no lead-in but makes it another (极高风险区)."""
    before = re.sub(f"^(?:{one_of(load_measures().part_words)})", "", words.removesuffix(label))
    return words.endswith(label) and len(before) != 1
