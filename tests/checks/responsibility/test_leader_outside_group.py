from bare_rules import messages_of, report_of

from checker.finding import Words
from checker.plan.model import Member, Row
from checker.rulebook.examples import Annex

ROSTER = Annex(
    title="领导小组人员名单",
    roster=(Member(role="组长", name="周明远", post="县长"), Member(role="副组长", name="林静", post="副县长")),
)


def test_a_plan_without_a_roster_is_not_checked_and_says_why() -> None:
    (said,) = report_of("leader-outside-group", {}, annexes=(Annex(goals=("新增企业6家",)),)).not_run
    assert said.reason == Words("没有领导小组名单", "the plan has no roster of a leading group")


def test_a_leader_outside_the_group_is_one_finding_with_all_rows() -> None:
    rows = tuple(Row(number=str(n), content=f"新增企业{n}家", units="县科工局", leader="何文") for n in (1, 2, 3))
    assert messages_of("leader-outside-group", {}, "{name}: {where}", annexes=(ROSTER, Annex(rows=rows))) == [
        "何文: 附件2 责任分解表 第1行、附件2 责任分解表 第2行、附件2 责任分解表 第3行"
    ]
