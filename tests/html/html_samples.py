"""Pages for the tests: of the invented draft, of a seed plan, of many findings, of hostile text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import cycle, islice

from drafts_read import Draft, draft

from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Language, Report
from checker.plan.model import Document, Plan, Row, Section, Table
from checker.readers.yaml import read_plan
from checker.report import Options, render
from checker.rules.loading import load_rules
from checker.source import SourceMap
from checker.study.reading_copy import build_study


def page_of(*drafts: Draft, language: Language = "zh") -> str:
    """The page of some drafts."""
    options = Options(language=language, rules=load_rules(), studies=[each.study for each in drafts])
    said = render("html", [each.report for each in drafts], options)
    assert isinstance(said, str)
    return said


@cache
def qingshan_page() -> str:
    """The page of the invented draft."""
    return page_of(draft("qingshan"))


@cache
def seed(name: str) -> Draft:
    """A plan of plans/, checked."""
    plan, sources = read_plan(f"plans/{name}.yaml")
    facts = Facts(plan)
    return Draft(facts, check_facts(facts, sources, load_rules()), build_study(facts))


@cache
def many_page(number: int = 500) -> str:
    """The page of the larger seed plan with its findings repeated up to a number."""
    one = seed("xinshao")
    findings = [
        replace(each, key=f"{each.key}-{at}") for at, each in enumerate(islice(cycle(one.report.findings), number))
    ]
    return page_of(one._replace(report=replace(one.report, findings=tuple(findings))))


def hostile_draft(text: str) -> Draft:
    """A plan that has a text everywhere a plan can have text, with findings of its own.

    Halves of surrogate pairs cannot stand in a plan; the tests of reports have them.
    """
    text = text.encode("utf-8", "replace").decode()
    row = Row(number=text, item=text, content=(text, f"{text}开展活动15场"), units=text, leader=("", text))
    section = Section(heading=f"一、{text}", statements=(text, f"{text}开展活动10场"), responsibility=f"({text}牵头)")
    annex = Document(label=text, title=text, sections=(section,), tables=(Table(title=text, rows=(row, row)),))
    plan = Plan(title=text, area=text, year=2030, annexes=(annex,))
    facts = Facts(plan)
    report: Report = check_facts(facts, SourceMap(text), load_rules())
    return Draft(facts, report, build_study(facts))
