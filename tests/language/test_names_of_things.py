"""What a figure is said of, without the words around its name: verbs, adverbs, whom a duty binds, what is done."""

from __future__ import annotations

import pytest

from checker.language.statement.statements import read_statement

# text -> indicator and verb of each target
READ = {
    # adverbs before a verb, and at the end of a name
    "分级打造特色街区12条。": ["特色街区 | 打造"],
    "全部关闭小砖窑9座。": ["小砖窑 | 关闭"],
    "免费开展听力筛查2万例。": ["听力筛查 | 开展"],
    "合理确定集贸网点8个。": ["集贸网点 | 确定"],
    "数字素养指数首次突破60%。": ["数字素养指数 | 突破"],
    "护林员到岗率全部达到100%。": ["护林员到岗率 | 达到"],
    "集中供热面积达到80万平方米。": ["集中供热面积 | 达到"],
    "首次办结率达到85%。": ["首次办结率 | 达到"],
    "重点建设用地利用率达到95%。": ["重点建设用地利用率 | 达到"],
    # whom a duty binds
    "承租人须自持展厅面积不少于600平方米。": ["自持展厅面积 | None"],
    "投标人须有乙级资质且注册资本不低于3000万元人民币。": ["注册资本 | None"],
    "主要农作物机械化率达到80%。": ["主要农作物机械化率 | 达到"],
    # what is done with the thing counted
    "30件民生实事全面完成。": ["民生实事 | 完成"],
    "18个攻坚项目加快推进。": ["攻坚项目 | 推进"],
    "28家实验室完成优化重组。": ["实验室优化重组 | 完成"],
    "60个重点项目完成投资97亿元。": ["重点项目 | 完成", "重点项目投资 | 完成"],
    "6个试点村完成管网改造300公里。": ["试点村 | 完成", "管网改造 | 完成"],
    "在全县18个乡镇划分网格732个。": ["网格 | 划分"],
    "原煤产量突破900万吨、居全市第二。": ["原煤产量 | 突破"],
    # counts and sizes that belong to a name
    "12个断面优良率和5个水源地达标率均为100%。": ["12个断面优良率 | None", "5个水源地达标率 | None"],
    "6万吨/年以下炼油装置全部退出，关停小钢厂3家。": ["小钢厂 | 关停"],
    # verbs of another clause
    "开发公益岗位300个，农村劳动力转移就业2万人。": ["公益岗位 | 开发", "农村劳动力转移就业 | None"],
    "新建灯站3座，供水量达到5万吨。": ["灯站 | 新建", "供水量 | 达到"],
    "播种面积稳定在6万亩、总产量3万吨。": ["播种面积 | 稳定在", "总产量 | 稳定在"],
    "新增专业点24个，撤销落后专业20个。": ["专业点 | 新增", "落后专业 | 撤销"],
    # what is given by a standard
    "按200元/人的标准发放服务补贴。": ["服务补贴 | 发放"],
    "契税减按1%的税率征收。": ["契税 | 征收"],
    "省级按照设备购置额的10%给予奖补。": ["奖补占设备购置额的比重 | 给予"],
    "岗位补贴按最低工资标准的30%执行。": ["岗位补贴占最低工资标准的比重 | 执行"],
    "按期完工率达到90%。": ["按期完工率 | 达到"],
    # words that say all or nothing
    "加强研发活动全覆盖。": ["研发活动 | 全覆盖"],
    "县、乡、村业务全覆盖。": ["县、乡、村业务 | 全覆盖"],
    "矛盾有效化解、欠薪动态清零。": ["欠薪 | 清零"],
    "不发生返贫底线、加快建设强县。": [],
    "以上指标均高于全省平均水平。": [],
    "排水标准达到30年一遇。": ["排水标准 | 达到"],
}


@pytest.mark.parametrize("text", READ)
def test_a_name_stands_without_the_words_around_it(text: str) -> None:
    assert [f"{each.indicator} | {each.action}" for each in read_statement(text).constraints] == READ[text]
