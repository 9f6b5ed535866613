"""Whatever stands in the fields of a plan, a check never breaks down and quotes only what is printed."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from any_plans import PLANS, SETTINGS, TEXTS
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import check_plan
from checker.finding import Place, Report
from checker.plan.model import Plan
from checker.plan.walk import outline
from checker.readers.yaml import read_plan
from checker.report import Options, render
from checker.rules.loading import load_rules
from checker.rules.rule import Rule
from checker.source import Route, SourceMap

TEMPLATE = Path(__file__).parents[1] / "plans" / "template.yaml"


@cache
def _template() -> tuple[Plan, tuple[Route, ...]]:
    plan = read_plan(str(TEMPLATE))[0]
    return plan, tuple(passage.route for passage in outline(plan).passages)


def _with(plan: Plan, route: Route, text: str) -> Plan:
    """The plan with another text at a route."""
    data = plan.model_dump(mode="json", exclude_unset=True)
    *above, last = route
    part = data
    for step in above:
        part = part[step]
    part[last] = text
    return Plan.model_validate(data)


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules()


def _checked(plan: Plan, rules: tuple[Rule, ...] | None = None) -> Report:
    return check_plan(plan, SourceMap("any"), rules or _rules())


def _text_at(plan: Plan, route: Route) -> str:
    part: Any = plan
    for step in route:
        part = part[step] if isinstance(step, int) else getattr(part, step)
    return part if isinstance(part, str) else ""


def _is_printed(plan: Plan, place: Place) -> bool:
    return place.quote == _text_at(plan, place.route)[place.span.start : place.span.end]


ODD_ANNEXES = {
    "no text at all": {"title": ""},
    "a row with nothing but a leader": {"title": "甲行动方案", "tables": [{"rows": [{"number": "1", "leader": ""}]}]},
    "shares of a target in a bracket of the body": {
        "title": "甲行动方案",
        "sections": [
            {"heading": "（一）招商", "statements": ["引进项目8个"], "responsibility": "（县科工局5个、县商务局3个）"}
        ],
    },
}


@pytest.mark.parametrize("annex", ODD_ANNEXES.values(), ids=ODD_ANNEXES)
def test_an_odd_annex_breaks_no_rule(annex: dict[str, Any]) -> None:
    report = _checked(Plan.model_validate({"title": "示例", "annexes": [annex]}))
    assert [(each.rule, each.reason.zh) for each in report.not_run if each.failed] == []


@SETTINGS
@given(PLANS)
def test_arbitrary_text_in_any_field_breaks_no_rule_and_every_quote_is_printed(plan: Plan) -> None:
    report = _checked(plan)
    assert [(each.rule, each.reason.zh) for each in report.not_run if each.failed] == []
    places = [place for finding in report.findings for place in finding.places]
    assert [place for place in places if not _is_printed(plan, place)] == []


@SETTINGS
@given(st.data(), TEXTS)
def test_arbitrary_text_in_one_field_of_a_whole_plan_breaks_no_rule(data: st.DataObject, text: str) -> None:
    plan, routes = _template()
    changed = _with(plan, data.draw(st.sampled_from(routes)), text)
    report = _checked(changed)
    assert [(each.rule, each.reason.zh) for each in report.not_run if each.failed] == []
    assert all(_is_printed(changed, place) for finding in report.findings for place in finding.places)


@SETTINGS
@given(PLANS, st.integers(0, 2**32))
def test_the_report_is_the_same_whatever_the_order_of_the_rules(plan: Plan, seed: int) -> None:
    shuffled = random.Random(seed).sample(_rules(), len(_rules()))
    options = Options(rules=_rules())
    ours, theirs = _checked(plan), _checked(plan, tuple(shuffled))
    assert render("json", [ours], options) == render("json", [theirs], options)


@SETTINGS
@given(PLANS)
def test_every_finding_has_a_place_a_message_and_a_key_of_its_own(plan: Plan) -> None:
    findings = _checked(plan).findings
    assert all(finding.places and finding.message.zh and finding.message.en for finding in findings)
    assert len({finding.key for finding in findings}) == len(findings)
