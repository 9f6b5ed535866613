import pytest
from bare_rules import outcomes_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.dates._times import read_times
from checker.finding import Words
from checker.readers.opening import read_text


def plan_of(*texts: str) -> dict[str, object]:
    sections = [{"heading": "一、实施步骤", "statements": texts}]
    return {"title": "方案", "year": 2030, "master": {"title": "方案", "sections": sections}}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2030年2月—3月", ["2030-02-01 2030-03-31"]),
        ("2030年2—3月", ["2030-02-01 2030-03-31"]),
        ("2030年2月至2031年1月", ["2030-02-01 2031-01-31"]),
        ("11月至次年3月", ["2030-11-01 2031-03-31"]),
        ("2030年3月1日—4月15日", ["2030-03-01 2030-04-15"]),
        ("2030—2032年", ["2030-01-01 2032-12-31"]),
        ("第一季度", ["2030-01-01 2030-03-31"]),
        ("下半年", ["2030-07-01 2030-12-31"]),
        ("2030年底", ["None 2030-12-31"]),
        ("3月底前", ["None 2030-03-31"]),
        ("即日起至3月底", ["None 2030-03-31"]),
        ("2030年2月30日", []),
        ("一二三", []),
    ],
)
def test_a_time_has_a_first_and_a_last_day(text: str, days: list[str]) -> None:
    assert [f"{time.first} {time.last}" for time in read_times(text, 2030)] == days


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["准备阶段（2月—3月）", "攻坚阶段（4月—11月）", "验收阶段（12月）"], []),
        (
            ["准备阶段（2月—3月）", "攻坚阶段（4月—11月）", "验收阶段（10月）"],
            ["within 攻坚阶段 4月—11月 验收阶段 10月"],
        ),
        (["准备阶段（2月—3月）", "攻坚阶段（3月—11月）"], []),
        (["准备阶段（2月—4月）", "攻坚阶段（3月—11月）"], ["overlapping 准备阶段 2月—4月 攻坚阶段 3月—11月"]),
        (["准备阶段（2月—3月）", "攻坚阶段（5月—11月）"], ["gap 准备阶段 2月—3月 攻坚阶段 5月—11月"]),
        (["准备阶段（3月1日—3月10日）", "攻坚阶段（4月20日—6月10日）"], []),
        (["第一步（2030年）制定方案", "第二步（2032年）全面推开"], ["gap 第一步 2030年 第二步 2032年"]),
        (
            ["准备阶段（2030年2月至3月）", "攻坚阶段（2029年4月至11月）"],
            ["earlier 准备阶段 2030年2月至3月 攻坚阶段 2029年4月至11月"],
        ),
        (["准备阶段（9月至12月）", "攻坚阶段（1月至6月）"], []),
        (["准备阶段（2030年9月至2031年3月）", "攻坚阶段（4月至6月）"], []),
        (["即日起至3月底为排查阶段，4月至9月为整治阶段"], []),
        (["即日起至5月底为排查阶段，2030年4月为整治阶段"], ["within 排查阶段 即日起至5月底 整治阶段 2030年4月"]),
        (["排查阶段（2月至6月）", "巩固阶段（5月起）"], []),
        (["全年分两个阶段推进，2030年10月底前完成"], []),
    ],
)
def test_stages_follow_on_each_other(texts: list[str], said: list[str]) -> None:
    assert outcomes_of("stage-order", plan_of(*texts)) == said


def test_a_plan_without_stages_is_not_checked_and_says_why() -> None:
    (said,) = report_of("stage-order", {}, master=("新增企业6家",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


_BELOW = """青山县整治方案

一、实施步骤

（一）动员部署阶段。

时间：2030年2月—3月。印发方案。

（二）集中攻坚阶段。

2030年5月—11月，全面整治。
"""
_ROWS = """青山县整治方案

序号\t实施阶段\t工作内容\t责任单位\t完成时限
1\t动员部署阶段\t印发方案\t县住建局\t2030年4月—6月
2\t集中攻坚阶段\t全面整治\t县住建局\t2030年5月—11月
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_BELOW, ["gap 动员部署阶段 2030年2月—3月 集中攻坚阶段 2030年5月—11月"]),
        (_BELOW.replace("5月", "4月"), []),
        (_ROWS, ["overlapping 动员部署阶段 2030年4月—6月 集中攻坚阶段 2030年5月—11月"]),
        (_ROWS.replace("5月", "7月"), []),
    ],
)
def test_times_may_stand_below_the_name_or_in_a_table(text: str, said: list[str]) -> None:
    assert outcomes_of("stage-order", read_text(text, "plan.txt").plan.model_dump()) == said


@given(st.text(alphabet="第一二阶段步（）2030年12月日至—底前为，起", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert not any(
        each.failed for each in report_of("stage-order", {}, master=(text, f"准备阶段（2月）{text}")).not_run
    )
