import pytest
from bare_rules import messages_of, outcomes_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.plan.model import Row, Section
from checker.rulebook.examples import Annex

MESSAGE = "{counted} {number} {things}"


def listed(*texts: str) -> list[str]:
    return messages_of("stated-count", {}, MESSAGE, master=texts)


def test_a_plan_without_counts_is_not_checked_and_says_why() -> None:
    (said,) = report_of("stated-count", {}, master=("新增企业6家",)).not_run
    assert said.reason == Words("没有可清点的数目", "nothing that can be counted is stated")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("进出口、进口、出口三项指标分别增长10%", []),
        ("进出口、进口、出口、外资三项指标分别增长10%", ["三项 4 进出口、进口、出口、外资"]),
        ("做强循环经济和装备制造两大优势产业", []),
        ("严控预售许可和资金监管两个关键环节", []),
        ("聚焦装备制造、现代农业等七大产业", []),
        ("聚焦装备制造、现代农业、食品加工等两大产业", ["两大 3 装备制造、现代农业、食品加工"]),
        ("围绕3个重点产业体系(循环经济产业体系、智能制造产业体系、现代农业产业体系)", []),
        ("围绕4个重点产业体系(循环经济产业体系、智能制造产业体系)", ["4个 2 循环经济产业体系、智能制造产业体系"]),
        ("聚焦道路、建筑、消防、矿山、民航、校园、食品、特种设备、烟花爆竹、燃气、电力、水库等24个重点领域", []),
        ("落实稳增长措施及安全生产十五条措施", []),
        ("用心办好省定十大、市定九大重点民生实事", []),
        ("领导小组下设办公室及3个工作组", []),
        ("在甲镇、乙镇2个乡镇实施3个试点项目", []),
    ],
)
def test_a_list_is_counted_where_it_can_be(text: str, said: list[str]) -> None:
    assert listed(text) == said


@pytest.mark.parametrize(
    ("opening", "ending", "said"),
    [
        ("实施四项行动", "行动", ["四项行动 3 甲乙行动、丙丁行动、戊己行动"]),
        ("实施三项行动", "行动", []),
        ("落实省十大行动", "行动", []),
        ("实施八大行动", "行动", []),
        ("从4个方面着手", "", ["4个方面 3 甲乙、丙丁、戊己"]),
        ("从3个方面着手", "", []),
        ("从9个方面着手", "", []),
    ],
)
def test_what_an_opening_announces_is_counted_in_the_headings(opening: str, ending: str, said: list[str]) -> None:
    headings = tuple(Section(heading=f"{n}.{name}{ending}") for n, name in enumerate(("甲乙", "丙丁", "戊己"), 1))
    master = {"title": "方案", "statements": [opening], "sections": [{"heading": "一、主要任务", "sections": headings}]}
    plan = {"title": "方案", "master": master}
    assert messages_of("stated-count", {}, MESSAGE, plan=plan) == said


def test_rows_of_a_group_are_counted_by_their_numbers() -> None:
    rows = (
        Row(group="一、市定三大民生实事"),
        Row(number="1", content="改造农贸市场", units="县商务局"),
        Row(content="规范经营秩序", units="县市监局"),
        Row(number="2", content="建设公园", units="县住建局"),
        Row(group="二、县定两大民生实事"),
        Row(number="1", content="改造厕所", units="县住建局"),
        Row(number="2", content="建设学校", units="县教育局"),
        Row(number="合计（4个）", content="", units=""),
    )
    said = messages_of("stated-count", {}, "{counted} {number}", annexes=(Annex(rows=rows),))
    assert said == ["三大 2"]


