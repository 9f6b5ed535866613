"""Behaviour stays while code moves: the reports on all plans of this repository, and on every example, as kept.

The plans are checked by the command itself, in this process and without its cache; what it says is kept
byte for byte (tests/oracle/kept).  Beside them stand the strangers with their seeded faults, one of these as
a text, a web page and a Word file, and every target that is read in two plans.  An example is kept twice:
what its own rule says of it, and the keys of what all other rules say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from command_line import check
from draft_forms import FORMS
from kept import KEPT, changes
from test_strangers import NAMES as STRANGERS
from test_strangers import read_faults
from test_template import vary

from checker.data import data_dir
from checker.engine import check_facts, check_plan
from checker.facts import Facts
from checker.finding import Finding, Place, Report
from checker.plan.model import Plan
from checker.readers.write import write_plan
from checker.readers.yaml import read_plan
from checker.report.places import route_text
from checker.rulebook.examples import Example, plan_of, read_examples
from checker.rules.loading import load_rules
from checker.rules.rule import Rule
from checker.source import SourceMap

ROOT = Path(__file__).parents[2]
PLANS = (
    *(f"plans/{name}" for name in ("xinshao", "linxiang", "template")),
    *(f"tests/drafts/{name}" for name in ("qingshan", "qingshan-again")),
    *(f"tests/strangers/{name}" for name in STRANGERS),
)
RUN = ("run", "--no-cache")
READ = ("plans/template", "tests/strangers/hudong")
"""Plans that hold targets of many forms: what is read wrongly and clashes with nothing shows in no report."""
FAMILIES = sorted(folder.name for folder in data_dir("rules").iterdir() if folder.is_dir())
DRAWN = "hudong"
"""The stranger that is read from other forms too: headings of three ranks, a roster and a table with groups."""


@cache
def rules() -> tuple[Rule, ...]:
    return load_rules()


def said_of(*command: str) -> Any:
    """What a command says in JSON; the text says no more than its value does."""
    out = check(*command, "--format", "json").out
    said = json.loads(out)
    assert out == json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    return said


def faulty(name: str) -> Plan:
    """A stranger with all its seeded faults."""
    plan = read_plan(str(ROOT / "tests" / "strangers" / f"{name}.yaml"))[0]
    return vary(plan, [fault["edit"] for fault in read_faults(name)])


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_is_reported_as_before(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert changes(Path(plan).name, said_of(*RUN, f"{plan}.yaml")) == []


@pytest.mark.parametrize("plan", READ)
def test_a_plan_is_read_as_before(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert changes(f"{Path(plan).name}-facts", said_of("facts", f"{plan}.yaml")) == []


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_with_faults_is_reported_as_before(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"{name}-faults.yaml").write_text(write_plan(faulty(name), "# faults\n"), encoding="utf-8")
    assert changes(f"{name}-faults", said_of(*RUN, f"{name}-faults.yaml")) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_in_another_form_is_reported_as_before(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"{DRAWN}.{form}").write_bytes(FORMS[form](faulty(DRAWN)))
    assert changes(f"{DRAWN}-{form}", said_of(*RUN, f"{DRAWN}.{form}")) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_examples_of_a_family_are_reported_as_before(family: str) -> None:
    files = sorted((data_dir("rules") / family).glob("*.yaml"))
    assert changes(f"examples/{family}", [each for file in files for each in _examples(file)]) == []


def _examples(file: Path) -> Iterator[dict[str, Any]]:
    own = next(rule for rule in rules() if rule.name == file.stem)
    for example in read_examples(file):
        yield {"rule": own.name, "example": example.name, **_example(own, example)}


def _example(own: Rule, example: Example) -> dict[str, Any]:
    facts = Facts(plan_of(example))
    others = check_facts(facts, SourceMap("example"), [rule for rule in rules() if rule is not own]).findings
    return _said(check_plan(facts.plan, SourceMap("example"), [own])) | {"others": [each.key for each in others]}


def _said(report: Report) -> dict[str, Any]:
    return {
        "not_run": [[*each.reason] for each in report.not_run],
        "findings": [_finding(finding) for finding in report.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "severity": finding.severity,
        "zh": finding.message.zh,
        "en": finding.message.en,
        "explanation": _lists(finding.explanation),
        "indicator": finding.indicator,
        "places": [_place(place) for place in finding.places],
    }


def _lists(words: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[*each] for each in words]


def _place(place: Place) -> str:
    return f"{place.label}: {place.quote} ({route_text(place.route)} {place.span.start}-{place.span.end})"


def test_nothing_is_kept_that_is_no_longer_compared() -> None:
    compared = {
        *(Path(plan).name for plan in PLANS),
        *(f"{name}-faults" for name in STRANGERS),
        *(f"{DRAWN}-{form}" for form in FORMS),
        *(f"examples/{family}" for family in FAMILIES),
        *(f"{Path(plan).name}-facts" for plan in READ),
    }
    kept = {file.relative_to(KEPT).with_suffix("").as_posix() for file in KEPT.rglob("*.json")}
    assert sorted(kept - compared) == []
