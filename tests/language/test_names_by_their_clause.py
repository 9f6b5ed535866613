"""Names that their own words, or the clause before them, make whole; verbs and times that are of another clause."""

from __future__ import annotations

import pytest

from checker.facts import Facts
from checker.language.constraint import ReadingKind
from checker.language.statement.statements import read_statement
from checker.readers.opening import read_text

# text -> indicator, verb and bound with figure of each target
READ = {
    # a deed of its own, and a verb behind its agent
    "新建厂房5万平方米，入驻企业30家。": ["厂房 | 新建 | = 50000", "入驻企业 | None | = 30"],
    "创建景区1个，接待游客520万人次。": ["景区 | 创建 | = 1", "接待游客 | None | = 5200000"],
    "包联企业120家，新装水表6万只。": ["企业 | 包联 | = 120", "水表 | 新装 | = 60000"],
    "14个村级诊所全部达标。": ["村级诊所 | 达标 | = 14"],
    "为300户困难家庭开展适老化改造。": ["困难家庭 | 开展 | = 300"],
    "实施技改工程并实际完成投资3亿元。": ["投资 | 完成 | = 300000000"],
    # nouns that look like a verb with its object
    "改造面积4万平方米，储备能力5万吨。": ["改造面积 | None | = 40000", "储备能力 | None | = 50000"],
    "新增面积4万平方米。": ["面积 | 新增 | = 40000"],
    "支持金额最高可至3000万元。": ["支持金额 | None | <= 30000000"],
    "月缴存额在1500元以上的，最高可贷40万元。": ["月缴存额 | None | >= 1500", "月缴存额 | None | <= 400000"],
    "打造3个加工和配送服务一体化的联合体。": ["加工和配送服务一体化的联合体 | 打造 | = 3"],
    "隐患治理35分、监测预警提升20分。": ["隐患治理 | None | = 35", "监测预警提升 | 提升 | = 20"],
    "6月底前完成年度任务的50%以上。": ["年度任务 | 完成 | >= 50"],
    "设立规模10亿元的茶业基金。": ["茶业基金规模 | 设立 | = 1000000000"],
    # what is said of each, of the work and of the accident named before
    "布设监测设备180套，平均每处2套。": ["监测设备 | 布设 | = 180", "每处监测设备 | 布设 | = 2"],
    "一是青禾镇敬老院改造项目，投资860万元；二是白鹿乡渡口工程，投资140万元。": [
        "青禾镇敬老院改造项目投资 | None | = 8600000",
        "白鹿乡渡口工程投资 | None | = 1400000",
    ],
    "建设青禾粮库，总投资4200万元；建设白鹿粮库，总投资3000万元。": [
        "青禾粮库总投资 | None | = 42000000",
        "白鹿粮库总投资 | None | = 30000000",
    ],
    "开展护林培训4期，每期不少于60人，全年培训240人。": [
        "护林培训 | 开展 | = 4",
        "每期护林培训 | 开展 | >= 60",
        "护林培训 | 培训 | = 240",
    ],
    "老年人、儿童中医药健康管理率分别达到78%、85%。": [
        "老年人中医药健康管理率 | 达到 | = 78",
        "儿童中医药健康管理率 | 达到 | = 85",
    ],
    "新建24小时书房6座。": ["24小时书房 | 新建 | = 6"],
    "矿山事故起数、死亡人数分别下降5%。": ["矿山事故起数 | 下降 | = 5", "矿山事故死亡人数 | 下降 | = 5"],
}


@pytest.mark.parametrize("text", READ)
def test_a_figure_has_its_name_verb_and_bound(text: str) -> None:
    said = [(each, each.quantity) for each in read_statement(text).constraints]
    assert [
        f"{each.indicator} | {each.action} | {figure.op.value} {figure.high if figure.low is None else figure.low}"
        for each, figure in said
    ] == READ[text]


PERIODS = {
    "第一阶段完成投资3亿元，第二阶段完成5亿元。": ["投资 | S1", "投资 | S2"],
    "获评2031年“青禾杯”大奖；完成投资8亿元。": ["投资 | None"],
    "2031年获评“青禾杯”大奖；完成投资8亿元。": ["投资 | 2031"],
    "按年度分，2031年3亿元；按来源分，县财政2亿元。": ["县财政 | None"],
    "利用3至5年时间，储水能力达到54万吨。": ["储水能力 | None"],
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_figure_has_the_time_that_is_said_of_it(text: str) -> None:
    assert [f"{each.indicator} | {each.period}" for each in read_statement(text).constraints] == PERIODS[text]


def test_a_single_team_is_a_figure_of_speech() -> None:
    said = read_statement("建设一支高素质护林队伍。")
    assert said.constraints == ()
    assert [each.kind for each in said.others] == [ReadingKind.COUNT]
    assert [each.indicator for each in read_statement("建设两支护林队伍。").constraints] == ["护林队伍"]


CONDITIONS = [
    "连续缴存6个月以上，即可申请贷款。",
    "满足条件的（一次性购买3套以上等），给予优惠。",
    "一档：50亩以上、不足100亩的，由县财政补贴。",
]


@pytest.mark.parametrize("text", CONDITIONS)
def test_what_must_be_so_for_a_case_is_a_condition(text: str) -> None:
    plan = read_text(f"青山县奖补办法（2031年）\n一、工作任务\n{text}\n", "t.txt").plan
    assert {each.constraint.role.value for each in Facts(plan).stated} == {"condition"}
