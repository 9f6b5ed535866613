"""Layouts that repeat or split a table: headers again, 续表, two tables side by side, measure words, drawn borders."""

from __future__ import annotations

import pytest

from checker.facts import Facts
from checker.readers.opening import read_text

HEAD = "青山县水利规划\n一、目标\n管好水。\n表1 工程任务表\n"

ROWS = [("水窖(东坪镇)", "12口"), ("水窖(西坪镇)", "9口"), ("水窖(南坪镇)", "7口")]
LAYOUTS = {
    "the header again between rows": (
        "|乡镇|新建水窖（口）|\n|---|---|\n|东坪镇|12|\n|西坪镇|9|\n|乡镇|新建水窖（口）|\n|南坪镇|7|\n",
        ROWS,
    ),
    "a continued table": (
        "|乡镇|新建水窖（口）|\n|---|---|\n|东坪镇|12|\n|西坪镇|9|\n\n续表1\n|乡镇|新建水窖（口）|\n|---|---|\n|南坪镇|7|\n",
        ROWS,
    ),
    "two tables side by side": (
        "|乡镇|新建水窖（口）|乡镇|新建水窖（口）|\n|---|---|---|---|\n|东坪镇|12|南坪镇|7|\n|西坪镇|9|||\n",
        ROWS,
    ),
    "measure words in a row below the header": (
        "|乡镇|水窖|堰塘|\n|---|---|---|\n|单位|口|座|\n|东坪镇|12|3|\n|西坪镇|9|4|\n",
        [("水窖(东坪镇)", "12口"), ("堰塘(东坪镇)", "3座"), ("水窖(西坪镇)", "9口"), ("堰塘(西坪镇)", "4座")],
    ),
    "a header whose first cell is empty, and rows that open groups": (
        "|  | 新建水窖（口） | 合计 |\n|---|---|---|\n| 一、北片 |  |  |\n| 东坪镇 | 12 | 12 |\n| 西坪镇 | 9 | 9 |\n",
        [("水窖(东坪镇)", "12口"), ("水窖(西坪镇)", "9口")],
    ),
    "drawn borders": (
        "┌───┬───┐\n│乡镇│新建水窖（口）│\n├───┼───┤\n│东坪镇│12│\n├───┼───┤\n│西坪镇│9│\n└───┴───┘\n",
        [("水窖(东坪镇)", "12口"), ("水窖(西坪镇)", "9口")],
    ),
    "a cell on two lines within drawn borders": (
        "┌──┬──┬──┐\n│序号│任务│责任单位│\n├──┼──┼──┤\n│1│新建水窖│县水利局│\n│ │12口│ │\n├──┼──┼──┤\n"
        "│2│整修堰塘3座│县农业农村局│\n└──┴──┴──┘\n",
        [("水窖", "12口"), ("整修堰塘", "3座")],
    ),
    "figures in heavy brackets, and an equals sign": (
        "|指标|2031年目标|\n|---|---|\n|新建水窖（口）|【12】|\n|自来水普及率（%）|=95|\n",
        [("水窖", "【12】口"), ("自来水普及率", "=95%")],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read(name: str) -> None:
    table, expected = LAYOUTS[name]
    facts = Facts(read_text(HEAD + table, "t.md").plan)
    found = [target.constraint for target in facts.targets if target.passage.table]
    assert [(each.indicator, each.quantity.raw) for each in found] == expected
