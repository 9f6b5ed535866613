"""What a check says: findings with their proof, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from checker.inputs.breakdown import Breakdown
from checker.source import Route, SourceMap, Span
from checker.words.english_counts import for_one
from checker.words.english_places import in_english

Language = Literal["zh", "en"]


class Words(NamedTuple):
    """The same thing said in Chinese and in English."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        """The words in one language."""
        return self.zh if language == "zh" else for_one(self.en)


def in_language(text: str, language: Language) -> str:
    """A label, or names in a list, for who reads that language."""
    return text if language == "zh" else in_english(text)


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

    def said(self, language: Language) -> str:
        """The label as somebody reads it: 附件2 责任分解表 第6行, Annex 2 table row 6."""
        return in_language(self.label, language)


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a correction: the characters `span` of the text at `route`, which read `old`, become `new`.

    An empty `old` is an insertion.  No edit changes a figure.
    """

    route: Route
    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact found wrong, with all the places that show it; the first place is the primary one.

    `key` is made of the rule, the fact and the values on both sides, never of line numbers, so
    that it survives edits elsewhere and dies when a value changes.
    """

    code: str
    rule: str
    severity: Severity
    title: Words
    message: Words
    places: tuple[Place, ...]
    key: str
    remedy: Words
    explanation: tuple[Words, ...] = ()
    indicator: str = ""
    """What is measured, where the finding is about one indicator; a waiver may name it."""
    fix: tuple[Edit, ...] = ()
    """What to change, where only one correction is possible; it holds all edits at once."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A rule that ran and found nothing."""

    code: str
    rule: str
    title: Words


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that could not be applied to this plan, and why."""

    code: str
    rule: str
    reason: Words
    broke: Breakdown | None = None

    @property
    def failed(self) -> bool:
        """Whether the rule broke down, which is a fault of the rule, not of the plan."""
        return self.broke is not None


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of the plan that the program could not read because it broke down there."""

    place: Place
    broke: Breakdown


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
    """The outcome of checking one plan: every rule is in findings, passed or not_run.

    `NotRun.failed` marks a rule that broke down, which is a fault of the rule, not the plan.
    """

    path: str
    title: str
    sources: SourceMap
    documents: int
    tables: int
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    not_run: tuple[NotRun, ...]
    passed: tuple[Passed, ...]
    coverage: Coverage
    known: tuple[Finding, ...] = ()
    """Findings left out because a baseline holds them."""
    faults: tuple[Fault, ...] = ()
    """What was not read because the program broke down there; its numerals are among the unread."""
