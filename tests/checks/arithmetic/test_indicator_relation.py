import pytest
from bare_rules import messages_of, report_of

from checker.finding import Words
from checker.rulebook.examples import Annex

RELATION = Annex(goals=("城乡居民收入增速高于经济增速",))


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            "地区生产总值增长7%,城镇居民人均可支配收入增长6.5%",
            ["城镇居民人均可支配收入增长6.5% 地区生产总值增长7%"],
        ),
        ("地区生产总值增长7%,城镇居民人均可支配收入增长6.5%以上", []),
        ("地区生产总值增长6%,城镇居民人均可支配收入增长6.5%,农村居民人均可支配收入增长7%", []),
        ("地区生产总值增长7%,城镇居民人均可支配收入达到4万元", []),
    ],
)
def test_a_relation_is_held_against_the_figures(figures: str, said: list[str]) -> None:
    example = {"master": tuple(figures.split(",")), "annexes": (RELATION,)}
    assert messages_of("indicator-relation", {}, "{higher} {lower}", **example) == said


def test_a_plan_without_relations_is_not_checked_and_says_why() -> None:
    (said,) = report_of("indicator-relation", {}, master=("新增企业6家",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


@pytest.mark.parametrize(
    ("word", "growth", "note"),
    [
        ("高于", "7%", "7% ≤"),
        ("不低于", "7%", ""),
        ("不得低于", "6.5%", "6.5% <"),
        ("不低于", "6.5%以上", ""),
    ],
)
def test_what_may_not_be_below_may_be_level(word: str, growth: str, note: str) -> None:
    texts = ("地区生产总值增长7%", f"城镇居民人均可支配收入增长{growth}", f"城乡居民收入增速{word}经济增速")
    notes = [each.explanation[0].zh for each in report_of("indicator-relation", {}, master=texts).findings]
    assert notes == ([f"城镇居民人均可支配收入 {note} 地区生产总值 7%"] if note else [])
