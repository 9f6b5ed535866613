"""What a figure is said of, what it is, and for when: small drafts and tables, each with a look-alike beside it."""

from __future__ import annotations

import pytest

from checker.facts import Facts
from checker.language.constraint import ReadingKind
from checker.language.statement.statements import read_statement
from checker.readers.opening import read_text

DRAFT = "芦塘县2030年综合工作方案\n\n一、主要目标\n{}\n"

# sentence -> each figure as indicator | action | role
SENTENCES = {
    # what is given in a case is a standard; what a programme pays in all stays a target
    "小型烘干机单机补贴限额不超过4万元。": ["小型烘干机单机补贴限额 | None | standard"],
    "发放春耕补贴资金900万元。": ["春耕补贴资金 | 发放 | target"],
    "按设备投资的15%给予一次性奖补，单个企业最高60万元。": [
        "一次性奖补占设备投资的比重 | 给予 | standard",
        "单个企业一次性奖补 | None | standard",
    ],
    "对新入统的商贸企业，省级给予奖补，最高30万元。": ["奖补(对新入统的商贸企业) | None | standard"],
    "改造养殖场，县级给予补助，最高8万元。": ["补助(改造养殖场) | None | standard"],
    "单体养殖场最高存栏3000头。": ["单体养殖场最高存栏 | None | target"],
    "对获评的合作社，分别给予一次性奖励5万元、3万元。": [
        "一次性奖励(之1) | 给予 | standard",
        "一次性奖励(之2) | 给予 | standard",
    ],
    "由村集体给予补助，确保务工月收入不低于2800元。": ["务工月收入 | None | target"],
    # what points are taken for; what was reached
    "出现1例漏报扣2分。": ["出现 | None | condition", "漏报 | 扣 | points"],
    "林木蓄积量已达到40万立方米。": ["林木蓄积量 | 达到 | result"],
    "林木蓄积量达到40万立方米。": ["林木蓄积量 | 达到 | target"],
    # a case and no aim
    "年运量90万吨以上的园区要同步修建专用线。": ["年运量 | None | condition"],
    "单次购买金额在3000元以上的鼓励刷卡支付。": ["单次购买金额 | None | condition"],
    "建设年运量90万吨以上的专用线。": ["年运量 | 建设 | target"],
    "折旧年限为6年的设备，可以更新。": ["折旧年限 | None | condition"],
    "使用年限为3年、5年、8年的，逐步报废。": [
        "使用年限(之1) | None | condition",
        "使用年限(之2) | None | condition",
        "使用年限 | None | condition",
    ],
    "对流转面积300亩以上的农场，给予奖励2万元。": [
        "流转面积 | None | condition",
        "奖励 | 给予 | standard",
    ],
    "培育经营主体120户。": ["经营主体 | 培育 | target"],
    "设备使用年限达到12年。": ["设备使用年限 | 达到 | target"],
    # verbs side by side
    "新建、改扩建村级卫生室14所。": ["村级卫生室 | 新建、改扩建 | target"],
    "整治、修复河道22公里。": ["河道 | 整治、修复 | target"],
    "制定修订废止行政规范性文件26件。": ["行政规范性文件 | 制定修订废止 | target"],
    "布置不少于30个充电车位。": ["充电车位 | 布置 | target"],
    "新建、续建项目20个。": ["续建项目 | 新建 | target"],
    # what a thing is measured in, before it
    "新建1座高度不低于15米的水塔。": ["水塔 | 新建 | target", "水塔高度 | 新建 | target"],
    "新建占地面积不少于30亩的冷链园。": ["冷链园占地面积 | 新建 | target"],
    "建设高度不低于3米的防洪墙8公里。": ["高度 | 建设 | target", "防洪墙 | 建设 | target"],
    # a share of what stands behind it
    "城市建成区实现100%清洁取暖。": ["城市建成区清洁取暖 | 实现 | target"],
    "城镇污水处理率达到95%以上水平。": ["城镇污水处理率 | 达到 | target"],
    # verbs with 了, a list that goes on with 或, a rate that a gift is measured by
    "打造了24个海绵社区。": ["海绵社区 | 打造 | target"],
    "建成30个健身步道或。": ["健身步道 | 建成 | target"],
    "县级按该设备首台套采购合同金额的20%，给予奖补。": ["奖补占该设备首台套采购合同金额的比重 | None | standard"],
    "按时办结率达到80%以上。": ["按时办结率 | 达到 | target"],
    # points
    "未按时报送信息的，每次扣2分。": ["未按时报送信息 | 扣 | points"],
    "1.成立工作专班（1分）；落实联络员，加入工作群（3分）2.部署工作（4分）。": [
        "成立工作专班 | None | points",
        "落实联络员,加入工作群 | None | points",
        "部署工作 | None | points",
    ],
    "4.对违规取水立案查处，出现一例未处理扣6分（20分）。": [
        "出现一例未处理 | 扣 | points",
        "对违规取水立案查处 | None | points",
    ],
    "督导乡镇开展清淤（25分）。": ["督导乡镇开展清淤 | None | points"],
}


def said(text: str) -> list[str]:
    constraints = [target.constraint for target in Facts(read_text(text, "t.txt").plan).stated]
    return [f"{each.indicator} | {each.action} | {each.role}" for each in constraints]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_figure_has_its_name_its_verb_and_its_role(sentence: str) -> None:
    assert said(DRAFT.format(sentence)) == SENTENCES[sentence]


