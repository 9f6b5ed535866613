"""Tables that leave out measure words, whose totals have no row number, or whose columns say only how much."""

from __future__ import annotations

from test_columns_of_changes import told

QUARTERS = """
    竹溪县2031年技改项目调度方案
    一、目标
    | 项目 | 年度计划投资（万元） | 一季度 | 二季度 | 三季度 | 四季度 |
    |---|---|---|---|---|---|
    | 榨油车间改造 | 1200 | 200 | 300 | 400 | {} |
    | 粮库扩建 | 900 | 200 | 200 | 200 | {} |
    """


def test_quarters_make_the_investment_of_the_year() -> None:
    assert told(QUARTERS.format(300, 300)) == []
    assert told(QUARTERS.format(200, 300)) == [
        "A110 总体方案 责任分解表 第1行“年度计划投资(榨油车间改造)”合计1200万元, "
        "各格相加为1100万元(200万 + 300万 + 400万 + 200万), 相差100万元"
    ]


def test_quarters_that_run_on_are_not_added() -> None:
    running = QUARTERS.replace("| 300 | 400 |", "| 500 | 900 |").replace("| 200 | 200 | {} |", "| 400 | 600 | {} |")
    assert told(running.format(1200, 900)) == []


PASTED = """
    竹溪县2031年补植任务分解方案
    一、任务
    序号
    乡镇
    补植面积（亩）
    苗木费用（万元）
    1
    北岭镇
    120
    30
    2
    石坪乡
    80
    24
    合计
    {}
    54
    """


def test_a_total_without_a_number_belongs_to_its_pasted_table() -> None:
    assert told(PASTED.format(200)) == []
    assert told(PASTED.format(230)) == [
        "A110 总体方案 责任分解表 合计行“补植面积”合计230亩, 各格相加为200亩(120 + 80), 相差30亩"
    ]


BARE = """
    竹溪县护水员选聘方案
    一、任务
    各地名额见下表。
    | 乡镇 | 巡河 | 保洁 | 合计 |
    |---|---|---|---|
    | 北岭镇 | 6 | 5 | 11 |
    | 石坪乡 | 4 | 3 | {} |
    | 合计 | 10 | 8 | {} |
    """


def test_figures_without_a_measure_word_are_added_all_the_same() -> None:
    assert told(BARE.format(7, 18)) == []
    assert told(BARE.format(7, 19)) == ["A110 总体方案 责任分解表 合计行“合计”合计19, 各格相加为18(11 + 7), 相差1"]


def test_columns_of_which_nobody_knows_that_they_are_parts_are_not_added() -> None:
    assert told(BARE.replace("巡河 | 保洁", "户数 | 人口").format(30, 55).replace("| 11 |", "| 25 |")) == []


GROUPED = """
    <p>竹溪县2031年渔港整治方案</p><p>一、任务</p><p>全县更新渔船{}艘。</p>
    <table><tr><td rowspan="2">乡镇</td><td colspan="2">更新渔船（艘）</td><td rowspan="2">合计</td></tr>
    <tr><td>木质</td><td>钢质</td></tr>
    <tr><td>北港镇</td><td>20</td><td>10</td><td>30</td></tr>
    <tr><td>南港镇</td><td>15</td><td>5</td><td>20</td></tr>
    <tr><td>合计</td><td>35</td><td>15</td><td>50</td></tr></table>
    """


def test_a_total_counts_what_all_columns_beside_it_do() -> None:
    assert told_of_page(GROUPED.format(50)) == []
    assert told_of_page(GROUPED.format(60)) == [
        "N103 “更新渔船”前后数值不一：60艘 (总体方案 一); 50艘 (总体方案 责任分解表 合计行)"
    ]


AMOUNTS = """
    竹溪县2031年专项经费安排方案
    一、安排
    安排林长制工作经费{}万元。
    单位：万元
    | 项目 | 金额 |
    |---|---|
    | 林长制工作经费 | 260 |
    | 河长制工作经费 | 180 |
    """


