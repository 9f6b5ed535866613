"""The comparison of two drafts as a table, JSON (schemas/diff.schema.json) or a page.

Enters: a `PlanDiff`.  Leaves: text.  The values are plain; nothing of a plan's facts is read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.finding import Finding, Language, Place, Report, Words
from checker.report.json import dump
from checker.report.matrices import grid_text
from checker.report.places import located, route_text
from checker.report.summary import LEVELS
from checker.report.visible import visible

if TYPE_CHECKING:
    from checker.study.diff import DutyChange, PlanDiff, Side, TargetChange

SCHEMA_VERSION = 1

DIRECTIONS: Mapping[str, Words] = {
    "stronger": Words("加强", "stronger"),
    "weaker": Words("减弱", "weaker"),
    "other": Words("其他", "other"),
}
SAYINGS: Mapping[str, Words] = {
    "title": Words("两稿比较", "Two drafts compared"),
    "old": Words("原稿", "old draft"),
    "new": Words("新稿", "new draft"),
    "changed": Words("目标有变", "Targets changed"),
    "added": Words("新增目标", "Targets added"),
    "dropped": Words("删去目标", "Targets dropped"),
    "duties": Words("责任有变", "Responsibilities changed"),
    "fixed": Words("已解决的问题", "Findings fixed"),
    "found": Words("新出现的问题", "Findings new"),
    "remaining": Words("仍存在的问题", "Findings remaining"),
    "direction": Words("方向", "Direction"),
    "indicator": Words("指标", "Indicator"),
    "value": Words("目标", "Target"),
    "place": Words("位置", "Place"),
    "task": Words("事项", "Task"),
    "lead": Words("牵头", "lead"),
    "leader": Words("分管领导", "leader"),
    "none": Words("无", "none"),
    "what": Words("变化", "Change"),
    "level": Words("级别", "Level"),
    "rule": Words("规则", "Rule"),
    "finding": Words("问题", "Finding"),
    "nothing": Words("两稿没有差别。", "The drafts do not differ."),
}

Row = tuple[str, ...]
Rows = list[Row]


class Listed(NamedTuple):
    """One list of a comparison; a brief report only counts it."""

    title: str
    header: Row
    rows: Rows
    brief: bool = True


def render_diff(diff: PlanDiff, form: str, language: Language, columns: int = 120, *, desk: bool = False) -> str:
    """The comparison as table, json or html, as text that ends with a line break; `desk` as in `Options`."""
    if form == "json":
        return dump(diff_record(diff, language), indent=2) + "\n"
    if form == "html":
        from checker.report.html import render_page

        say = {name: words.said(language) for name, words in SAYINGS.items()}
        return render_page("diff.html.j2", language, desk=desk, diff=diff, tables=_tables(diff, language), say=say)
    return _text(diff, language, columns)


def _text(diff: PlanDiff, language: Language, columns: int) -> str:
    head = f"{visible(diff.old.path)} → {visible(diff.new.path)}"
    tables = [each for each in _tables(diff, language) if each.rows]
    parts = [_table(each, columns) if each.brief else f"{each.title} {len(each.rows)}" for each in tables]
    return "\n\n".join([head, *(parts or [SAYINGS["nothing"].said(language)])]) + "\n"


def _table(listed: Listed, columns: int) -> str:
    rows = [[[visible(cell)] for cell in row] for row in listed.rows]
    return f"{listed.title} {len(rows)}\n" + grid_text(listed.header, rows, columns)


def _tables(diff: PlanDiff, language: Language) -> list[Listed]:
    """Every list of the comparison with its title and header, empty ones too."""
    said = {name: words.said(language) for name, words in SAYINGS.items()}
    target = (said["indicator"], said["value"], said["place"])
    finding = (said["level"], said["rule"], said["finding"], said["place"])
    change = (said["direction"], said["indicator"], said["old"], said["new"], said["place"])
    duty = (said["task"], said["what"], said["place"])
    return [
        Listed(said["changed"], change, [_changed_row(each, language) for each in diff.changed]),
        Listed(said["dropped"], target, [_side_row(side, language) for side in diff.dropped]),
        Listed(said["added"], target, [_side_row(side, language) for side in diff.added]),
        Listed(said["duties"], duty, [_duty_row(each, language) for each in diff.duties]),
        Listed(said["fixed"], finding, _finding_rows(diff.findings_fixed, language)),
        Listed(said["found"], finding, _finding_rows(diff.findings_new, language)),
        Listed(said["remaining"], finding, _finding_rows(diff.findings_remaining, language), brief=False),
    ]


def _changed_row(each: TargetChange, language: Language) -> Row:
    said = DIRECTIONS[each.direction].said(language)
    return (said, each.new.indicator, each.old.value, each.new.value, each.new.place.said(language))


def _side_row(side: Side, language: Language) -> Row:
    return (side.indicator, side.value, side.place.said(language))


def _duty_row(each: DutyChange, language: Language) -> Row:
    return (each.task, "; ".join(_duty_words(each, language)), each.new_place.said(language))


def _duty_words(each: DutyChange, language: Language) -> Iterator[str]:
    none = SAYINGS["none"].said(language)
    for name, old, new in (("lead", each.old_leads, each.new_leads), ("leader", each.old_leaders, each.new_leaders)):
        if set(old) != set(new):
            yield f"{SAYINGS[name].said(language)} {'、'.join(old) or none} → {'、'.join(new) or none}"
    for sign, units in (("+", each.units_added), ("-", each.units_dropped)):
        if units:
            yield f"{sign} {'、'.join(units)}"


def _finding_rows(findings: Sequence[Finding], language: Language) -> Rows:
    return [
        (
            LEVELS[finding.severity].said(language),
            finding.code,
            finding.message.said(language),
            finding.places[0].said(language) if finding.places else "",
        )
        for finding in findings
    ]


def diff_record(diff: PlanDiff, language: Language) -> dict[str, Any]:
    """The comparison as the stable contract has it."""
    old, new = diff.old, diff.new
    return {
        "schema_version": SCHEMA_VERSION,
        "old": {"path": old.path, "title": old.title},
        "new": {"path": new.path, "title": new.title},
        "targets": {
            "added": [_side_record(new, side) for side in diff.added],
            "dropped": [_side_record(old, side) for side in diff.dropped],
            "changed": [
                {
                    "direction": each.direction,
                    "old": _side_record(old, each.old),
                    "new": _side_record(new, each.new),
                }
                for each in diff.changed
            ],
        },
        "responsibilities": [_duty_record(diff, each) for each in diff.duties],
        "findings": {
            "fixed": [_finding_record(old, finding, language) for finding in diff.findings_fixed],
            "new": [_finding_record(new, finding, language) for finding in diff.findings_new],
            "remaining": [_finding_record(new, finding, language) for finding in diff.findings_remaining],
        },
    }


def _side_record(report: Report, side: Side) -> dict[str, Any]:
    return {"indicator": side.indicator, "value": side.value, "place": _place_record(report, side.place)}


def _place_record(report: Report, place: Place) -> dict[str, Any]:
    named = {"document": place.document, "label": place.label, "route": route_text(place.route)}
    return named | located(report, place)._asdict() | {"quote": place.quote}


def _duty_record(diff: PlanDiff, each: DutyChange) -> dict[str, Any]:
    return {
        "task": each.task,
        "leads": {"old": list(each.old_leads), "new": list(each.new_leads)},
        "leaders": {"old": list(each.old_leaders), "new": list(each.new_leaders)},
        "units_added": list(each.units_added),
        "units_dropped": list(each.units_dropped),
        "old_place": _place_record(diff.old, each.old_place),
        "new_place": _place_record(diff.new, each.new_place),
    }


def _finding_record(report: Report, finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "key": finding.key,
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message.said(language),
        "places": [_place_record(report, place) for place in finding.places],
    }