def test_what_is_named_under_a_heading_is_compared_with_headings_elsewhere() -> None:
    named = Section(
        heading="(一)推进三大科创工程",
        statements=("加快推进平台提升工程", "加快推进人才强基工程", "加快推进成果转化工程", "加快推进生态优化工程"),
    )
    assert messages_of("stated-count", {}, MESSAGE, master_tasks=(named,)) == [
        "三大 4 平台提升工程、人才强基工程、成果转化工程、生态优化工程"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("建立以下4项工作机制：一是会商机制；二是通报机制；三是督查机制", ["4项 3 会商机制、通报机制、督查机制"]),
        ("建立以下3项工作机制：一是会商机制；二是通报机制；三是督查机制", []),
        ("突出三个重点：一要抓招商，二要抓项目，三要抓服务", []),
        ("突出两个重点：一要抓招商，二要抓项目，三要抓服务", ["两个 3 抓招商、抓项目、抓服务"]),
        ("把握三点要求：其一，守住底线；其二，压实责任", ["三点 2 守住底线、压实责任"]),
        ("办好三件大事：修路、架桥、通水、供电", ["三件 4 修路、架桥、通水、供电"]),
        ("办好四件大事：修路、架桥、通水、供电", []),
        ("建设3个园区：竹木园、茶叶园、食品园、“纸、笔”园", ["3个 4 竹木园、茶叶园、食品园、“纸、笔”园"]),
        ("建设4个园区：竹木园、茶叶园（含烘焙、包装）、食品园、石材园", []),
        ("培育5家企业：松风木业、白鹭食品、云岭石材等", []),
        ("新建学校9所：城区6所、镇区3所", []),
        ("完成两项任务：建设水厂，铺设管网、泵站", []),
        ("抓好2项工作：水库除险加固和灌区配套、河道清淤", []),
        ("实施3个项目：改造县城东片区的供水、排水、燃气三类老旧管网", []),
        ("利用3个月：摸底、整改", []),
    ],
)
def test_what_a_colon_opens_is_counted(text: str, said: list[str]) -> None:
    assert listed(text) == said


def test_marks_go_on_in_the_sentences_behind() -> None:
    section = Section(heading="(一)抓好以下4项机制：", statements=("一是会商机制", "二是通报机制", "三是督查机制"))
    assert messages_of("stated-count", {}, MESSAGE, master_tasks=(section,)) == ["4项 3 会商机制、通报机制、督查机制"]


def _with_table(said: str, title: str, rows: int, *, numbered: bool = True, header: str = "事项") -> list[str]:
    things = [{"number": str(n) if numbered else "", "item": f"第{n}所学校"} for n in range(1, rows + 1)]
    total = {"number": "合计", "item": "", "content": ""}
    table = {"title": title, "columns": {"number": "序号", "item": header}, "rows": [*things, total]}
    master = {"title": "方案", "sections": [{"heading": "一、任务", "statements": [said]}], "tables": [table]}
    plan = {"title": "方案", "master": master}
    return [" ".join(said.split()[:5]) for said in outcomes_of("stated-count", plan)]


@pytest.mark.parametrize(
    ("said", "title", "rows", "found"),
    [
        ("办好12件民生实事，具体见下表", "民生实事安排表", 3, ["differs 总体方案 一 12件民生实事 3"]),
        ("办好3件民生实事，具体见下表", "民生实事安排表", 3, []),
        ("办好12件民生实事（详见表2）", "表2 民生实事安排表", 3, ["differs 总体方案 一 12件民生实事 3"]),
        ("办好12件民生实事（详见表3）", "表2 民生实事安排表", 3, []),
        ("下设6个工作专班", "工作专班一览表", 2, ["differs 总体方案 一 6个工作专班 2"]),
        ("下设2个工作专班", "工作专班一览表", 2, []),
        ("谋划重点项目11个，项目清单见下表", "重点项目清单", 10, ["differs 总体方案 一 11个重点项目 10"]),
        ("新开工重点项目5个，项目清单见下表", "重点项目清单", 10, []),
        ("其中5件民生实事由省级下达，具体见下表", "民生实事安排表", 3, []),
        ("共42项任务", "重点任务分解表", 45, ["differs 总体方案 一 42项任务 45"]),
        ("梳理42项任务", "重点任务分解表", 45, []),
        ("支持3个重点县，项目见下表", "重点项目清单", 5, []),
        ("实施重点项目96个，见下表", "重点项目分类汇总表", 4, []),
        ("8个乡镇三年任务分解见下表", "乡镇任务分解表", 9, ["differs 总体方案 一 8个乡镇 9"]),
        ("12家养殖企业达标，名单见下表", "养殖合作社名单", 9, []),
    ],
)
def test_a_count_is_held_against_the_rows_that_answer_to_it(said: str, title: str, rows: int, found: list[str]) -> None:
    assert _with_table(said, title, rows) == found


def test_rows_without_numbers_may_go_on_with_the_one_above() -> None:
    assert _with_table("办好12件民生实事，见下表", "民生实事安排表", 3, numbered=False) == [
        "undecided 总体方案 一 12件民生实事 3"
    ]


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    heading = Section(heading=f"(一)推进三大{text}", statements=(text, f"{text}等四项(甲、乙)"))
    said = report_of("stated-count", {}, master=(text,), master_tasks=(heading,))
    assert not any(each.failed for each in said.not_run)
