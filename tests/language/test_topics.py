"""What figures without words of their own are of: lead-ins, clauses that part them by time, sentences before."""

from __future__ import annotations

import pytest

from checker.language.statement.statements import Context, read_statement, read_statements

# text -> indicator, figure, period, holder of each target
READ = {
    # a lead-in before a colon, without what says that it leads in
    "按季度调度投资进度：一季度完成210万元，二季度完成460万元。": [
        "投资 | 210万元 | 2031-Q1 | None",
        "投资 | 460万元 | 2031-Q2 | None",
    ],
    "堤防加固分年度目标为：2032年新建30公里，2033年新建35公里。": [
        "堤防加固 | 30公里 | 2032 | None",
        "堤防加固 | 35公里 | 2033 | None",
    ],
    "渠道整修分年度任务：2032年20公里，2033年25公里。": [
        "渠道整修 | 20公里 | 2032 | None",
        "渠道整修 | 25公里 | 2033 | None",
    ],
    "投资安排如下：一季度2亿元；二季度4亿元。": ["投资 | 2亿元 | 2031-Q1 | None", "投资 | 4亿元 | 2031-Q2 | None"],
    "年度护林员培训计划：一季度20人次，二季度30人次。": [
        "年度护林员培训 | 20人次 | 2031-Q1 | None",
        "年度护林员培训 | 30人次 | 2031-Q2 | None",
    ],
    "渡口改造工程：总投资4亿元。": ["渡口改造工程总投资 | 4亿元 | None | None"],
    # one that names nothing, and one behind which a task is nearer
    "工作目标：2032年完成投资3亿元。": ["投资 | 3亿元 | 2032 | None"],
    "水利方面：推进灌区续建改造，力争完成12万亩。": ["灌区续建改造 | 12万亩 | None | None"],
    # places and units behind it have their shares
    "村道硬化：青禾镇12公里，白鹿乡完成8公里。": [
        "村道硬化 | 12公里 | None | 青禾镇",
        "村道硬化 | 8公里 | None | 白鹿乡",
    ],
    # clauses that only part what follows, or say who has it in charge
    "护渠经费由水利股统一管理，按季度拨付：一季度拨付20%，即46万元。": [
        "护渠经费 | 20% | 2031-Q1 | None",
        "护渠经费 | 46万元 | 2031-Q1 | None",
    ],
    "县级补助资金分三批拨付，3月底前拨付33万元，6月底前拨付45万元。": [
        "县级补助资金 | 33万元 | None | None",
        "县级补助资金 | 45万元 | None | None",
    ],
    "项目分四类共10个，2032年建成2个。": ["项目 | 10个 | None | None", "项目 | 2个 | 2032 | None"],
    "管网分三年完成改造，2032年改造120公里。": ["管网 | 120公里 | 2032 | None"],
    "高质量推进高标准茶园建设，力争新建2万亩以上。": ["高标准茶园建设 | 2万亩以上 | None | None"],
    # the sentence before
    "五年新修林道500公里，年均100公里。到2033年累计完成300公里。": [
        "林道 | 500公里 | P5Y | None",
        "林道 | 100公里 | P5Y | None",
        "林道 | 300公里 | 2033 | None",
    ],
    "新建粮仓3座，新建粮站2座。2032年完成4座。": ["粮仓 | 3座 | None | None", "粮站 | 2座 | None | None"],
    "新建粮仓3座。完成4座。": ["粮仓 | 3座 | None | None"],
    "奖补资金600万元，工作经费20万元。两项合计620万元。": [
        "奖补资金 | 600万元 | None | None",
        "工作经费 | 20万元 | None | None",
    ],
    # times in a row, one figure each, or one for all
    "水产产量2032年、2033年分别达到20万吨、21万吨。": [
        "水产产量 | 20万吨 | 2032 | None",
        "水产产量 | 21万吨 | 2033 | None",
    ],
    "2032年、2033年分别安排资金2亿元、3亿元。": ["资金 | 2亿元 | 2032 | None", "资金 | 3亿元 | 2033 | None"],
    "到2032年、2034年，林木覆盖率分别达到60%、62%。": [
        "林木覆盖率 | 60% | 2032 | None",
        "林木覆盖率 | 62% | 2034 | None",
    ],
    "全年检查矿山60家次，一至四季度分别为10家次、20家次、20家次、10家次。": [
        "矿山 | 60家次 | 2031 | None",
        "矿山 | 10家次 | Q1 | None",
        "矿山 | 20家次 | Q2 | None",
        "矿山 | 20家次 | Q3 | None",
        "矿山 | 10家次 | Q4 | None",
    ],
    "新建水厂9座，2032年、2033年各建成4座。": [
        "水厂 | 9座 | None | None",
        "水厂 | 4座 | 2032 | None",
        "水厂 | 4座 | 2033 | None",
    ],
    "2032年和2033年共改造塘坝41座。": ["塘坝 | 41座 | 2032..2033 | None"],
    "改造供水站46座，三年分别完成12座、16座、18座。": [
        "供水站 | 46座 | None | None",
        "供水站(之1) | 12座 | P3Y | None",
        "供水站(之2) | 16座 | P3Y | None",
        "供水站(之3) | 18座 | P3Y | None",
    ],
    # a value of an earlier measure word, a share, a sum behind a count
    "建成绿道48公里、驿站12座，其中2032年建成14公里。": [
        "绿道 | 48公里 | None | None",
        "驿站 | 12座 | None | None",
        "绿道 | 14公里 | 2032 | None",
    ],
    "上半年完成投资8亿元，占年度计划的50%，全年完成16亿元。": [
        "投资 | 8亿元 | 2031-H1 | None",
        "投资占年度计划 | 50% | 2031-H1 | None",
        "投资 | 16亿元 | 2031 | None",
    ],
    "新建苗圃3处共24亩。": ["苗圃 | 3处 | None | None", "苗圃 | 24亩 | None | None"],
}


def said_of(text: str) -> list[str]:
    """Indicator, figure, period and holder of each target of a text."""
    return [
        f"{each.indicator} | {(each.quantity.raw or '')} | {each.period} | {each.holder}"
        for each in read_statement(text, Context(year=2031)).constraints
    ]


@pytest.mark.parametrize("text", READ)
def test_figures_are_of_what_stands_before_them(text: str) -> None:
    assert said_of(text) == READ[text]


def test_a_sentence_goes_on_with_the_text_before_it_only_where_it_follows_it() -> None:
    texts = [
        ("防汛经费18万元，其中演练2万元。", Context()),
        ("上半年拨付11万元，下半年拨付7万元。", Context(follows=True)),
    ]
    goes_on = read_statements(texts)[1].constraints
    alone = read_statements([texts[0], (texts[1][0], Context())])[1].constraints
    assert [(each.indicator, each.quantity.raw) for each in goes_on] == [("防汛经费", "11万元"), ("防汛经费", "7万元")]
    assert alone == ()
