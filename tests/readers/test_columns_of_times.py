"""Tables with several columns of times."""

from checker.plan.model import Row
from checker.readers.opening import read_text

_TABLE = """云溪县重点项目方案

序号\t项目名称\t建设内容\t责任单位\t开工时间\t竣工时间
1\t东山水厂\t新建水厂1座\t县水利局\t2030年3月\t2030年12月
2\t西河产业园\t新建厂房8栋\t县商务局\t2031年4月\t2032年6月
"""


def test_the_last_column_of_times_is_the_deadline_and_the_others_keep_their_headers() -> None:
    document = read_text(_TABLE, "plan.txt").plan.master
    assert document
    (table,) = document.tables
    assert (table.values, table.columns["deadline"]) == (("开工时间",), "竣工时间")
    assert [(row.values, row.deadline) for row in table.rows if isinstance(row, Row)] == [
        (("2030年3月",), "2030年12月"),
        (("2031年4月",), "2032年6月"),
    ]
