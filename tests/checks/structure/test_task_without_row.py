from collections.abc import Sequence

import pytest
from bare_rules import outcomes_of

TASKS = ("推行林长制，健全巡护机制", "开展河湖清四乱", "治理扬尘污染")


def said_of(rows: Sequence[str], *, title: str = "任务责任分解表", annexed: bool = False) -> list[str]:
    sections = [
        {"heading": f"（{n}）{task}。", "responsibility": "（县林业局牵头）"}
        for n, task in zip("一二三", TASKS, strict=True)
    ]
    cells = [{"number": str(n), "content": row, "units": "县林业局"} for n, row in enumerate(rows, 1)]
    table = {"title": title, "columns": {"number": "序号", "content": "工作内容", "units": "责任单位"}, "rows": cells}
    master = {"title": "方案", "sections": [{"heading": "一、工作任务", "sections": sections}]}
    if annexed:
        return outcomes_of(
            "task-without-row", {"title": "方案", "master": master, "annexes": [{"title": title, "tables": [table]}]}
        )
    return outcomes_of("task-without-row", {"title": "方案", "master": master | {"tables": [table]}})


@pytest.mark.parametrize("annexed", [False, True])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (TASKS, []),
        (TASKS[:2], ["uncarried 总体方案 1 治理扬尘污染"]),
        (("落实林长制和巡护机制", "河湖清四乱", "扬尘污染治理"), []),
        (("落实林长制巡护机制", "河湖清四乱", "工地扬尘污染治理达标"), []),
        (TASKS[:1], []),
        (("推行林长制", "林长制考核"), []),
    ],
)
def test_each_task_has_a_row(rows: Sequence[str], said: list[str], *, annexed: bool) -> None:
    assert said_of(rows, annexed=annexed) == said


def test_a_table_of_indicators_carries_no_tasks() -> None:
    assert said_of(TASKS[:2], title="主要指标责任分解表") == []
