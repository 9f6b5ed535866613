"""Identity of indicators: same, different, cannot tell, with the reason as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.indicator.identity import Identity
from checker.language.indicator.qualifiers import Verdict
from checker.language.indicator.usual_names import UsualNames
from checker.plan.model import Vocabulary

IDENTITY = Identity.of()


def judged(a: str, b: str, identity: Identity = IDENTITY) -> tuple[str, str]:
    judgement = identity.judge(identity.parse(a), identity.parse(b))
    return judgement.verdict.value, judgement.reason


SAME = [
    ("省级以上科创平台", "省级及以上科技创新平台"),
    ("规模工业增加值", "规上工业增加值"),
    ("规模工业增加值", "规模以上工业增加值"),
    ("新增规模工业企业", "规模以上工业企业"),
    ("工业企业入规", "规模以上工业企业"),
    ("商贸企业入规目标", "限额以上商贸流通企业"),
    ("招商签约项目", "签约招商项目"),
    ("老旧小区改造任务", "改造老旧小区"),
    ("改造提升老旧小区", "老旧小区改造"),
    ("建设保障性租赁住房", "保障性租赁住房建设"),
    ("力争全年培育科技型中小企业", "科技型中小企业"),
    ("实有经营主体", "全县市场主体"),
    ("中心城区地区生产总值占全县比重", "中心城区地区生产总值占全县的比例"),
    ("有研发活动的规模工业企业占比", "有研发活动的规模以上工业企业比例"),
    ("新签约过亿元项目", "签约1亿元以上项目"),
    ("一百二十亿元以上项目", "120亿元以上项目"),
    ("进出口总额", "进出口"),
    ("全社会研发经费投入", "全社会研发投入"),
    ("“两品一标”产品", "两品一标产品"),
    ("现代农业总产值", "全县现代农业实现产值"),
    ("农村公路安防设施(含标志标牌)", "建设农村公路安防设施"),
    ("PM2.5年均浓度", "细颗粒物（PM2.5）平均浓度"),
    ("每千常住人口执业医师", "每千人口执业医师"),
    ("万人发明专利拥有量", "每万人口发明专利拥有量"),
    ("单位GDP能源消耗", "单位地区生产总值能耗"),
    ("全社会用电量", "用电量"),
    ("九年义务教育巩固率", "义务教育巩固率"),
    ("城市建成区绿化覆盖率", "建成区绿化覆盖率"),
    ("城镇污水处理率", "城镇生活污水处理率"),
    ("城镇新增就业人数", "城镇就业"),
    ("高标准农田建设面积", "高标准农田"),
    ("水土流失治理面积", "水土流失面积"),
    ("旅游总收入", "旅游综合收入"),
    ("游客接待量", "接待游客"),
    ("粮食总产", "粮食产量"),
    ("便民服务站点", "便民服务站"),
    ("农民人均可支配收入", "农村居民人均可支配收入"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_names_that_differ_in_task_words_order_or_class_of_spelling_are_the_same(a: str, b: str) -> None:
    assert judged(a, b) == ("same", "同一指标: 名称与限定相同")
    assert IDENTITY.parse(a).key == IDENTITY.parse(b).key


JOINED = [
    ("GDP", "地区生产总值", "同一指标: “GDP”即“地区生产总值”"),
    ("经济增速", "地区生产总值增长", "同一指标: “经济增速”即“地区生产总值”"),
    ("社零", "社会消费品零售总额", "同一指标: “社零”即“社会消费品零售总额”"),
    ("社会零售品消费总额", "社会消费品零售总额", "同一指标: “社会零售品消费”与“社会消费品零售”字词相同而次序不同"),
]


@pytest.mark.parametrize(("a", "b", "reason"), JOINED)
def test_a_synonym_or_another_order_joins_two_names_and_is_told(a: str, b: str, reason: str) -> None:
    judgement = IDENTITY.judge(IDENTITY.parse(a), IDENTITY.parse(b))
    assert (judgement.verdict, judgement.reason) == (Verdict.SAME, reason)


DIFFERENT = [
    ("PM2.5浓度", "PM10浓度", "指标不同: “PM2.5浓度”与“PM10浓度”"),
    ("省级以上科创平台", "市级科创平台", "级别不同: 省级以上与市级"),
    ("省级示范村", "市级示范村", "级别不同: 省级与市级"),
    ("临川市级和美乡村", "云溪市级和美乡村", "级别不同: 临川市级与云溪市级"),
    ("签约项目", "开工项目", "阶段不同: 签约与开工"),
    ("规模以上建筑业企业", "规模以上服务业企业", "行业不同: 建筑业与服务业"),
    ("城镇居民人均可支配收入", "农村居民人均可支配收入", "地域不同: 城镇与农村"),
    ("进口", "出口", "贸易不同: 进口与出口"),
    ("进出口", "进口", "贸易不同: 进出口与进口"),
    ("高价值发明专利", "有效发明专利", "品质不同: 高价值与有效"),
    ("存量政府债务", "增量政府债务", "存量不同: 存量与增量"),
    ("30亿元以上项目", "20亿元以上项目", "门槛不同: 30亿元与20亿元"),
    ("10亿级企业", "亿级企业", "门槛不同: 10亿元与1亿元"),
    ("新建燃气管网", "改造燃气管网", "工程不同: 新建与改造"),
    ("开工项目", "10亿元以上项目", "门槛不同: 未写明与10亿元"),
    ("高新技术企业", "科技型中小企业", "指标不同: “高新技术企业”与“科技型中小企业”"),
    (
        "制造业增加值占地区生产总值的比重",
        "高新技术产业增加值占地区生产总值比重",
        "指标不同: “制造业增加值占地区生产总值的比重”与“高新技术产业增加值占地区生产总值比重”",
    ),
    (
        "高新技术产业增加值",
        "高新技术产业增加值占地区生产总值比重",
        "指标不同: “高新技术产业增加值”与“高新技术产业增加值占地区生产总值比重”",
    ),
]


@pytest.mark.parametrize(("a", "b", "reason"), DIFFERENT)
def test_conflicting_qualifiers_or_other_heads_are_different(a: str, b: str, reason: str) -> None:
    assert judged(a, b) == ("different", reason)


UNDECIDED = [
    ("城镇老旧小区", "老旧小区", "一处另有“城镇”(地域), 无法确定是否同一指标"),
    ("科技型中小企业入库", "科技型中小企业", "一处另有“入库”(阶段), 无法确定是否同一指标"),
    ("拥有授权发明专利的规模工业企业", "拥有授权发明专利的工业企业", "一处另有“规模以上”(规模), 无法确定是否同一指标"),
    ("国考、省考断面水质优良率", "国考断面水质优良率", "考核不全相同: 国考、省考与国考"),
    ("省级科创平台", "省级以上科创平台", "级别不全相同: 省级与省级以上"),
    ("市级和美乡村", "云溪市级和美乡村", "级别不全相同: 市级与云溪市级"),
    ("技术合同登记额", "技术合同成交额", "合同口径不全相同: 登记额与成交额"),
    ("10亿元项目", "10亿元以上项目", "一处另有“以上”(门槛写法), 无法确定是否同一指标"),
    ("税收", "税收", "泛称“税收”没有共同主题, 无法确定所指"),
    ("规上企业", "规模企业", "泛称“企业”没有共同主题, 无法确定所指"),
    (
        "科技型企业知识价值信用贷款",
        "知识价值信用贷款",
        "名称相近: “知识价值信用贷款”可能是“科技型企业知识价值信用贷款”的简称, 也可能范围不同",
    ),
]


@pytest.mark.parametrize(("a", "b", "reason"), UNDECIDED)
def test_what_only_one_side_states_cannot_be_told(a: str, b: str, reason: str) -> None:
    assert judged(a, b) == ("undecided", reason)


def test_the_reason_is_given_in_english_too() -> None:
    judgement = IDENTITY.judge(IDENTITY.parse("省级以上科创平台"), IDENTITY.parse("市级科创平台"))
    assert judgement.reason_en == "different qualifier: level 省级以上 ≠ 市级"


def test_a_generic_head_is_the_same_under_one_topic_only() -> None:
    bamboo, chemistry = (IDENTITY.parse("税收", topic) for topic in ("1.竹木加工", "2.绿色化工"))
    assert IDENTITY.judge(bamboo, IDENTITY.parse("税收", "竹木加工")).verdict is Verdict.SAME
    judgement = IDENTITY.judge(bamboo, chemistry)
    assert (judgement.verdict, judgement.reason) == (Verdict.DIFFERENT, "泛称“税收”所属主题不同")


def test_a_size_makes_a_generic_head_half_definite() -> None:
    one, other = (IDENTITY.parse("亿级企业", topic) for topic in ("竹木加工", "绿色化工"))
    assert IDENTITY.judge(one, other).verdict is Verdict.UNDECIDED
    assert IDENTITY.judge(one, IDENTITY.parse("亿级企业", "一、工作目标")).verdict is Verdict.SAME
    assert judged("亿级企业", "亿级企业")[0] == "same"


def test_the_verb_of_the_sentence_may_state_the_works() -> None:
    by_verb = IDENTITY.parse("老旧小区", action="改造")
    assert IDENTITY.judge(by_verb, IDENTITY.parse("老旧小区改造")).verdict is Verdict.SAME
    assert IDENTITY.parse("高新技术企业", action="新增").qualifiers == ()


def test_the_area_of_the_plan_is_dropped_and_that_of_another_level_kept() -> None:
    county = Identity.of(area="青山县")
    assert judged("青山县高新技术企业", "全县高新技术企业", county) == ("same", "同一指标: 名称与限定相同")
    assert judged("全市高新技术企业", "全县高新技术企业", county) == (
        "undecided",
        "一处另有“全市”(地域), 无法确定是否同一指标",
    )


def test_a_plan_adds_its_own_synonyms_and_qualifiers() -> None:
    words = Vocabulary(synonyms=(("茶旅综合收入", "茶旅收入"),), qualifiers={"茶类": ("黑茶", "绿茶")})
    identity = Identity.of(words)
    assert judged("茶旅收入", "茶旅综合收入", identity) == ("same", "同一指标: “茶旅收入”即“茶旅综合收入”")
    assert judged("黑茶产量", "绿茶产量", identity) == ("different", "茶类不同: 黑茶与绿茶")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_two_texts_are_judged_alike_in_both_orders(a: str, b: str, topic: str) -> None:
    one, other = IDENTITY.parse(a, topic), IDENTITY.parse(b, topic)
    assert IDENTITY.judge(one, other).verdict is IDENTITY.judge(other, one).verdict


NAMES = st.lists(st.sampled_from(sorted({name for pair in SAME for name in pair})), min_size=1)


@given(NAMES)
def test_indicators_that_are_the_same_meet_in_a_hash_join(names: list[str]) -> None:
    parsed = [IDENTITY.parse(name) for name in names]
    for one in parsed:
        for other in parsed:
            if IDENTITY.judge(one, other).verdict is Verdict.SAME:
                assert one.key == other.key


POPULATION = [*["社会消费品零售总额"] * 2, *["农村公路安防设施"] * 2, *["省级夜间消费聚集示范区"] * 3]


@pytest.mark.parametrize(
    ("surface", "usual"),
    [
        ("社会零售品消费总额", "社会消费品零售总额"),
        ("农村公路安全设施", "农村公路安防设施"),
        ("社会消费品零售总额", None),
        ("高新技术企业", None),
        ("市级夜间消费集聚示范区", None),
        ("省级夜间消费集聚示范区", "省级夜间消费聚集示范区"),
        ("省级夜间消费聚焦示范区", "省级夜间消费聚集示范区"),
        ("省级夜间消费聚集示范街", None),
        ("", None),
    ],
)
def test_a_slip_of_the_pen_is_traced_to_the_usual_name(surface: str, usual: str | None) -> None:
    assert UsualNames.of(POPULATION, IDENTITY).usual_for(surface) == usual


@given(st.lists(st.text(max_size=12), max_size=20), st.text(max_size=12))
def test_the_usual_name_is_one_of_the_plan(names: list[str], surface: str) -> None:
    found = UsualNames.of(names, IDENTITY).usual_for(surface)
    assert found is None or found in names


QUALIFIED = [
    ("产品质量检验收费", ""),
    ("竣工验收项目", "竣工 验收"),
    ("推动工业设备更新", "工业"),
    ("动工项目", "开工"),
    ("学生集体用餐单位", ""),
    ("集体经济收入", "集体"),
    ("县政府规章", ""),
    ("政府投资", "政府"),
    ("公园绿地(县城管局)", ""),
    ("县城公园", "县城区"),
]


@pytest.mark.parametrize(("name", "values"), QUALIFIED)
def test_a_qualifier_is_a_word_and_no_two_characters_of_two_words(name: str, values: str) -> None:
    assert " ".join(value for _, value in IDENTITY.parse(name).qualifiers) == values
