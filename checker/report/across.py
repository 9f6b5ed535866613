"""What lies between plans, as a table or JSON (schemas/across.schema.json).

Enters: an `Against` or a `Cascade`.  Leaves: text that ends with a line break.  The values are plain; nothing is
compared here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.checks.shared.wording import when
from checker.finding import Language, Severity, Words, in_language
from checker.report.diff import DIRECTIONS
from checker.report.json import dump
from checker.report.matrices import grid_text
from checker.report.places import place_record, quotation
from checker.report.summary import LEVELS
from checker.report.visible import visible
from checker.study.against import Against, Moved
from checker.study.cascade import Cascade
from checker.study.crossing import Crossing, Printed, Side, timed_value, value_said
from checker.study.joining import Said

SCHEMA_VERSION = 1
_KINDS: Mapping[str, Words] = {
    "value": Words("数值不同", "other value"),
    "compatible": Words("数值不同, 可并存", "other value, both can hold"),
    "bound": Words("界不同", "other bound"),
    "measure-word": Words("计量单位不同", "other measure word"),
    "deadline": Words("时限不同", "other deadline"),
    "name": Words("名称不同", "other name"),
    "below": Words("低于上级要求", "below what is demanded"),
    "total": Words("合计不符", "total does not fit"),
    "untaken": Words("没有承接", "not taken up"),
    "authority": Words("上级不符", "other authority"),
}
_HEADER = (
    Words("级别", "Level"),
    Words("事项", "Matter"),
    Words("问题", "Finding"),
    Words("依据", "Why"),
    Words("位置与原文", "Where"),
)
_MOVED = (
    Words("指标", "Indicator"),
    Words("本稿", "Here"),
    Words("对照稿", "There"),
    Words("方向", "Direction"),
)
_ONLY = (Words("指标", "Indicator"), Words("目标", "Target"), Words("位置", "Place"))
_NOTHING = Words("没有发现问题。", "Nothing was found.")


@dataclass(frozen=True, slots=True)
class Across:
    """What is shown of plans held against each other, whichever way they were."""

    sides: Sequence[Side]
    findings: Sequence[Crossing]
    counted: Words
    """How many things were compared."""
    agreed: int | None = None
    moved: Sequence[Moved] = ()
    only_here: Sequence[Said] = ()
    only_there: Sequence[Said] = ()


def of_against(found: Against) -> Across:
    """What is shown of a draft and another plan."""
    zh = f"一致 {found.agreed}, 时限不同 {len(found.moved)}, 只在本稿 {len(found.only_draft)}"
    en = f"{found.agreed} agree, {len(found.moved)} for other periods, {len(found.only_draft)} only here"
    counted = Words(f"{zh}, 只在对照稿 {len(found.only_other)}", f"{en}, {len(found.only_other)} only there")
    sides = (found.draft, found.other)
    return Across(sides, found.findings, counted, found.agreed, found.moved, found.only_draft, found.only_other)


def of_cascade(found: Cascade) -> Across:
    """What is shown of a plan and those below it."""
    counted = Words(f"上级目标 {found.demands} 项", f"{found.demands} targets above")
    return Across((found.parent, *found.children), found.findings, counted)


def render_across(across: Across, form: str, language: Language, columns: int) -> str:
    """As table or json."""
    if form == "json":
        return dump(across_record(across, language), indent=2) + "\n"
    return "\n\n".join(_parts(across, language, columns)) + "\n"


def _parts(across: Across, language: Language, columns: int) -> Iterator[str]:
    levels = "  ".join(
        f"{LEVELS[severity].said(language)} {sum(each.severity is severity for each in across.findings)}"
        for severity in Severity
    )
    plans = [f"{visible(side.name)}    {visible(side.sources.path)}" for side in across.sides]
    yield "\n".join([*plans, levels, across.counted.said(language)])
    rows = [_row(each, language) for each in _sorted(across.findings)]
    yield _table(_HEADER, rows, language, columns) if rows else _NOTHING.said(language)
    moved = [[[visible(cell)] for cell in _moved_row(each, language)] for each in across.moved]
    for title, header, cells in (
        (Words("时限不同, 供对照", "For other periods, for comparison"), _MOVED, moved),
        (Words("只在对照稿", "Only there"), _ONLY, [_only_row(each, language) for each in across.only_there]),
        (Words("只在本稿", "Only here"), _ONLY, [_only_row(each, language) for each in across.only_here]),
    ):
        if cells:
            yield f"{title.said(language)}: {len(cells)}\n{_table(header, cells, language, columns)}"


def _sorted(findings: Sequence[Crossing]) -> list[Crossing]:
    return sorted(findings, key=lambda each: tuple(Severity).index(each.severity))


def _table(header: Sequence[Words], rows: Sequence[Sequence[Sequence[str]]], language: Language, columns: int) -> str:
    return grid_text([title.said(language) for title in header], rows, columns)


def _row(each: Crossing, language: Language) -> list[list[str]]:
    said = (LEVELS[each.severity], _KINDS[each.kind], each.message, each.reason)
    places = [
        visible(f"{side.name} {place.said(language)}  {quotation(place, language)}") for side, place in each.places
    ]
    return [*([visible(words.said(language))] for words in said), places]


def _moved_row(each: Moved, language: Language) -> Sequence[str]:
    said = DIRECTIONS[each.direction].said(language)
    return each.ours.first.constraint.indicator, timed_value(each.ours), timed_value(each.theirs), said


def _only_row(said: Said, language: Language) -> list[list[str]]:
    first, label = said.first, in_language(said.first.passage.label, language)
    return [[visible(cell)] for cell in (first.constraint.indicator, timed_value(said), label)]


# ------------------------------------------------------------------ JSON
def across_record(across: Across, language: Language) -> dict[str, Any]:
    """The comparison as the stable contract has it; `here` is the first plan."""
    here, there = across.sides[:2]
    return {
        "schema_version": SCHEMA_VERSION,
        "plans": [
            {"path": side.sources.path, "title": side.name, "area": side.area} for side in across.sides
        ],
        "findings": [_finding_record(each, language) for each in _sorted(across.findings)],
        "agreed": across.agreed,
        "other_periods": [
            {"here": _said_record(each.ours, here), "there": _said_record(each.theirs, there),
             "direction": each.direction}
            for each in across.moved
        ],
        "only_here": [_said_record(each, here) for each in across.only_here],
        "only_there": [_said_record(each, there) for each in across.only_there],
    }  # fmt: skip


def _finding_record(each: Crossing, language: Language) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "severity": each.severity,
        "message": each.message.said(language),
        "message_zh": each.message.zh,
        "message_en": each.message.said("en"),
        "reason": each.reason.said(language),
        "places": [_printed_record(place) for place in each.places],
    }


def _printed_record(printed: Printed) -> dict[str, Any]:
    place = printed.place
    return {"path": printed.side.sources.path, **place_record(place, printed.side.sources), "quote": place.quote}


def _said_record(said: Said, side: Side) -> dict[str, Any]:
    return {
        "indicator": said.first.constraint.indicator,
        "value": value_said(said),
        "period": when(said.first.period) or None,
        "places": [_printed_record(Printed(side, target.place)) for target in said.targets],
    }
