"""`check matrix` and `check diff`: one plan seen as two matrices, two drafts seen side by side."""

from __future__ import annotations

from collections.abc import Sequence

from checker.commands.matrix_record import matrices_record
from checker.commands.opening import open_plan
from checker.commands.remarks import with_faults
from checker.commands.request import Output, Request, Result, encoded, inputs_of
from checker.commands.run import run
from checker.commands.settings import decided_by, settings_for
from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Report
from checker.inputs.problem import InputError, Problem
from checker.report.diff import render_diff
from checker.report.json import dump
from checker.report.matrices import render_matrices
from checker.report.summary import settings_line
from checker.rules.loading import choose, load_rules
from checker.rules.rule import Rule
from checker.settings.config import Config
from checker.study.diff import compare_plans
from checker.study.reading_copy import build_study


def show_matrices(request: Request) -> Result:
    """The indicator matrix and the responsibility matrix of a plan; as a page they stand in its report."""
    (form,) = request.formats
    if form == "html":
        return run(request)._replace(code=0)
    config = settings_for(request).config
    opened = open_plan(request.paths, config)
    facts = Facts(opened.plan)
    study = build_study(facts)
    if form == "json":
        text = dump(matrices_record(study, opened.sources), indent=2) + "\n"
    else:
        text = render_matrices(study, request.language or config.lang or "zh", request.width)
    return with_faults(_written(text, request), facts.faults, opened.sources)


def show_changes(request: Request) -> Result:
    """What changed from one draft to the next; both files are read before either is complained of."""
    found = settings_for(request)
    config = found.config
    every = load_rules(request.rules or config.rules)
    rules = choose(every, config.select, config.ignore)
    problems: list[Problem] = []
    drafts = [draft for path in request.paths if (draft := _draft(path, config, rules, problems))]
    if problems:
        raise InputError(problems)
    (facts, report), (later, later_report) = drafts
    changes = compare_plans(facts, later, report, later_report)
    language = request.language or config.lang or "zh"
    result = _written(render_diff(changes, request.formats[0], language, request.width), request)
    decided = decided_by(found, request, every)
    result = result._replace(notes=(f"check: {settings_line(decided, language)}",) if decided else ())
    for each in (report, later_report):
        result = with_faults(result, each.faults, each.sources)
    return result


def _written(text: str, request: Request) -> Result:
    return Result(0, (Output(request.output, encoded(text)),), inputs=inputs_of(request))


def _draft(path: str, config: Config, rules: Sequence[Rule], problems: list[Problem]) -> tuple[Facts, Report] | None:
    try:
        opened = open_plan([path], config)
    except InputError as error:
        problems += error.problems
        return None
    facts = Facts(opened.plan)
    return facts, check_facts(facts, opened.sources, rules)
