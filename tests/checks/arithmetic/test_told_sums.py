"""Parts are found behind their whole in sentences, and every understanding of where they end is tried."""

from typing import Any

import pytest
from bare_rules import messages_of

from checker.engine import check_plan
from checker.rulebook.examples import Annex, Example, plan_of
from checker.rules.loading import load_rules
from checker.source import SourceMap


def found(*texts: str, **example: Any) -> list[str]:
    return messages_of("sums", {"source": "stated"}, "{whole} {total}: {added} ({parts})", master=texts, **example)


@pytest.mark.parametrize(
    "text",
    [
        "铺排项目128个，年度投资165亿元，其中省级项目12个、市级项目116个。",
        "实施项目96个，总投资318亿元。其中产业42个、基建31个、民生23个；新开工38个、续建58个，当年竣工34个。",
        "实施项目96个，其中新开工38个、续建58个，竣工34个。",
        "完成营造林6.5万亩，其中人工造林1.5万亩。新建公园12个，其中城区公园5个、乡镇公园6个等。",
        "争取上级资金25亿元，其中专项债券8.5亿元、预算内投资4.2亿元。",
        "三年统筹财政资金9亿元，其中2029年4亿元、2030年5亿元；引导社会资本投入19.6亿元，与财政资金合计28.6亿元。",
        "42项任务中，由县长调度6项，由分管领导调度36项。",
        "总分100分，其中完成情况60分、工作进度25分、工作质量15分。",
        "新增小微企业15家，其中一季度3家、二季度4家、三季度4家、四季度4家。",
        "新增小微企业15家，其中一季度3家、二季度7家、三季度11家、四季度15家。",
        "年度计划投资86.4亿元，力争一季度完成18.2亿元，上半年累计完成43.2亿元，全年完成86.4亿元。",
        "三年建设高标准农田9万亩，其中2028年3万亩、2029年3.5万亩、2030年2.5万亩，亩均投入3000元。",
        "新能源产值突破85亿元，食品产值突破62亿元，两大产业产值合计达到147亿元。",
        "东区投资8.5亿元，西区投资30亿元，南区投资22.11亿元，三项合计60.61亿元。",
        "选派干部60名，其中县级20名（含女性8名）、乡级40名。",
        "建成项目20个，其中亿元以上8个，培育上市企业15家。",
        "新增高新技术企业100家，其中科技型企业20家，培育瞪羚企业85家。",
        "引进项目100个，其中：工业项目40个，农业项目30个，服务业项目30个。",
        "脱贫户1200户3600人，其中因病420户1260人、因学300户900人、其他480户1440人。",
        "改造道路12条、18.6公里，其中主干道4条、8.2公里，支路8条、10.4公里。",
        "前置项目依托人才专项3个，常规项目包括团队引进3个类别9个项目。",
        "给予一次性补助10万元；对获奖企业分别给予每件5万元、2万元奖励。",
        "月缴存额在1500元（含）以上的，最高可贷40万元。",
        "新增床位300张以上，其中护理型床位160张、普通床位150张。",
        "发行债券2157亿元，其中用于项目建设1542亿元，争取到国家资金450亿元。",
    ],
)
def test_sums_that_come_out_and_parts_that_are_not_all(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("铺排项目128个，年度投资165亿元，其中省级项目22个、市级项目116个。", "项目 128个: 138个 (22 + 116)"),
        ("实施项目96个，总投资318亿元。其中产业44个、基建31个、民生23个；新开工38个。",
         "项目 96个: 98个 (44 + 31 + 23)"),
        ("完成营造林6.5万亩，其中造林1.5万亩、封育2.3万亩、修复2.2万亩。",
         "营造林 6.5万亩: 6万亩 (1.5万 + 2.3万 + 2.2万)"),
        ("三年统筹财政资金9亿元；引导社会资本19.6亿元，与财政资金合计26.8亿元。",
         "合计 26.8亿元: 28.6亿元 (9亿 + 19.6亿)"),
        ("42项任务中，由县长调度6项，由分管领导调度38项。", "任务 42项: 44项 (6 + 38)"),
        ("上述42项任务中，由县长调度6项，由分管领导调度38项。", "任务 42项: 44项 (6 + 38)"),
        ("总分100分，其中完成情况60分、工作进度20分、工作质量15分。", "总分 100分: 95分 (60 + 20 + 15)"),
        ("新增小微企业15家，其中一季度3家、二季度4家、三季度4家、四季度5家。", "小微企业 15家: 16家 (3 + 4 + 4 + 5)"),
        ("改造公路240公里，其中上半年100公里、下半年130公里。", "公路 240公里: 230公里 (100 + 130)"),
        ("三年建设农田9万亩，其中2028年3万亩、2029年3.5万亩、2030年2.0万亩。",
         "农田 9万亩: 8.5万亩 (3万 + 3.5万 + 2万)"),
        ("东区投资8.5亿元，西区投资30亿元，南区投资22.11亿元，三项合计66.61亿元。",
         "合计 66.61亿元: 60.61亿元 (8.5亿 + 30亿 + 22.11亿)"),
        ("选派干部60名，分别是县级20名、乡级30名。", "干部 60名: 50名 (20 + 30)"),
        ("开展培训12场，一是党员培训5场；二是村干部培训6场。", "培训 12场: 11场 (5 + 6)"),
        ("新建学校9所，包括城区6所、镇区2所，新增学位8400个。", "学校 9所: 8所 (6 + 2)"),
        ("实施水利工程30处，其中加固12处、清淤10处、其他6处。", "水利工程 30处: 28处 (12 + 10 + 6)"),
        ("引进项目100个，其中工业项目40个，农业项目30个，服务业项目36个。", "项目 100个: 106个 (40 + 30 + 36)"),
        ("完成投资60亿元（其中：工业投资35亿元，农业投资15亿元，服务投资12亿元）。",
         "投资 60亿元: 62亿元 (35亿 + 15亿 + 12亿)"),
        ("建设厂房30万平方米，分别是东区12万平方米、西区20万平方米。", "厂房 30万平方米: 32万平方米 (12万 + 20万)"),
        ("培训3000人次，包括技能培训1800人次、创业培训800人次和电商培训500人次。",
         "培训 3000人次: 3100人次 (1800 + 800 + 500)"),
    ],
)  # fmt: skip
def test_sums_that_do_not_come_out(text: str, said: str) -> None:
    assert [message.removeprefix("建设") for message in found(text)] == [said]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("三年建设农田9万亩，其中2028年3万亩、2029年3.5万亩、2030年3.5万亩", "error"),
        ("培训500人，其中党员300人、其他150人", "error"),
        ("安排资金6.0亿元，其中道路2.3亿元、绿化1.5亿元、其他2.3亿元", "review"),
        ("东区投资8.5亿元，西区投资30亿元，两项合计38.6亿元", "review"),
        ("东区投资超过8.5亿元，西区投资30亿元，两项合计48亿元", "review"),
    ],
)
def test_rounding_and_rough_figures_leave_room(text: str, severity: str) -> None:
    rule = next(rule for rule in load_rules() if rule.code == "A101")
    plan = plan_of(Example(name="测试", case="clean", master=(text,)))
    (finding,) = check_plan(plan, SourceMap("t"), (rule,)).findings
    assert finding.severity == severity


