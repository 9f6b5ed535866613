import pytest
from bare_rules import messages_of, report_of

from checker.finding import Words


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
    assert messages_of("yearly-targets", {}, "{value_a} {value_b}", master=texts) == said


def test_a_plan_of_one_year_is_not_checked_and_says_why() -> None:
    (said,) = report_of("yearly-targets", {}, master=("到2031年,普及率达到93%",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")
