"""`check matrix` and `check diff`: one plan seen as two matrices, two drafts seen side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.commands.matrix_record import matrices_record
from checker.commands.opening import open_plan
from checker.commands.remarks import with_faults
from checker.commands.request import Output, Request, Result, encoded
from checker.commands.run import run
from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Language, Report
from checker.problem import InputError, Problem
from checker.report.diff import render_diff
from checker.report.json import dump
from checker.report.matrices import render_matrices
from checker.rules.loading import choose, load_rules
from checker.rules.rule import Rule
from checker.settings.config import Config, load_config
from checker.study.diff import compare_plans
from checker.study.reading_copy import build_study


class DiffLook(NamedTuple):
    """How the two commands are asked to show what they found."""

    form: str
    output: str | None
    language: Language | None
    width: int
    rules: Sequence[str]


def show_matrices(path: str, look: DiffLook) -> Result:
    """The indicator matrix and the responsibility matrix of a plan; as a page they stand in its report."""
    if look.form == "html":
        request = Request([path], ("html",), look.output, language=look.language, rules=look.rules)
        result = run(request)
        return result if result.code > 1 else result._replace(code=0)
    config = load_config(Path.cwd())
    opened = open_plan([path], config)
    facts = Facts(opened.plan)
    study = build_study(facts)
    if look.form == "json":
        text = dump(matrices_record(study, opened.sources), indent=2) + "\n"
    else:
        text = render_matrices(study, _language(look, config), look.width)
    return with_faults(Result(0, (Output(look.output, encoded(text)),)), facts.faults, opened.sources)


def show_changes(old: str, new: str, look: DiffLook) -> Result:
    """What changed from one draft to the next; both files are read before either is complained of."""
    config = load_config(Path.cwd())
    rules = choose(load_rules(look.rules or config.rules), config.select, config.ignore)
    problems: list[Problem] = []
    drafts = [draft for path in (old, new) if (draft := _draft(path, config, rules, problems))]
    if problems:
        raise InputError(problems)
    (facts, report), (later, later_report) = drafts
    changes = compare_plans(facts, later, report, later_report)
    text = render_diff(changes, look.form, _language(look, config), look.width)
    result = Result(0, (Output(look.output, encoded(text)),))
    for each in (report, later_report):
        result = with_faults(result, each.faults, each.sources)
    return result


def _draft(path: str, config: Config, rules: Sequence[Rule], problems: list[Problem]) -> tuple[Facts, Report] | None:
    try:
        opened = open_plan([path], config)
    except InputError as error:
        problems += error.problems
        return None
    facts = Facts(opened.plan)
    return facts, check_facts(facts, opened.sources, rules)


def _language(look: DiffLook, config: Config) -> Language:
    return look.language or config.lang or "zh"
