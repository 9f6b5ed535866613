"""A draft checked once, and what is shown of it made again whenever a person has accepted something.

Enters: the files of a draft, and a waiver file.  Leaves: pages and copies of it.  All that takes long is in `Seen`,
which does not depend on waivers; nothing is printed, and no error leaves but an `InputError`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checker.accepting.notes import heed_notes
from checker.accepting.waivers import Checked, Waivers, issue_day, read_waivers, waive
from checker.commands.breakdowns import breakdowns_of, broken_down, kept
from checker.commands.looking import study_of, word_drafts
from checker.commands.opening import open_plan
from checker.commands.remarks import no_target, not_read
from checker.commands.request import Request
from checker.commands.settings import decided_by, settings_for
from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Language, Report
from checker.inputs.problem import InputError, Problem
from checker.report import Options, render
from checker.report.docx import marked_drafts
from checker.report.matrices import sheets
from checker.report.options import Decided
from checker.report.options import Draft as WordDraft
from checker.rules.loading import choose, load_rules
from checker.rules.rule import Rule
from checker.settings.config import Config
from checker.study.diff import PlanDiff, compare_plans
from checker.study.shown import Study


@dataclass(frozen=True, slots=True)
class Bench:
    """What all checks have in common: settings, rules, language."""

    config: Config
    every: Mapping[str, str]
    rules: Sequence[Rule]
    language: Language
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft as it was checked, before anything is accepted."""

    facts: Facts
    report: Report
    today: date | None
    study: Study
    drafts: Sequence[WordDraft]
    notes: Sequence[str]
    files: int


class Judged(NamedTuple):
    """A report with accepted findings apart, and what is to be said of it besides."""

    report: Report
    notes: Sequence[str]


def lay_out(request: Request) -> Bench:
    """The settings and rules that a request of serve goes by; an `InputError` where they are wrong."""
    found = settings_for(request)
    config = found.config
    every = load_rules(request.rules or config.rules)
    return Bench(
        config=config,
        every={rule.code: rule.name for rule in every},
        rules=choose(every, config.select, config.ignore),
        language=request.language or config.lang or "zh",
        decided=decided_by(found, request, every),
    )


def look(paths: Sequence[str], bench: Bench) -> Seen:
    """Check the files that are one draft; an `InputError` in people's words, whatever is wrong with them."""
    try:
        return _look(paths, bench)
    except InputError:
        raise
    except Exception as error:  # a stranger's file must not end the server
        raise InputError([broken_down(paths[0], error)]) from error


def _look(paths: Sequence[str], bench: Bench) -> Seen:
    opened = open_plan(paths, bench.config)
    facts = Facts(opened.plan)
    report = check_facts(facts, opened.sources, bench.rules)
    study, broken = study_of(facts, paths[0])
    problems = [*not_read(report.faults, opened.sources), *broken]
    return Seen(
        facts=facts,
        report=report,
        today=issue_day(opened.plan),
        study=study,
        drafts=list(word_drafts(paths, opened)),
        notes=[
            *opened.notes,
            *no_target(report, bool(opened.originals)),
            *map(_told, problems),
            *kept([*breakdowns_of([report], problems)]),
        ],
        files=len(paths),
    )


def judge(seen: Seen, waivers: Path, bench: Bench) -> Judged:
    """The report with the findings apart that a file accepts; a waiver that holds no more is only told."""
    noted = heed_notes(seen.report, bench.every)
    problems = [*noted.problems, *_gone(noted.stale)]
    try:
        given = read_waivers(str(waivers)) if waivers.exists() else Waivers("")
    except InputError as error:
        given, problems = Waivers(""), [*problems, *error.problems]
    accepted = waive([Checked(noted.reports[0], seen.today)], given, bench.every)
    told = map(_told, [*problems, *accepted.problems, *_gone(accepted.stale)])
    return Judged(accepted.reports[0], [*seen.notes, *told])


def _gone(stale: Sequence[Problem]) -> Iterator[Problem]:
    """What accepts nothing any more, without the command that removes it: it does no harm here."""
    return (problem._replace(remedy="") for problem in stale)


def _told(problem: Problem) -> str:
    """A problem with the name of its file, not its folders, which are the same for all."""
    return str(problem._replace(path=Path(problem.path).name))


def told(error: InputError) -> list[str]:
    """What is wrong with the files of a draft, one line each."""
    return [*map(_told, error.problems), *kept([*breakdowns_of((), error.problems)])]


def rendered(seen: Seen, report: Report, form: str, bench: Bench, *, desk: bool = False) -> bytes:
    """A report on one draft in one format, which names the folder of the draft and its first file."""
    named = replace(report, path="/".join(Path(report.path).parts[-2:]))
    said = render(form, [named], replace(_options(seen, bench), desk=desk))
    return said if isinstance(said, bytes) else said.encode("utf-8", "backslashreplace")


def marked(seen: Seen, report: Report, bench: Bench) -> Iterator[bytes]:
    """The marked copy of each Word file of a draft, in their order."""
    return (data for _, data in marked_drafts([report], replace(_options(seen, bench), desk=True)))


def compared(old: Seen, new: Seen, was: Report, now: Report) -> PlanDiff:
    """What changed from one draft to another."""
    return compare_plans(old.facts, new.facts, was, now)


def _options(seen: Seen, bench: Bench) -> Options:
    return Options(
        language=bench.language,
        rules=bench.rules,
        sheets=list(sheets(seen.study, bench.language)),
        studies=[seen.study],
        drafts=seen.drafts,
        decided=bench.decided,
    )
