"""Closure decides what a difference means."""

import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.arithmetic.sums import Source
from checker.engine import check_plan
from checker.finding import Words
from checker.plan.model import Decomposition, Row, Section
from checker.rulebook.examples import Annex, Example, plan_of
from checker.rules.loading import load_rules
from checker.source import SourceMap

MESSAGE = "{whole} {total} {added} ({parts}) {difference}"


def stated(*texts: str) -> list[str]:
    return messages_of("sums", {"source": "stated"}, MESSAGE, master=texts)


@pytest.mark.parametrize("source", list(Source))
def test_a_plan_without_parts_is_not_checked_and_says_why(source: Source) -> None:
    (said,) = report_of("sums", {"source": source}, master=("新增企业6家",)).not_run
    assert said.reason == Words("没有写明或声明的总分关系", "no parts and wholes are stated or declared")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("开展职业技能培训1500人次,其中创业培训500人次", []),
        ("开展职业技能培训1500人次,其中创业培训1800人次", ["职业技能培训 1500人次 1800人次 (1800) 300人次"]),
        ("开展职业技能培训1500人次以上,其中创业培训1800人次", []),
        ("引进项目20个,其中亿元项目8个、十亿元项目2个", []),
        ("一是建设中试基地2个;二是组建创新联合体3个", []),
    ],
)
def test_some_of_a_whole_may_be_less_and_not_more(text: str, said: list[str]) -> None:
    assert stated(text) == said


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("新增床位450张,其中县中医院200张、乡镇卫生院280张", ["review"]),
        ("新增床位450张,其中县中医院200张、乡镇卫生院250张", []),
        ("新增床位450张以上,其中县中医院200张、乡镇卫生院280张", []),
        ("新增床位450张,其中县中医院、乡镇卫生院分别200张、280张", ["error"]),
    ],
)
def test_parts_that_may_overlap_are_only_asked_about(text: str, outcomes: list[str]) -> None:
    rule = next(rule for rule in load_rules() if rule.code == "A101")
    plan = plan_of(Example(name="测试", case="clean", master=(text,)))
    assert [finding.severity for finding in check_plan(plan, SourceMap("test"), (rule,)).findings] == outcomes


def test_a_total_said_again_and_a_field_with_two_figures_are_no_parts() -> None:
    heads = ("总体布局", "循环经济", "装备制造")
    texts = ("全县产业总产值达到135亿元", "循环经济产业总产值达到80亿元", "装备制造产业总产值达到48亿元")

    def said(*figures: str) -> list[str]:
        tasks = tuple(
            Section(heading=f"({n}){head}", statements=(text,))
            for n, head, text in zip("一二三", heads, figures, strict=True)
        )
        annex = Annex(goals=("全县产业总产值达到135亿元",), tasks=tasks)
        return messages_of("sums", {"source": "ordered"}, "{added}", annexes=(annex,))

    assert said(*texts) == ["128亿元"]
    assert said(texts[0], f"{texts[1]},再生资源总产值达到7亿元", texts[2]) == []


def quota(total: str, *shares: str) -> list[str]:
    row = Row(item="新增规模工业企业", target=total, units=shares)
    return messages_of("sums", {"source": "stated"}, MESSAGE, annexes=(Annex(rows=(row,)),))


def test_quotas_must_make_the_total() -> None:
    assert quota("45家", "青山高新区20家", "县科工局25家") == []
    assert quota("45家", "青山高新区20家", "县科工局15家") == ["规模工业企业 45家 35家 (20 + 15) 10家"]
    assert quota("45家以上", "青山高新区30家", "县科工局25家") == []


def test_the_arithmetic_and_the_names_of_the_parts_are_explained() -> None:
    row = Row(item="新增规模工业企业", target="45家", units=("青山高新区20家", "县科工局15家"))
    (found,) = report_of("sums", {"source": "stated"}, annexes=(Annex(rows=(row,)),)).findings
    assert found.explanation[0] == Words("20 + 15 = 35 ≠ 45", "20 + 15 = 35 ≠ 45")


def test_declared_parts_are_found_wherever_they_stand() -> None:
    annex = Annex(goals=("装备制造产业总产值达到60亿元", "现代农业总产值达到30亿元"))
    declared = Decomposition(whole="产业总产值", parts=("装备制造产业总产值", "现代农业总产值"))
    assert messages_of(
        "sums", {"source": "declared"}, MESSAGE,
        master=("全县产业总产值达到100亿元",), annexes=(annex,), decompositions=(declared,),
    ) == ["产业总产值 100亿元 90亿元 (60亿 + 30亿) 10亿元"]  # fmt: skip


def test_the_headings_below_may_give_their_figures_in_the_table() -> None:
    children = (
        Section(heading="1.机械制造", statements=("推动企业做大",), responsibility="(县科工局牵头)"),
        Section(heading="2.电子信息", statements=("支持企业做强",), responsibility="(县科工局牵头)"),
    )
    task = Section(heading="(一)装备制造", statements=("装备制造产业总产值达到48亿元",), sections=children)
    rows = (
        Row(number="1", item="机械制造", content="机械制造产业产值达到20亿元", units="县科工局"),
        Row(number="2", item="电子信息", content="电子信息产业产值达到26亿元", units="县科工局"),
    )
    said = messages_of("sums", {"source": "ordered"}, MESSAGE, annexes=(Annex(tasks=(task,), rows=rows),))
    assert said == ["装备制造产业总产值 48亿元 46亿元 (20亿 + 26亿) 2亿元"]


@given(st.text(max_size=80), st.sampled_from(list(Source)))
def test_no_text_breaks_it(text: str, source: Source) -> None:
    row = Row(item=text[:20], target=text, units=(text, "县科工局5家"))
    said = report_of("sums", {"source": source}, master=(text,), annexes=(Annex(goals=(text,), rows=(row,)),))
    assert not any(each.failed for each in said.not_run)


COLUMN = "{whole} {total} {parts}"


def columns(*rows: tuple[str, str]) -> list[str]:
    """What is said of a column of numbers, row by row."""
    printed = tuple(Row.model_validate({"item": name, "values": [figure]}) for name, figure in rows)
    annex = Annex(title="蓄水池建设安排", table="蓄水池建设安排表", values=("新建蓄水池（口）",), rows=printed)
    return messages_of("sums", {"source": Source.COLUMNS}, COLUMN, annexes=(annex,))


TOWNS = (("城关镇", "30"), ("河口镇", "25"), ("古井乡", "20"))


def test_a_total_that_stands_first_is_of_all_rows_below_it() -> None:
    assert columns(("合计", "75"), *TOWNS) == []
    assert columns(("合计", "76"), *TOWNS) == ["蓄水池 76口 30 + 25 + 20"]
    assert columns(*TOWNS, ("合计", "76")) == ["蓄水池 76口 30 + 25 + 20"]


def test_a_total_that_stands_first_and_is_said_again_below_is_held_once() -> None:
    assert columns(("合计", "75"), *TOWNS, ("总计", "76")) == ["蓄水池 76口 30 + 25 + 20"]
