import pytest
from bare_rules import messages_of, report_of

from checker.finding import Words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全县耕地20万亩,其中水田15万亩,占57%", ["15万 ÷ 20万 = 75%"]),
        ("全县耕地20万亩,其中水田15万亩,占76%", []),
        ("培训教师800人,其中骨干教师98人,占20%", ["98 ÷ 800 = 12.3%"]),
        ("全县耕地20万亩以上,其中水田15万亩,占57%", []),
        ("全县耕地20万亩,其中水田15万亩,占76%左右", []),
        ("全县耕地20万亩,其中水田15万亩,占78%左右", ["15万 ÷ 20万 = 75%"]),
    ],
)
def test_a_share_is_held_against_its_part_and_whole(text: str, said: list[str]) -> None:
    assert messages_of("portion", {}, "{arithmetic}", master=(text,)) == said


def test_a_plan_without_shares_behind_parts_is_not_checked_and_says_why() -> None:
    (said,) = report_of("portion", {}, master=("新增企业6家",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")
