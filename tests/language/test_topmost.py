"""What is called the largest or smallest names its figure, and shares of a list take the names before it."""

import pytest

from checker.language.statement.statements import read_statement

SAID = {
    "水库加固投资最大，为3000万元；路灯亮化投资最小，为80万元": [
        ("水库加固投资", "3000万元"),
        ("路灯亮化投资", "80万元"),
    ],
    "其中东河镇任务最重，新建驿站4座": [("驿站", "4座")],
    "省级补助6亿元、镇村自筹4亿元，占比分别为60%和40%": [
        ("省级补助", "6亿元"),
        ("镇村自筹", "4亿元"),
        ("省级补助占比", "60%"),
        ("镇村自筹占比", "40%"),
    ],
    "实现税收2亿元，其中占比最大的是茶叶加工": [("税收", "2亿元")],
}


@pytest.mark.parametrize("text", SAID)
def test_figures_are_named(text: str) -> None:
    said = read_statement(text).constraints
    assert [
        (each.indicator, (each.quantity.raw or "").removeprefix("为").removeprefix("分别为")) for each in said
    ] == SAID[text]