def test_a_column_that_says_only_how_much_speaks_of_its_rows() -> None:
    assert told(AMOUNTS.format(260)) == []
    assert told(AMOUNTS.format(280)) == [
        "N103 “林长制工作经费”前后数值不一：安排280万元 (总体方案 一); 260万元 (总体方案 责任分解表 第1行)"
    ]


TRANSPOSED = """
    <p>竹溪县2031年育苗任务分解方案</p><p>一、目标</p>
    <table><tr><td>任务</td><td>北岭镇</td><td>石坪乡</td><td>合计</td></tr>
    <tr><td>育苗面积（亩）</td><td>40</td><td>30</td><td>70</td></tr>
    <tr><td>出圃苗木（万株）</td><td>12</td><td>9</td><td>{}</td></tr></table>
    """


def test_places_may_be_columns_and_things_rows() -> None:
    assert told_of_page(TRANSPOSED.format(21)) == []
    text = f"<html><body>{TRANSPOSED.format(22)}</body></html>"
    assert told(text, "A110", "A101") == [
        "A110 总体方案 责任分解表 第2行“出圃苗木”合计22万株, 各格相加为21万株(12万 + 9万), 相差1万株"
    ]


WORKS = """
    竹溪县2031年水毁修复计划
    一、目标
    实施水毁项目{}个，总投资1600万元，年度计划投资900万元。
    | 序号 | 项目名称 | 建设内容 | 总投资（万元） | 年度投资（万元） |
    |---|---|---|---|---|
    | 1 | 北岭堤防工程 | 加固堤防2.6公里 | 700 | 400 |
    | 2 | 石坪护岸工程 | 新建护岸1.2公里 | 500 | 300 |
    | 3 | 沙湾河道疏浚 | 疏浚河道5公里 | 400 | 200 |
    二、要求
    北岭堤防工程要在汛前加固堤防{}公里。
    """


def test_the_only_table_of_a_plan_lists_the_works_it_counts() -> None:
    assert told(WORKS.format(3, "2.6"), "A137", "N140") == []
    assert told(WORKS.format(4, "2.6"), "A137") == ["A137 总体方案 一“实施水毁项目4个”, 总体方案的表中列出的为3个"]


def test_a_work_with_a_short_name_is_known_with_its_kind() -> None:
    assert told(WORKS.format(3, "6.2"), "N140") == [
        "N140 “北岭堤防工程”, 总体方案 二写6.2公里, 总体方案 责任分解表 第1行写2.6公里, 请核对"
    ]


def told_of_page(body: str) -> list[str]:
    """The errors and warnings on the body of a page."""
    return told(f"<html><body>{body}</body></html>")


AMONG = """
    竹溪县2031年校舍改造方案
    一、任务
    | 街道 | 任务数（所） | 其中：新建 | 改造 |
    |---|---|---|---|
    | 河东街道 | 8 | 3 | {} |
    | 河西街道 | 6 | 2 | 4 |
    | 河南街道 | 7 | 4 | 3 |
    """


def test_parts_in_columns_make_the_column_before_them_where_most_rows_do() -> None:
    assert told(AMONG.format(5)) == []
    assert told(AMONG.format(4)) == [
        "A110 总体方案 责任分解表 第1行“任务数(河东街道)”合计8所, 各格相加为7所(3 + 4), 相差1所"
    ]
    overlapping = AMONG.replace("新建 | 改造", "寄宿 | 其中：完小").replace("| 2 | 4 |", "| 2 | 5 |")
    assert told(overlapping.format(6)) == []


def test_no_part_is_larger_than_its_whole() -> None:
    women = AMONG.replace("任务数（所） | 其中：新建 | 改造", "学员（人） | 其中：女性 | 备注")
    assert told(women.format("")) == []
    assert told(women.replace("| 6 | 2 |", "| 6 | 9 |").format("")) == [
        "A110 总体方案 责任分解表 第2行“学员(河西街道)”为6人, 其中一格就超过它(9)"
    ]


