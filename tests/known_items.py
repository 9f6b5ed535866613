"""Which of the inconsistencies that a careful reader lists does a report name?

A listed item counts as reported when one finding of its family touches two of its places (all, if
it has fewer): the same text of the plan with overlapping characters, or for responsibilities the
same task or row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checker.facts import Facts
from checker.finding import Finding, Report
from checker.plan.passages import Form, Passage, Zone
from checker.source import Route, Span

KNOWN = Path(__file__).parent / "known"
HABITS = {"R105": "separator-missing"}
"""Rules that tell one habit of the whole plan, and the only kind of item that they name: that they touch the texts of
another is chance."""
_BLANK = re.compile(r"[\s\u3000\xa0]+")
# A reader and a rule may file one fact under neighbouring families: a name that differs between
# two places is a number's qualifier (N) to one and a term (T) to the other.
NEIGHBOURS = {"N": "NATD", "A": "AN", "T": "TNSU", "S": "STUDM", "D": "DSNU", "M": "MSR", "R": "RUM"}


@dataclass(frozen=True)
class Item:
    """One listed inconsistency and where its places lie in the plan file."""

    id: str
    family: str
    kind: str
    severity: str
    plain: bool
    missed: str
    places: tuple[tuple[tuple[Route, Span, str], ...], ...]


def read_items(name: str, facts: Facts) -> list[Item]:
    """The items of a list with their places looked up in the plan."""
    with (KNOWN / f"{name}.yaml").open(encoding="utf-8") as file:
        listed = yaml.safe_load(file)["findings"]
    squeezed = {passage.index: _squeeze(passage.text) for passage in facts.passages}
    return [
        Item(
            each["id"], each["family"], each["kind"], each["severity"], each["plain"], each.get("missed", ""),
            tuple(tuple(_look_up(place, facts, squeezed)) for place in each["places"]),
        )
        for each in listed
    ]  # fmt: skip


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each character stood."""
    kept = [(character, at) for at, character in enumerate(text) if not _BLANK.fullmatch(character)]
    return "".join(character for character, _ in kept), [at for _, at in kept]


def _look_up(
    place: Mapping[str, Any], facts: Facts, squeezed: Mapping[int, tuple[str, list[int]]]
) -> Iterator[tuple[Route, Span, str]]:
    """The texts of the plan that print a listed quote, in the document, part and row that it names."""
    quote = _BLANK.sub("", str(place["quote"]))
    for passage in facts.passages:
        closing = place["document"] == "annex9" and passage.form is Form.CLOSING
        if passage.document != place["document"] and not closing:
            continue
        if not _in_part(passage, place):
            continue
        text, offsets = squeezed[passage.index]
        at = text.find(quote)
        if at >= 0 and quote:
            yield passage.route, Span(offsets[at], offsets[at + len(quote) - 1] + 1), passage.block
        elif (len(text) >= 4 or (text and passage.form is Form.ROSTER)) and text in quote:
            yield passage.route, Span(0, len(passage.text)), passage.block


def _in_part(passage: Passage, place: Mapping[str, Any]) -> bool:
    """Whether a text stands in the part, and for a table in the row, that a listed place names."""
    in_table = passage.zone is Zone.TABLE
    if place["where"] == "table":
        number = str(place.get("item", "")).split()[-1:] or [""]
        row = re.search(r"第(\d+)行", passage.label)
        return in_table and (row is None or not number[0].isdigit() or row[1] == number[0])
    return place["where"] == "title" or not in_table


def reported_by(item: Item, report: Report, blocks: Mapping[Route, str]) -> list[Finding]:
    """The findings that name a listed item."""
    families = NEIGHBOURS[item.family]
    needed = min(2, len(item.places))
    return [
        finding
        for finding in report.findings
        if finding.code[0] in families
        and HABITS.get(finding.code, item.kind) == item.kind
        and sum(_touched(p, finding, blocks, item.family) for p in item.places) >= needed
    ]


def _touched(
    place: tuple[tuple[Route, Span, str], ...], finding: Finding, blocks: Mapping[Route, str], family: str
) -> bool:
    for route, span, block in place:
        for other in finding.places:
            if other.route == route and (
                other.span == span or (other.span.start < span.end and span.start < other.span.end)
            ):
                return True
            if family in "RS" and blocks.get(other.route) == block:
                return True
    return False
