"""Chapters of goals and of tasks under other names, things something is done to, places called by half their names."""

from __future__ import annotations

from test_columns_of_changes import told

PLAN = """
    松岭县2031年调解工作方案
    一、{}
    化解疑难纠纷24件。
    二、{}
    （一）领导包案。{}
    """


def test_chapters_of_goals_and_tasks_are_known_by_how_they_end() -> None:
    same = "N102 “疑难纠纷”前后数值不一：化解24件 (总体方案 一); 化解28件 (总体方案 二(一))"
    assert told(PLAN.format("具体目标", "主要举措", "化解疑难纠纷28件。")) == [same]
    assert told(PLAN.format("目标", "实施内容", "化解疑难纠纷28件。")) == [same]
    assert told(PLAN.format("目标", "整治重点", "化解疑难纠纷24件。")) == []


def test_how_many_things_something_is_done_to_is_only_asked_about() -> None:
    text = PLAN.format("工作目标", "工作任务", "对全县28件疑难纠纷逐件明确责任人。")
    assert told(text) == []
    assert told(text, "N102") == ["N102 “疑难纠纷”前后数值不一：化解24件 (总体方案 一); 28件 (总体方案 二(一))"]


def test_places_called_by_half_their_names_are_counted() -> None:
    task = PLAN.format("目标", "任务", "在枫林、石坝、沙湾、桃园{}个乡镇试行。")
    assert told(task.format(4), "A104") == []
    assert told(task.format(5), "A104") == ["A104 总体方案 二(一)称“5个”, 列了4项: 在枫林、石坝、沙湾、桃园"]
    parts = PLAN.format("目标", "任务", "在沿江、东部、平原5个乡镇试行。")
    assert told(parts, "A104") == []


DEEDS = """
    松岭县2031年民生实事实施方案
    一、总体要求
    今年办好{}件民生实事。
    | 序号 | 实事名称 | 牵头单位 |
    |---|---|---|
    | 1 | 新建托育园2所 | 县卫健局 |
    | 2 | 改造菜市场3个 | 县市场监管局 |
    | 3 | 新增停车位400个 | 县住建局 |
    """


def test_the_things_of_a_plan_are_the_rows_of_its_only_table() -> None:
    assert told(DEEDS.format(3)) == []
    assert told(DEEDS.format(4)) == [
        "A104 总体方案 一称“4件民生实事”, 列了3项: 新建托育园2所、改造菜市场3个、新增停车位400个"
    ]


def test_the_number_of_points_that_a_rate_rises_is_exact() -> None:
    text = PLAN.format("目标", "任务", "调解成功率由{}提升至92%，提升{}个百分点。")
    assert told(text.format("88%", 4)) == []
    assert told(text.format("87.6%", 4)) == []
    assert told(text.format("88%", 5)) == [
        "A115 总体方案 二(一)“提升至92%”由“调解成功率由88%”、“提升5个百分点”算不出来: 88% + 5个百分点 = 93%, 文中为92%"
    ]


def test_a_bracket_gives_the_start_of_what_stands_before_it() -> None:
    rate = PLAN.format("目标", "任务", "古树挂牌率提高到96%（2030年为91%），提高{}个百分点。")
    assert told(rate.format(5)) == []
    assert told(rate.format(6)) == [
        "A115 总体方案 二(一)“古树挂牌率提高到96%”由“2030年为91%”、“提高6个百分点”算不出来: "
        "91% + 6个百分点 = 97%, 文中为96%"
    ]
    count = PLAN.format("目标", "任务", "调解员达到126名，比上年净增{}名（2030年末为108名）。")
    assert told(count.format(18)) == []
    assert told(count.format(28)) == [
        "A115 总体方案 二(一)“调解员达到126名”由“2030年末为108名”、“比上年净增28名”算不出来: "
        "108名 + 28名 = 136名, 文中为126名"
    ]
