"""What was read from a plan or a text, as `check facts` shows it.

Enters: a plan with its sources, or the bytes of plain text.  Leaves: a table, or JSON of the stable
form in schemas/facts.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from checker.checks.shared.wording import MEASURES, ROLES, about_of, against_of, bounded
from checker.facts import Facts
from checker.facts.printed import Target, place_of
from checker.finding import Coverage, Language, Place, Words, in_language
from checker.inputs.problem import InputError, Problem
from checker.language.constraint import Ground, Reading, ReadingKind, Source
from checker.plan.model import MAX_TEXT, Document, Plan
from checker.report.json import dump
from checker.report.matrices import grid_text
from checker.report.places import place_record
from checker.report.summary import coverage_bins
from checker.report.visible import visible
from checker.source import Extent, SourceMap, decode

SCHEMA_VERSION = 1
_LARGEST = 300
"""The most digits of a number that readers of JSON take; `raw` holds a longer one as printed."""

_HEADER = (
    Words("位置", "Place"),
    Words("指标", "Indicator"),
    Words("口径", "Measure"),
    Words("目标值", "Value"),
    Words("角色、时限、所指等", "Role, period, of what"),
)
_UNREAD = (Words("位置", "Place"), Words("原文", "Text"), Words("可能原因", "Possible reason"))
_GROUNDS = Words("角色、时限与所指 (依据)", "Role, period and what it is of (with its ground)")
_JUDGED = Words("判定", "Judged")
_VERDICTS = MappingProxyType(
    {
        "same": Words("同一", "same"),
        "different": Words("不同", "different"),
        "undecided": Words("不能断定", "undecided"),
    }
)


@dataclass(frozen=True, slots=True)
class Readings:
    """The facts of one plan, with the places of its file."""

    facts: Facts
    sources: SourceMap


def readings_of_plan(plan: Plan, sources: SourceMap) -> Readings:
    """Everything read from a plan."""
    return Readings(Facts(plan), sources)


def readings_of_text(data: bytes) -> Readings:
    """Everything read from plain text, each line for itself; an `InputError` for lines longer than a text may be."""
    text = decode(data, "-")
    lines = text.removesuffix("\n").split("\n")
    extents: dict[tuple[str | int, ...], Extent] = {}
    offset = 0
    for number, line in enumerate(lines):
        extents["master", "statements", number] = Extent(offset, offset + len(line), line)
        offset += len(line) + 1
    if long := [number for number, line in enumerate(lines, 1) if len(line) > MAX_TEXT]:
        said = f"一行超过 {MAX_TEXT:,} 字 (line too long)."
        raise InputError([Problem("-", said, "请分行后再读。", number, 1) for number in long])
    document = Document(title="", statements=tuple(lines))
    return Readings(Facts(Plan(title="-", master=document)), SourceMap("-", text, extents))


def render_readings(
    readings: Readings,
    form: Literal["table", "json"],
    language: Language = "zh",
    *,
    unread: bool = False,
    explain: bool = False,
    width: int = 120,
) -> str:
    """All readings, or only the unread numerals, as text that ends with a line break."""
    if form == "json":
        return dump(_document(readings, language, unread, explain), indent=2) + "\n"
    if unread:
        return _unread_table(readings, language, width)
    table = _table(readings, language, width)
    return table + (_explained(readings, language) if explain else "")


def _document(readings: Readings, language: Language, unread: bool, explain: bool) -> dict[str, Any]:
    targets = () if unread else readings.facts.stated
    kinds = (ReadingKind.UNREAD,) if unread else ()
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "constraints": [constraint_record(target, readings.sources, language) for target in targets],
        "others": [_other(place, reading, readings.sources) for place, reading in _others(readings.facts, *kinds)],
        "coverage": _coverage(readings.facts.coverage),
    }
    if explain:
        document["judgements"] = [
            {"a": a.passage.label, "b": b.passage.label, "indicator_a": a.constraint.indicator,
             "indicator_b": b.constraint.indicator, "verdict": verdict, "reason": reason.said(language)}
            for a, b, verdict, reason in _judgements(readings.facts)
        ]  # fmt: skip
    return document


def constraint_record(target: Target, sources: SourceMap, language: Language) -> dict[str, Any]:
    """One constraint as JSON holds it."""
    constraint, quantity = target.constraint, target.constraint.quantity
    return {
        "indicator": constraint.indicator,
        "measure": constraint.measure.value,
        "action": constraint.action,
        "op": quantity.op.value,
        "low": _figure(quantity.low),
        "high": _figure(quantity.high),
        "unit": quantity.unit,
        "role": constraint.role.value,
        "role_reason": _told(constraint.role_ground, language),
        "period": str(constraint.period) if constraint.period else None,
        "period_reason": _told(constraint.period_ground, language),
        "scope": [{"source": ground.source.value, "words": ground.words} for ground in constraint.scope],
        "commitment": constraint.commitment,
        "qualifiers": dict(target.indicator.qualifiers),
        "parent": constraint.parent,
        "other": constraint.other,
        "base": _figure(quantity.base),
        "base_unit": quantity.base_unit,
        "basis": constraint.basis,
        "margin": _figure(quantity.margin),
        "direction": constraint.direction.value if constraint.direction else None,
        "frequency": constraint.frequency,
        "raw": quantity.raw,
        "quote": target.place.quote,
        "place": place_record(target.place, sources),
    }


def _told(ground: Ground | None, language: Language) -> str | None:
    return ground.told().said(language) if ground else None


def _other(place: Place, reading: Reading, sources: SourceMap) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": reading.kind.value, "quote": place.quote, "place": place_record(place, sources)}
    if reading.hint:
        said["hint"] = reading.hint
    if reading.kind is ReadingKind.COUNT:
        said |= {"counted": _figure(reading.counted), "listed": list(reading.listed)}
    return said


def _others(facts: Facts, *kinds: ReadingKind) -> Iterator[tuple[Place, Reading]]:
    for passage, reading in facts.readings(*kinds):
        yield place_of(passage, reading.span), reading


def _figure(value: Decimal | None) -> int | float | None:
    if value is None or value.adjusted() > _LARGEST:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _coverage(coverage: Coverage) -> Mapping[str, int]:
    return {name: getattr(coverage, name) for name in Coverage.__dataclass_fields__}


def _table(readings: Readings, language: Language, width: int) -> str:
    rows = (_row(target, language) for target in readings.facts.stated)
    return _grid(_HEADER, rows, readings, language, width)


def _row(target: Target, language: Language) -> tuple[str, ...]:
    constraint = target.constraint
    value = (
        f"{constraint.quantity.op} {constraint.other}"
        if constraint.measure == "relation"
        else bounded(constraint.quantity).said(language)
    )
    qualifiers = " ".join(f"{group}={word}" for group, word in target.indicator.qualifiers)
    period, scope = str(constraint.period or ""), _innermost(constraint.scope)
    against = against_of(constraint).said(language)
    measure, role = MEASURES[constraint.measure].said(language), ROLES[constraint.role].said(language)
    about = "; ".join(filter(None, (role, period, scope, against, constraint.commitment, qualifiers)))
    return in_language(target.passage.label, language), constraint.indicator, measure, value, about


def _innermost(scope: Sequence[Ground]) -> str:
    """The narrowest of what a figure is said of, headings aside: those stand in its label."""
    return next((ground.words for ground in reversed(scope) if ground.source is not Source.HEADING), "")


def _grid(
    header: Sequence[Words], rows: Iterable[Sequence[str]], readings: Readings, language: Language, width: int
) -> str:
    """A table that fits the width, with the line of numerals below."""
    cells = [[[visible(cell)] for cell in row] for row in rows]
    titles = [title.said(language) for title in header]
    return f"{grid_text(titles, cells, width)}\n\n{numerals_line(readings.facts.coverage, language)}\n"


def numerals_line(coverage: Coverage, language: Language) -> str:
    """How every numeral was accounted for, in one line."""
    bins = ", ".join(f"{name} {count}" for name, count in coverage_bins(coverage, language))
    return Words(f"数字 {coverage.numerals} 处: {bins}", f"{coverage.numerals} numerals: {bins}").said(language)


def _unread_table(readings: Readings, language: Language, width: int) -> str:
    rows = [
        (in_language(place.label, language), _context(readings.facts, place), reading.hint)
        for place, reading in _others(readings.facts, ReadingKind.UNREAD)
    ]
    return _grid(_UNREAD, rows, readings, language, width)


def _context(facts: Facts, place: Place) -> str:
    text = facts.passages[facts.position(place.route)].source.whole
    start, end = max(0, place.span.start - 12), place.span.end + 12
    return f"{text[start : place.span.start]}【{place.quote}】{text[place.span.end : end]}"


def _explained(readings: Readings, language: Language) -> str:
    lines = [
        f"{_VERDICTS[verdict].said(language)}: {_named(a, language)} / {_named(b, language)}: {reason.said(language)}"
        for a, b, verdict, reason in _judgements(readings.facts)
    ]
    about = [_about(target, language) for target in readings.facts.stated]
    return "\n".join(["", f"{_GROUNDS.said(language)}:", *about, "", f"{_JUDGED.said(language)}:", *lines, ""])


def _about(target: Target, language: Language) -> str:
    """What a figure is, for when, and of what, each with its ground."""
    return visible(f"{_named(target, language)}: {about_of(target.constraint).said(language)}")


def _named(target: Target, language: Language) -> str:
    return visible(f"{in_language(target.passage.label, language)}“{target.constraint.indicator}”")


def _judgements(facts: Facts) -> Iterator[tuple[Target, Target, str, Words]]:
    """For each indicator, every later target with the same head against the first: same, different or undecided."""
    first: dict[str, Target] = {}
    for target in facts.targets:
        known = first.setdefault(target.indicator.key, target)
        if known is not target:
            judgement = facts.identity.judge(known.indicator, target.indicator)
            yield known, target, judgement.verdict.value, Words(judgement.reason, judgement.reason_en)
