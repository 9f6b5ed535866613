"""What each printed text knows of itself: its field, its number there, its column, its half-width twin."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.plan.headers import Header
from checker.plan.passages import Outline, PlanField, Zone
from checker.plan.walk import outline
from checker.readers.yaml import read_plan
from checker.source import fold

ROOT = Path(__file__).parent.parent
PLANS = [ROOT / "plans" / "template.yaml", *sorted((ROOT / "tests" / "drafts").glob("*.yaml"))]
PLANS += [path for path in sorted((ROOT / "tests" / "strangers").glob("*.yaml")) if ".faults" not in path.name]
TABLE = """\
title: 东河县2030年工作方案
area: 东河县
year: 2030
master:
  title: 东河县2030年工作方案
  tables:
  - title: 任务分解表
    columns: {item: 事项名称, content: 计量单位, units: 责任单位}
    values: [2029年完成（户）, 新增企业（户）]
    rows:
    - {group: 一、培育企业}
    - {number: "1", item: 青桐镇, content: [Ａ, 乙], units: 青桐镇, leader: 张三, values: ["3", "５"]}
    - {item: 白石镇, content: 户, values: ["4", "6"]}
"""

# field, its number, header of its column with the measure word in it, zone, half-width text
CELLS = [
    (PlanField.ITEM, None, ("事项名称", ""), Zone.TABLE, "青桐镇"),
    (PlanField.CONTENT, 0, ("计量单位", ""), Zone.TABLE, "A"),
    (PlanField.CONTENT, 1, ("计量单位", ""), Zone.TABLE, "乙"),
    (PlanField.VALUE, 0, ("", "户", "2029"), Zone.BACKGROUND, "3"),
    (PlanField.VALUE, 1, ("新增企业", "户"), Zone.TABLE, "5"),
    (PlanField.UNITS, None, ("责任单位", ""), Zone.TABLE, "青桐镇"),
    (PlanField.LEADER, None, ("", ""), Zone.TABLE, "张三"),
    (PlanField.ITEM, None, ("事项名称", ""), Zone.TABLE, "白石镇"),
    (PlanField.CONTENT, None, ("计量单位", ""), Zone.TABLE, "户"),
    (PlanField.VALUE, 0, ("", "户", "2029"), Zone.BACKGROUND, "4"),
    (PlanField.VALUE, 1, ("新增企业", "户"), Zone.TABLE, "6"),
]


@pytest.fixture
def printed(tmp_path: Path) -> Outline:
    (tmp_path / "plan.yaml").write_text(TABLE, encoding="utf-8")
    return outline(read_plan(str(tmp_path / "plan.yaml"))[0])


def test_a_cell_knows_its_field_its_column_and_its_zone(printed: Outline) -> None:
    cells = [each for each in printed.passages if each.column is not None]
    said = [(each.field, each.at, each.column.header, each.zone, each.plain) for each in cells if each.column]
    assert said == [(field, at, Header(*header), zone, plain) for field, at, header, zone, plain in CELLS]
    others = [(each.field, each.table) for each in printed.passages if each.column is None]
    assert others == [
        (PlanField.TITLE, ()),
        (PlanField.TITLE, ()),
        (PlanField.GROUP, ("master", "tables", 0)),
    ]


def test_a_row_without_a_cell_of_its_own_shares_the_one_above(printed: Outline) -> None:
    above, row = printed.rows
    assert (above.merged, row.merged) == ((), (PlanField.UNITS, PlanField.LEADER))
    assert (row.units, row.leaders, row.heading.mark) == (above.units, above.leaders, "1")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_way_to_a_text_ends_in_its_field(path: Path) -> None:
    passages = outline(read_plan(str(path))[0]).passages
    for each in passages:
        way = (each.field.value,) if each.at is None else (each.field.value, each.at)
        assert (each.route[-len(way) :], each.plain) == (way, fold(each.text))
    assert passages
