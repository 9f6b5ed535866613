"""Kind `relates`: two things said of one matter."""

import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.kinds.relates import Matter
from checker.plan.model import Row, Section
from checker.rulebook.examples import Annex


def task(name: str, statement: str, units: str) -> Section:
    return Section(heading=f"(一){name}", statements=(statement,), responsibility=units)


@pytest.mark.parametrize("matter", [m for m in Matter if m is not Matter.FIGURES])
def test_a_plan_with_nothing_to_compare_is_not_checked_and_says_why(matter: Matter) -> None:
    (said,) = report_of("relates", {"matter": matter}, master=("新增企业6家",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("空气质量优良天数330天", "空气优良率达95%以上"), ["330 ÷ 365 = 90.4%; 95% × 365 = 346.8"]),
        (("空气质量优良天数347天", "空气优良率达95%以上"), []),
        (("空气质量优良天数330天以上", "空气优良率达95%以上"), ["330 ÷ 365 = 90.4%; 95% × 365 = 346.8"]),
        (("空气质量优良天数330天", "水环境质量优良率达95%以上"), []),
        (("救助学生500人,每人补助1000元/人,发放60万元",), ["500 × 1000 = 500000"]),
        (("救助学生500人,每人补助1000元/人,发放50万元",), []),
        (("地区生产总值完成400亿元,制造业增加值占地区生产总值的比重达到25%,制造业增加值完成100亿元",), []),
    ],
)
def test_figures_that_follow_from_others_are_computed(texts: tuple[str, ...], said: list[str]) -> None:
    assert messages_of("relates", {"matter": "figures"}, "{arithmetic}", year=2029, master=texts) == said


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("到2031年,普及率达到93%", "到2032年,普及率达到92.5%", "到2033年,普及率达到96%"), ["93% 92.5%"]),
        (("到2031年,普及率达到93%", "到2032年,普及率达到94%", "到2033年,普及率达到96%"), []),
        (("到2031年,普及率达到96%", "到2032年,普及率达到92%"), []),
        (("到2031年,失业率达到4%", "到2032年,失业率达到4.5%"), ["4% 4.5%"]),
        (("到2031年,失业率控制在4%以内", "到2032年,失业率控制在3.5%以内"), []),
        (("2031年增长7%", "2032年增长6%", "2033年增长8%"), []),
    ],
)
def test_yearly_targets_move_one_way(texts: tuple[str, ...], said: list[str]) -> None:
    assert messages_of("relates", {"matter": "years"}, "{value_a} {value_b}", master=texts) == said


def test_the_source_of_an_identity_is_explained() -> None:
    texts = ("救助学生500人,每人补助1000元/人,发放60万元",)
    (found,) = report_of("relates", {"matter": "figures"}, master=texts).findings
    assert found.explanation[1] == Words("依据: 总额 = 数量 × 单位标准", "source: 总额 = 数量 × 单位标准")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("地区生产总值增长7%,城镇居民人均可支配收入增长6.5%", 1),
        ("地区生产总值增长7%,城镇居民人均可支配收入增长6.5%以上", 0),
        ("地区生产总值增长6%,城镇居民人均可支配收入增长6.5%,农村居民人均可支配收入增长7%", 0),
        ("地区生产总值增长7%,城镇居民人均可支配收入达到4万元", 0),
    ],
)
def test_a_relation_is_held_against_the_figures(figures: str, said: int) -> None:
    relation = Annex(goals=("城乡居民收入增速高于经济增速",))
    found = report_of(
        "relates", {"matter": "indicators"}, master=tuple(figures.split(",")), annexes=(relation,)
    ).findings
    assert len(found) == said


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
    found = report_of("relates", {"matter": "indicators"}, master=texts).findings
    notes = [each.explanation[0].zh for each in found]
    assert notes == ([f"城镇居民人均可支配收入 {note} 地区生产总值 7%"] if note else [])


@given(st.text(max_size=60), st.sampled_from(list(Matter)))
def test_no_text_breaks_it(text: str, matter: Matter) -> None:
    annex = Annex(
        tasks=(task(text, text, text),),
        rows=(Row(number="1", item=text, content=text, units=text, lead=text),),
        task_force=f"成立工作专班，由{text}任召集人，成员单位包括{text}，办公室设{text}",
        mechanism=(text,),
    )
    said = report_of("relates", {"matter": matter}, master=(text,), mechanism=(text,), annexes=(annex, annex))
    assert not any(each.failed for each in said.not_run)
