"""Tables of figures that lost their lines: pasted one cell a line, parted by blanks, in bold, in another's cell."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.facts import Facts
from checker.readers.opening import read_text
from checker.rules.loading import load_rules

HEAD = "青山县水利规划\n一、目标\n管好水。\n"


def targets(text: str) -> list[tuple[str, str, str]]:
    """Indicator, figure as printed and period of what stands in the tables of a text."""
    found = [target for target in Facts(read_text(text, "t.txt").plan).targets if target.passage.table]
    return [(t.constraint.indicator, t.constraint.quantity.raw or "", str(t.period or "")) for t in found]


TABLES = {
    "numbered rows, one cell a line": (
        "序号\n指标\n单位\n2030年\n2031年\n1\n新建水窖\n口\n12\n18\n2\n整修堰塘\n座\n5\n7\n",
        [("水窖", "12口", "2030"), ("水窖", "18口", "2031"), ("整修堰塘", "5座", "2030"), ("整修堰塘", "7座", "2031")],
    ),
    "a header on two lines, and empty cells that are lost": (
        "序号\n类别\n主要指标\n2031年目标\n指标\n属性\n1\n供水\n自来水普及率（%）\n95\n约束性\n2\n管网漏损率（%）\n9\n预期性\n"
        "3\n排水\n污水收集率（%）\n80\n约束性\n",
        [("自来水普及率", "95%", "2031"), ("管网漏损率", "9%", "2031"), ("污水收集率", "80%", "2031")],
    ),
    "a figure that is the next number of a row": (
        "序号\n指标\n单位\n2031年目标\n1\n新建泵站\n座\n2\n2\n新建闸门\n座\n3\n3\n新建水文站\n座\n4\n",
        [("泵站", "2座", "2031"), ("闸门", "3座", "2031"), ("水文站", "4座", "2031")],
    ),
    "rows without numbers": (
        "指标\n2030年\n2031年\n新建水窖（口）\n12\n18\n整修堰塘（座）\n—\n7\n",
        [("水窖", "12口", "2030"), ("水窖", "18口", "2031"), ("整修堰塘", "7座", "2031")],
    ),
    "rows without numbers, in which cells of text are lost, and headers on two lines": (
        "工程名称\n建设规模\n总投资\n（万元）\n2031年计划\n投资（万元）\n责任单位\n清泉水窖\n容积300立方米\n30\n10\n县水利局\n"
        "白石堰塘\n50\n20\n县农业农村局\n合计\n80\n30\n",
        [
            ("容积(清泉水窖)", "300立方米", ""),
            ("总投资(清泉水窖)", "30万元", ""),
            ("计划投资(清泉水窖)", "10万元", "2031"),
            ("总投资(白石堰塘)", "50万元", ""),
            ("计划投资(白石堰塘)", "20万元", "2031"),
            ("总投资", "80万元", ""),
            ("计划投资", "30万元", "2031"),
        ],
    ),
    "rows of units with remarks": (
        "单位\n水窖（口）\n引资额\n（亿元）\n备注\n县水利局\n5\n3.5\n县林业局\n6\n4.5\n不含续建\n合计\n11\n8\n",
        [
            ("水窖(县水利局)", "5口", ""),
            ("引资额(县水利局)", "3.5亿元", ""),
            ("水窖(县林业局)", "6口", ""),
            ("引资额(县林业局)", "4.5亿元", ""),
            ("水窖", "11口", ""),
            ("引资额", "8亿元", ""),
        ],
    ),
    "figures with words in cells": (
        "档次\n面积\n补助标准\n甲类\n50亩以上\n300元/亩\n乙类\n100亩以上\n400元/亩\n",
        [
            ("甲类", "300元/亩", ""),
            ("面积(甲类)", "50亩以上", ""),
            ("乙类", "400元/亩", ""),
            ("面积(乙类)", "100亩以上", ""),
        ],
    ),
    "runs of blanks between the cells": (
        "指标  单位  2031年目标\n新建水窖  口  18\n整修堰塘  座  7\n",
        [("水窖", "18口", "2031"), ("整修堰塘", "7座", "2031")],
    ),
    "a header with single blanks, and tiers that share its measure word": (
        "乡镇      水窖（口） 一档   二档\n东坪镇    30         12     18\n西坪镇    9          4      5\n",
        [
            ("水窖(东坪镇)", "30口", ""),
            ("一档水窖(东坪镇)", "12口", ""),
            ("二档水窖(东坪镇)", "18口", ""),
            ("水窖(西坪镇)", "9口", ""),
            ("一档水窖(西坪镇)", "4口", ""),
            ("二档水窖(西坪镇)", "5口", ""),
        ],
    ),
    "single blanks between all cells": (
        "指标 单位 2031年目标\n水窖 口 18\n堰塘 座 7\n",
        [("水窖", "18口", "2031"), ("堰塘", "7座", "2031")],
    ),
    "empty cells, a heading of a group and a cell on two lines": (
        "序号  工程        投资(万元)  地点    责任单位\n一、水源工程\n1     清泉水窖    300         东坪镇  县水利局\n"
        "      扩建工程                        县财政局\n2     白石堰塘    200                 县水利局\n"
        "      合计        500\n",
        [("投资(清泉水窖扩建工程)", "300万元", ""), ("投资(白石堰塘)", "200万元", ""), ("投资", "500万元", "")],
    ),
    "names of members in columns, no table": ("组长 张某某 县长\n副组长 李某某 副县长\n成员 王某某 局长\n", []),
    "strokes, bold cells and figures in brackets": (
        "| 乡镇 | 新建水窖（口） |\n|---|---|\n| 东坪镇 | 12 |\n| 西坪镇 | ［15］ |\n| **合计** | **27** |\n",
        [("水窖(东坪镇)", "12口", ""), ("水窖(西坪镇)", "［15］口", ""), ("水窖", "27口", "")],
    ),
    "lines of a text that only begin like a table": ("序号\n指标\n办法另行制定。\n第一条由县水利局解释。\n", []),
    "a header at the end of the text": ("序号\n2031年3月1日\n", []),
    "fields of a form, each with a colon": ("项目名称：水窖工程\n建设年份：2031年\n资金：12万元\n", []),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_lines_is_put_together(name: str) -> None:
    table, expected = TABLES[name]
    assert targets(f"{HEAD}表1 主要指标\n{table}") == expected


def test_a_table_that_cannot_be_put_together_is_kept_as_cells_and_said_once() -> None:
    cells = "甲\n12\n东坪镇\n30 5\n40\n西坪镇 12\n乙\n15\n33\n7 9\n南坪镇\n18"
    opened = read_text(f"{HEAD}{cells}\n三、保障\n安排资金300万元。\n", "t.txt")
    assert [" ".join(table.cells) for table in (opened.plan.master or opened.plan.annexes[0]).tables] == [
        cells.replace("\n", " ")
    ]
    report = check_plan(opened.plan, opened.sources, [rule for rule in load_rules() if rule.code.startswith("U")])
    assert [finding.message.zh for finding in report.findings] == [
        "总体方案 责任分解表有一张贴入的表没有还原成行列(12行文字), 其中10个数字未参与核对"
    ]
    assert report.coverage.unread == 10


def test_numbers_that_only_count_lines_are_no_table() -> None:
    plan = read_text(HEAD + "".join(f"{n}\n水利项目\n" for n in range(1, 9)), "t.txt").plan
    assert plan.master
    assert not plan.master.tables
