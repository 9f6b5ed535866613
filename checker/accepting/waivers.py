"""Findings that a person has looked at and accepted (已核实), with reason, name and term.

Enters: the text of a waiver file and the findings of a check.  Leaves: reports whose accepted findings
stand apart, and a problem for each waiver that is expired, given twice or stale.  A waiver names a key,
which is made of the values on both sides, so it dies when a value changes.  There is no clock: a term
is held against a day that is given, or against the day the plan was issued.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from checker.accepting.baseline import Key
from checker.finding import Finding, Report, Waived
from checker.inputs.files import read_bytes
from checker.inputs.problem import Problem
from checker.plan.model import Plan
from checker.rules.rule import Line
from checker.source import Point, SourceMap, decode, fold
from checker.words.years import YEAR
from checker.yaml_files.models import read_model

_STALE = "原文已改或问题已消失: 请删除 (check waive 方案 --prune); 数值改了的请重新核实。"
_ISSUED = re.compile(rf"({YEAR})年(\d{{1,2}})月(\d{{1,2}})日")


class Waiver(BaseModel):
    """One accepted finding, by its key; or all findings of a rule on one indicator with these values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key | None = Field(None, description="问题的编号; “check waive 方案”列出全部编号")
    rule: Line | None = Field(None, description="规则的代码或名称, 与 indicator 同用, 代替 key")
    indicator: Line | None = Field(None, description="指标名称, 照报告所写")
    values: tuple[Line, ...] = Field((), description="核实时的各个数值, 如 [12场, 9场]; 写上则数值一改即失效")
    reason: Line = Field(description="为什么可以保留")
    by: Line = Field(description="谁核实的")
    until: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = Field(
        None, description="有效期的最后一天, 如 2030-12-31; 不写则一直有效"
    )

    @model_validator(mode="after")
    def _names_one_thing(self) -> Waiver:
        if (self.key is None) == (self.rule is None) or (self.rule is None) != (self.indicator is None):
            raise _error("写 key, 或同时写 rule 和 indicator")
        if self.values and self.key is not None:
            raise _error("values 只与 rule 和 indicator 同用")
        if self.until is not None and _day(self.until) is None:
            raise _error(f"没有 {self.until} 这一天")
        return self

    @property
    def name(self) -> str:
        """What it waives, for messages."""
        return self.key or f"{self.rule} {self.indicator}"

    def is_about(self, finding: Finding) -> bool:
        """Whether this waiver accepts a finding."""
        if self.key is not None:
            return self.key == finding.key
        return (
            self.rule in (finding.code, finding.rule)
            and self.indicator == finding.indicator
            and all(value in finding.message.zh for value in self.values)
        )


