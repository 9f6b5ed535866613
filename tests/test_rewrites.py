"""Writing a plan otherwise, without changing what it says, changes no finding but the quotations.

And changing one of two equal figures adds exactly one finding, which shows both places.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.engine import check_plan
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Finding, Place, Report
from checker.language.constraint import Op
from checker.plan.model import Plan
from checker.plan.passages import Zone
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules
from checker.rules.rule import Rule
from checker.source import Route, SourceMap

XINSHAO = Path(__file__).parents[1] / "plans" / "xinshao.yaml"
PROSE = ("statements", "item", "content", "target")
Shape = tuple[str, str, tuple[Route, ...]]

_FULL_WIDTH = str.maketrans(",;:()!?", "，；：（）！？")
# A number with 万 or 亿 before a measure word, not inside a name (千亿级, 10亿元级) or a range.
_SCALED = re.compile(r"(?<![\d.—-])(\d+(?:\.\d+)?)([万亿])(?=户|人|亩|元|吨|平方米)(?!元(?:级|以上(?:项目|企业)))")
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules()


@cache
def _plan() -> Plan:
    return read_plan(str(XINSHAO))[0]


@cache
def _report() -> Report:
    return check_plan(_plan(), SourceMap("xinshao"), _rules())


def rewrite(plan: Plan, change: Callable[[str], str], fields: Collection[str] | None = None) -> Plan:
    """The plan with every text of its documents changed, or the texts of the fields named."""
    data = plan.model_dump(mode="json", exclude_unset=True)
    for part in ("notice", "master", "annexes"):
        data[part] = _changed(data[part], change, fields, fields is None)
    return Plan.model_validate(data)


def _changed(value: Any, change: Callable[[str], str], fields: Collection[str] | None, wanted: bool) -> Any:
    if isinstance(value, str):
        return change(value) if wanted else value
    if isinstance(value, list):
        return [_changed(each, change, fields, wanted) for each in value]
    if isinstance(value, dict):
        return {key: _changed(each, change, fields, fields is None or key in fields) for key, each in value.items()}
    return value


def _full_width(text: str) -> str:
    return text.translate(_FULL_WIDTH)


def _written_out(text: str) -> str:
    return _SCALED.sub(lambda found: f"{(Decimal(found[1]) * _SCALES[found[2]]).normalize():f}", text)


def _other_measure_word(text: str) -> str:
    return re.sub(r"(?<=\d)家(?![(（长庭])", "户", text)


def _padded(text: str) -> str:
    return f" {text.replace(' ', '  ')} " if text else text


def _spaced(text: str) -> str:
    return re.sub(r"([,;:。、])(?=.)", r"\1 ", text)


def _broken(text: str) -> str:
    """Blanks as lines leave them that were broken and joined again: anywhere between characters."""
    return re.sub(r"([一-鿿]{5})(?=[一-鿿])", r"\1 ", text)


def _apart(text: str) -> str:
    return re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿%])", " ", text)


def shapes(report: Report) -> Counter[Shape]:
    """The findings without their words: rule, severity and the texts they point at."""
    return Counter(map(_shape, report.findings))


def _shape(finding: Finding) -> Shape:
    return finding.code, finding.severity, tuple(sorted({place.route for place in finding.places}, key=str))


@pytest.mark.parametrize("change", [_full_width, _written_out, _other_measure_word, _padded, _spaced])
def test_an_equivalent_rewrite_changes_no_finding(change: Callable[[str], str]) -> None:
    plan = rewrite(_plan(), change)
    assert plan != _plan()
    ours, theirs = shapes(_report()), shapes(check_plan(plan, SourceMap("xinshao"), _rules()))
    if change is _other_measure_word:  # with one word for both, nothing is left of the rule on mixed measure words
        ours, theirs = (Counter({s: n for s, n in each.items() if s[0] != "N122"}) for each in (ours, theirs))
    assert (sorted(ours - theirs, key=str), sorted(theirs - ours, key=str)) == ([], [])


@pytest.mark.parametrize("change", [_broken, _apart])
def test_blanks_inside_sentences_change_no_finding(change: Callable[[str], str]) -> None:
    spaced = check_plan(rewrite(_plan(), change, PROSE), SourceMap("xinshao"), _rules())
    ours, theirs = shapes(_report()), shapes(spaced)
    assert (sorted(ours - theirs, key=str), sorted(theirs - ours, key=str)) == ([], [])


def test_the_order_of_the_rules_changes_nothing() -> None:
    backwards = check_plan(_plan(), SourceMap("xinshao"), tuple(reversed(_rules())))
    assert backwards == _report()


def test_a_check_says_the_same_twice() -> None:
    assert check_plan(_plan(), SourceMap("xinshao"), _rules()) == _report()


def pairs_of_figures(facts: Facts) -> list[tuple[Target, Target]]:
    """Figures printed at exactly two places, equal and judged the same, and near no third one."""
    buckets: Mapping[object, list[Target]] = defaultdict(list)
    for target in facts.targets:
        buckets[target.indicator.key].append(target)
    found = []
    for bucket in buckets.values():
        near = {one.place: [t for t in bucket if _verdict(facts, one, t) != "different"] for one in bucket}
        pairs = [(one, group[1]) for one, group in zip(bucket, near.values(), strict=False) if len(group) == 2]
        found += [(a, b) for a, b in pairs if a is not b and len(near[b.place]) == 2 and _twins(facts, a, b)]
    return found


def _verdict(facts: Facts, a: Target, b: Target) -> str:
    return facts.identity.judge(a.indicator, b.indicator).verdict.value


def _twins(facts: Facts, a: Target, b: Target) -> bool:
    plain = all(t.constraint.quantity.raw and re.match(r"\d", _figure(t)) for t in (a, b))
    apart = a.passage.block != b.passage.block and not a.passage.zone == b.passage.zone == Zone.TABLE
    same = _verdict(facts, a, b) == "same"
    ours, theirs = a.constraint, b.constraint
    equal = ours.quantity.low == theirs.quantity.low and ours.quantity.op == theirs.quantity.op
    alike = ours.measure == theirs.measure and ours.commitment == theirs.commitment and ours.period == theirs.period
    return plain and apart and same and equal and alike and ours.parent is None and ours.quantity.op is not Op.RANGE


def _figure(target: Target) -> str:
    start, end = target.constraint.quantity.span
    found = re.search(r"\d+(?:\.\d+)?", target.passage.text[start:end])
    return found[0] if found else ""


def _with_other_figure(plan: Plan, targets: Sequence[Target]) -> Plan:
    """The plan with the first digit of each target's figure changed."""
    data = plan.model_dump(mode="json", exclude_unset=True)
    for target in targets:
        *above, last = target.passage.route
        part = data
        for step in above:
            part = part[step]
        at = part[last].index(_figure(target), target.constraint.quantity.span.start)
        digit = "7" if part[last][at] != "7" else "8"
        part[last] = part[last][:at] + digit + part[last][at + 1 :]
    return Plan.model_validate(data)


def _touch(a: Place, b: Place) -> bool:
    return a.route == b.route and a.span.start < b.span.end and b.span.start < a.span.end


def _showing(findings: Sequence[Finding], target: Target) -> list[Finding]:
    return [finding for finding in findings if any(_touch(place, target.place) for place in finding.places)]


def test_changing_one_of_two_equal_figures_adds_one_finding_that_shows_both() -> None:
    known = _report().findings
    pairs = [pair for pair in pairs_of_figures(Facts(_plan())) if not any(_showing(known, target) for target in pair)]
    assert len(pairs) >= 15
    report = check_plan(_with_other_figure(_plan(), [pair[1] for pair in pairs]), SourceMap("xinshao"), _rules())
    before = {finding.key for finding in known}
    added = [finding for finding in report.findings if finding.key not in before]
    for first, second in pairs:
        ours, theirs = _showing(added, first), _showing(added, second)
        said = (first.place.quote, [f"{finding.code} {finding.message.zh}" for finding in (*ours, *theirs)])
        assert len(ours) == 1, said
        assert ours == theirs, said
