"""`check PLAN...`: plans in, reports out, whatever happens to one of them.

Enters: a request.  Leaves: its result.  A plan that cannot be read costs its own report and the exit
code 2; the other plans are checked and reported all the same.  So it is with a rule that breaks down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checker.accepting.baseline import read_baseline, split_known, write_baseline
from checker.accepting.notes import heed_notes
from checker.accepting.waivers import Accepted, Checked, Waivers, issue_day, read_waivers, waive
from checker.commands.breakdowns import breakdowns_of, broken_down
from checker.commands.delivery import render_outputs, sinks_of
from checker.commands.opening import open_plan
from checker.commands.remarks import (
    broken_rules,
    no_target,
    not_read,
    nothing_found,
    settings_untold,
    statistics,
    unmarked,
)
from checker.commands.request import WAIVERS, Output, Request, Result, Sink, encoded, inputs_of, waiver_file
from checker.commands.settings import decided_by, settings_for
from checker.commands.stages import Stages
from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Language, Report, Severity
from checker.inputs.breakdown import Breakdown
from checker.inputs.problem import InputError, Problem
from checker.readers.outline import Opened
from checker.report import Options
from checker.report.options import Decided, Draft, Sheet
from checker.rules.loading import choose, load_rules
from checker.rules.rule import Rule
from checker.settings.config import Config
from checker.study.shown import Study

Progress = Callable[[int, int, str], None]
_GRAVITY = tuple(Severity)


@dataclass(frozen=True, slots=True)
class _Settings:
    """The command line and the project's settings as one."""

    request: Request
    config: Config
    every: Mapping[str, str]
    rules: Sequence[Rule]
    sinks: Sequence[Sink]
    language: Language
    fail_on: str
    decided: Decided | None
    known: Counter[str]


@dataclass(frozen=True, slots=True)
class _Look:
    """What became of one plan: its report, or why there is none."""

    path: str
    report: Report | None = None
    today: date | None = None
    study: Study | None = None
    drafts: Sequence[Draft] = ()
    notes: Sequence[str] = ()
    problems: Sequence[Problem] = ()


def run(request: Request, progress: Progress | None = None) -> Result:
    """Check every plan of a request; raises an `InputError` where the command, settings or rules are wrong."""
    stages = Stages()
    with stages.stage("规则装载 load rules"):
        settings = _settle(request)
    looks = list(_looks(settings, stages, progress))
    with stages.stage("核实与基线 waivers, baseline"):
        reports, problems, stale = _accept(looks, settings)
        if request.write_baseline:
            return _written(request, reports, problems)
        reports = _new_only(reports, settings.known + _at_base(settings))
    with stages.stage("写出报告 render"):
        outputs = render_outputs(settings.sinks, reports, _options(settings, looks))
    notes = [
        *(note for look in looks for note in look.notes),
        *settings_untold(settings.sinks, settings.decided, settings.language),
        *nothing_found(settings.sinks, outputs, reports, settings.language),
        *unmarked(settings.sinks, reports, settings.language),
        *broken_rules(reports, settings.language),
        *(statistics(reports, stages.seconds) if request.statistics else ()),
        *(f"提醒 warning: {problem}" for problem in stale),
        *map(str, problems),
    ]
    said = tuple(f"check: {note}" for note in notes)
    broke = [*breakdowns_of(reports, problems)]
    return Result(_code(reports, problems, settings.fail_on), outputs, said, inputs_of(request), broke)


def _settle(request: Request) -> _Settings:
    """The settings of the project, each replaced by the same option of the command line."""
    sinks = sinks_of(request)
    found = settings_for(request)
    config = found.config
    every = load_rules(request.rules or config.rules)
    rules = choose(every, request.select or config.select, request.ignore or config.ignore)
    return _Settings(
        request=request,
        config=config,
        every={rule.code: rule.name for rule in every},
        rules=rules,
        sinks=sinks,
        language=request.language or config.lang or "zh",
        fail_on=request.fail_on or config.fail_on or "error",
        decided=decided_by(found, request, every),
        known=read_baseline(request.baseline) if request.baseline else Counter(),
    )


def _looks(settings: _Settings, stages: Stages, progress: Progress | None) -> Iterator[_Look]:
    plans = _plans(settings.request)
    for number, plan in enumerate(plans, 1):
        if progress:
            progress(number, len(plans), plan[0])
        yield _look(plan, settings, stages)


def _plans(request: Request) -> Sequence[Sequence[str]]:
    """The files of each plan; the waiver files that plans/*.yaml takes along are none."""
    plans = [path for path in request.paths if not path.endswith(WAIVERS)] or request.paths
    return [plans] if request.as_one else [[path] for path in plans]


def _look(paths: Sequence[str], settings: _Settings, stages: Stages) -> _Look:
    """Check one plan; what goes wrong with it stays with it."""
    try:
        return _check(paths, settings, stages)
    except InputError as error:
        return _Look(paths[0], problems=error.problems)
    except Exception as error:  # a fault of the program on one plan must not cost the others
        return _Look(paths[0], problems=[broken_down(paths[0], error, "其他文件照常检查。")])


def _check(paths: Sequence[str], settings: _Settings, stages: Stages) -> _Look:
    with stages.stage("读入 read"):
        opened = open_plan(paths, settings.config)
    with stages.stage("识读 facts"):
        facts = Facts(opened.plan)
        facts.coverage  # noqa: B018 (read all statements now)
    with stages.stage("规则运行 run rules"):
        report = check_facts(facts, opened.sources, settings.rules)
    study, broken = study_of(facts, paths[0]) if _wants_study(settings) else (None, ())
    today = _day(settings.request) or issue_day(opened.plan)
    notes = [f"{paths[0]}: {note}" for note in (*opened.notes, *no_target(report, bool(opened.originals)))]
    drafts = list(word_drafts(paths, opened)) if any(sink.with_drafts for sink in settings.sinks) else ()
    problems = [*not_read(report.faults, opened.sources), *broken]
    return _Look(paths[0], report, today, study, drafts, notes, problems)


def _wants_study(settings: _Settings) -> bool:
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


def _day(request: Request) -> date | None:
    return date.fromisoformat(request.today) if request.today else None


def _accept(looks: Sequence[_Look], settings: _Settings) -> Accepted:
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


def _at_base(settings: _Settings) -> Counter[str]:
    """The keys of the findings that the plans had at the commit that was named."""
    base = settings.request.diff_base
    if base is None:
        return Counter()
    from checker.commands.base import findings_at  # few checks ask git

    return findings_at(base, _plans(settings.request), settings.config, settings.rules)


def _written(request: Request, reports: Sequence[Report], problems: Sequence[Problem]) -> Result:
    """A new baseline in place of a report; none where a plan could not be checked."""
    if problems:
        return Result(2, (), tuple(f"check: {problem}" for problem in problems), broke=[*breakdowns_of((), problems)])
    path, findings = request.write_baseline, [finding for report in reports for finding in report.findings]
    said = f"check: {path}: 基线已写入, 共 {len(findings)} 个问题 (baseline of {len(findings)} findings written)."
    return Result(0, (Output(path, encoded(write_baseline(findings))),), (said,), inputs_of(request))


def _options(settings: _Settings, looks: Sequence[_Look]) -> Options:
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
        today=_day(settings.request),
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
