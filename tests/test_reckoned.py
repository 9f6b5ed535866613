"""What is told twice over, as a rate and as what it comes to: small drafts beside twins with one figure wrong."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

_RECKONED = ("A101", "A111", "A116")
# a sentence with a gap, what makes it right, what makes it wrong, what is said then
SENTENCES: dict[str, tuple[str, str, str, str]] = {
    "once a quarter, for three years": (
        "领导小组每季度召开一次全体会议，三年共召开{}次。",
        "12",
        "10",
        "A116 总体方案 一“三年共召开10次”由“每季度召开一次”算不出来: 12 × 1次 = 12次, 文中为10次",
    ),
    "twice a month, for a year": (
        "每月开展巡查2次，全年{}次。",
        "24",
        "26",
        "A116 总体方案 一“26次”由“每月开展巡查2次”算不出来: 12 × 2次 = 24次, 文中为26次",
    ),
    "twice a month by each of several, who are not told": ("各镇每月开展巡查2次，全年{}次。", "120", "", ""),
    "turns of people": (
        "对4200名独居老人每月探访2次，全年探访{}万人次。",
        "10.08",
        "10.8",
        "A116 总体方案 一“探访10.8万人次”由“4200名独居老人每月探访”、“2次”算不出来: 4200名 × 24次 (每2次 × 12"
        ") = 10.08万人次, "
        "文中为10.8万人次",
    ),
    "an allowance a month": (
        "对1.5万名高龄老人每人每月发放津贴50元，全年发放{}万元。",
        "900",
        "960",
        "A116 总体方案 一“发放960万元”由“1.5万名高龄老人每人每月发放津贴”、“50元”算不出来: 1.5万名 × 600元 ("
        "每50元 × 12) = "
        "900万元, 文中为960万元",
    ),
    "each town, all towns, all years": (
        "每个镇每年举办山歌会不少于4场，三个镇每年不少于12场，三年不少于{}场。",
        "36",
        "32",
        "A116 总体方案 一“不少于32场”与“镇每年不少于12场”对不上, 请核对: 3 × 12场 = 36场, 文中为不少于32场",
    ),
    "each of three": (
        "三个古镇联合巡查。建设微型消防站{}个，每个古镇3个。",
        "9",
        "12",
        "A116 总体方案 一“建设微型消防站12个”由“每个古镇3个”算不出来: 3个 × 3个 = 9个, 文中为12个",
    ),
    "a share of all that is new": (
        "全县新增床位300张。县医院新增床位60张，占全县新增数的{}%。",
        "20",
        "30",
        "A111 总体方案 一“占全县新增数的30%”与“县医院新增床位60张”、“新增床位300张”对不上, 请核对: 60张 ÷ 300张 = 20%, "
        "文中为30%",
    ),
    "what land yields, in another weight": (
        "全县有油茶林32.5万亩，年产茶油5200吨，亩产茶油{}公斤。",
        "16",
        "18",
        "A116 总体方案 一“亩产茶油18公斤”与“年产茶油5200吨”、“有油茶林32.5万亩”对不上, 请核对: 520万公斤 ÷ "
        "32.5万亩 = 16公斤, 文中为18公斤",
    ),
    "kinds of one thing in a bracket": (
        "全县设{}个乡镇(5个镇、4个乡)。",
        "9",
        "12",
        "A101 总体方案 一“设乡镇(5个镇、4个乡)”总数12个, 分项相加为9个(5 + 4), 相差3个",
    ),
    "a bracket that also counts something else": ("全县设{}个乡镇(5个镇、4个社区、4个乡)。", "12", "", ""),
    "no more in all than each has": (
        "三个古镇联合巡查。建设微型消防站{}个，每个古镇3个。",
        "9",
        "3",
        "A116 总体方案 一“建设微型消防站3个”由“每个古镇3个”算不出来: 3个 × 3个 = 9个, 文中为3个",
    ),
    "rates of one kind are no numbers of another": (
        "丙路绿化率达到80%。甲路绿化率由25%提高到30%，乙路绿化率由20%提高到{}%。",
        "50",
        "",
        "",
    ),
    "a whole split once more": (
        "三年新增修缮老屋120处，其中2030年36处、2031年48处、2032年36处；按古镇分，东埠古镇54处、西堰古镇{}处"
        "、鹿鸣古镇27处。",
        "39",
        "36",
        "A101 总体方案 一“老屋”总数120处, 分项相加为117处(54 + 36 + 27), 相差3处",
    ),
    "a whole of an earlier sentence split by years": (
        "县级财政资金4000万元、市级1500万元。县级财政资金分年度安排为2030年1300万元、2031年{}万元、2032年1200"
        "万元，列入预算。",
        "1500",
        "1400",
        "A101 总体方案 一“县级财政资金”总数4000万元, 列出的各项相加只有3900万元(1300万 + 1400万 + 1200万), 还"
        "差100万元, "
        "请核对是否漏列或写错",
    ),
    "a whole split by where it comes from, its parts split again": (
        "总投资9600万元。按资金来源分，上级补助4600万元，其中养老类3300万元、托育类1300万元；县级财政{}万元，"
        "其中养老类2200万元；"
        "社会资本2000万元，其中养老类1300万元。",
        "3000",
        "3100",
        "A101 总体方案 一“总投资”总数9600万元, 其中各项相加已达9700万元(4600万 + 3100万 + 2000万), 请核对各项"
        "是否有重叠",
    ),
    "no view, but what a task is to follow": (
        "全县培训茶农900人次。按照分类培训要求，新型农民{}人次，返乡人员200人次。",
        "300",
        "",
        "",
    ),
    "a sum of what several works bring": (
        "推进3个托育项目：一是东坪中心，新增托位110个；二是西坪园，新增托位96个；三是石桥园，新增托位40个。"
        "3个项目共新增托位{}个，其余180个由社会力量新增。",
        "246",
        "256",
        "A101 总体方案 一“合计”总数256个, 分项相加为246个(110 + 96 + 40), 相差10个",
    ),
    "each has one at least": ("全镇有26个村。建设微型消防站{}个，每个村不少于1个。", "40", "", ""),
    "people of a household": (
        "全镇有居民2860户、7150人，户均{}人。",
        "2.5",
        "3.5",
        "A116 总体方案 一“户均3.5人”与“有居民2860户、7150人”对不上, 请核对: 7150人 ÷ 2860户 = 2.5人, 文中为3.5人",
    ),
    "the investment in one of several": (
        "投资1800万元，新增停车位900个，其中东门400个、西门500个，平均每个停车位投资{}万元。",
        "2",
        "2.5",
        "A116 总体方案 一“每个停车位投资2.5万元”与“投资1800万元”、“新增停车位900个”对不上, 请核对: 1800万元 ÷"
        " 900个 = 2万元, "
        "文中为2.5万元",
    ),
    "a subsidy for each, their number and the sum": (
        "对托育园每个托位一次性补助{}元，全年补助300个、240万元。",
        "8000",
        "800",
        "A116 总体方案 一“补助300个、240万元”由“补助300个、240万元”、“对托育园每个托位一次性补助800元”算不出"
        "来: 300个 × 800元 = "
        "24万元, 文中为240万元",
    ),
    "people of each course": (
        "举办培训班16期，每期50人，全年培训{}人次。",
        "800",
        "900",
        "A116 总体方案 一“培训900人次”由“举办培训班16期”、“每期50人”算不出来: 16期 × 50人 = 800人次, 文中为900人次",
    ),
    "a rate of one whole, before and after": (
        "全县婴幼儿8520人。入托率由10%提高到15%，入托婴幼儿由852人增加到{}人。",
        "1278",
        "1728",
        "A111 总体方案 一“入托婴幼儿由852人增加到1728人”与“婴幼儿8520人”、“入托率由10%提高到15%”对不上, 请核"
        "对: 1728人 ÷ 8520人 "
        "= 20.3%, 文中为1728人",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_wrong_figure_is_told_and_a_right_one_is_not(name: str) -> None:
    sentence, right, wrong, said = SENTENCES[name]
    assert _told(sentence.format(right)) == []
    assert not wrong or _told(sentence.format(wrong)) == [said]


def _told(sentence: str) -> list[str]:
    draft = f"芦塘县便民服务方案（2030—2032年）\n\n一、任务\n{sentence}\n"
    report = check_plan(read_text(draft, "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    return [f"{finding.code} {finding.message.zh}" for finding in report.findings if finding.code in _RECKONED]
