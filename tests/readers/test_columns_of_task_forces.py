"""Tables of task forces: each row a body with its convener."""

from checker.plan.model import Row
from checker.readers.opening import read_text

_TABLE = """云溪县重点工作方案

工作专班\t召集人\t牵头单位\t负责任务
产业专班\t周平\t县工信局\t培育企业
民生专班\t\t县人社局\t扩大就业
"""


def test_the_convener_of_a_task_force_is_its_leader_and_may_be_left_blank() -> None:
    document = read_text(_TABLE, "plan.txt").plan.master
    assert document
    (table,) = document.tables
    rows = [row for row in table.rows if isinstance(row, Row)]
    assert [(row.item, row.leader, row.lead, row.content) for row in rows] == [
        ("产业专班", "周平", "县工信局", "培育企业"),
        ("民生专班", "", "县人社局", "扩大就业"),
    ]
