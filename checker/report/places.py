"""Places as lines and columns, at the very end: the only caller of `SourceMap.locate` in reports."""

from __future__ import annotations

from typing import Any, NamedTuple

from checker.finding import Finding, Language, Place, Report, Words
from checker.report.visible import visible
from checker.source import Route, SourceMap

BLANK = Words("〔空白〕", "[blank]")
"""How an empty cell is quoted to a person."""


class Located(NamedTuple):
    """Lines and columns from 1, in characters; the end is the character after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


def located(report: Report, place: Place) -> Located:
    """Where a place is written in the plan's file."""
    return _located(place, report.sources)


def _located(place: Place, sources: SourceMap) -> Located:
    start, end = sources.locate(place.route, place.span)
    return Located(start.line, start.column, end.line, end.column)


def place_record(place: Place, sources: SourceMap) -> dict[str, Any]:
    """A place as JSON holds it: where it is printed, and its lines and columns in the plan's file."""
    named = {"document": place.document, "label": place.label, "route": route_text(place.route)}
    return named | _located(place, sources)._asdict()


def primary(report: Report, finding: Finding) -> Located | None:
    """Where a finding is shown; None where it has no place."""
    return located(report, finding.places[0]) if finding.places else None


def route_text(route: Route) -> str:
    """A route as one reads it: annexes[1].sections[0].heading."""
    said = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in route)
    return said.removeprefix(".")


def quotation(place: Place, language: Language) -> str:
    """The quote of a place for a person: one line, a blank cell named as such."""
    return visible(place.quote) if place.quote.strip() else BLANK.said(language)
