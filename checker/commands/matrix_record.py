"""The two matrices of a plan as JSON: schemas/matrix.schema.json."""

from __future__ import annotations

from typing import Any

from checker.finding import Place
from checker.report.places import place_record
from checker.source import SourceMap
from checker.study.shown import IndicatorMatrix, ResponsibilityMatrix, ShownValue, Study

SCHEMA_VERSION = 1


def matrices_record(study: Study, sources: SourceMap) -> dict[str, Any]:
    """Both matrices, with the place of every value and every blank."""
    return {
        "schema_version": SCHEMA_VERSION,
        "indicators": _indicators(study.indicators, sources),
        "responsibilities": _responsibilities(study.responsibilities, sources),
    }


def _indicators(matrix: IndicatorMatrix, sources: SourceMap) -> dict[str, Any]:
    rows = [
        {
            "indicator": row.name,
            "measure": row.measure,
            "differs": row.differs,
            "entries": [_entry(each, sources) for each in row.entries],
        }
        for row in matrix.rows
    ]
    return {"columns": [column._asdict() for column in matrix.columns], "rows": rows}


def _entry(entry: ShownValue, sources: SourceMap) -> dict[str, Any]:
    said = {"column": entry.column, "value": entry.value, "differs": entry.differs or None}
    return said | {"place": _place(entry.place, sources)}


def _responsibilities(matrix: ResponsibilityMatrix, sources: SourceMap) -> dict[str, Any]:
    return {
        "actions": [
            {"document": each.document, "name": each.name, "title": each.title, "in_table": each.in_table,
             "tasks": each.tasks}
            for each in matrix.actions
        ],
        "units": [
            {"name": each.name, **each.total._asdict(), "actions": [share._asdict() for share in each.shares]}
            for each in matrix.units
        ],
        "leaders": [{"name": each.name, "tasks": each.total, "actions": list(each.counts)} for each in matrix.leaders],
        "blanks": [
            {"gap": each.gap, "action": each.action, "place": _place(each.place, sources)} for each in matrix.blanks
        ],
    }  # fmt: skip


def _place(place: Place, sources: SourceMap) -> dict[str, Any]:
    return place_record(place, sources) | {"quote": place.quote}
