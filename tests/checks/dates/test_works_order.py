import pytest
from bare_rules import outcomes_of, report_of

from checker.finding import Words
from checker.readers.opening import read_text


def said_of(*texts: str) -> list[str]:
    sections = [{"heading": "一、任务", "statements": texts}]
    return outcomes_of(
        "works-order", {"title": "方案", "year": 2030, "master": {"title": "方案", "sections": sections}}
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("东山水厂2031年3月开工，2030年12月竣工", ["reversed 总体方案 一 2031年3月 2030年12月"]),
        ("东山水厂2030年3月开工，2030年12月竣工", []),
        ("东山水厂6月动工，5月底前建成投用", ["reversed 总体方案 一 6月 5月底前"]),
        ("东山水厂10月开工，次年5月竣工", []),
        ("东山水厂2030年3月开工，2030年3月底竣工", []),
        ("东山水厂6月开工，西河桥5月竣工；南坪路7月开工", []),
        ("东山水厂计划6月开工建设，力争于5月底前全面竣工", ["reversed 总体方案 一 6月 5月底前"]),
        ("6月开工东山水厂、8月开工西河桥，5月竣工南坪路", []),
        ("2031年3月开学，2030年12月竣工", []),
    ],
)
def test_nothing_is_finished_before_it_is_begun(text: str, said: list[str]) -> None:
    assert said_of(text) == said


_PLAN = """云溪县重点项目方案

一、实施步骤

（一）全面推进阶段（2031年）。西河产业园竣工投用，东山水厂启动建设。

序号\t项目名称\t建设内容\t责任单位\t开工时间\t竣工时间
1\t东山水厂\t新建水厂1座\t县水利局\t2030年3月\t2030年12月
2\t西河产业园\t新建厂房8栋\t县商务局\t2031年4月\t2032年6月
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", ["other-year 西河产业园 总体方案 一(一) 2031年 总体方案 责任分解表 第2行 2032年6月"]),
        ("2032年6月", "2031年6月", []),
        ("（2031年）", "", []),
        ("（2031年）", "（2031—2032年）", []),
        ("西河产业园竣工", "南河产业园竣工", []),
        ("西河产业园竣工投用", "推进西河产业园建设", []),
        ("2030年3月", "2031年3月", ["reversed 东山水厂 2031年3月 2030年12月"]),
    ],
)
def test_a_work_ends_in_one_year(old: str, new: str, said: list[str]) -> None:
    found = outcomes_of(
        "works-order", read_text(_PLAN.replace(old, new) if old else _PLAN, "plan.txt").plan.model_dump()
    )
    assert [each.replace("“", "").replace("”", "") for each in found][: len(said) or None] == said


def test_a_plan_without_works_is_not_checked_and_says_why() -> None:
    (said,) = report_of("works-order", {}, master=("新增企业6家",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")