# numeral in its sentence -> what it is read as
NUMERALS = {
    "3.1.2组织评估验收": ("3.1.2", ReadingKind.ORDINAL),
    "系统升级到2.1.3版": ("2.1.3", ReadingKind.NAME),
    "委托第三方机构开展评估": ("第三方", ReadingKind.NAME),
    "召开第三次全体会议": ("第三次", ReadingKind.ORDINAL),
    "自签约之日起2年内，完成投资。": ("2年内", ReadingKind.DATE),
    "于6月5日下午4时前反馈": ("4时前", ReadingKind.DATE),
    "表3 近年受灾情况": ("3", ReadingKind.ORDINAL),
    "涉及高层（18层以上）建筑的，可以延期。": ("18层", ReadingKind.NAME),
    "开展土地延包30年试点。": ("30年", ReadingKind.NAME),
}


@pytest.mark.parametrize("sentence", NUMERALS)
def test_a_numeral_that_is_no_target_is_known(sentence: str) -> None:
    statement = read_statement(sentence)
    found = [(sentence[each.span.start : each.span.end], each.kind) for each in statement.others]
    assert NUMERALS[sentence] in found
    assert ReadingKind.UNREAD not in [kind for _, kind in found]


def periods(text: str) -> list[str]:
    constraints = [target.constraint for target in Facts(read_text(text, "t.txt").plan).stated]
    return [f"{each.indicator} {each.period} {each.role}" for each in constraints]


LEAD = (
    "芦塘县灯塔产业发展方案（2028—2031年）\n\n一、总体要求\n（一）发展目标\n{}\n"
    "二、重点任务\n（一）建设灯塔。新建灯塔7座。\n"
)


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ("到2030年，产业壮大。\n——设施更全。新建泊位9个。", ["泊位 2030 target", "灯塔 None target"]),
        ("到2030年，产业壮大。\n——2029年目标。新建泊位9个。", ["泊位 2029 target", "灯塔 None target"]),
        ("产业壮大。\n——设施更全。新建泊位9个。", ["泊位 None target", "灯塔 None target"]),
        (
            "到2030年，新建船闸2座。\n——设施更全。到2031年，新建泊位9个。",
            ["船闸 2030 target", "泊位 2031 target", "灯塔 None target"],
        ),
    ],
)
def test_a_list_goes_on_with_the_year_of_the_sentence_over_it(goals: str, expected: list[str]) -> None:
    assert periods(LEAD.format(goals)) == expected


def test_a_heading_that_tells_what_was_reached_opens_no_tasks() -> None:
    report = (
        "芦塘县2031年政府工作报告\n\n一、2030年工作回顾\n（一）{}\n新建泊位90个。\n"
        "二、2031年工作安排\n（一）发展航运。新建泊位9个。\n"
    )
    assert periods(report.format("安全底线任务守稳守牢")) == ["泊位 2030 result", "泊位 2031 target"]
    assert periods(report.format("主要任务")) == ["泊位 2030 target", "泊位 2031 target"]


def test_explained_words_behind_a_report_are_no_targets() -> None:
    report = (
        "芦塘县2030年政府工作报告\n\n一、2030年工作安排\n（一）发展航运。新建泊位9个。\n"
        "名词解释\n1.“百站计划”：建设补给站100个。\n"
    )
    assert periods(report) == ["泊位 2030 target", "补给站 None result"]


def test_a_task_that_explains_words_is_a_task() -> None:
    report = "芦塘县2030年工作方案\n\n一、主要任务\n（一）推广名词解释读本。发放读本900册。\n"
    assert periods(report) == ["读本 None target"]


def cells(table: str) -> list[str]:
    draft = "<h1>芦塘县2030年出让公告</h1><p>一、基本情况</p><p>出让下列地块。</p>" + table
    constraints = [target.constraint for target in Facts(read_text(draft, "t.html").plan).stated]
    return [f"{each.indicator} {each.quantity.raw}" for each in constraints]


def rows(*lines: str) -> str:
    marked = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("|")) + "</tr>" for line in lines)
    return f"<table>{''.join(marked)}</table>"


TABLES = {
    "a column that says the same of every row names none of them": (
        rows("方式|序号|地块编号|出让年限|面积（亩）", *(f"挂牌|{n}|青桐{n}号|商业40年|{n}1" for n in range(1, 6))),
        [line for n in range(1, 6) for line in (f"商业出让年限(青桐{n}号) 40年", f"面积(青桐{n}号) {n}1亩")],
    ),
    "a column of numbers beside one of names only numbers": (
        rows(
            "编号|项目名称|面积（亩）",
            *(f"青桐{n}号|{name}|{n}1" for n, name in enumerate(("灯塔", "泊位", "船闸"), 1)),
        ),
        ["面积(灯塔) 11亩", "面积(泊位) 21亩", "面积(船闸) 31亩"],
    ),
    "a rate of one row": (
        rows("项目|完成率", "疏浚河道|113%", "新开河道|258%", "加固堤防|90%"),
        ["完成率(疏浚河道) 113%", "完成率(新开河道) 258%", "完成率(加固堤防) 90%"],
    ),
}


@pytest.mark.parametrize("table", TABLES)
def test_a_cell_is_told_by_what_names_its_row(table: str) -> None:
    text, expected = TABLES[table]
    assert cells(text) == expected
