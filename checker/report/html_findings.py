"""Findings as the cards of the page, with what they can be filtered by.

Enters: a report and the plan's numbered texts.  Leaves: `Card`s in the order shown and the choices of
each filter with their counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from checker.finding import Finding, Language, Place, Report
from checker.report.consequence import ordered, ordered_waived
from checker.report.contrast import Pieces
from checker.report.first import FirstLine, without_places
from checker.report.html_text import Copy
from checker.report.options import Options
from checker.report.places import located
from checker.report.sides import instances_of, sides_of
from checker.report.summary import LEVELS, waiver_words
from checker.rules.loading import FAMILIES

FIRST_PLACES = 6
"""Places of one side, and instances of one fault, that are shown at once; the rest unfolds.  No side ever does."""


class PlaceView(NamedTuple):
    """One place: its name, the link to the text, and its line and column where the file has such."""

    label: str
    href: str
    at: str


class SideView(NamedTuple):
    """One printed text in pieces, and the places that print it."""

    pieces: Pieces
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One finding; the filters hold numbers of choices, with blanks around each."""

    anchor: str
    finding: Finding
    level: str
    message: str
    sides: tuple[SideView, ...]
    more: tuple[SideView, ...]
    documents: str
    units: str
    leaders: str
    note: str = ""

    @property
    def severity(self) -> str:
        """The severity as a word for programs."""
        return self.finding.severity.value

    @property
    def family(self) -> str:
        """The letter of the rule's family."""
        return self.finding.code[:1]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter and how many findings it shows."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices of all filters; choices without findings are left out."""

    levels: Sequence[Choice]
    families: Sequence[Choice]
    documents: Sequence[Choice]
    units: Sequence[Choice]
    leaders: Sequence[Choice]

    def unit_value(self, name: str) -> str:
        """The value of the choice of a unit; empty for one without findings."""
        return next((choice.value for choice in self.units if choice.name == name), "")

    def leader_value(self, name: str) -> str:
        """The value of the choice of a leader; empty for one without findings."""
        return next((choice.value for choice in self.leaders if choice.name == name), "")


def shown_findings(report: Report) -> list[Finding]:
    """All findings in the order shown, accepted ones last; their numbers are the anchors."""
    return [*ordered(report.findings), *(each.finding for each in ordered_waived(report.waived))]


def build_cards(report: Report, copy: Copy, options: Options) -> tuple[list[Card], list[Card]]:
    """The cards of the findings, and those of the accepted ones."""
    waived = ordered_waived(report.waived)
    notes = ["" for _ in report.findings] + [waiver_words(each, options.language) for each in waived]
    maker = _Maker.of(report, copy, options)
    cards = [maker.card(at, finding, note) for at, (finding, note) in enumerate(zip(copy.findings, notes, strict=True))]
    return cards[: len(report.findings)], cards[len(report.findings) :]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Documents, units and leaders as numbers, so that no name stands in an attribute that programs read."""

    documents: Mapping[str, int]
    units: Mapping[str, int]
    leaders: Mapping[str, int]

    @classmethod
    def of(cls, findings: Iterable[Finding], copy: Copy) -> _Numbers:
        """All documents that findings name, all units and leaders that answer for any text."""
        return cls(
            _numbered(place.document for finding in findings for place in finding.places),
            _numbered(unit for text in copy.texts for unit in text.units),
            _numbered(leader for text in copy.texts for leader in text.leaders),
        )


def _numbered(names: Iterable[str]) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


@dataclass(frozen=True, slots=True)
class _Maker:
    """What the cards of one report have in common."""

    report: Report
    copy: Copy
    numbers: _Numbers
    instances: frozenset[str]
    language: Language

    @classmethod
    def of(cls, report: Report, copy: Copy, options: Options) -> _Maker:
        """All that is worked out once."""
        return cls(report, copy, _Numbers.of(copy.findings, copy), instances_of(options), options.language)

    def card(self, at: int, finding: Finding, note: str) -> Card:
        """One finding as a card; `note` says why it is accepted."""
        numbers = self.numbers
        found = (self.copy.find(place.route) for place in finding.places)
        texts = [self.copy.texts[number] for number in found if number is not None]
        sides = tuple(self._sides(finding))
        first = FIRST_PLACES if finding.rule in self.instances else len(sides)
        return Card(
            anchor=f"{self.copy.prefix}-f{at}",
            finding=finding,
            level=LEVELS[finding.severity].said(self.language),
            message=without_places(finding, self.language),
            sides=sides[:first],
            more=sides[first:],
            documents=_joined(str(numbers.documents[place.document]) for place in finding.places),
            units=_joined(str(numbers.units[unit]) for text in texts for unit in text.units),
            leaders=_joined(str(numbers.leaders[leader]) for text in texts for leader in text.leaders),
            note=note,
        )

    def _sides(self, finding: Finding) -> Iterator[SideView]:
        for side in sides_of(finding, self.instances):
            yield SideView(side.pieces, tuple(map(self._place, side.places)))

    def _place(self, place: Place) -> PlaceView:
        at = located(self.report, place) if self.report.sources.lined else None
        return PlaceView(place.said(self.language), self.copy.href(place.route), f"{at.line}:{at.column}" if at else "")


def _joined(values: Iterable[str]) -> str:
    return f" {' '.join(dict.fromkeys(values))} "


class TopLine(NamedTuple):
    """A line of what comes first: its text, where it is, the first card that it speaks of, and of how many."""

    severity: str
    number: int
    text: str
    where: str
    href: str


def top_lines(lines: Iterable[FirstLine], copy: Copy) -> list[TopLine]:
    """The lines with links to the cards."""
    numbers = {id(finding): number for number, finding in enumerate(copy.findings)}

    def top_line(line: FirstLine) -> TopLine:
        first = line.findings[0]
        return TopLine(
            first.severity, len(line.findings), line.text, line.where, f"#{copy.prefix}-f{numbers[id(first)]}"
        )

    return [top_line(line) for line in lines]


def build_filters(cards: Sequence[Card], copy: Copy, names: Mapping[str, str], language: Language) -> Filters:
    """The choices that show anything, with their counts; units and leaders with most findings first."""
    numbers = _Numbers.of(copy.findings, copy)
    levels = Counter(card.severity for card in cards)
    families = Counter(card.family for card in cards)
    known = [*(family for family in FAMILIES if family in families), *(f for f in families if f not in FAMILIES)]
    printed = list(names)
    documents = _choices(numbers.documents, [card.documents for card in cards])
    documents.sort(key=lambda choice: printed.index(choice.name) if choice.name in names else len(printed))
    return Filters(
        [Choice(level.value, said.said(language), levels[level.value]) for level, said in LEVELS.items()],
        [Choice(f, FAMILIES[f].said(language) if f in FAMILIES else f, families[f]) for f in known],
        [replace(choice, name=names.get(choice.name, choice.name)) for choice in documents],
        _most_first(_choices(numbers.units, [card.units for card in cards])),
        _most_first(_choices(numbers.leaders, [card.leaders for card in cards])),
    )


def _choices(numbers: Mapping[str, int], said: Sequence[str]) -> list[Choice]:
    counts = Counter(number for each in said for number in each.split())
    return [Choice(str(number), name, counts[str(number)]) for name, number in numbers.items() if counts[str(number)]]


def _most_first(choices: Sequence[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: -choice.count)