STAGES = "三年新建供水管网360公里", "启动年(2028年)", "推进年(2029年)", "巩固年(2030年)"


@pytest.mark.parametrize(
    ("lengths", "said"), [((100, 140, 120), []), ((100, 140, 110), ["供水管网 360公里: 350公里 (100 + 140 + 110)"])]
)
def test_years_under_their_own_headings(lengths: tuple[int, ...], said: list[str]) -> None:
    tasks = [
        {"heading": f"({number}){head}", "statements": [f"新建供水管网{length}公里"]}
        for number, head, length in zip("一二三", STAGES[1:], lengths, strict=True)
    ]
    assert found(annexes=(Annex.model_validate({"goals": STAGES[:1], "tasks": tasks}),)) == said


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (("5000", "4000", "3000"), []),
        (("5000", "4000", "2500"), ["总体方案 一“新造油茶林”总数1.2万亩, 列出的各项相加只有1.15万亩"
             "(5000 + 4000 + 2500), 还差500亩, 请核对是否漏列或写错"]),
        (("5000", "4000以上", "2500"), []),
        (("5000", "4000", ""), []),
    ],
)
def test_a_column_of_all_townships(areas: tuple[str, ...], said: list[str]) -> None:
    rows = [{"units": town, "values": [area]} for town, area in zip(("东河镇", "西岭乡", "南坪镇"), areas, strict=True)]
    table = {"columns": {"units": "乡镇"}, "values": ["新造油茶林（亩）"], "rows": rows}
    plan = plan_of(Example(name="测试", case="clean", master=("新造油茶林1.2万亩",)))
    master = plan.master.model_validate(plan.master.model_dump() | {"tables": [table]})
    rule = next(rule for rule in load_rules() if rule.code == "A101")
    report = check_plan(plan.model_copy(update={"master": master}), SourceMap("t"), (rule,))
    assert [finding.message.zh for finding in report.findings] == said
