"""`check PLAN...`: plans in, reports out, whatever happens to one of them.

Enters: a request.  Leaves: its result.  A plan that cannot be read costs its own report and the exit
code 2; the other plans are checked and reported all the same.  So it is with a rule that breaks down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from checker.accepting.baseline import split_known, write_baseline
from checker.accepting.notes import heed_notes
from checker.accepting.waivers import Accepted, Checked, Waivers, read_waivers, waive
from checker.commands.breakdowns import breakdowns_of
from checker.commands.delivery import render_outputs
from checker.commands.looking import Look, day_of, look_at
from checker.commands.remarks import broken_rules, nothing_found, settings_untold, statistics, unmarked
from checker.commands.request import WAIVERS, Output, Request, Result, encoded, inputs_of, waiver_file
from checker.commands.settling import Settings, settle
from checker.commands.stages import Stages
from checker.finding import Language, Report, Severity
from checker.inputs.problem import InputError, Problem
from checker.report import Options
from checker.report.options import Sheet
from checker.study.shown import Study

Progress = Callable[[int, int, str], None]
_GRAVITY = tuple(Severity)


class Conclusion(NamedTuple):
    """The reports on some plans, as they are written, with what is wrong and what accepts nothing any more."""

    reports: Sequence[Report]
    outputs: Sequence[Output]
    problems: Sequence[Problem]
    stale: Sequence[Problem]
    code: int


def run(request: Request, progress: Progress | None = None) -> Result:
    """Check every plan of a request; raises an `InputError` where the command, settings or rules are wrong."""
    stages = Stages()
    with stages.stage("规则装载 load rules"):
        settings = settle(request)
    looks = list(_looks(settings, stages, progress))
    if request.write_baseline:
        return _written(request, _accept(looks, settings))
    done = conclude(looks, settings, stages)
    notes = [
        *settings_untold(settings.sinks, settings.decided, settings.language),
        *nothing_found(settings.sinks, done.outputs, done.reports, settings.language),
        *notes_on(looks, done, settings),
        *(statistics(done.reports, stages.seconds) if request.statistics else ()),
    ]
    said = tuple(f"check: {note}" for note in notes)
    broke = [*breakdowns_of(done.reports, done.problems)]
    return Result(done.code, done.outputs, said, inputs_of(request), broke)


def conclude(looks: Sequence[Look], settings: Settings, stages: Stages) -> Conclusion:
    """What is reported of plans that were looked at: accepted and known findings are set apart, the rest is written."""
    with stages.stage("核实与基线 waivers, baseline"):
        reports, problems, stale = _accept(looks, settings)
        reports = _new_only(reports, settings.known + _at_base(settings))
    with stages.stage("写出报告 render"):
        outputs = render_outputs(settings.sinks, reports, options_of(settings, looks))
    return Conclusion(reports, outputs, problems, stale, _code(reports, problems, settings.fail_on))


def notes_on(looks: Sequence[Look], done: Conclusion, settings: Settings) -> Iterator[str]:
    """What is said of plans besides their reports."""
    for look in looks:
        yield from look.notes
    yield from unmarked(settings.sinks, done.reports, settings.language)
    yield from broken_rules(done.reports, settings.language)
    yield from (f"提醒 warning: {problem}" for problem in done.stale)
    yield from map(str, done.problems)


def _looks(settings: Settings, stages: Stages, progress: Progress | None) -> Iterator[Look]:
    plans = plans_of(settings.request)
    for number, plan in enumerate(plans, 1):
        if progress:
            progress(number, len(plans), plan[0])
        yield look_at(plan, settings, stages)


def plans_of(request: Request) -> Sequence[Sequence[str]]:
    """The files of each plan; the waiver files that plans/*.yaml takes along are none."""
    plans = [path for path in request.paths if not path.endswith(WAIVERS)] or request.paths
    return [plans] if request.as_one else [[path] for path in plans]


def _accept(looks: Sequence[Look], settings: Settings) -> Accepted:
    """All reports with accepted findings apart, and all problems of plans and waiver files.

    What accepts nothing any more is wrong where the request is strict, and said elsewhere.
    """
    problems = [problem for look in looks for problem in look.problems]
    stale: list[Problem] = []
    files: dict[str, list[int]] = defaultdict(list)
    for number, look in enumerate(looks):
        files[settings.request.waivers or _waivers_of(look.path)].append(number)
    reports: dict[int, Report] = {}
    for name, theirs in files.items():
        noted = {n: heed_notes(report, settings.every) for n in theirs if (report := looks[n].report)}
        good = [Checked(each.reports[0], looks[n].today) for n, each in noted.items()]
        given, whole = _read_waivers(name, problems), len(good) == len(theirs)
        waived = waive(good, given, settings.every, whole=whole)
        for each in (*noted.values(), waived):
            problems += each.problems
            stale += each.stale
        reports.update(zip(noted, waived.reports, strict=True))
    every = [reports[number] for number in sorted(reports)]
    strict = settings.request.strict
    return Accepted(every, [*problems, *(stale if strict else ())], () if strict else stale)


def _waivers_of(path: str) -> str:
    beside = "" if path == "-" else waiver_file(path)
    return beside if beside and Path(beside).exists() else ""


def _read_waivers(name: str, problems: list[Problem]) -> Waivers:
    """The waivers of a file; where it cannot be used nothing is waived and its problems are added."""
    try:
        return read_waivers(name) if name else Waivers("")
    except InputError as error:
        problems += error.problems
        return Waivers(name)


def _new_only(reports: Sequence[Report], known: Counter[str]) -> list[Report]:
    """The reports with the findings of a baseline apart."""
    rest: list[Report] = []
    for report in reports:
        new, old, known = split_known(report.findings, known)
        rest.append(replace(report, findings=new, known=old))
    return rest


def _at_base(settings: Settings) -> Counter[str]:
    """The keys of the findings that the plans had at the commit that was named."""
    base = settings.request.diff_base
    if base is None:
        return Counter()
    from checker.commands.base import findings_at  # few checks ask git

    return findings_at(base, plans_of(settings.request), settings.config, settings.rules)


def _written(request: Request, accepted: Accepted) -> Result:
    """A new baseline in place of a report; none where a plan could not be checked."""
    if accepted.problems:
        told = tuple(f"check: {problem}" for problem in accepted.problems)
        return Result(2, (), told, broke=[*breakdowns_of((), accepted.problems)])
    path, findings = request.write_baseline, [finding for report in accepted.reports for finding in report.findings]
    said = f"check: {path}: 基线已写入, 共 {len(findings)} 个问题 (baseline written, findings: {len(findings)})."
    return Result(0, (Output(path, encoded(write_baseline(findings))),), (said,), inputs_of(request))


def options_of(settings: Settings, looks: Sequence[Look]) -> Options:
    """How the reports on some plans are to be written."""
    studies = [look.study for look in looks if look.study]
    return Options(
        language=settings.language,
        width=settings.request.width,
        colour=settings.request.colour,
        explain=settings.request.explain,
        whole=settings.request.whole,
        by=settings.request.by,
        fail_on=Severity.ERROR if settings.fail_on == "never" else Severity(settings.fail_on),
        rules=settings.rules,
        sheets=list(_sheets(studies, settings.language)),
        studies=studies,
        drafts=[draft for look in looks for draft in look.drafts],
        today=day_of(settings.request),
        decided=settings.decided,
    )


def _sheets(studies: Sequence[Study], language: Language) -> Iterator[Sheet]:
    if studies:
        from checker.report.matrices import sheets  # as above

        for study in studies:
            yield from sheets(study, language)


def _code(reports: Sequence[Report], problems: Sequence[Problem], fail_on: str) -> int:
    if problems or any(each.failed for report in reports for each in report.not_run):
        return 2
    if fail_on == "never":
        return 0
    grave = _GRAVITY[: _GRAVITY.index(Severity(fail_on)) + 1]
    return int(any(finding.severity in grave for report in reports for finding in report.findings))
