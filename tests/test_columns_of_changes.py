"""Columns that give by how much something changes, sums shared out among places, and builders of projects."""

from __future__ import annotations

from textwrap import dedent

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules


def told(text: str, *codes: str) -> list[str]:
    """The findings on a text, as code and message; those of some rules, or all errors and warnings."""
    opened = read_text(dedent(text).lstrip("\n"), "x.txt")
    rules = [rule for rule in load_rules() if not codes or rule.code in codes]
    report = check_plan(opened.plan, opened.sources, rules)
    assert [each for each in report.not_run if each.failed] == []
    return [f"{each.code} {each.message.zh}" for each in report.findings if codes or each.severity.value != "review"]


CHANGES = """
    云溪县2031年气象防灾方案
    一、主要目标
    新建临时安置点12处，气象监测站达到70个，森林监控覆盖率提高到90%。
    附件1
    云溪县气象防灾主要指标表
    序号\t指标\t单位\t2030年现状\t2031年目标\t增加量
    1\t临时安置点\t处\t10\t22\t12
    2\t气象监测站\t个\t46\t70\t{}
    3\t森林监控覆盖率\t%\t75\t90\t15
    """


def test_what_is_added_is_not_held_against_the_level() -> None:
    assert told(CHANGES.format(24)) == []


def test_a_change_that_does_not_fit_its_row_is_told() -> None:
    assert told(CHANGES.format(25), "A115") == [
        "A115 附件1 责任分解表 第2行“气象监测站2031年目标70”与“气象监测站2030年现状46”、"
        "“气象监测站增加量25”对不上, 请核对: 46个 + 25个 = 71个, 文中为70个"
    ]


PLACES = """
    云溪县冷链发展规划（2031—2033年）
    一、布局
    （一）沿河片区。三年新增冷库库容{}吨。
    （二）山地片区。三年新增冷库库容4500吨。
    二、主要任务
    （一）完善冷链设施。三年新增冷库库容1.5万吨。
    三、责任分工
    序号\t工作任务\t责任单位
    1\t完善冷链设施，三年新增冷库库容1.5万吨\t县商务局
    2\t开展产销对接\t县农业农村局
    """


def test_figures_of_places_that_make_the_whole_are_its_parts() -> None:
    assert told(PLACES.format(10500)) == []


BUILDERS = """
    云溪县2031年水利建设方案
    一、重点任务
    （一）小型水库加固。加固小型水库9座。（县水利局牵头，县财政局配合）
    （二）河道清淤。清淤河道21公里。（县水利局牵头，县林业局配合）
    附件1
    云溪县水利建设项目表
    序号\t项目名称\t建设内容\t{}
    1\t小型水库加固项目\t加固小型水库9座\t{}
    2\t河道清淤项目\t清淤河道21公里\t{}
    """


def test_who_builds_a_project_answers_for_no_task() -> None:
    company = "云溪县安澜水务建设有限公司"
    assert told(BUILDERS.format("项目业主", company, company), "R108", "R109") == []


def test_another_unit_that_answers_is_told() -> None:
    assert told(BUILDERS.format("责任单位", "县交通局", "县水利局"), "R108") == [
        "R108 “小型水库加固”总体方案 一(一)由县水利局牵头, "
        "附件1 责任分解表 第1行“小型水库加固项目”的责任单位只列县交通局"
    ]
