"""Slips that only two parts of a plan show together: counts, levels, names with their words exchanged, multiples."""

from __future__ import annotations

from test_columns_of_changes import told

COUNTS = """
    松岭县2031年数字政府工作方案
    一、总体要求
    围绕5大领域42项重点任务，推进数字政府建设。
    二、工作要求
    各单位要对照{}项重点任务，制定清单。
    """


def test_what_units_shall_work_by_is_what_was_counted_first() -> None:
    assert told(COUNTS.format(42), "A126") == []
    assert told(COUNTS.format(45), "A126") == ["A126 总体方案 一说“42项重点任务”, 总体方案 二说“45项重点任务”"]


PLAN = """
    松岭县2031年科技工作方案
    一、工作目标
    {}
    二、重点任务
    （一）抓落实。{}
    """


def test_the_goals_say_one_level_and_the_tasks_another() -> None:
    goal = "新增国家级绿色工厂2家，培育小巨人企业6家。"
    assert told(PLAN.format(goal, goal), "N113") == []
    assert told(PLAN.format(goal, goal.replace("国家级", "省级")), "N113") == [
        "N113 数值相同，名称或范围、级别不同：“国家级绿色工厂”新增2家 (总体方案 一); "
        "“省级绿色工厂”新增2家 (总体方案 二(一))"
    ]
    both = "新增国家级绿色工厂2家、省级绿色工厂2家。"
    assert told(PLAN.format(both, both), "N113") == []


def test_a_name_with_two_words_exchanged_is_one_name() -> None:
    text = PLAN.format("推进云雾湖生态康养基地建设。", "{}完成投资1亿元。")
    assert told(text.format("云雾湖生态康养基地"), "T116") == []
    assert told(text.format("云雾湖康养生态基地"), "T116") == [
        "T116 总体方案 二(一)的“云雾湖康养生态基地”与总体方案 一的“云雾湖生态康养基地”只差一词, 疑为同一名称"
    ]


def test_a_multiple_of_what_a_bracket_gives_is_reckoned() -> None:
    text = PLAN.format("网络零售额达到18亿元，是2030年（6亿元）的{}倍。", "办好节会。")
    assert told(text.format(3)) == []
    (found,) = told(text.format(2))
    assert found.startswith("A115 ")
    assert "6亿元 × 2 = 12亿元" in found


STAGES = """
    松岭县污水治理三年行动方案（2031—2033年）
    一、行动目标
    | 指标 | 单位 | 2031年 | 2032年 | 2033年 |
    |---|---|---|---|---|
    | 农村污水治理率 | % | 58 | 64 | 70 |
    附件1
    松岭县污水治理2031年任务清单
    | 序号 | 工作内容 | 牵头单位 | 完成时限 |
    |---|---|---|---|
    | 1 | 农村污水治理率达到{}% | 县住建局 | 2031年12月 |
    | 2 | 建设处理站6座 | 县水利局 | 2031年10月 |
    """


def test_a_rate_due_in_a_year_is_that_of_the_column_of_the_year() -> None:
    assert told(STAGES.format(58), "N101") == []
    assert told(STAGES.format(56), "N101") == [
        "N101 “农村污水治理率”前后数值不一：58% (总体方案 责任分解表 第1行); 达到56% (附件1 责任分解表 第1行)"
    ]


RATES = """
    松岭县农机化发展规划（2031—2035年）
    一、发展目标
    到2035年，主要作物机械化率达到92%以上，新建示范基地6个。
    二、主要任务
    （一）主攻薄弱环节。推进烘干设备配套，主要作物机械化率达到{}。新建示范基地2个。
    """


def test_a_figure_without_a_time_beside_the_only_one_with_it_is_asked_about() -> None:
    assert told(RATES.format("92%以上"), "N102") == []
    assert told(RATES.format("93%"), "N102") == []
    assert told(RATES.format("85%以上"), "N102") == [
        "N102 “主要作物机械化率”前后数值不一：达到92%以上 (总体方案 一); 达到85%以上 (总体方案 二(一))"
    ]
    stage = RATES.replace("（一）主攻薄弱环节。", "（一）主攻薄弱环节。到2033年，")
    assert told(stage.format("85%以上"), "N102") == []


LISTED = """
    松岭县2031年河道管护工作方案
    一、工作目标
    完成河道清淤45公里，整治河湖乱堆问题68个。
    二、工作任务
    （一）推进河道清淤。完成河道清淤{}公里。
    附件
    松岭县河道管护任务清单
    | 序号 | 任务 | 目标 | 完成时限 |
    |---|---|---|---|
    | 1 | 推进河道清淤 | 清淤45公里 | 2031年6月 |
    | 2 | 整治乱堆问题 | 整治问题{}个 | 2031年9月 |
    """


def test_a_cell_that_calls_its_task_by_its_last_word_speaks_of_the_task() -> None:
    assert told(LISTED.format(45, 68)) == []
    assert told(LISTED.format(54, 68)) == [
        "N102 “河道清淤”前后数值不一：完成45公里 (总体方案 一), 45公里 (附件 责任分解表 第1行); "
        "完成54公里 (总体方案 二(一))"
    ]
    assert any("86个" in each for each in told(LISTED.format(45, 86), "N101", "N127"))


def test_works_that_are_told_in_all_are_the_sum_of_those_before() -> None:
    text = PLAN.format("办好水利。", "加固水库7座、整治山塘12口、新建泵站3座，共实施水利工程{}处。")
    assert told(text.format(22), "A101") == []
    (found,) = told(text.format(23), "A101")
    assert "7 + 12 + 3" in found
    assert told(PLAN.format("办好水利。", "新建泵站3座、水闸2座，共服务12个村。"), "A101") == []
