"""Whatever stands in the fields of a plan, a check never breaks down and quotes only what is printed."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
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

# Words that the grammars look for, so that arbitrary text also reaches behind their first tests.
_TARGETS = (
    "新增 企业 6家 4.27万户 达到 百分之七 以上 力争 其中 分别 从650元/月提高到700元/月 15% 翻一番 三项 全覆盖 清零 省级"
)
_DUTIES = (
    "县科工局 牵头 县发改局 负责 各乡镇人民政府 等 下同 责任单位： 成立 工作专班 由县长林致远任召集人 成员单位包括"
)
_SIGNS = "、 ， ； 。 （ ） ( “ ” 《 》 〔2030〕 一、 （一） 1. —— 附件1 办公室设在 到2031年 旬简报、月通报 〇 笫 😀"
_WORDS = [*f"{_TARGETS} {_DUTIES} {_SIGNS}".split(), " ", "\u3000", "\n", "\t", "\ufeff"]
_SCRAPS = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=14).map("".join)
TEXTS = st.one_of(_SCRAPS, st.text(max_size=40))
NAMES = TEXTS.filter(str.strip)
"""Names and words that texts are searched for, which may not be blank."""
LISTS = st.lists(TEXTS, max_size=3)
SETTINGS = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


ROWS = _some(
    group=TEXTS, number=TEXTS, item=TEXTS, content=st.one_of(TEXTS, LISTS), target=TEXTS, lead=TEXTS,
    units=st.one_of(TEXTS, LISTS), leader=st.one_of(TEXTS, LISTS), deadline=TEXTS, progress=TEXTS,
)  # fmt: skip
TABLES = _some(caption=TEXTS, label=TEXTS, title=TEXTS, rows=st.lists(ROWS, max_size=4))
MEMBERS = st.lists(_some(role=TEXTS, name=TEXTS, post=TEXTS), max_size=2)
_LEAF = _some(heading=TEXTS, statements=LISTS, responsibility=TEXTS, task_force=TEXTS, roster=MEMBERS)
SECTIONS = st.recursive(
    _LEAF,
    lambda below: st.tuples(_LEAF, st.lists(below, max_size=2)).map(lambda pair: {**pair[0], "sections": pair[1]}),
    max_leaves=5,
)
DOCUMENTS = st.tuples(
    TEXTS,
    _some(
        label=TEXTS, number=TEXTS, issuer=TEXTS, date=TEXTS, statements=LISTS, roster=MEMBERS, annex_list=LISTS,
        sections=st.lists(SECTIONS, max_size=3), tables=st.lists(TABLES, max_size=2), closing=LISTS,
    ),
).map(lambda pair: {"title": pair[0], **pair[1]})  # fmt: skip
UNITS = _some(aliases=st.lists(NAMES, max_size=3)).map(lambda unit: {"name": "县科工局", **unit})
PLANS = st.tuples(
    TEXTS,
    _some(
        area=TEXTS, year=st.integers(1949, 2200), notice=DOCUMENTS, master=DOCUMENTS,
        annexes=st.lists(DOCUMENTS, max_size=3),
        units=st.lists(UNITS, max_size=2),
        decompositions=st.lists(
            st.fixed_dictionaries({"whole": NAMES, "parts": st.lists(NAMES, min_size=1, max_size=2)}), max_size=1
        ),
    ),
).map(lambda pair: Plan.model_validate({"title": pair[0], **pair[1]}))  # fmt: skip


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
