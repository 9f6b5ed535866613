"""How a report is to be written, chosen by the command line; read by every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.finding import Language, Severity

if TYPE_CHECKING:
    from datetime import date

    from checker.readers.stream import Spot
    from checker.rules.rule import Rule
    from checker.study.shown import Study


Grouping = Literal["annex", "unit", "rule"]
"""What the findings of a terminal report are grouped by instead of by level."""


class Seams(NamedTuple):
    """What a report on several plans has before, between and after the reports on each."""

    before: str = ""
    between: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One more sheet of a workbook, such as an indicator matrix."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str | int]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A Word file as it was given: its bytes, and where in it each stretch of the extracted text stands.

    `plan` is the path of the report that speaks of it, that of the first file where several are one plan;
    `spots` may name other files of that plan too.  `notes` says what in the file was not read.
    """

    path: str
    data: bytes
    spots: Sequence[Spot]
    plan: str
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What a file of settings decided: rules left out, by code; --fail-on; folders of more rules; more words."""

    file: str
    left_out: Sequence[str] = ()
    fail_on: str = ""
    rules: Sequence[str] = ()
    words: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """Language, the width of a terminal in columns, colours, explanations.

    `whole` asks for all that reports for people leave out or fold; `by` groups the findings of the terminal report.
    `fail_on` is the severity from which a finding fails, for formats that tell passed from failed;
    `rules` are all the rules that were run, for formats that list rules with their help; `sheets`
    are added to a workbook; `studies` are the texts and matrices of the plans, in the order of the
    reports, for formats that show them; `drafts` are the Word files among the inputs, for the format that
    writes its comments into them; `today` is the date of those comments; `decided` is what a file of settings
    had a say in, for formats that have room for it; `desk` is set where a page is served rather than filed, and
    has room for what can be done with it (checker/serve).
    """

    language: Language = "zh"
    width: int = 100
    colour: bool = False
    explain: bool = False
    whole: bool = False
    by: Grouping | None = None
    fail_on: Severity = Severity.ERROR
    rules: Sequence[Rule] = ()
    sheets: Sequence[Sheet] = ()
    studies: Sequence[Study] = ()
    drafts: Sequence[Draft] = ()
    today: date | None = None
    decided: Decided | None = None
    desk: bool = False
