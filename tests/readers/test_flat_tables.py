"""Tables that lost their borders come out with the right rows, blanks and merged cells."""

from __future__ import annotations

import pytest

from checker.plan.model import Row
from checker.readers.opening import read_text

HEAD = "云溪市工作方案\n一、目标\n增长7%。\n附件1\n云溪市任务分解表\n"
B = "\u2002\u2002"


def rows_of(table: str) -> tuple[Row, ...]:
    plan = read_text(HEAD + table, "x.txt").plan
    return plan.annexes[0].tables[0].rows


NUMBERED = "序号\n内容\n主要责任单位\n市政府\n分管领导\n工作进度\n"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            ["1", "新增企业6家。", "市科工局、市财政局", "周平", "2", "培训100人次。", "市人社局", B],
            (
                Row(number="1", content="新增企业6家。", units="市科工局、市财政局", leader="周平"),
                Row(number="2", content="培训100人次。", units="市人社局", leader=""),
            ),
        ),
        (
            ["1", "增强科技", "创新能力", "新增企业6家，完成技改12项。", "市科工局", "周平", B, "李建国"],
            (
                Row(
                    number="1", item="增强科技创新能力", content="新增企业6家，完成技改12项。",
                    units="市科工局", leader=("周平", "", "李建国"),
                ),
            ),
        ),
        (
            [
                "任务清单", "一、产业", "1", "新增企业6家。", "市科工局", B,
                "二、民生", "1", "办好实事10件。", "市民政局", B,
            ],
            (
                Row(group="任务清单"),
                Row(group="一、产业"),
                Row(number="1", content="新增企业6家。", units="市科工局", leader=""),
                Row(group="二、民生"),
                Row(number="1", content="办好实事10件。", units="市民政局", leader=""),
            ),
        ),
        (
            [
                "1", "困难救助", "提高低保标准。城市低保达到700元/月。", "市民政局", "周平",
                "提高补贴标准。补贴提高到90元/月。", "提高孤儿保障标准。达到1150元/月。",
                "2", "促进就业", "新增就业4800人。", "市人社局", B,
            ],
            (
                Row(
                    number="1", item="困难救助", content="提高低保标准。城市低保达到700元/月。",
                    units="市民政局", leader="周平",
                ),
                Row(content="提高补贴标准。补贴提高到90元/月。"),
                Row(content="提高孤儿保障标准。达到1150元/月。"),
                Row(number="2", item="促进就业", content="新增就业4800人。", units="市人社局", leader=""),
            ),
        ),
        (
            ["1", "农产品展销会", "市商务局", B, "2", "丰收节", "市商务局、市总工会", "周平"],
            (
                Row(number="1", content="农产品展销会", units="市商务局", leader=""),
                Row(number="2", content="丰收节", units="市商务局、市总工会", leader="周平"),
            ),
        ),
    ],
    ids=["blank leader", "item over two lines", "groups", "merged cells", "short contents"],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["line by line", "with empty lines"])
def test_a_numbered_table_of_one_cell_a_line(cells: list[str], expected: tuple[Row, ...], gap: str) -> None:
    assert rows_of(NUMBERED + gap.join(cells) + "\n") == expected


def test_a_table_without_numbers() -> None:
    table = """工作任务
具体措施
牵头单位
责任单位
完成时限
推进集成办理
全年新增事项15项。
市行政审批局
市数据局、市公安局
2025年11月底
优化登记
压缩至1个工作日以内。
市自然资源局
市税务局、市住建局
长期坚持
"""
    assert rows_of(table) == (
        Row(
            item="推进集成办理", content="全年新增事项15项。", lead="市行政审批局",
            units="市数据局、市公安局", deadline="2025年11月底",
        ),
        Row(
            item="优化登记", content="压缩至1个工作日以内。", lead="市自然资源局",
            units="市税务局、市住建局", deadline="长期坚持",
        ),
    )  # fmt: skip


def test_a_table_whose_cells_end_with_bars() -> None:
    table = """指标名称 |
目标任务 |
责任单位及任务 |
新增规模工业企业 |
45家 |
云溪高新区10家 |
市科工局35家 |
||
研发投入 |
增长18.1% |
市科工局 |
"""
    assert rows_of(table) == (
        Row(item="新增规模工业企业", target="45家", units=("云溪高新区10家", "市科工局35家")),
        Row(item="研发投入", target="增长18.1%", units="市科工局"),
    )


def test_the_text_behind_a_table_is_no_row_of_it() -> None:
    table = NUMBERED + f"1\n新增企业6家。\n市科工局\n{B}\n2\n培训100人次。\n市人社局\n周平\n"
    notes = (
        "说明：本表所列任务由各牵头单位负责组织实施，各责任单位要按季度报送进展情况。\n"
        "各单位要压实责任，确保按时完成各项目标任务，重大事项及时报告。\n"
    )
    plan = read_text(HEAD + table + notes, "x.txt").plan
    (annex,) = plan.annexes
    assert [row.number for row in annex.tables[0].rows] == ["1", "2"]
    assert len(annex.statements) + sum(len(section.statements) for section in annex.sections) == 2


def test_two_tables_in_one_annex_are_two() -> None:
    one = f"表1 产业任务表\n{NUMBERED}1\n新增企业6家。\n市科工局\n{B}\n"
    two = f"表2 民生任务表\n{NUMBERED}1\n办好实事10件。\n市民政局\n周平\n"
    tables = read_text(HEAD.replace("分解表", "分解") + one + two, "x.txt").plan.annexes[0].tables
    assert [(table.title, len(table.rows)) for table in tables] == [("表1 产业任务表", 1), ("表2 民生任务表", 1)]
