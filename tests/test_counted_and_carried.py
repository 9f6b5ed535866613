"""Counts with what they list, tasks with the rows that carry them out: what is told, and what looks like it."""

from __future__ import annotations

import pytest
from test_layouts import told

COUNTED = """
    石桥县窑场方案
    一、工作目标
    示范窑{kilns}个：东山窑、西溪窑、南坡窑。
    二、实施步骤
    建设分{stages}个阶段进行。
    第一阶段：动员（3月1日至3月20日）。召开动员会。
    第二阶段：修窑（3月21日至8月31日）。全面推进。
    第三阶段：开窑（9月1日至10月31日）。逐窑点火。
    三、组织领导
    领导小组下设{groups}个工作组：
    （1）工程组，负责修窑；
    （2）资金组，负责筹资。
    """


@pytest.mark.parametrize(
    ("said", "findings"),
    [
        ({}, []),
        ({"kilns": "4"}, ["A104 总体方案 一称“4个”, 列了3项: 东山窑、西溪窑、南坡窑"]),
        (
            {"stages": "四"},
            [
                "A104 总体方案 二称“四个”, 列了3项: "
                "动员(3月1日至3月20日)、修窑(3月21日至8月31日)、开窑(9月1日至10月31日)"
            ],
        ),
        (
            {"groups": "3"},
            ["A104 总体方案 三称“3个”, 列了2项: 工程组，负责修窑；、资金组，负责筹资"],
        ),
    ],
)
def test_what_is_counted_is_listed(said: dict[str, str], findings: list[str]) -> None:
    assert told(COUNTED.format(**{"kilns": "3", "stages": "三", "groups": "2", **said})) == findings


CARRIED = """
    石桥县2031年窑场方案
    一、重点任务
    （一）修复龙窑。修复龙窑40座，5月底前完成一半。（牵头单位：县文旅局；完成时限：8月31日前）
    （二）开辟窑市。开辟窑市3处。（牵头单位：县商务局；完成时限：10月底）
    附件：1.任务清单
    附件1
    任务清单{note}
    序号\t任务名称\t目标\t牵头单位\t配合单位\t完成时限
    1\t修复龙窑\t40座\t县文旅局\t县财政局\t{due}
    2\t开辟窑市\t3处\t县商务局\t县文旅局\t10月底
    """


@pytest.mark.parametrize(
    ("due", "note", "findings"),
    [
        ("8月31日前", "", []),
        ("8月31日", "（总分100分）", []),
        (
            "9月30日前",
            "",
            ["D103 “修复龙窑”的时限不一: 总体方案 一(一)为8月31日, 附件1 责任分解表 第1行为9月30日前"],
        ),
        ("8月31日前", "（试行）", ["S101 附件1在附件说明中为“任务清单”, 附件标题为“任务清单（试行）”"]),
    ],
)
def test_a_row_carries_out_its_task(due: str, note: str, findings: list[str]) -> None:
    assert told(CARRIED.format(due=due, note=note)) == findings


@pytest.mark.parametrize("text", ["费用3000元，其中县级补助2000元", "补助经费3000元，其中县级补助2000元"])
def test_parts_of_what_each_gets_are_no_total(text: str) -> None:
    plan = f"""
        石桥县2031年窑场方案
        一、重点任务
        （一）修窑。每户改造{text}，窑户自筹1000元。（县文旅局牵头）
        二、资金安排
        县级补助50万元，窑户自筹30万元。
        """
    assert told(plan) == []


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("结果经县政府审议后公布", []),
        ("结果经经县政府审议后公布", ["T109 “经经”疑为“经”, 见: 结果经经县政府审议后公布"]),
        ("产品已经经过检验，主要要求不变", []),
    ],
)
def test_a_character_printed_twice(text: str, findings: list[str]) -> None:
    plan = f"""
        石桥县2031年窑场方案
        一、工作要求
        {text}。
        """
    assert told(plan) == findings


FORCES = """
    石桥县2031年窑场方案
    一、重点任务
    修窑。
    二、组织领导
    （一）建立专班。分设{forces}个工作专班，名单如下。
    石桥县窑场工作专班一览表
    序号    专班名称    召集人
    1    修窑专班    何文
    2    开市专班    李安
    附件1
    石桥县修窑实施方案
    一、组织实施
    成立修窑工作专班，由副县长何文任召集人，成员单位包括县科工局、县财政局，专班办公室设县科工局。
    """


@pytest.mark.parametrize(
    ("forces", "findings"),
    [("2", []), ("3", ["A104 总体方案 二(一)称“3个工作专班”, 列了2项: 修窑专班、开市专班"])],
)
def test_task_forces_are_counted_once_where_they_are_listed(forces: str, findings: list[str]) -> None:
    assert told(FORCES.format(forces=forces)) == findings


BLANKS = """
    石桥县2031年窑场方案
    一、重点任务
    修窑。
    附件：1.窑场进度表
    附件1
    窑场进度表（累计数）
    任务      单位  4月底  8月底  10月底
    修复龙窑  座    10     30     40
    开辟窑市  处    1      2      3
    """


def test_a_table_parted_by_blanks_may_have_columns_of_times() -> None:
    assert told(BLANKS) == []
