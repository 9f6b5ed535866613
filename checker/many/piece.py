"""What one plan of many leaves: its reports as bytes, what is said of it, and its counts.

Enters: a request, and the path of a plan.  Leaves: a `Piece`, small and made of plain values, so that it goes from one
process to another and the plan itself is forgotten.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from checker.commands.breakdowns import breakdowns_of
from checker.commands.looking import Look, look_at
from checker.commands.request import Request, encoded
from checker.commands.run import conclude, notes_on
from checker.commands.settling import Settings, settle
from checker.commands.stages import Stages
from checker.finding import Finding, Report, Words
from checker.inputs.breakdown import Breakdown
from checker.report.json import dump
from checker.report.readings import constraint_record

Row = tuple[str, str]
"""What is counted: the name of a table of the summary, and a line of it."""
LEVEL, RULE, PLACE = "level", "rule", "place"
_PARTS = {
    (False, False): Words("总体方案正文", "text of the master plan"),
    (False, True): Words("总体方案表格", "tables of the master plan"),
    (True, False): Words("附件正文", "text of the annexes"),
    (True, True): Words("附件表格", "tables of the annexes"),
}
"""Where a finding is: in an annex, in a table."""


class Piece(NamedTuple):
    """One plan checked: a report for each format, or none where it could not be."""

    path: str
    code: int
    reports: tuple[bytes, ...]
    notes: tuple[str, ...]
    counts: Counter[Row]
    facts: bytes = b""
    broke: tuple[Breakdown, ...] = ()


def make_inspector(request: Request, folder: str) -> Callable[[str], Piece]:
    """What checks one plan after the other as a request made in a folder says, with rules and settings loaded once."""
    os.chdir(folder)  # a process of its own may have been started elsewhere
    return partial(inspect, settle(request))


def inspect(settings: Settings, path: str) -> Piece:
    """Check one plan."""
    settings = replace(settings, request=settings.request._replace(paths=[path]))
    looks = [look_at([path], settings, Stages())]
    done = conclude(looks, settings, Stages())
    return Piece(
        path=path,
        code=done.code,
        reports=tuple(output.data for output in done.outputs) if done.reports else (),
        notes=tuple(f"check: {note}" for note in notes_on(looks, done, settings)),
        counts=Counter(row for report in done.reports for row in _rows(report, settings)),
        broke=tuple(breakdowns_of(done.reports, done.problems)),
        facts=b"".join(line for look in looks for line in _facts(look, settings)),
    )


def _rows(report: Report, settings: Settings) -> Iterator[Row]:
    for finding in report.findings:
        yield LEVEL, finding.severity.value
        yield RULE, f"{finding.code} {finding.title.said(settings.language)}"
        yield PLACE, _part(finding).said(settings.language)


def _part(finding: Finding) -> Words:
    first = finding.places[0] if finding.places else None
    return _PARTS[bool(first and first.document.startswith("annex")), bool(first and "tables" in first.route)]


def _facts(look: Look, settings: Settings) -> Iterator[bytes]:
    """A line for each constraint."""
    if look.facts and look.report:
        head = {"path": look.path, "plan": look.report.title}
        for target in look.facts.stated:
            record = constraint_record(target, look.report.sources, settings.language)
            yield encoded(dump(head | record) + "\n")
