"""What is written is read back the same and fits its schema: plans, waivers, baselines, rules, readings, reports."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from any_plans import PLANS, SETTINGS
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from checker.accepting.baseline import write_baseline
from checker.accepting.waivers import Waiver, WaiverFile, parse_waivers
from checker.checks.check import load_check
from checker.commands.accepting import with_waivers, without_waivers
from checker.commands.matrix_record import matrices_record
from checker.engine import check_plan
from checker.facts import Facts
from checker.finding import Finding, Severity, Words
from checker.language.constraint import Constraint
from checker.plan.model import Plan
from checker.readers.write import write_plan
from checker.report import Options, render
from checker.report.readings import Readings, render_readings
from checker.rules.loading import load_rules
from checker.rules.rule import Rule, rule_model
from checker.source import SourceMap
from checker.study.reading_copy import build_study
from checker.yaml_files.models import read_model

SCHEMAS = Path(__file__).parents[1] / "schemas"
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1, max_size=30)
KEYS = st.builds("N{:03}-{:012x}".format, st.integers(0, 999), st.integers(0, 16**12 - 1))
DAYS = st.dates().map(str)
WAIVERS = st.one_of(
    st.builds(Waiver, key=KEYS, reason=LINES, by=LINES, until=st.none() | DAYS),
    st.builds(
        Waiver,
        rule=LINES,
        indicator=LINES,
        values=st.lists(LINES, max_size=2).map(tuple),
        reason=LINES,
        by=LINES,
        until=st.none() | DAYS,
    ),
)
CONSTRAINT = TypeAdapter(Constraint)


@cache
def _schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


def _misfits(name: str, document: Any) -> list[str]:
    return [f"{list(each.path)}: {each.message}" for each in _schema(name).iter_errors(document)]


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules()


@SETTINGS
@given(PLANS)
def test_a_plan_is_read_back_from_its_file_and_fits_the_schema(plan: Plan) -> None:
    assert read_model(Plan, "a.yaml", write_plan(plan))[0] == plan
    assert _misfits("plan", plan.model_dump(mode="json", exclude_unset=True)) == []


@SETTINGS
@given(PLANS)
def test_a_report_of_any_plan_fits_the_schema_and_names_every_finding(plan: Plan) -> None:
    report = check_plan(plan, SourceMap("any"), _rules())
    document = json.loads(render("json", [report], Options(rules=_rules())))
    assert _misfits("report", document) == []
    said = [(each["key"], each["message_zh"]) for each in document["plans"][0]["findings"]]
    assert said == [(each.key, each.message.zh) for each in report.findings]


@SETTINGS
@given(PLANS)
def test_constraints_are_read_back_and_their_record_says_what_they_are(plan: Plan) -> None:
    facts = Facts(plan)
    document = json.loads(render_readings(Readings(facts, SourceMap("any")), "json"))
    assert _misfits("facts", document) == []
    for target, record in zip(facts.stated, document["constraints"], strict=True):
        constraint, quantity = target.constraint, target.constraint.quantity
        assert CONSTRAINT.validate_json(CONSTRAINT.dump_json(constraint)) == constraint
        assert (record["op"], record["measure"], record["role"]) == (quantity.op, constraint.measure, constraint.role)
        for name in ("low", "high", "base", "margin"):
            value, said = getattr(quantity, name), record[name]
            assert said == value if said is None or value is None else float(said) == float(Decimal(value))


@SETTINGS
@given(PLANS)
def test_the_matrices_of_any_plan_fit_the_schema(plan: Plan) -> None:
    record = matrices_record(build_study(Facts(plan)), SourceMap("any"))
    assert _misfits("matrix", json.loads(json.dumps(record))) == []


@given(st.lists(WAIVERS, max_size=4))
def test_waivers_are_read_back_from_any_yaml_of_them_and_fit_the_schema(every: list[Waiver]) -> None:
    document = WaiverFile(waivers=tuple(every)).model_dump(mode="json", exclude_unset=True, exclude_none=True)
    text = yaml.safe_dump(document, allow_unicode=True)
    assert parse_waivers("w.yaml", text).waivers == tuple(every)
    assert _misfits("waivers", document) == []


@given(st.lists(WAIVERS.filter(lambda each: each.key is not None), min_size=1, max_size=4), st.data())
def test_waivers_are_added_one_after_another_and_taken_out_again(every: list[Waiver], data: st.DataObject) -> None:
    content = b""
    for waiver in every:
        content = with_waivers(content, parse_waivers("w.yaml", content.decode()), [(_finding(waiver), waiver)])
    known = parse_waivers("w.yaml", content.decode())
    assert known.waivers == tuple(every)
    gone = data.draw(st.sets(st.integers(0, len(every) - 1), max_size=len(every) - 1))
    left = parse_waivers("w.yaml", without_waivers(content, known, sorted(gone)).decode())
    assert left.waivers == tuple(each for at, each in enumerate(every) if at not in gone)


def _finding(waiver: Waiver) -> Finding:
    words = Words(waiver.reason, waiver.by)
    return Finding("N101", "rule", Severity.ERROR, words, words, (), waiver.key or "", words)


@given(st.lists(WAIVERS.filter(lambda each: each.key is not None), max_size=5))
def test_a_baseline_of_any_findings_fits_the_schema(every: list[Waiver]) -> None:
    assert _misfits("baseline", json.loads(write_baseline(map(_finding, every)))) == []


@pytest.mark.parametrize("rule", _rules(), ids=lambda rule: rule.code)
def test_a_rule_is_read_back_from_what_it_says_of_itself_and_fits_the_schema(rule: Rule) -> None:
    check = load_check(rule.check)
    assert check is not None
    document = rule.model_dump(mode="json", exclude_unset=True)
    read = rule_model(check).model_validate(document).model_copy(update={"name": rule.name})
    assert read.model_dump() == rule.model_dump()
    assert _misfits("rule", document | {"examples": []}) == []
