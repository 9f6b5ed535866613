import pytest
from bare_rules import messages_of, report_of

from checker.finding import Words


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("空气质量优良天数330天", "空气优良率达95%以上"), ["330 ÷ 365 = 90.4%; 95% × 365 = 346.8"]),
        (("空气质量优良天数347天", "空气优良率达95%以上"), []),
        (("空气质量优良天数330天以上", "空气优良率达95%以上"), ["330 ÷ 365 = 90.4%; 95% × 365 = 346.8"]),
        (("空气质量优良天数330天", "水环境质量优良率达95%以上"), []),
        (("地区生产总值完成400亿元,制造业增加值占地区生产总值的比重达到25%,制造业增加值完成100亿元",), []),
    ],
)
def test_figures_that_follow_from_others_are_computed(texts: tuple[str, ...], said: list[str]) -> None:
    assert messages_of("implied-figures", {}, "{arithmetic}", year=2029, master=texts) == said


def test_the_source_of_an_identity_is_explained() -> None:
    texts = ("地区生产总值完成400亿元,制造业增加值占地区生产总值的比重达到20%,制造业增加值完成100亿元",)
    (found,) = report_of("implied-figures", {}, master=texts).findings
    assert found.explanation[1] == Words("依据: 比重的定义, 部分 ÷ 总体", "source: 比重的定义, 部分 ÷ 总体")
