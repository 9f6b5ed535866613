"""The template is clean, and one small edit of it gives exactly one rule's finding.

Each file of tests/seeded is named after a rule and lists edits of plans/template.yaml:
`{route, old, new}` replaces characters of one text (of every text, without a route), `{route, insert}`
puts a part into a list before the place named, `{route, set}` gives a field, `{route, delete}` drops one,
`{route, move}` moves a part to another place of its list.
`also` names the findings of other rules that the fault implies, with the reason in a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.data import data_dir
from checker.engine import check_plan
from checker.finding import Report
from checker.plan.model import Plan
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules
from checker.rules.rule import Rule
from checker.source import SourceMap

TEMPLATE = Path(__file__).parents[1] / "plans" / "template.yaml"
SEEDED = Path(__file__).parent / "seeded"
NAMES = sorted(file.stem for file in SEEDED.glob("*.yaml"))


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules()


@cache
def _template() -> Plan:
    return read_plan(str(TEMPLATE))[0]


def _report(plan: Plan) -> Report:
    return check_plan(plan, SourceMap("template"), _rules())


def read_variant(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.load((SEEDED / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def vary(plan: Plan, edits: list[Mapping[str, Any]]) -> Plan:
    """A plan with some edits, applied one after another."""
    data = plan.model_dump(mode="json", exclude_unset=True)
    for edit in edits:
        if "route" not in edit:
            data, count = _everywhere(data, edit["old"], edit["new"])
            assert count, f"not found: {edit['old']}"
        else:
            _edit(data, edit)
    return Plan.model_validate(data)


def _everywhere(data: Any, old: str, new: str) -> tuple[Any, int]:
    if isinstance(data, str):
        return data.replace(old, new), data.count(old)
    if isinstance(data, list):
        pairs = [_everywhere(each, old, new) for each in data]
        return [pair[0] for pair in pairs], sum(pair[1] for pair in pairs)
    if isinstance(data, dict):
        pairs = [_everywhere(each, old, new) for each in data.values()]
        return dict(zip(data, [pair[0] for pair in pairs], strict=True)), sum(pair[1] for pair in pairs)
    return data, 0


def _edit(data: Any, edit: Mapping[str, Any]) -> None:
    *above, last = (int(part) if part.isdigit() else part for part in edit["route"].split("."))
    for part in above:
        data = data.setdefault(part, []) if isinstance(data, dict) else data[part]
    if "insert" in edit:
        data.insert(last, edit["insert"])
    elif "delete" in edit:
        del data[last]
    elif "move" in edit:
        data.insert(int(edit["move"]), data.pop(last))
    elif "set" in edit:
        data[last] = edit["set"]
    else:
        assert data[last].count(edit["old"]) == 1, f"{edit['route']}: {data[last]}"
        data[last] = data[last].replace(edit["old"], edit["new"])


def test_the_template_gives_no_finding() -> None:
    report = _report(_template())
    assert [(finding.code, finding.message.zh) for finding in report.findings] == []
    assert [each for each in report.not_run if each.failed] == []


def test_the_template_reads_every_numeral() -> None:
    coverage = _report(_template()).coverage
    assert coverage.unread == 0
    assert coverage.constraints >= 100


def test_every_rule_has_a_seeded_variant() -> None:
    assert sorted({file.stem for file in data_dir("rules").rglob("*.yaml")} - set(NAMES)) == []


def test_every_seeded_variant_has_a_rule() -> None:
    assert sorted(set(NAMES) - {rule.name for rule in _rules()}) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_seeded_fault_gives_exactly_its_finding(name: str) -> None:
    variant = read_variant(name)
    report = _report(vary(_template(), variant["edits"]))
    code: Callable[[str], str] = {rule.name: rule.code for rule in _rules()}.__getitem__
    said = "\n".join(f"{f.code} {f.message.zh} {[p.label + ': ' + p.quote for p in f.places]}" for f in report.findings)
    assert sorted(f.code for f in report.findings) == sorted([code(name), *variant.get("also", [])]), said
