"""One plan read and checked, whatever happens to it.

Enters: the files of a plan, and the settings.  Leaves: a `Look`: its report with what formats show beside it, or why
there is none.  What goes wrong with a plan stays with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker.accepting.waivers import issue_day
from checker.commands.breakdowns import broken_down
from checker.commands.opening import open_plan
from checker.commands.remarks import no_target, not_read
from checker.commands.request import Request
from checker.commands.settling import Settings
from checker.commands.stages import Stages
from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Report
from checker.inputs.breakdown import Breakdown
from checker.inputs.problem import InputError, Problem
from checker.readers.outline import Opened
from checker.report.options import Draft
from checker.study.shown import Study


@dataclass(frozen=True, slots=True)
class Look:
    """What became of one plan: its report, or why there is none."""

    path: str
    report: Report | None = None
    today: date | None = None
    study: Study | None = None
    drafts: Sequence[Draft] = ()
    notes: Sequence[str] = ()
    problems: Sequence[Problem] = ()
    facts: Facts | None = None
    """What was read, where it is wanted beside the report."""


def look_at(paths: Sequence[str], settings: Settings, stages: Stages) -> Look:
    """Check one plan; what goes wrong with it stays with it."""
    try:
        return _check(paths, settings, stages)
    except InputError as error:
        return Look(paths[0], problems=error.problems)
    except Exception as error:  # a fault of the program on one plan must not cost the others
        return Look(paths[0], problems=[broken_down(paths[0], error, "其他文件照常检查。")])


def _check(paths: Sequence[str], settings: Settings, stages: Stages) -> Look:
    with stages.stage("读入 read"):
        opened = open_plan(paths, settings.config)
    with stages.stage("识读 facts"):
        facts = Facts(opened.plan)
        facts.coverage  # noqa: B018 (read all statements now)
    with stages.stage("规则运行 run rules"):
        report = check_facts(facts, opened.sources, settings.rules)
    study, broken = study_of(facts, paths[0]) if _wants_study(settings) else (None, ())
    today = day_of(settings.request) or issue_day(opened.plan)
    notes = [f"{paths[0]}: {note}" for note in (*opened.notes, *no_target(report, bool(opened.originals)))]
    drafts = list(word_drafts(paths, opened)) if any(sink.with_drafts for sink in settings.sinks) else ()
    problems = [*not_read(report.faults, opened.sources), *broken]
    kept = facts if settings.request.facts else None
    return Look(paths[0], report, today, study, drafts, notes, problems, kept)


def _wants_study(settings: Settings) -> bool:
    """Whether anything shows the plan's text, or asks who answers for it."""
    return settings.request.by is not None or any(sink.with_study for sink in settings.sinks)


def study_of(facts: Facts, path: str) -> tuple[Study, Sequence[Problem]]:
    """The text and the matrices of a plan; where they cannot be made the findings are reported without them."""
    from checker.study.reading_copy import build_study  # few formats need it, and start-up time counts

    try:
        return build_study(facts), ()
    except Exception as error:  # as above
        broke = Breakdown.of("study", error)
        said = f"原文和对照表没有做成 (internal error: {broke.error})."
        return Study(), [Problem(path, said, "问题照常列出。", broke=broke)]


def word_drafts(paths: Sequence[str], opened: Opened) -> Iterator[Draft]:
    """The Word files among the inputs, as they are."""
    for path in paths:
        marked = path != "-" and any(spot.path == path and spot.paragraph >= 0 for spot in opened.spots)
        if marked:
            yield Draft(path, opened.originals[path], opened.spots, paths[0], opened.notes)


def day_of(request: Request) -> date | None:
    """The day that a request gives."""
    return date.fromisoformat(request.today) if request.today else None
