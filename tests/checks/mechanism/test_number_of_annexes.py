import pytest
from bare_rules import messages_of, report_of

from checker.finding import Words
from checker.rulebook.examples import Annex

TASK_FORCE = "成立产业工作专班，由副县长何文任召集人，成员单位包括县科工局，专班办公室设县科工局。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("分为1个总体方案和3个实施方案", ["总体方案 三 3个实施方案 2"]),
        ("分为1个总体方案和两个实施方案", []),
        ("分为二个专项实施方案", []),
        ("组建十个工作专班", ["总体方案 三 十个工作专班 2"]),
        ("组建2个专班", []),
    ],
)
def test_what_the_master_plan_counts_is_counted(text: str, said: list[str]) -> None:
    annexes = tuple(Annex(title=f"{name}行动实施方案", task_force=TASK_FORCE) for name in ("产业", "消费"))
    message = "{place} {counted} {number}"
    assert messages_of("number-of-annexes", {}, message, mechanism=(text,), annexes=annexes) == said


def test_what_an_annex_that_is_a_plan_counts_is_its_own() -> None:
    annexes = tuple(Annex(title=f"{name}实施方案", mechanism=("制定3个子方案",)) for name in ("产业", "消费"))
    (said,) = report_of("number-of-annexes", {}, annexes=annexes).not_run
    assert said.reason == Words("没有可清点的数目", "nothing that can be counted is stated")
