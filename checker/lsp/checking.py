"""A text of an editor checked by the settings, rules and waivers of its folder.

Enters: a draft, and what the command was asked.  Leaves: `Seen`, which holds all that the editor may ask for, in words
and characters of the text; nothing is printed, and no error leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from checker.accepting.notes import heed_notes
from checker.accepting.waivers import Checked, Waivers, issue_day, read_waivers, waive
from checker.commands.breakdowns import breakdowns_of, broken_down, kept
from checker.commands.opening import open_text
from checker.commands.remarks import no_target, not_read
from checker.commands.request import Request, waiver_file
from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Language, Report, Severity, Words
from checker.inputs.breakdown import Breakdown
from checker.inputs.problem import InputError, Problem
from checker.lsp.drafts import Draft
from checker.lsp.reading import Fact, facts_in
from checker.plan.model import Plan
from checker.rules.loading import choose, load_rules
from checker.rules.rule import Rule
from checker.settings.config import Config, Found, load_config
from checker.source import SourceMap, decode


class Remark(NamedTuple):
    """What is to be said of a text besides findings, and how grave it is."""

    severity: Severity
    problem: Problem


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft as it was checked; without a report where it cannot be read."""

    draft: Draft
    text: str
    language: Language = "zh"
    report: Report | None = None
    remarks: Sequence[Remark] = ()
    facts: Sequence[Fact] = ()
    why: Mapping[str, Words] = field(default_factory=dict)
    """Why there is a rule, by its code."""


class _Bench(NamedTuple):
    """What a draft is checked by."""

    config: Config
    every: Sequence[Rule]
    language: Language


def look(draft: Draft, request: Request) -> Seen:
    """Check a draft; whatever is wrong with it is a remark."""
    text, language = draft.text, request.language or "zh"
    try:
        text = decode(draft.text.encode("utf-8", "replace"), draft.path)
        bench = _lay_out(draft, request)
        language = bench.language
        return _look(draft, text, bench)
    except InputError as error:
        problems: Sequence[Problem] = error.problems
    except Exception as error:  # a text that is half written must not end the server
        problems = [broken_down(draft.path, error)]
    remarks = [*(Remark(Severity.ERROR, each) for each in problems), *_reported(draft, breakdowns_of((), problems))]
    return Seen(draft, text, language, remarks=remarks)


def _reported(draft: Draft, broke: Iterable[Breakdown]) -> Iterator[Remark]:
    """Where the report on what the program broke down on lies."""
    return (Remark(Severity.WARNING, Problem(draft.path, said)) for said in kept([*broke]))


def _lay_out(draft: Draft, request: Request) -> _Bench:
    """The settings of the folder that a draft is in, and the rules."""
    found = Found() if request.no_config or draft.folder is None else load_config(draft.folder)
    every = load_rules(request.rules or found.config.rules)
    return _Bench(found.config, every, request.language or found.config.lang or "zh")


def _look(draft: Draft, text: str, bench: _Bench) -> Seen:
    opened = open_text(draft.path, text, bench.config)
    facts = Facts(opened.plan)
    chosen = choose(bench.every, bench.config.select, bench.config.ignore)
    report = check_facts(facts, opened.sources, chosen)
    accepted, remarks = _accepted(draft, report, opened.plan, {rule.code: rule.name for rule in bench.every})
    notes = [*opened.notes, *no_target(report, not draft.is_plan_file)]
    return Seen(
        draft,
        text,
        bench.language,
        accepted,
        [
            *remarks,
            *(Remark(Severity.WARNING, problem) for problem in not_read(report.faults, opened.sources)),
            *_reported(draft, breakdowns_of([report], ())),
            *(Remark(Severity.REVIEW, Problem(draft.path, note)) for note in notes),
        ],
        facts_in(facts, opened.sources, bench.language),
        {rule.code: rule.why.words for rule in chosen},
    )


def _accepted(draft: Draft, report: Report, plan: Plan, known: Mapping[str, str]) -> tuple[Report, Sequence[Remark]]:
    """The report with accepted findings apart, and what is wrong with what accepts them."""
    noted = heed_notes(report, known)
    given, wrong = _waivers_of(draft)
    waived = waive([Checked(noted.reports[0], issue_day(plan))], given, known)
    problems = [*noted.problems, *noted.stale, *wrong, *waived.problems, *waived.stale]
    return waived.reports[0], [Remark(Severity.WARNING, problem) for problem in problems]


def _waivers_of(draft: Draft) -> tuple[Waivers, Sequence[Problem]]:
    """The waiver file beside a draft; where it cannot be used nothing is waived."""
    file = waiver_file(draft.path)
    try:
        return (read_waivers(file) if draft.folder and Path(file).exists() else Waivers("")), ()
    except InputError as error:
        return Waivers(""), error.problems


def texts_at(seen: Seen) -> Iterator[tuple[int, int]]:
    """Where the texts of a plan file are written, as a line between them may be a comment."""
    sources = seen.report.sources if seen.report else SourceMap("")
    return ((extent.start, extent.end) for extent in sources.extents.values() if extent.value is not None)
