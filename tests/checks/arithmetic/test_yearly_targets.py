import pytest
from bare_rules import messages_of, outcomes_of, report_of, sections_of

from checker.finding import Words


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("到2031年,普及率达到93%", "到2032年,普及率达到92.5%", "到2033年,普及率达到96%"), ["93% 92.5%"]),
        (("到2031年,普及率达到93%", "到2032年,普及率达到94%", "到2033年,普及率达到96%"), []),
        (("到2031年,普及率达到96%", "到2032年,普及率达到92%"), ["96% 92%"]),
        (("到2031年,城乡收入比缩小到1.95", "到2032年,城乡收入比缩小到1.9"), []),
        (("到2030年底,果品加工企业达到34户", "到2031年,果品加工企业达到30家"), ["34户 30家"]),
        (("到2030年底,果品加工企业达到34户", "到2031年,果品加工企业达到40家"), []),
        (("2030年新建果品加工企业34家", "2031年新建果品加工企业30家"), []),
        (("到2030年,省级果品加工企业达到34家", "到2031年,市级果品加工企业达到30家"), []),
        (("到2030年,信访积案减少到34件", "到2031年,信访积案减少到30件"), []),
        (("到2031年,失业率达到4%", "到2032年,失业率达到4.5%"), ["4% 4.5%"]),
        (("到2031年,失业率控制在4%以内", "到2032年,失业率控制在3.5%以内"), []),
        (("2031年增长7%", "2032年增长6%", "2033年增长8%"), []),
    ],
)
def test_yearly_targets_move_one_way(texts: tuple[str, ...], said: list[str]) -> None:
    assert messages_of("yearly-targets", {}, "{value_a} {value_b}", master=texts) == said


def test_a_plan_of_one_year_is_not_checked_and_says_why() -> None:
    (said,) = report_of("yearly-targets", {}, master=("到2031年,普及率达到93%",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


def test_the_heading_tells_the_subject_of_a_name_that_two_things_share() -> None:
    goals = sections_of(("(一)冷链物流", "到2031年,企业达到12家"), ("(二)果品加工", "到2031年,企业达到30家"))
    tasks = sections_of(("(一)果品加工", "到2030年底,企业达到34家"), ("(二)冷链物流", "到2030年底,企业达到10家"))
    chapters = [{"heading": "一、目标", "sections": goals}, {"heading": "二、任务", "sections": tasks}]
    plan = {"title": "方案", "master": {"title": "方案", "sections": chapters}}
    assert [said.split()[:4] for said in outcomes_of("yearly-targets", plan)] == [
        ["fewer", "“企业”", "34家", "总体方案"],
    ]
