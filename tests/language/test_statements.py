"""Statements of invented plans, form by form, and properties of the reader."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.language.constraint import Constraint, Measure, ReadingKind
from checker.language.statement.ledger import complete
from checker.language.statement.statements import Context, read_statement
from checker.source import Span, fold


def told(constraint: Constraint) -> str:
    """A constraint in one line: indicator measure op low high unit, with what else it says behind."""
    quantity = constraint.quantity
    bounds = "..".join("" if bound is None else f"{bound}" for bound in (quantity.low, quantity.high))
    line = f"{constraint.indicator} {constraint.measure} {quantity.op} {bounds} {quantity.unit or ''}".rstrip()
    extra = {
        "!": constraint.commitment,
        "@": constraint.period,
        "<": constraint.parent,
        "^": constraint.holder,
        ">": constraint.other,
        "from ": quantity.base,
    }
    return " ".join([line, *(f"{mark}{value}" for mark, value in extra.items() if value is not None)])


def read(text: str, context: Context = Context()) -> list[str]:  # noqa: B008
    return [told(constraint) for constraint in read_statement(text, context).constraints]


FORMS = {
    # growth, level, increment, share
    "规模工业增加值增长7%": ["规模工业增加值 growth = 7..7 %"],
    "全县产业总体规模达到380亿元。": ["产业总体规模 level = 38000000000..38000000000 元"],
    "新增高新技术企业6家以上": ["高新技术企业 increment >= 6.. 家"],
    "制造业增加值占地区生产总值的比重达到18%": ["制造业增加值占地区生产总值的比重 share = 18..18 %"],
    "高新技术产业增加值占比22%以上": ["高新技术产业增加值占比 share >= 22.. %"],
    "城镇化率提高0.5个百分点左右": ["城镇化率 change ~ 0.5..0.5 个百分点"],
    "实际使用外资增长200万美元以上": ["实际使用外资 growth_amount >= 2000000.. 美元"],
    "规模工业企业净增10家": ["规模工业企业 net_increment = 10..10 家"],
    "单位能耗下降3.5%": ["单位能耗 growth = 3.5..3.5 %"],
    "粮食单产翻一番": ["粮食单产 growth = 100..100 %"],
    "旅游收入增长1.5倍": ["旅游收入 growth = 1.5..1.5 倍"],
    "社会消费品零售总额增速9%": ["社会消费品零售总额增速 growth = 9..9 %"],
    # order both ways, and what stands on both sides
    "600家企业上云": ["企业上云 level = 600..600 家"],
    "改造老旧小区19个": ["老旧小区 level = 19..19 个"],
    "完成19个老旧小区改造任务": ["老旧小区改造 level = 19..19 个"],
    "完成城区6个老旧小区改造": ["城区老旧小区改造 level = 6..6 个"],
    "建设一个高品质商业集聚区": ["高品质商业集聚区 level = 1..1 个"],
    "全市新增200个托位": ["托位 increment = 200..200 个"],
    "解决老城区3万户9万人的供水问题": [
        "老城区供水问题 level = 30000..30000 户",
        "老城区供水问题 level = 90000..90000 人",
    ],
    "竹产业实现产值3亿元": ["竹产业产值 level = 300000000..300000000 元"],
    "惠及2.6万家长": ["家长 level = 26000..26000"],
    "在粮食、果蔬等重点领域培养3名左右的实用人才": ["实用人才 level ~ 3..3 名"],
    "对全县15个救援队伍配备救援装备": ["救援队伍 level = 15..15 个"],
    "全县至少培育2家龙头企业": ["龙头企业 level >= 2.. 家"],
    # events and rank
    "每年举办20-30场龙舟赛事": ["龙舟赛事 events range 20..30 场"],
    "园区年度评价进入前25名": ["园区年度评价 rank <= ..25 名"],
    "排名进入全省前3位": [],
    # bounds inside names
    "引进30亿元以上项目2个": ["30亿元以上项目 level = 2..2 个"],
    "支持3个500人以上安置点建设": ["500人以上安置点建设 level = 3..3 个"],
    "年收入50万元以上的强村达12%": ["年收入50万元以上的强村 share = 12..12 %"],
    "孕产妇13种疾病免费筛查2100人次": ["孕产妇13种疾病免费筛查 level = 2100..2100 人次"],
    "规模以上工业企业达37户": ["规模以上工业企业 level = 37..37 户"],
    "新增省级及以上制造业单项冠军企业1户": ["省级及以上制造业单项冠军企业 increment = 1..1 户"],
    "引进1个100亿元的项目": ["100亿元的项目 level = 1..1 个"],
    # lists
    "新增企业45家、平台2家以上": ["企业 increment = 45..45 家", "平台 increment >= 2.. 家"],
    "新增企业1家和中心2个": ["企业 increment = 1..1 家", "中心 increment = 2..2 个"],
    "完成1200个户厕、3座公厕改造": ["户厕改造 level = 1200..1200 个", "公厕改造 level = 3..3 座"],
    "建成产业路40公里及安防设施45公里": ["产业路 level = 40..40 公里", "安防设施 level = 45..45 公里"],
    # distribution
    "进出口、进口、出口三项指标分别增长10.5%": [
        "进出口 growth = 10.5..10.5 %",
        "进口 growth = 10.5..10.5 %",
        "出口 growth = 10.5..10.5 %",
    ],
    "履约率、开工率、资金到位率分别达到65%、40%、30%以上": [
        "履约率 share >= 65.. %",
        "开工率 share >= 40.. %",
        "资金到位率 share >= 30.. %",
    ],
    "城乡居民收入分别增长6%和7.5%": ["城镇居民收入 growth = 6..6 %", "农村居民收入 growth = 7.5..7.5 %"],
    "第一、二、三产业增加值分别增长3%、7%、6%": [
        "第一产业增加值 growth = 3..3 %",
        "第二产业增加值 growth = 7..7 %",
        "第三产业增加值 growth = 6..6 %",
    ],
    "新签约、新开工过亿元项目各10个以上": ["新签约过亿元项目 level >= 10.. 个", "新开工过亿元项目 level >= 10.. 个"],
    "接待游客500万人次,实现旅游收入40亿元,分别增长10%和12%": [
        "接待游客 level = 5000000..5000000 人次",
        "旅游收入 level = 4000000000..4000000000 元",
        "接待游客 growth = 10..10 %",
        "旅游收入 growth = 12..12 %",
    ],
    "生活补贴和护理补贴提高到90元/月·人": ["生活补贴 level = 90..90 元/月·人", "护理补贴 level = 90..90 元/月·人"],
    # from-to
    "低保标准从不低于650元/月提高到不低于700元/月": ["低保标准 level >= 700.. 元/月 from 650"],
    "低保标准不低于5000元/年提高到不低于5400元/年": ["低保标准 level >= 5400.. 元/年 from 5000"],
    "亩均税收由15万元提高到20万元": ["亩均税收 level = 200000..200000 元 from 150000"],
    "茶叶门店三年新增20家": ["茶叶门店 increment = 20..20 家 @P3Y"],
    "育苗产值由2029年的15亿元增加到2032年的20亿元": [
        "育苗产值 level = 2000000000..2000000000 元 @2032 from 1500000000"
    ],
    "在校生从2029年的2.7万人回落到2031年的2.5万人": ["在校生 level = 25000..25000 人 @2031 from 27000"],
    "茶叶产量提高到2032年的3万吨": ["茶叶产量 level = 30000..30000 吨"],
    # parts
    "实有主体达到4万户,其中企业达到1万户以上": [
        "实有主体 level = 40000..40000 户",
        "企业 level >= 10000.. 户 <实有主体",
    ],
    "建设救援队伍15个,其中市级1个、乡镇14个": [
        "救援队伍 level = 15..15 个",
        "市级救援队伍 level = 1..1 个 <救援队伍",
        "乡镇救援队伍 level = 14..14 个 <救援队伍",
    ],
    "发放资金530万元,一是发放扶助金440万元;二是发放补贴90万元": [
        "资金 level = 5300000..5300000 元",
        "扶助金 level = 4400000..4400000 元 <资金",
        "补贴 level = 900000..900000 元 <资金",
    ],
    "进出口总额达到12亿元,其中出口总额9亿元、进口总额4亿元": [
        "进出口总额 level = 1200000000..1200000000 元",
        "出口总额 level = 900000000..900000000 元 <进出口总额",
        "进口总额 level = 400000000..400000000 元 <进出口总额",
    ],
    "新增贷款20亿元,其中普惠贷款5亿元,贷款总额180亿元": [
        "贷款 increment = 2000000000..2000000000 元",
        "普惠贷款 increment = 500000000..500000000 元 <贷款",
        "贷款总额 increment = 18000000000..18000000000 元",
    ],
    "产业投资15亿元,投资总额180亿元": [
        "产业投资 level = 1500000000..1500000000 元",
        "投资总额 level = 18000000000..18000000000 元",
    ],
    "建设农田5万亩,其中新建3万亩": ["农田 level = 50000..50000 亩", "新建农田 level = 30000..30000 亩 <农田"],
    # inheritance
    "GDP完成370亿元,同比增长7.5%": ["GDP level = 37000000000..37000000000 元", "GDP growth = 7.5..7.5 %"],
    "粮食播种面积稳定在70万亩以上、总产量13万吨以上": [
        "粮食播种面积 level >= 700000.. 亩",
        "粮食总产量 level >= 130000.. 吨",
    ],
    "亩均投资320万元、产出400万元": ["亩均投资 level = 3200000..3200000 元", "亩均产出 level = 4000000..4000000 元"],
    # commitment
    "力争突破技术1项以上,新增企业6家": ["技术 level >= 1.. 项 !力争", "企业 increment = 6..6 家 !力争"],
    "争创平台2家,培育中心1家": ["平台 level = 2..2 家 !争创", "中心 level = 1..1 家"],
    "申报平台1家、项目2个,完成验收3项": [
        "平台 level = 1..1 家 !申报",
        "项目 level = 2..2 个 !申报",
        "验收 level = 3..3 项",
    ],
    "确保达标率95%;新增企业2家": ["达标率 share = 95..95 % !确保", "企业 increment = 2..2 家"],
    "粮食产量力争达31万吨以上": ["粮食产量 level >= 310000.. 吨 !力争"],
    "培育申报1家标杆企业": ["标杆企业 level = 1..1 家 !申报"],
    # period
    "“十四五”期间，新建水塘5座，2031年新建3座。": ["水塘 level = 5..5 座 @2021..2025", "水塘 level = 3..3 座 @2031"],
    "“十四五”时期优良率提高到90%。": ["优良率 share = 90..90 % @2021..2025"],
    "“十四五”以来新建水塘5座。": ["水塘 level = 5..5 座 @2021..2025"],
    "到2025年,培育企业5家;税收达3亿元。新增2家企业": [
        "企业 level = 5..5 家 @2025",
        "税收 level = 300000000..300000000 元 @2025",
        "企业 increment = 2..2 家",
    ],
    # relation, zero, total
    "农村居民收入增速高于城镇居民收入增速": ["农村居民收入增速 relation > .. >城镇居民收入增速"],
    "坚决杜绝重大事故和群体性事件": ["重大事故 level = 0..0", "群体性事件 level = 0..0"],
    "确保不发生较大及以上事故": ["较大及以上事故 level = 0..0 !确保"],
    "推进信访积案“清零”": ["信访积案 level = 0..0"],
    "对外投资额持平": ["对外投资额 growth = 0..0"],
    "实现监管事项全覆盖": ["监管事项 share = 100..100"],
    "确保零上访": ["上访 level = 0..0 !确保"],
    # cells and brackets
    "新增企业 | 45家 | 县水利局5家 | 青山高新区40家 |": [
        "企业 increment = 45..45 家",
        "企业 increment = 5..5 家 <企业 ^县水利局",
        "企业 increment = 40..40 家 <企业 ^青山高新区",
    ],
    "严把“亩均投资320万元”门槛": ["亩均投资 level = 3200000..3200000 元"],
    "(三)建设公园2个。": ["公园 level = 2..2 个"],
    "建设①农贸市场2个;②服务点10个": ["农贸市场 level = 2..2 个", "服务点 level = 10..10 个"],
    # a clause with a verb of its own borrows nothing
    "完成造林3.6万亩": ["造林 level = 36000..36000 亩"],
    "优良水体比例保持100%,完成造林3.6万亩": ["优良水体比例 share = 100..100 %", "造林 level = 36000..36000 亩"],
    "新建公厕28座,改造12座": ["公厕 level = 28..28 座", "公厕 level = 12..12 座"],
    "新增中小企业60家以上,推动300家工厂实施改造": ["中小企业 increment >= 60.. 家", "工厂 level = 300..300 家"],
    "改造小区十五个,惠及居民4860户;加装电梯28部": [
        "小区 level = 15..15 个",
        "居民 level = 4860..4860 户",
        "电梯 level = 28..28 部",
    ],
    "为特殊困难家庭实施适老化改造320户": ["适老化改造 level = 320..320 户"],
    "选派教师35名到乡村学校支教": ["教师 level = 35..35 名"],
    # stages: the verb of a thing, but part of a project's name
    "开工保障性住房240套,竣工安置房180套": ["保障性住房 level = 240..240 套", "安置房 level = 180..180 套"],
    "新开工项目12个、竣工项目5个": ["新开工项目 level = 12..12 个", "竣工项目 level = 5..5 个"],
    "老旧小区改造开工12个、竣工10个": ["老旧小区改造开工 level = 12..12 个", "老旧小区改造竣工 level = 10..10 个"],
    "竣工投产企业达20家": ["竣工投产企业 level = 20..20 家"],
    # what the members of a list share
    "北山高新区、南湖经开区亩均税收分别达到22万元、16万元": [
        "北山高新区亩均税收 level = 220000..220000 元",
        "南湖经开区亩均税收 level = 160000..160000 元",
    ],
    "小学、初中净入学率分别达到99%、98%": ["小学净入学率 share = 99..99 %", "初中净入学率 share = 98..98 %"],
    "高血压、2型糖尿病患者管理率均不低于65%": [
        "高血压患者管理率 share >= 65.. %",
        "2型糖尿病患者管理率 share >= 65.. %",
    ],
    "油菜种植、收获机械化率分别达到50%和65%": [
        "油菜种植机械化率 share = 50..50 %",
        "油菜收获机械化率 share = 65..65 %",
    ],
    "改造县道3条、48公里": ["县道 level = 3..3 条", "县道 level = 48..48 公里"],
    # ages, rates of heads, bare numbers
    "人均预期寿命提高到80.5岁": ["人均预期寿命 level = 80.5..80.5 岁"],
    "35—64岁妇女筛查2000人": ["35—64岁妇女筛查 level = 2000..2000 人"],
    "惠及80岁以上老人6400人": ["80岁以上老人 level = 6400..6400 人"],
    "普惠托位由每千人2.8个提高到4.5个": ["每千人普惠托位 level = 4.5..4.5 个 from 2.8"],
    "服务设施面积每百户不低于30平方米": ["每百户服务设施面积 level >= 30.. 平方米"],
    "灌溉水有效利用系数由0.55提高到0.58": ["灌溉水有效利用系数 level = 0.58..0.58 from 0.55"],
    "公交站点500米覆盖率达到95%": ["公交站点500米覆盖率 share = 95..95 %"],
    "建成“15分钟便民生活圈”8个": ["“15分钟便民生活圈” level = 8..8 个"],
    # shares said as a bound of a whole
    "“双师型”教师不低于教师总数的10%": ["“双师型”教师占教师总数的比重 share >= 10.. %"],
    "教师交流比例不低于教师总数的10%": ["教师交流比例 share >= 10.. %"],
    # zero, no growth, all
    "56人以上大班额全部消除": ["56人以上大班额 level = 0..0"],
    "化肥使用量零增长": ["化肥使用量 growth = 0..0"],
    "全县12个乡镇(街道)实现全覆盖": ["乡镇(街道) share = 100..100"],
    "全县12个乡镇实现垃圾分类全覆盖": ["垃圾分类 share = 100..100"],
    "全县15个镇街全部建成养老服务中心": ["养老服务中心 share = 100..100"],
    "健全覆盖城乡的体系,保持平稳": [],
    # Chinese numerals too large to count a listing
    "直接惠及群众三十二万人次以上": ["群众 level >= 320000.. 人次"],
    "规模以上锂电企业净增5家、总数达到26家": [
        "规模以上锂电企业 net_increment = 5..5 家",
        "规模以上锂电企业 level = 26..26 家",
    ],
    "营业收入由2024年的130亿元增加到260亿元,比2024年翻一番": [
        "营业收入 level = 26000000000..26000000000 元 from 13000000000",
        "营业收入 growth = 100..100 %",
    ],
    "到2027年,企业数比2024年增加20家": ["企业数 growth_amount = 20..20 家 @2027"],
    "从2025年起每年新增企业20家": ["企业 increment = 20..20 家"],
    "车桩比优化至2.5∶1": ["车桩比 level = 2.5..2.5 :1"],
    "受益群众超过八万人": ["受益群众 level > 80000.. 人"],
    # change in front of its thing, and change to a level
    "压减办理时限30%以上": ["办理时限 growth >= 30.. %"],
    "审查周期压缩至4个月以内": ["审查周期 level <= ..4 个月"],
    "不良贷款率压降至2.5%以下": ["不良贷款率 share <= ..2.5 %"],
    "普惠园覆盖率提高到70%": ["普惠园覆盖率 share = 70..70 %"],
    # what leans on the text before
    "落实研发经费投入行动计划,投入总量达到4.8亿元": ["研发经费投入总量 level = 480000000..480000000 元"],
    "提高孤儿等困境儿童基本生活保障标准。散居孤儿从1100元/月提高到1150元/月": [
        "散居孤儿基本生活保障标准 level = 1150..1150 元/月 from 1100"
    ],
    "市、县至少建立1家救治中心": ["救治中心 level >= 1.. 家"],
    "推广电子证照120类": ["电子证照 level = 120..120 类"],
    # nothing to read
    "全覆盖排查,“零放过”整改": [],
    "守牢不发生系统性风险底线": [],
    "做到“三个不发生”": [],
    "": [],
    "大力发展循环经济": [],
}

OTHERS = {
    # text: (kind, printed) of each numeral that is no target
    "构建“2×2”产业体系": [("name", "2×2")],
    "对接4+4科创工程、“1+2+X”体系": [("name", "4+4"), ("name", "1+2+X")],
    "围绕“6+5+2”资产": [("name", "6+5+2")],
    "引进三类500强企业": [("name", "三类"), ("name", "500强企业")],
    "实施“八大行动”": [("name", "八大")],
    "拨打12345热线、110平台": [("name", "12345"), ("name", "110")],
    "落实7×24小时值守": [("name", "7×24小时")],
    "落实营商环境35条": [("name", "35条")],
    "落实30条政策措施": [("name", "30条政策")],
    "“十四五”规划、“一带一路”": [("name", "十四五"), ("name", "一带一路")],
    "建设5G网络、G107改造": [("name", "5G"), ("name", "G107")],
    "紧扣“4633”目标": [("name", "4633")],
    "开展“5·12”宣传、提升N-1通过率": [("name", "5·12"), ("name", "N-1")],
    "实施220千伏输变电、35kV线路": [("name", "220千伏"), ("name", "35kV")],
    "年满60岁老人、3岁以下婴幼儿": [("name", "60岁"), ("name", "3岁以下")],
    "依托年产10万吨材料项目": [("name", "10万吨")],
    "启用5000吨级码头": [("name", "5000吨级")],
    "完成以下7项任务": [("count", "7项")],
    "重点抓好以下四项任务": [("count", "四项")],
    "2024年4月3日印发,到2025年底完成": [("date", "2024年4月3日"), ("date", "2025年底")],
    "2024年秋季开学前交付": [("date", "2024年秋季开学前")],
    "三年方案(2023—2025年)": [("date", "2023—2025年")],
    "青政发〔2024〕1号": [("reference", "〔2024〕1号")],
    "青政发［2024］12号": [("reference", "［2024］12号")],
    "按照《2024年度工作方案》": [("reference", "2024年度")],
    "1.循环经济": [("ordinal", "1.")],
    "(一)循环经济": [("ordinal", "一")],
    "①循环经济": [("ordinal", "①")],
    "第一产业稳定": [("ordinal", "第一")],
    "12": [("ordinal", "12")],
    "一是加强领导;二是强化保障": [("ordinal", "一是"), ("ordinal", "二是")],
    "做强循环经济和装备制造两大优势产业": [("count", "两大")],
    "建立四项机制": [("count", "四项")],
    "办好十件民生实事": [("count", "十件")],
    "在制定“1个总体方案+8个实施方案”基础上": [("count", "1个"), ("count", "8个")],
    "聚焦7条细分产业链赛道": [("count", "7条")],
    "年满六十岁老人": [("name", "六十岁")],
}

LISTED = {
    "进出口、进口、出口三项指标分别增长1%": (3, ("进出口", "进口", "出口"), ""),
    "完成污水、天然气、蒸汽等3条管网建设": (3, ("污水", "天然气", "蒸汽"), "等"),
    "抓好东山镇、西河镇2个运输服务站": (2, ("东山镇", "西河镇"), ""),
    "做强循环经济和装备制造两大优势产业": (2, ("循环经济", "装备制造"), ""),
}


@pytest.mark.parametrize("text", FORMS)
def test_a_form_is_read(text: str) -> None:
    assert read(text) == FORMS[text]


def test_full_width_text_reads_like_half_width() -> None:
    wide = {letter: letter + 0xFEE0 for letter in range(ord("!"), ord("~") + 1) if letter != ord("|")}
    assert {text: read(text.translate(wide)) for text in FORMS} == FORMS


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_target_is_told_apart(text: str) -> None:
    statement = read_statement(text)
    others = [(reading.kind.value, text[reading.span.start : reading.span.end]) for reading in statement.others]
    assert (others, statement.constraints) == (OTHERS[text], ())


@pytest.mark.parametrize("text", LISTED)
def test_a_count_knows_what_is_listed_beside_it(text: str) -> None:
    (count,) = [reading for reading in read_statement(text).others if reading.kind is ReadingKind.COUNT]
    assert (count.counted, count.listed, count.hint) == LISTED[text]


def test_a_row_gives_its_subject_to_a_bare_value() -> None:
    assert read("45家", Context(subject="新增规模工业企业")) == ["规模工业企业 increment = 45..45 家"]
    assert read("同比增长18.1%", Context(subject="研发投入")) == ["研发投入 growth = 18.1..18.1 %"]


def test_a_heading_names_the_standard_of_a_change() -> None:
    context = Context(subject="提高孤儿基本生活保障标准")
    assert read("散居孤儿从1100元/月提高到1150元/月", context) == [
        "散居孤儿基本生活保障标准 level = 1150..1150 元/月 from 1100"
    ]


VERBS = {
    "开工保障性住房240套,竣工安置房180套": ["开工", "竣工"],
    "新开工项目12个、竣工项目5个": [None, None],
    "惠及居民4860户;加装电梯28部;路灯90盏": ["惠及", "加装", None],
    "完成造林3.6万亩": ["完成"],
    "新增企业60家,推动300家工厂实施改造": ["新增", "实施"],
    "普惠园覆盖率提高到70%": ["提高"],
    "评定民宿12家、清收贷款2亿元、遴选能手9名、盘活农房8栋": ["评定", "清收", "遴选", "盘活"],
    "建成投用卫生室46所,创成示范村3个": ["建成投用", "创成"],
}


@pytest.mark.parametrize("text", VERBS)
def test_a_target_has_its_own_verb(text: str) -> None:
    assert [constraint.action for constraint in read_statement(text).constraints] == VERBS[text]


def test_a_quota_cell_names_its_holder() -> None:
    context = Context(subject="新增规模工业企业", parent="规模工业企业")
    assert read("青山高新区10家", context) == ["规模工业企业 increment = 10..10 家 <规模工业企业 ^青山高新区"]


def test_the_plans_own_names_are_no_quantities() -> None:
    statement = read_statement("推进369工程5个", Context(names=("369工程",)))
    assert [told(constraint) for constraint in statement.constraints] == ["369工程 level = 5..5 个"]
    assert [(reading.kind, reading.span) for reading in statement.others] == [(ReadingKind.NAME, Span(2, 7))]


def test_the_whole_year_means_the_plans_year() -> None:
    assert read("全年新增企业5家", Context(year=2024)) == ["企业 increment = 5..5 家 @2024"]


def test_the_plans_own_area_is_no_part_of_an_indicator() -> None:
    assert read("云溪市全年财政收入达到5亿元", Context(area="云溪市")) == ["财政收入 level = 500000000..500000000 元"]


def test_the_clause_runs_from_the_indicator_to_the_end_of_the_value() -> None:
    text = "力争到2025年,全县新增高新技术企业6家以上,建设3个公园"
    clauses = [text[each.clause.start : each.clause.end] for each in read_statement(text).constraints]
    assert clauses == ["高新技术企业6家以上", "3个公园"]


def test_one_total_behind_several_names_is_one_target() -> None:
    assert read("完成参保资助、住院救助2.1万人次") == ["参保资助、住院救助 level = 21000..21000 人次"]


def test_figures_that_do_not_fit_their_names_are_unread() -> None:
    statement = read_statement("甲率、乙率分别达到65%、40%、30%")
    assert statement.constraints == ()
    assert {reading.kind for reading in statement.others} == {ReadingKind.UNREAD}


PIECES = st.sampled_from(
    [
        "新增",
        "力争",
        "达到",
        "增长",
        "企业",
        "5",
        "3.5",
        "43,600",
        "家",
        "万元",
        "%",
        "个百分点",
        "以上",
        "不低于",
        "分别",
        "各",
        "其中",
        "从",
        "提高到",
        "到2024年",
        "一是",
        "全县",
        "项目",
        "十五个",
        "三项",
        "等",
        "和",
        "杜绝",
        "清零",
        "全覆盖",
        "高于",
        "〔2024〕1号",
        "2×2",
        "至",
        "百分之五",
        "约",
        "、",
        ",",
        "。",
        ";",
        ":",
        "(",
        ")",
        "“",
        "”",
        "《",
        "》",
        "|",
        "①",
        "-",
        "〔",
        "\ue000",
        "\ue00f",
    ]
)
PROSE = st.lists(PIECES, max_size=25).map("".join)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=60), PROSE))
@example("隐患“清零")
def test_any_text_is_read_without_raising_and_places_are_true(text: str) -> None:
    statement = read_statement(text)
    for constraint in statement.constraints:
        quantity = constraint.quantity
        assert quantity.raw is None or text[quantity.span.start : quantity.span.end] == quantity.raw
        assert 0 <= constraint.clause.start < constraint.clause.end <= len(text)
        assert (constraint.measure is Measure.RELATION) == (constraint.other is not None)
    assert complete(statement) == statement


@settings(deadline=None, max_examples=200)
@given(PROSE)
def test_width_never_changes_what_is_read(text: str) -> None:
    assert [each.quantity.low for each in read_statement(text).constraints] == [
        each.quantity.low for each in read_statement(fold(text)).constraints
    ]


def test_a_long_sentence_is_read_in_linear_time() -> None:
    text = "、".join(f"新增第{place}类企业{place}家" for place in range(400))
    values = [each.quantity.low for each in read_statement(text).constraints]
    assert values == [Decimal(place) for place in range(400)]
