"""Two drafts compared: targets, responsibilities, findings; as values, table, JSON and page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from drafts_read import draft
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.engine import check_facts
from checker.facts import Facts
from checker.plan.model import Document, Plan, Section
from checker.report.diff import render_diff
from checker.rules.loading import load_rules
from checker.source import SourceMap
from checker.study.diff import PlanDiff, Side, compare_plans, pair
from checker.study.directions import Trend, direction

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "diff.schema.json").read_text("utf-8"))
OLD, NEW = draft("qingshan"), draft("qingshan-again")
RULES = load_rules()
DIFF = compare_plans(OLD.facts, NEW.facts, OLD.report, NEW.report)


def facts_of(*goals: str, title: str = "青山县创新行动方案") -> Facts:
    annex = Document(title=title, sections=(Section(heading="一、工作目标", statements=goals),))
    return Facts(Plan(title="青山县方案", area="青山县", year=2030, annexes=(annex,)))


def compared(old: Facts, new: Facts) -> PlanDiff:
    return compare_plans(old, new, *(check_facts(facts, SourceMap("x"), ()) for facts in (old, new)))


def said(side: Side) -> tuple[str, str, str]:
    return side.indicator, side.value, side.place.label


def test_changed_targets_have_both_values_and_a_direction() -> None:
    assert [(said(each.old), said(each.new)[1], each.direction.value) for each in DIFF.changed] == [
        (("科技型企业", "新增6家以上", "附件1 一"), "新增8家以上", "stronger"),
        (("城镇调查失业率", "5.5%", "附件1 一"), "5%", "stronger"),
        (("科技型企业", "力争培育30家", "附件1 二(一)"), "培育30家", "stronger"),
        (("科技型企业", "力争培育30家", "附件1 责任分解表 第1行"), "培育30家", "stronger"),
        (("促消费活动", "开展15场", "附件2 二(一)"), "开展10场", "weaker"),
    ]


def test_targets_of_one_draft_only_are_added_or_dropped() -> None:
    assert list(map(said, DIFF.added)) == [("农贸市场", "改造3个", "附件2 二(二)")]
    assert list(map(said, DIFF.dropped)) == [("便民服务点", "建设12个", "总体方案 二")]


def test_changed_responsibilities_name_leads_units_and_leaders() -> None:
    changes = [
        (
            each.task,
            each.old_leads,
            each.new_leads,
            each.units_added,
            each.units_dropped,
            each.old_leaders,
            each.new_leaders,
        )
        for each in DIFF.duties
    ]
    assert changes == [
        ("促进消费", ("县商务局",), ("县商务局",), ("县财政局",), (), (), ()),
        ("新建研发平台2个", ("县科工局",), ("县发改局",), (), (), (), ("王山",)),
        ("举办成果对接会4场", ("县科工局",), ("县科工局",), (), (), (), ("王山",)),
    ]


def test_findings_are_fixed_new_or_remaining_by_their_keys() -> None:
    old, new = ({finding.key for finding in each.report.findings} for each in (OLD, NEW))
    fixed, fresh, left = (
        {finding.key for finding in each} for each in (DIFF.findings_fixed, DIFF.findings_new, DIFF.findings_remaining)
    )
    assert (fixed < old - new, fresh < new - old, old & new < left) == (True, True, True)
    assert fixed.isdisjoint(fresh)
    (changed,) = left - old
    assert changed.startswith("N103"), "a figure was changed and still clashes"
    assert "R103" in {finding.code for finding in DIFF.findings_fixed}


def _clashing(*values: str) -> Plan:
    """A plan whose target stands in the goals and in tasks, each with its own figure."""
    goals, *tasks = (f"新增{value}" for value in values)
    sections = [Section(heading="一、主要目标", statements=[goals])]
    sections += [
        Section(heading=f"{number}、{name}", statements=[said])
        for number, name, said in zip("二三四", ("培育企业", "保障措施", "督查考核"), tasks, strict=False)
    ]
    return Plan(title="青山县创新行动方案", year=2030, master=Document(title="青山县创新行动方案", sections=sections))


def _became(old: Plan, new: Plan) -> tuple[list[str], list[str], list[str]]:
    facts = Facts(old), Facts(new)
    reports = [check_facts(each, SourceMap("方案.yaml"), RULES) for each in facts]
    diff = compare_plans(*facts, *reports)
    told = (diff.findings_fixed, diff.findings_new, diff.findings_remaining)
    fixed, fresh, left = ([each.message.zh for each in every] for every in told)
    return fixed, fresh, left


def test_a_finding_whose_figure_was_changed_and_still_clashes_is_left() -> None:
    """The correction changes the key: what was told is no longer told so, and nothing new is."""
    fixed, fresh, left = _became(
        _clashing("科技型企业8家", "科技型企业6家"), _clashing("科技型企业8家", "科技型企业7家")
    )
    assert (fixed, fresh) == ([], [])
    assert [told for told in left if "8家" in told and "7家" in told]


def test_a_finding_that_was_put_right_and_another_of_its_rule_are_fixed_and_new() -> None:
    fixed, fresh, _ = _became(
        _clashing("科技型企业8家", "科技型企业6家", "文化广场3个"),
        _clashing("文化广场3个", "文化广场2个", "科技型企业8家"),
    )
    assert [told for told in fixed if "科技型企业" in told]
    assert [told for told in fresh if "文化广场" in told]


def test_equal_keys_count_as_often_as_they_stand() -> None:
    once = OLD.report.findings[0]
    twice = replace(OLD.report, findings=(once, once))
    diff = compare_plans(OLD.facts, OLD.facts, twice, replace(OLD.report, findings=(once,)))
    assert (len(diff.findings_fixed), len(diff.findings_new), len(diff.findings_remaining)) == (1, 0, 1)


def test_a_draft_does_not_differ_from_itself() -> None:
    same = compare_plans(OLD.facts, OLD.facts, OLD.report, OLD.report)
    assert not [*same.added, *same.dropped, *same.changed, *same.duties, *same.findings_fixed, *same.findings_new]
    assert render_diff(replace(same, findings_remaining=()), "table", "zh").endswith("\n\n两稿没有差别。\n")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("新增高新技术企业6家", "新增高新技术企业8家", "stronger"),
        ("万元地区生产总值能耗下降3%", "万元地区生产总值能耗下降3.2%", "stronger"),
        ("万元地区生产总值能耗上升3%", "万元地区生产总值能耗下降3%", "other"),
        ("新增高新技术企业8家以上", "新增高新技术企业6家以上", "weaker"),
        ("新增高新技术企业6家以上", "新增高新技术企业超过6家", "stronger"),
        ("新增高新技术企业6家", "新增高新技术企业6家以上", "other"),
        ("新增高新技术企业6家", "力争新增高新技术企业6家", "weaker"),
        ("力争新增高新技术企业6家", "确保新增高新技术企业6家", "stronger"),
        ("新增高新技术企业6家", "力争新增高新技术企业8家", "other"),
        ("城镇调查失业率5.5%", "城镇调查失业率5%", "stronger"),
        ("城镇调查失业率控制在5%以内", "城镇调查失业率控制在5.5%以内", "weaker"),
        ("新增高新技术企业6家", "净增高新技术企业6家", "other"),
        ("开展促消费活动20—30场", "开展促消费活动15—30场", "weaker"),
    ],
)
def test_the_direction_is_that_of_what_is_asked_for(old: str, new: str, expected: str) -> None:
    ours, theirs = (facts_of(text).targets[0].constraint for text in (old, new))
    assert direction(ours, theirs) is Trend(expected)


def test_the_same_figure_written_otherwise_is_no_change() -> None:
    diff = compared(facts_of("实有经营主体达到4.27万户"), facts_of("实有经营主体达到42700户"))
    assert not [*diff.changed, *diff.added, *diff.dropped]


def test_an_annex_that_moved_is_known_by_its_title() -> None:
    goals = Section(heading="一、工作目标", statements=("新增高新技术企业6家",))
    annexes = [Document(title=f"青山县{name}行动方案", sections=(goals,)) for name in ("创新", "消费")]
    old = Facts(Plan(title="x", year=2030, annexes=tuple(annexes)))
    fewer = Section(heading="一、工作目标", statements=("新增高新技术企业5家",))
    new = Facts(Plan(title="x", year=2030, annexes=(annexes[1], annexes[0].model_copy(update={"sections": (fewer,)}))))
    assert [(said(each.old), said(each.new)) for each in compared(old, new).changed] == [
        (("高新技术企业", "新增6家", "附件1 一"), ("高新技术企业", "新增5家", "附件2 一"))
    ]


def test_the_json_fits_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    record = json.loads(render_diff(DIFF, "json", "zh"))
    Draft202012Validator(SCHEMA).validate(record)
    assert record["targets"]["changed"][0]["new"]["place"]["line"] == 18
    assert record["responsibilities"][1]["leaders"] == {"old": [], "new": ["王山"]}


def test_the_table_says_what_changed() -> None:
    table = render_diff(DIFF, "table", "zh", 110)
    assert "减弱    促消费活动      开展15场      开展10场     附件2 二(一)" in table
    assert "牵头 县科工局 → 县发改局; 分管领导 无 → 王山" in table
    assert table.endswith(f"仍存在的问题 {len(DIFF.findings_remaining)}\n")
    assert "weaker" in render_diff(DIFF, "table", "en", 110)


def test_the_page_holds_every_list() -> None:
    page = render_diff(DIFF, "html", "zh")
    assert page.count("<tr class=") == len(DIFF.changed)
    for words in ("目标有变", "开展15场", "开展10场", "改造3个", "+ 县财政局", "仍存在的问题"):
        assert words in page
    hostile = replace(DIFF.new, title="<script>alert(1)</script>\x1b\u202e")
    page = render_diff(replace(DIFF, new=hostile), "html", "zh")
    assert page.count("<script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\x1b\\u202e" in page


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_pairing_uses_each_thing_once_and_loses_none(old: list[int], new: list[int]) -> None:
    pairs, left, right = pair(old, new, [(lambda x: x, lambda x: x), (lambda x: x % 2, lambda x: x % 2)])
    assert sorted([*left, *(a for a, _ in pairs)]) == sorted(old)
    assert sorted([*right, *(b for _, b in pairs)]) == sorted(new)
    assert not {each % 2 for each in left} & {each % 2 for each in right}