class WaiverFile(BaseModel):
    """The accepted findings of one plan, in a file beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    waivers: tuple[Waiver, ...] = Field((), description="已核实的问题")

    @field_validator("waivers", mode="before")
    @classmethod
    def _none_left(cls, value: Any) -> Any:
        return () if value == "" else value


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of one file with their places."""

    path: str
    waivers: tuple[Waiver, ...] = ()
    sources: SourceMap = SourceMap("")  # noqa: RUF009 (frozen value)

    def point(self, number: int) -> Point:
        """Where a waiver stands."""
        return self.sources.locate(("waivers", number))[0]


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the day against which the terms of its waivers are held."""

    report: Report
    today: date | None


class Accepted(NamedTuple):
    """Reports with accepted findings apart, what is wrong with what accepts them, what of it is needed no more."""

    reports: Sequence[Report]
    problems: Sequence[Problem]
    stale: Sequence[Problem]


def read_waivers(path: str) -> Waivers:
    """The waivers of a file; an `InputError` with all its problems."""
    return parse_waivers(path, decode(read_bytes(path), path))


def parse_waivers(path: str, text: str) -> Waivers:
    """The waivers of a text; comments alone are no waivers."""
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return Waivers(path)
    file, sources = read_model(WaiverFile, path, text)
    return Waivers(path, file.waivers, sources)


def waive(checked: Sequence[Checked], given: Waivers, known: Mapping[str, str], *, whole: bool = True) -> Accepted:
    """The reports with the findings that a file accepts apart.

    `known` are the names of all rules there are, by code.  A waiver is stale where its rule ran on
    every plan and nothing that it accepts was found; of a rule that did not run, or where some plan
    could not be read (not `whole`), nothing can be said.
    """
    first = {_identity(waiver): number for number, waiver in reversed([*enumerate(given.waivers)])}
    used: set[int] = set()
    reports = [_apply(each, given.waivers, used) for each in checked]
    wrong = {
        number: problem
        for number, waiver in enumerate(given.waivers)
        if (problem := _judged(number, given, first[_identity(waiver)], checked, known))
    }
    stale = [
        Problem(given.path, f"核实记录“{waiver.name}”不再对应任何问题 (stale waiver).", _STALE, *given.point(number))
        for number, waiver in enumerate(given.waivers)
        if whole and number not in used and number not in wrong and _was_run(waiver, checked)
    ]
    return Accepted(reports, list(wrong.values()), stale)


def _apply(checked: Checked, waivers: Sequence[Waiver], used: set[int]) -> Report:
    """One report with its accepted findings apart; which waivers were of use is added to `used`."""
    left: list[Finding] = []
    waived = list(checked.report.waived)
    for finding in checked.report.findings:
        about = [number for number, waiver in enumerate(waivers) if waiver.is_about(finding)]
        used.update(about)
        valid = next((waivers[number] for number in about if not _expired(waivers[number], checked.today)), None)
        if valid:
            waived.append(Waived(finding, valid.reason, valid.by, valid.until or ""))
        else:
            left.append(finding)
    return replace(checked.report, findings=tuple(left), waived=tuple(waived))


def _judged(
    number: int, given: Waivers, first: int, checked: Sequence[Checked], known: Mapping[str, str]
) -> Problem | None:
    """What is wrong with one waiver."""
    waiver = given.waivers[number]
    if first != number:
        line = given.point(first).line
        said = f"核实记录“{waiver.name}”与第 {line} 行的重复 (duplicate waiver).", "请删除其中一条。"
    elif not _is_known(waiver, known):
        said = f"核实记录“{waiver.name}”所说的规则不存在 (no such rule).", "“check rules”列出全部规则。"
    elif (today := _overdue(waiver, checked)) is not None:
        said = (
            f"核实记录“{waiver.name}”已于 {waiver.until} 到期, 今天按 {today} 计 (expired waiver).",
            "请重新核实并改写 until, 或删除。",
        )
    else:
        return None
    return Problem(given.path, *said, *given.point(number))


def _identity(waiver: Waiver) -> tuple[object, ...]:
    return waiver.key, waiver.rule, waiver.indicator, tuple(sorted(waiver.values))


def _is_known(waiver: Waiver, known: Mapping[str, str]) -> bool:
    return _code_of(waiver) in known or waiver.rule in known.values()


def _code_of(waiver: Waiver) -> str | None:
    return waiver.key.partition("-")[0] if waiver.key else waiver.rule


def _was_run(waiver: Waiver, checked: Sequence[Checked]) -> bool:
    """Whether the waiver's rule ran on every plan."""
    return bool(checked) and all(
        any(_code_of(waiver) in (code, rule) for code, rule in _ran(each.report)) for each in checked
    )


def _ran(report: Report) -> Iterable[tuple[str, str]]:
    yield from ((each.code, each.rule) for each in report.passed)
    yield from ((each.code, each.rule) for each in report.findings)
    yield from ((each.finding.code, each.finding.rule) for each in report.waived)


def _overdue(waiver: Waiver, checked: Sequence[Checked]) -> date | None:
    """The first day at hand on which the waiver's term is over."""
    return next((each.today for each in checked if each.today and _expired(waiver, each.today)), None)


def _expired(waiver: Waiver, today: date | None) -> bool:
    until = _day(waiver.until) if waiver.until else None
    return until is not None and today is not None and until < today


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def issue_day(plan: Plan) -> date | None:
    """The day a plan was issued; where none can be read, the first day of its year."""
    for document in (plan.notice, plan.master):
        match = _ISSUED.search(re.sub(r"\s", "", fold(document.date))) if document else None
        day = _day(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
        if day:
            return day
    return date(plan.year, 1, 1) if plan.year else None


def _error(message: str) -> PydanticCustomError:
    return PydanticCustomError("waiver", "{said}", {"said": message})
