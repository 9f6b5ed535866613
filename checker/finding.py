"""What a check says: findings with their proof, and the report that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checker.source import Route, Span


class Severity(StrEnum):
    """How grave a finding is: 错误, 提醒, 待核实."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: the text's route, the characters, and how a clerk names it.

    `label` reads 附件2 二(二)3 or 附件2 责任分解表 第6行; `quote` is the verbatim clause and `span`
    its characters in the text at `route`.  A blank cell has an empty quote.
    """

    document: str
    label: str
    route: Route
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact found wrong, with all the places that show it; the first place is the primary one.

    `key` is made of the rule, the fact and the values on both sides, never of line numbers, so
    that it survives edits elsewhere and dies when a value changes.
    """

    code: str
    rule: str
    severity: Severity
    title: Mapping[str, str]
    message: Mapping[str, str]
    places: tuple[Place, ...]
    key: str
    explanation: tuple[str, ...] = ()
    remedy: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that could not be applied to this plan, and why."""

    rule: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every numeral of the plan, by what it was read as."""

    numerals: int = 0
    constraints: int = 0
    names: int = 0
    dates: int = 0
    references: int = 0
    ordinals: int = 0
    counts: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a person has looked at and accepted (已核实)."""

    finding: Finding
    reason: str
    by: str
    until: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of checking one plan: every rule is in findings, passed or not_run."""

    path: str
    title: str
    documents: int
    tables: int
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    not_run: tuple[NotRun, ...]
    passed: tuple[str, ...]
    coverage: Coverage
