"""What was done of a task, months told by number, and forms of tables: figures and findings, with their twins."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.facts import Facts
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

# text -> each figure read: indicator, value, unit, role
READ: dict[str, list[str]] = {
    "新增企业48家，完成年度目标任务50家的96%，同比增长12%。": [
        "企业 48家 target",
        "企业 50家 base",
        "企业 96% result",
        "企业 12% target",
    ],
    "全年新建水窖48口，超额完成40口的年度目标任务。": ["水窖 48口 target", "年度任务 40口 base"],
    "1-6月，新增企业5家。": ["企业 5家 target"],
    "今年1到10月，新增企业5家。": ["企业 5家 target"],
    "2030年1—9月份，新增企业5家。": ["企业 5家 target"],
    "项目受益10个乡镇42个行政村75个自然村。": ["乡镇 10个 target", "行政村 42个 target", "自然村 75个 target"],
    "签约项目16个、签约金额39亿元；其中，工业项目9个、签约金额21亿元。": [
        "签约项目 16个 target",
        "签约项目签约金额 39亿元 target",
        "工业项目 9个 target",
        "工业项目签约金额 21亿元 target",
    ],
}


@pytest.mark.parametrize("text", READ)
def test_a_figure_is_read(text: str) -> None:
    facts = Facts(read_text(f"芦塘县方案\n\n一、任务\n{text}\n", "t.txt").plan)
    told = [each.constraint for each in facts.stated]
    assert [f"{one.indicator} {one.quantity.raw} {one.role.value}" for one in told] == READ[text]
    assert facts.coverage.unread == 0


@pytest.mark.parametrize(
    "text", ["延伸8路、12路和夜10路公交线路。", "实施121人才梯队项目。", "投资同比增长-8.92%。", "填报样式见附表1、2。"]
)
def test_a_numeral_that_is_no_figure_is_accounted_for(text: str) -> None:
    facts = Facts(read_text(f"芦塘县方案\n\n一、任务\n{text}\n", "t.txt").plan)
    assert (facts.coverage.constraints, facts.coverage.unread) == (0, 0)


_SHARE = "芦塘县方案\n\n一、任务\n全年{}102%。\n"
_AMOUNTS = "芦塘县方案\n\n一、任务\n新建水利项目17项，年度计划投资8亿元。其中：一季度项目14项，{}。\n"
_LEADERS = (
    "芦塘县任务分解表\n序号\t任务内容\t责任单位\t责任人\t联系电话\n"
    "1\t新建站点5个\t县水利局\t{}\t5550301\n2\t新建水窖7口\t县水利局\t孙永青\t5550302\n"
)
_SIGNED = (
    "芦政发〔2030〕8号\n{}关于印发《芦塘市水窖方案》的通知\n\n各乡镇人民政府：\n现将《芦塘市水窖方案》印发给你们。\n"
    "{}\n2030年3月1日\n\n芦塘市水窖方案\n\n一、任务\n新建水窖7口。\n"
)
_BRACKET = "芦塘县方案\n\n一、任务\n各单位按季报送进度（样式见附表{}，逾期通报。\n"
_JOINED = (
    "芦塘县方案\n\n一、任务\n（一）管好采购目录以内品目，及时公开。\n（二）备好耗材，以及与之配套的必要耗材。\n"
    "（三）{}以及与之配套的必要耗材。\n"
)
# name -> draft, the findings of the codes at hand
DRAFTS: dict[str, tuple[str, list[str]]] = {
    "more than the task was done": (_SHARE.format("完成市下达任务100亿的"), []),
    "more than all were reached": (
        _SHARE.format("入户走访率达到"),
        ["A107 总体方案 一“入户走访率”为102%, 超过100%"],
    ),
    "more than was approved": (_SHARE.format("完成投资39亿元，占下达投资的"), []),
    "one thing measured in two ways has no parts": (_AMOUNTS.format("总投资5.5亿元，年度计划完成投资3.9亿元"), []),
    "parts of one way": (
        _AMOUNTS.format("东片年度计划投资5.5亿元，西片年度计划投资3.9亿元"),
        [
            "A101 总体方案 一“水利项目年度计划投资”总数8亿元, 其中各项相加已达9.4亿元(5.5亿 + 3.9亿), "
            "请核对各项是否有重叠"
        ],
    ),
    "names parted by blanks, and telephones": (_LEADERS.format("孙永青 李先苗"), []),
    "a name that lost a character": (
        _LEADERS.format("孙永青 李先苗 陈"),
        ["R104 总体方案 责任分解表有1格责任人姓名不全(“孙永青李先苗陈”), 疑有脱字: 第1行"],
    ),
    "the title names the organ by its level": (_SIGNED.format("市人民政府", "芦塘市人民政府"), []),
    "another organ signed": (
        _SIGNED.format("芦塘市水利局", "芦塘市人民政府"),
        ["S124 通知的标题写“芦塘市水利局”, 署名却是“芦塘市人民政府”"],
    ),
    "a bracket closes behind numbers in a row": (_BRACKET.format("1、2）"), []),
    "a bracket is left open": (
        _BRACKET.format("1、2"),
        ["T104 ( 没有与它成对的 ) : 各单位按季报送进度（样式见附表1、2"],
    ),
    "a conjunction between two clauses that stand apart elsewhere": (_JOINED.format("管好采购目录以内品目"), []),
    "a mark is lost between two clauses that stand apart elsewhere": (
        "芦塘县方案\n\n一、任务\n（一）管好采购目录以内品目，及时公开。\n（二）办好培训，加强配套耗材的管理。\n"
        "（三）管好采购目录以内品目加强配套耗材的管理。\n",
        ["U102 总体方案 一(三)至少有1处疑漏标点、句子连在一起, 请先核对原件: 管好采购目录以内品目/加强配套耗材的管理"],
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_and_its_twin(name: str) -> None:
    draft, said = DRAFTS[name]
    report = check_plan(read_text(draft, "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    codes = ("A101", "A107", "R104", "S124", "T104", "U102", "U105", "U101")
    assert [f"{each.code} {each.message.zh}" for each in report.findings if each.code in codes] == said
