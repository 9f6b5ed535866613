import pytest
from bare_rules import outcomes_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.plan.model import Row, Section, Table


def said_of(*texts: str) -> list[str]:
    sections = [
        {"heading": f"{number}、工作{number}", "statements": [text]}
        for number, text in zip("一二三", texts, strict=False)
    ]
    plan = {"title": "方案", "master": {"title": "方案", "sections": sections}}
    return outcomes_of("counts-agree", plan)


def test_a_plan_without_counts_is_not_checked_and_says_why() -> None:
    (said,) = report_of("counts-agree", {}, master=("粮食总产量9万吨",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("排出42项任务", "上述45项任务由专人负责"), ["apart 总体方案 一 42项任务 总体方案 二 45项任务由专人负责"]),
        (("排出42项任务", "上述四十二项任务由专人负责"), []),
        (("排出42项任务", "以上45项重点任务"), []),  # 重点任务 may be some of the tasks
        (
            ("实施重点项目11个", "10个重点项目全部开工"),
            ["apart 总体方案 一 实施重点项目11个 总体方案 二 10个重点项目全部开工"],
        ),
        (("实施重点项目11个", "10个重点项目开工"), []),
        (("实施重点项目11个", "新城片区10个重点项目全部开工"), []),
        (("全县8个乡镇", "3个乡镇全部完成整改"), []),
        (("排出42项任务", "其中6项任务由县长调度"), []),
        (("排出42项任务", "另排8项任务", "上述45项任务由专人负责"), []),
        (("落实省12项任务", "上述45项任务由专人负责"), []),
        (("实施42项任务", "上述45件实事逐件落实"), []),
        (
            ("打造甲、乙等3个特色产业园", "打造特色产业园5个"),
            ["apart 总体方案 一 3个特色产业园 总体方案 二 打造特色产业园5个"],
        ),
        (("打造甲、乙等3个特色产业园", "改造特色产业园5个"), []),
        (("打造甲、乙、丙3个特色产业园", "打造特色产业园5个"), []),
    ],
)
def test_one_set_of_things_has_one_number(texts: tuple[str, ...], said: list[str]) -> None:
    assert said_of(*texts) == said


@pytest.mark.parametrize(
    ("stated", "headings", "said"),
    [
        (
            "办好12件民生实事",
            ("省级民生实事（5件）", "县级民生实事（6件）"),
            ["unsummed 总体方案 一 12件民生实事 5件 + 6件 11件"],
        ),
        ("办好11件民生实事", ("省级民生实事（5件）", "县级民生实事（6件）"), []),
        ("办好12件民生实事", ("省级民生实事（5件）", "县级民生实事"), []),
        ("办好12件民生实事", ("省级民生实事（5件）", "县级民生实事（6项）"), []),
        ("实施12件大案攻坚", ("省级民生实事（5件）", "县级民生实事（6件）"), []),
    ],
)
def test_the_parts_in_headings_make_the_whole(stated: str, headings: tuple[str, ...], said: list[str]) -> None:
    sections = tuple(Section(heading=f"（{number}）{title}") for number, title in zip("一二", headings, strict=True))
    chapters = [Section(heading="一、要求", statements=(stated,)), Section(heading="二、内容", sections=sections)]
    plan = {"title": "方案", "master": {"title": "方案", "sections": chapters}}
    assert outcomes_of("counts-agree", plan) == said


def test_the_groups_of_a_table_make_the_whole() -> None:
    rows = (
        Row(group="一、产业任务（7项）"),
        Row(number="1", item="招商"),
        Row(group="二、民生任务（6项）"),
        Row(number="2", item="养老"),
    )
    table = Table(title="任务分解表", columns={"number": "序号", "item": "任务"}, rows=rows)
    master = {"title": "方案", "sections": [{"heading": "一、任务", "statements": ["共14项任务"]}], "tables": [table]}
    plan = {"title": "方案", "master": master}
    assert outcomes_of("counts-agree", plan) == ["unsummed 总体方案 一 14项任务 7项 + 6项 13项"]


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    said = report_of("counts-agree", {}, master=(f"共3项{text}", f"上述{text}4项任务"), mechanism=(text,)).not_run
    assert not any(each.failed for each in said)
