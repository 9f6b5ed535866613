import pytest

from checker.checks.check import values_of
from checker.checks.dates.deadline_passed import find
from checker.checks.shared.deadlines import find_deadlines
from checker.facts import Facts
from checker.plan.model import Document, Plan


def _deadlines(text: str) -> list[str]:
    plan = Plan(title="青山县方案", year=2030, master=Document(title="总体方案", statements=(text,)))
    return [deadline.last.isoformat() for deadline in find_deadlines(Facts(plan))]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2030年6月底前完成", ["2030-06-30"]),
        ("到2030年,建成园区", ["2030-12-31"]),
        ("2030年末完成", ["2030-12-31"]),
        ("2032年2月底前完成", ["2032-02-29"]),
        ("2030年9月15日前完成", ["2030-09-15"]),
        ("2030年13月底前完成", []),
        ("2030年建成", []),
        ("落实《到2035年规划》", []),
        ("到2028—2030年", []),
    ],
)
def test_a_deadline_is_the_last_day_that_it_allows(text: str, last: list[str]) -> None:
    assert _deadlines(text) == last


def test_an_impossible_date_of_issue_falls_back_to_the_year_of_the_plan() -> None:
    notice = Document(title="通知", date="2030年2月31日")
    master = Document(title="总体方案", statements=("2029年底前完成",))
    plan = Plan(title="青山县方案", year=2030, notice=notice, master=master)
    assert [values_of(outcome)["issued"] for outcome in find(Facts(plan))] == ["2030年"]
