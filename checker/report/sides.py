"""The places of a finding by what they print: each distinct quotation once, with all its places.

Enters: a finding.  Leaves: its sides in printed order, with the characters in which they differ.  What stands
against what is never left out: of one side the places are counted, of many instances of one fault the instances.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from checker.finding import Finding, Language, Place, Words, in_language
from checker.report.columns import elide, width
from checker.report.contrast import Pieces, QuotePiece, contrast, plain
from checker.report.options import Options
from checker.report.places import quotation
from checker.report.visible import visible

_LABELS = 3
"""Of more places of one side, a report for people names so many."""
_SIDES, _INSTANCES = 12, 2
"""Sides told of one finding, and instances of one fault; nobody reads more in one place."""


class Side(NamedTuple):
    """One printed text and the places that print it; no pieces where they are blank."""

    pieces: Pieces
    places: tuple[Place, ...]

    @property
    def text(self) -> str:
        """The quotation without its marks."""
        return "".join(piece.text for piece in self.pieces)


def sides_of(finding: Finding, instances: Collection[str]) -> list[Side]:
    """All sides in the order of their first places; `instances` are the rules whose quotations are not compared."""
    by_text: dict[str, list[Place]] = {}
    for place in finding.places:
        by_text.setdefault(visible(place.quote) if place.quote.strip() else "", []).append(place)
    quotes = [*by_text]
    compared = [plain(quote) for quote in quotes] if finding.rule in instances else contrast(quotes)
    return [Side(pieces, tuple(places)) for pieces, places in zip(compared, by_text.values(), strict=True)]


def odd_place(finding: Finding, instances: Collection[str]) -> int:
    """The number of the place to look at first: the first one of what the fewest places print, if any are fewer."""
    sides = sides_of(finding, instances)
    if finding.rule in instances or len(sides) < 2:
        return 0
    fewest = min(sides, key=lambda side: len(side.places))
    return finding.places.index(fewest.places[0])


def instances_of(options: Options) -> frozenset[str]:
    """The names of the rules whose findings list instances of one fault, not texts to be compared."""
    return frozenset(rule.name for rule in options.rules if not rule.quotes_differ)


def told_sides(finding: Finding, options: Options) -> tuple[list[Side], str]:
    """The sides that a report for people tells, and how many places there are in all where it leaves some out."""
    instances = instances_of(options)
    sides = sides_of(finding, instances)
    most = _INSTANCES if finding.rule in instances else _SIDES
    if options.explain or len(sides) <= most:
        return sides, ""
    number = len(finding.places)
    return sides[:most], Words(f"… 等 {number} 处", f"… {number} places in all").said(options.language)


def labels_of(places: Sequence[Place], options: Options) -> str:
    """The names of places, each once, with how often where it is said of several; of many the first few."""
    names: dict[str, int] = {}
    for place in places:
        names[visible(place.label)] = names.get(visible(place.label), 0) + 1
    said = [f"{name} ×{count}" if count > 1 else name for name, count in names.items()]
    whole = options.explain or len(said) <= _LABELS + 1
    shown = "、".join(said if whole else said[:_LABELS])
    return in_language(shown if whole else f"{shown}等{len(places)}处", options.language)


def quoted(side: Side, language: Language) -> Pieces:
    """The quotation in pieces, a blank cell named as such."""
    return side.pieces or (QuotePiece(quotation(side.places[0], language)),)


def shortened(pieces: Pieces, columns: int) -> Pieces:
    """The pieces in about so many columns: what does not differ is left out in the middle, what differs is kept."""
    marked = sum(width(piece.text) for piece in pieces if piece.differs)
    room = max(columns - marked, columns // 2)
    if sum(width(piece.text) for piece in pieces) <= columns:
        return pieces
    return tuple(_shortened(pieces, room))


def _shortened(pieces: Pieces, room: int) -> Iterator[QuotePiece]:
    same = [width(piece.text) for piece in pieces if not piece.differs]
    share = room // max(len(same), 1)
    spare = sum(max(share - size, 0) for size in same)
    long = sum(size > share for size in same)
    for piece in pieces:
        wanted = share + spare // max(long, 1)
        yield piece if piece.differs else piece._replace(text=elide(piece.text, max(wanted, 5)))


def placed_sides(finding: Finding, options: Options) -> list[str]:
    """Each side on one line: its quotation and its places."""
    some, rest = told_sides(finding, options)
    quotes = ("".join(piece.text for piece in quoted(side, options.language)) for side in some)
    said = [f"{labels_of(side.places, options)}: {quote}" for side, quote in zip(some, quotes, strict=True)]
    return [*said, rest] if rest else said