HALVES = """
    竹溪县2031年改厕方案
    一、任务
    | 乡镇 | 全年任务（户） | 上半年 | 下半年 |
    |---|---|---|---|
    | 北岭镇 | 120 | 50 | {} |
    | 石坪乡 | 80 | 30 | 50 |
    """


def test_halves_make_the_year() -> None:
    assert told(HALVES.format(70)) == []
    (found,) = told(HALVES.format(60))
    assert found.startswith("A110 总体方案 责任分解表 第1行")
    assert found.endswith("各格相加为110户(50 + 60), 相差10户")


PRICES = """
    竹溪县2031年秋种补助方案
    一、任务
    | 作物 | 补助标准（元/亩） | 面积（亩） | 补助资金（万元） |
    |---|---|---|---|
    | 油菜 | 150 | 2000 | 30 |
    | 小麦 | 100 | 3000 | {} |
    """


def test_what_is_paid_is_the_rate_times_the_area() -> None:
    assert told(PRICES.format(30), "A116") == []
    assert told(PRICES.format(36), "A116") == [
        "A116 总体方案 责任分解表 第2行“小麦补助资金（万元）36”与“小麦面积（亩）3000”、"
        "“小麦补助标准（元/亩）100”对不上, 请核对: 3000亩 × 100元/亩 = 30万元, 文中为36万元"
    ]


MONTHS = """
    竹溪县2031年投资调度方案
    一、任务
    | 项目 | 1月 | 2月 | 3月 | 合计 |
    |---|---|---|---|---|
    | 固定资产投资（万元） | 100 | 120 | 140 | {} |
    | 技改投资（万元） | 40 | 50 | 60 | 150 |
    """


def test_months_are_headers() -> None:
    assert told(MONTHS.format(360)) == []
    assert told(MONTHS.format(380)) == [
        "A110 总体方案 责任分解表 第1行“固定资产投资”合计380万元, 各格相加为360万元(100万 + 120万 + 140万), 相差20万元"
    ]


TWO_TABLES = """
    竹溪县2031年农业工作方案
    一、目标
    | 指标 | 单位 | 2030年完成 | 2031年目标 |
    |---|---|---|---|
    | 粮食总产量 | 万吨 | 16.3 | 16.5 |
    二、任务
    | 工作任务 | 目标 | 牵头单位 | 完成时限 |
    |---|---|---|---|
    | 稳粮增产 | 粮食总产量{}万吨 | 县农业农村局 | 2031年12月 |
    """


def test_what_is_due_in_the_only_year_of_the_table_is_for_that_year() -> None:
    assert told(TWO_TABLES.format(16.5), "N105") == []
    assert told(TWO_TABLES.format(16.8), "N105") == [
        "N105 “粮食总产量”前后数值不一：16.5万吨 (总体方案 责任分解表1 第1行); 16.8万吨 (总体方案 责任分解表2 第1行)"
    ]


def test_a_cell_that_is_wrong_for_its_column_is_told_once() -> None:
    sums = BARE.replace("| 10 | 8 | {} |", "| 10 | 9 | 18 |")
    assert told(sums.format(7)) == ["A110 总体方案 责任分解表 合计行“保洁”合计9, 各格相加为8(5 + 3), 相差1"]


EXTENT = """
    竹溪县2031年林业工作方案
    一、目标
    完成森林抚育3.5万亩，建设储备林0.8万亩。
    | 工作任务 | 2031年目标面积（万亩） | 责任单位 |
    |---|---|---|
    | 森林抚育 | {} | 县林业局 |
    | 储备林 | 0.8 | 县国有林场 |
    |  |  |  |
    """


def test_a_column_of_areas_speaks_of_its_rows_and_empty_rows_of_nothing() -> None:
    assert told(EXTENT.format(3.5)) == []
    assert told(EXTENT.format(3.2)) == [
        "N103 “森林抚育”前后数值不一：完成3.5万亩 (总体方案 一); 3.2万亩 (总体方案 责任分解表 第1行)"
    ]
