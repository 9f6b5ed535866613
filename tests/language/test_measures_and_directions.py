"""What kind of figure a value gives, which way it changes, and which figures are no targets: short texts, in full."""

from __future__ import annotations

import pytest

from checker.language.statement.statements import read_statement

# text -> each value as measure, direction and words
GIVEN: dict[str, list[tuple[str, str | None, str | None]]] = {
    "压减办理时限30%": [("growth", "down", "30%")],
    "办理时限压减30%": [("growth", "down", "30%")],
    "办事效率提升30%": [("growth", "up", "30%")],
    "成本下降8%": [("growth", "down", "8%")],
    "亩产提高5%": [("growth", "up", "5%")],
    "优良率由80%提高到90%": [("share", "up", "90%")],
    "失业率降至5%": [("share", "down", "5%")],
    "失业率控制在5%以内": [("share", None, "5%以内")],
    "优良率达到90%": [("share", None, "90%")],
    "优良率比上年提高5个百分点": [("change", "up", "5个百分点")],
    "收入增加500元": [("growth_amount", "up", "500元")],
    "监测预警提升20分": [("level", "up", "20分")],
    "增加道路9公里": [("level", None, "9公里")],
    "新增企业达到5家": [("increment", None, "5家")],
    "企业新增5家": [("increment", None, "5家")],
    "企业净增5家": [("net_increment", None, "5家")],
    "净增企业5家": [("net_increment", None, "5家")],
    "举办展会12场": [("events", None, "12场")],
    "接待游客是上年的1.5倍": [("level", None, "1.5倍")],
    "接待游客增长1.5倍": [("growth", "up", "1.5倍")],
    "工业增加值实现二位数增长": [("growth", "up", "二位数")],
    "工业增加值增长两位数": [("growth", "up", "两位数")],
    "新建等级公路3公里以上5公里以下": [("level", None, "3公里以上5公里以下")],
    "收费标准3万元以上5万元以下": [("level", None, "3万元以上5万元以下")],
}

# text -> each figure that is no target, with what it is
NOT_GIVEN: dict[str, list[tuple[str, str]]] = {
    "完成12项重点任务": [("count", "完成12项")],
    "全县12个乡镇实现全覆盖": [("count", "12个")],
    "全县12个乡镇中建成示范镇5个": [("count", "12个")],
    "供水、燃气、热力等3条管线": [("count", "3条")],
    "城区供水、燃气、热力3条管线": [("count", "3条")],
    "关停30万千瓦以下机组": [("name", "30万千瓦以下")],
    "12个断面优良率达到90%": [("name", "12个")],
    "30亿元以上项目达到5个": [("name", "30亿元以上")],
    "打造七大产业链": [("count", "七大")],
}


@pytest.mark.parametrize("text", GIVEN)
def test_a_value_gives_a_measure_and_goes_a_way(text: str) -> None:
    said = read_statement(text).constraints
    assert [(each.measure, each.direction, each.quantity.raw) for each in said] == GIVEN[text]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_a_figure_that_counts_or_names_is_no_target(text: str) -> None:
    others = read_statement(text).others
    assert [(each.kind, text[slice(*each.span)]) for each in others] == NOT_GIVEN[text]
