"""Names that a list shares, what names nothing alone, figures that pick out a case: sentences with look-alikes."""

from __future__ import annotations

import pytest

from checker.facts import Facts
from checker.readers.opening import read_text

DRAFT = "芦塘县2030年综合工作方案\n\n一、主要目标\n{}\n"

# sentence -> each figure as indicator | action | role
SENTENCES = {
    # the rate of the last is the rate of all; what the list opens with holds for all that share their end
    "养老驿站、乡镇（街道）康复中心、农村饭堂覆盖率分别达到90%、60%、35%。": [
        "养老驿站覆盖率 | 达到 | target",
        "乡镇(街道)康复中心覆盖率 | 达到 | target",
        "农村饭堂覆盖率 | 达到 | target",
    ],
    "限额以上粮油类、家电类零售额分别增长4%、6%。": [
        "限额以上粮油类零售额 | 增长 | target",
        "限额以上家电类零售额 | 增长 | target",
    ],
    "限额以上零售额、旅游收入分别增长4%、6%。": [
        "限额以上零售额 | 增长 | target",
        "旅游收入 | 增长 | target",
    ],
    # the most of what was named before
    "岗位补贴按工资标准的30%执行，最长不超过3年。": [
        "岗位补贴占工资标准的比重 | 执行 | standard",
        "岗位补贴期限 | None | target",
    ],
    "贷款比例提高到80%，最高提至90%。": ["贷款比例 | 提高 | target", "贷款比例 | 提至 | target"],
    "贷款最高额度在现行标准基础上再提高10万元。": ["贷款最高额度 | 提高 | target"],
    # names neither cut short nor too long
    "新品年度总数量不超过10个。": ["新品年度总数量 | None | target"],
    "推广应用采茶机80台。": ["采茶机 | 推广应用 | target"],
    "面向300名农技人员开展培训。": ["农技人员 | 开展 | target"],
    "面向农技人员开展培训30场。": ["农技人员培训 | 开展 | target"],
    "16条经验被市农业局集中推广。": ["经验 | None | target"],
    "节省资金800万元优先保障民生。": ["节省资金 | None | target"],
    "打造30个标准化养老院。": ["标准化养老院 | 打造 | target"],
    "建设12栋标准厂房。": ["标准厂房 | 建设 | target"],
    "按每亩300元的标准给予春耕补贴。": ["春耕补贴 | 给予 | standard"],
    "用好农田水利资金300万元。": ["农田水利资金 | None | target"],
    "提请县人大常委会审议规章草案3件。": ["规章草案 | 审议 | target"],
    "确保零就业家庭至少有1人就业。": ["就业 | 有 | target"],
    "关闭5处石灰窑，合计产能24万吨。": ["石灰窑 | 关闭 | target", "石灰窑产能 | 关闭 | target"],
    # a size picks out a kind of things, a number of them is an aim
    "推进35蒸吨/小时及以下锅炉淘汰。": ["锅炉淘汰 | None | condition"],
    "关闭全县3万吨/年及以下8处石灰窑。": ["石灰窑 | 关闭 | condition", "石灰窑 | 关闭 | target"],
    "培育10家及以上示范社。": ["示范社 | 培育 | target"],
    "完成投资10亿元及以上。": ["投资 | 完成 | target"],
    # what is only supposed; what describes the thing that is aimed at
    "若年度招收学员超过200人、留用率超过60%，再给予5万元奖励。": [
        "年度招收学员 | None | condition",
        "留用率 | None | condition",
        "奖励 | 给予 | standard",
    ],
    "若干措施落地后，留用率超过60%。": ["留用率 | None | target"],
    "培育年产值超2亿元、具备较强竞争力的茶企3家。": [
        "年产值 | 培育 | condition",
        "具备较强竞争力的茶企 | 培育 | target",
    ],
    "培育年产值超2亿元。": ["年产值 | 培育 | target"],
    # numerals of names
    "商贸从业人员十万人事故死亡率下降20%。": ["商贸从业人员十万人事故死亡率 | 下降 | target"],
    "转移就业十万人。": ["转移就业 | None | target"],
}


def said(text: str) -> list[str]:
    constraints = [target.constraint for target in Facts(read_text(text, "t.txt").plan).stated]
    return [f"{each.indicator} | {each.action} | {each.role}" for each in constraints]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_list_shares_its_name_and_a_case_is_no_target(sentence: str) -> None:
    assert said(DRAFT.format(sentence)) == SENTENCES[sentence]
