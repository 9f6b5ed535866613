"""Findings as the cards of the page, with what they can be filtered by.

Enters: a report and the plan's numbered texts.  Leaves: `Card`s in the order shown and the choices of
each filter with their counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from checker.finding import Finding, Language, Report
from checker.report.consequence import ordered, ordered_waived
from checker.report.contrast import Pieces, contrast, plain
from checker.report.html_text import Copy
from checker.report.options import Options
from checker.report.places import located
from checker.report.summary import LEVELS, waiver_words
from checker.rules.loading import FAMILIES

FIRST_PLACES = 4
"""Places shown at once; the rest unfolds."""


class PlaceView(NamedTuple):
    """One place: its name, the link to the text, where it stands in the file, and the quotation in pieces."""

    label: str
    href: str
    at: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Card:
    """One finding; the filters hold numbers of choices, with blanks around each."""

    anchor: str
    finding: Finding
    level: str
    places: tuple[PlaceView, ...]
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
        instances = frozenset(rule.name for rule in options.rules if not rule.quotes_differ)
        return cls(report, copy, _Numbers.of(copy.findings, copy), instances, options.language)

    def card(self, at: int, finding: Finding, note: str) -> Card:
        """One finding as a card; `note` says why it is accepted."""
        numbers = self.numbers
        found = (self.copy.find(place.route) for place in finding.places)
        texts = [self.copy.texts[number] for number in found if number is not None]
        return Card(
            anchor=f"{self.copy.prefix}-f{at}",
            finding=finding,
            level=LEVELS[finding.severity].said(self.language),
            places=tuple(self._places(finding)),
            documents=_joined(str(numbers.documents[place.document]) for place in finding.places),
            units=_joined(str(numbers.units[unit]) for text in texts for unit in text.units),
            leaders=_joined(str(numbers.leaders[leader]) for text in texts for leader in text.leaders),
            note=note,
        )

    def _places(self, finding: Finding) -> Iterator[PlaceView]:
        quotes = [place.quote for place in finding.places]
        compared = [plain(quote) for quote in quotes] if finding.rule in self.instances else contrast(quotes)
        for place, pieces in zip(finding.places, compared, strict=True):
            at = located(self.report, place)
            shown = pieces if place.quote.strip() else ()
            yield PlaceView(place.label, self.copy.href(place.route), f"{at.line}:{at.column}", shown)


def _joined(values: Iterable[str]) -> str:
    return f" {' '.join(dict.fromkeys(values))} "


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
