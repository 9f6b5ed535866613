"""The indicator matrix and the responsibility matrix of a plan, as values, sheets and text."""

from __future__ import annotations

import io
from typing import Any

import pytest
from drafts_read import draft
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from wcwidth import wcswidth

from checker.facts import Facts
from checker.plan.model import Document, Plan, Row, Section, Table
from checker.report import Options, render
from checker.report.matrices import render_matrices, sheets
from checker.study.reading_copy import build_study
from checker.study.shown import ActionColumn, ActionShare, IndicatorRow, MatrixColumn, ShownGrid, Study

STUDY = draft("qingshan").study


def study_of(*annexes: Document, master: tuple[str, ...] = ()) -> Study:
    goals = Section(heading="一、主要目标", statements=master)
    whole = Document(title="青山县总体方案", sections=(goals,))
    return build_study(Facts(Plan(title="青山县总体方案", area="青山县", year=2030, master=whole, annexes=annexes)))


def annex(*goals: str, rows: tuple[Row, ...] = (), tasks: tuple[Section, ...] = ()) -> Document:
    sections = (Section(heading="一、工作目标", statements=goals), Section(heading="二、工作任务", sections=tasks))
    tables = (Table(title="任务责任分解表", rows=rows),) if rows else ()
    return Document(label="附件1", title="青山县创新行动方案", sections=sections, tables=tables)


def printed(study: Study) -> dict[str, list[tuple[str, str, str, str]]]:
    """Each indicator with its values: document, area, value, difference."""
    columns = study.indicators.columns
    return {
        row.name: [(columns[e.column].document, columns[e.column].area, e.value, e.differs) for e in row.entries]
        for row in study.indicators.rows
    }


def test_the_columns_are_the_places_that_print_a_target_in_printed_order() -> None:
    assert STUDY.indicators.columns == (
        MatrixColumn("master", "总体方案", "goals"),
        MatrixColumn("master", "总体方案", "tasks"),
        MatrixColumn("annex1", "附件1", "goals"),
        MatrixColumn("annex1", "附件1", "tasks"),
        MatrixColumn("annex1", "附件1", "table"),
        MatrixColumn("annex2", "附件2", "goals"),
        MatrixColumn("annex2", "附件2", "tasks"),
    )


def test_agreeing_values_of_one_indicator_stand_plain_in_one_row() -> None:
    assert printed(study_of(annex("社零总额增长7%"), master=("社会消费品零售总额增长7%",))) == {
        "社会消费品零售总额": [("master", "goals", "增长7%", ""), ("annex1", "goals", "增长7%", "")]
    }


@pytest.mark.parametrize(
    ("ours", "theirs", "differs"),
    [
        ("新增高新技术企业8家以上", "新增高新技术企业6家以上", "value"),
        ("开展促消费活动15场", "开展促消费活动10场", "value"),
        ("新增高新技术企业8家", "新增高新技术企业8家以上", "bound"),
        ("新增高新技术企业8家", "力争新增高新技术企业8家", "commitment"),
        ("新增高新技术企业8家", "净增高新技术企业8家", "measure"),
        ("社会消费品零售总额增长7%", "社会消费品零售总额增长7%", ""),
    ],
)
def test_disagreeing_values_are_marked_with_what_they_differ_in(ours: str, theirs: str, differs: str) -> None:
    (row,) = printed(study_of(annex(theirs), master=(ours,))).values()
    assert [each for *_, each in row] == [differs, differs]


def test_a_measure_of_another_kind_is_another_row() -> None:
    study = study_of(annex("地区生产总值增长7%"), master=("地区生产总值达到370亿元",))
    assert [(row.name, row.measure) for row in study.indicators.rows] == [
        ("地区生产总值", "level"),
        ("地区生产总值", "growth"),
    ]


def test_every_target_but_relations_stands_in_exactly_one_row() -> None:
    facts = draft("qingshan").facts
    entries = [entry.place for row in STUDY.indicators.rows for entry in row.entries]
    expected = [target.place for target in facts.targets if target.constraint.measure != "relation"]
    assert sorted(entries, key=repr) == sorted(expected, key=repr)


def test_rows_of_a_table_count_and_else_the_tasks_of_the_body() -> None:
    actions = STUDY.responsibilities.actions
    assert [(action.name, action.in_table, action.tasks) for action in actions] == [
        ("附件1", True, 3),
        ("附件2", False, 2),
    ]
    assert actions[0] == ActionColumn("annex1", "附件1", "青山县实施创新提升行动工作方案", True, 3)


def test_units_stand_by_load_with_tasks_led_and_taken_part_in() -> None:
    units = STUDY.responsibilities.units
    assert [(unit.name, unit.total) for unit in units][:3] == [
        ("县科工局", ActionShare(3, 0)),
        ("县商务局", ActionShare(1, 1)),
        ("县财政局", ActionShare(0, 1)),
    ]
    assert units[0].shares == (ActionShare(3, 0), ActionShare(0, 0))
    assert units[0].total.total == 3


def test_leaders_stand_by_load_and_a_merged_cell_goes_on() -> None:
    rows = (
        Row(number="1", content="新建平台2个", units="县科工局", leader="李青"),
        Row(number="2", content="培育企业3家", units="县科工局"),
        Row(number="3", content="引进人才5名", units="县人社局", leader="王山"),
    )
    study = study_of(annex(rows=rows))
    assert [(leader.name, leader.counts) for leader in study.responsibilities.leaders] == [
        ("李青", (2,)),
        ("王山", (1,)),
    ]


def test_blanks_say_what_is_missing_and_where() -> None:
    blanks = STUDY.responsibilities.blanks
    assert [(blank.gap, blank.place.label, blank.place.quote) for blank in blanks] == [
        ("leader", "附件1 责任分解表 第2行", ""),
        ("lead", "附件2 二(二)", "(县商务局、县民政局按职责分工负责)"),
    ]
    matrix = STUDY.responsibilities
    assert (matrix.blank_count("leader"), matrix.blank_count("leader", 1), matrix.blank_count("unit")) == (1, 0, 0)


def test_a_single_unit_leads_its_task_and_a_row_without_units_is_a_blank() -> None:
    rows = (
        Row(number="1", content="新建平台2个", units="县科工局"),
        Row(number="2", content="培育企业3家", units=""),
    )
    matrix = study_of(annex(rows=rows)).responsibilities
    assert [(unit.name, unit.total) for unit in matrix.units] == [("县科工局", ActionShare(1, 0))]
    assert [(blank.gap, blank.place.label) for blank in matrix.blanks] == [("unit", "附件1 责任分解表 第2行")]


def test_the_text_shows_tables_as_printed_with_their_blank_and_merged_cells() -> None:
    grids = [block for document in STUDY.documents for block in document.blocks if isinstance(block, ShownGrid)]
    (grid,) = grids
    assert grid.header == ("序号", "任务", "责任单位", "分管领导")
    cells = [["|".join(text.text for text in cell.texts) for cell in row.cells] for row in grid.rows]
    assert cells[1] == ["2", "新建研发平台2个", "县科工局、县发改局", ""]
    assert [cell.merged for cell in grid.rows[2].cells] == [False, False, False, True]


def test_each_text_knows_the_units_and_leaders_that_answer_for_it() -> None:
    texts = {
        text.text: text
        for block in STUDY.documents[1].blocks
        if not isinstance(block, ShownGrid)
        for text in block.texts
    }
    assert texts["力争培育科技型企业入库30家"].units == ("县科工局", "县财政局", "县税务局")
    assert texts["力争培育科技型企业入库30家"].leaders == ("李青",)
    assert texts["城镇调查失业率5.5%"].units == ()


def test_the_sheets_have_a_column_for_each_place() -> None:
    indicators, units, leaders = sheets(STUDY, "zh")
    assert (indicators.title, units.title, leaders.title) == ("指标对照表", "责任对照表", "分管领导任务量")
    assert indicators.header == (
        "指标", "口径", "各处不一", "总体方案 目标", "总体方案 任务",
        "附件1 目标", "附件1 任务", "附件1 表", "附件2 目标", "附件2 任务",
    )  # fmt: skip
    assert units.rows[0] == ("县科工局", 3, 3, 0, "3 / 0", "")
    assert units.rows[-1] == ("分管领导空白", 1, "", "", 1, "")
    assert leaders.rows == [("李青", 1, 1, "")]


def test_the_sheets_go_into_the_workbook() -> None:
    said: Any = render("xlsx", [draft("qingshan").report], Options(sheets=sheets(STUDY, "en")))
    workbook = load_workbook(io.BytesIO(said))
    assert workbook.sheetnames[-3:] == ["Indicator matrix", "Responsibility matrix", "Load per leader"]
    assert workbook["Responsibility matrix"]["A2"].value == "县科工局"


def test_the_terminal_shows_both_matrices() -> None:
    said = render_matrices(STUDY, "zh", 110)
    lines = said.split("\n")
    assert lines[0] == "指标对照表"
    assert lines[1].split() == ["指标", "总体方案", "附件目标", "附件任务", "责任分解表"]
    assert "社会消费品零售总额 (增长率)  增长7%       附件2 增长7%" in said
    assert "县科工局          ████████████████████ 3    3 / 0" in said
    assert "分管领导空白      1                         1" in said
    assert said.endswith("\n")


@pytest.mark.parametrize("columns", [80, 100, 160])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tables_fit_the_terminal(columns: int, language: Any) -> None:
    assert max(map(wcswidth, render_matrices(STUDY, language, columns).split("\n"))) <= columns


def test_an_empty_plan_has_empty_matrices() -> None:
    study = study_of()
    assert study.indicators.rows == ()
    assert study.responsibilities.actions == ()
    assert sheets(study, "zh") == ()
    assert "没有可列出的内容。" in render_matrices(study, "zh", 80)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.text(max_size=20), st.text(max_size=20))
def test_any_text_makes_a_study_and_a_table(goals: list[str], units: str, leader: str) -> None:
    rows = (Row(number="1", content="新建平台2个", units=units, leader=leader), Row(item=units, target="3家"))
    study = study_of(annex(*goals, rows=rows))
    assert all(isinstance(row, IndicatorRow) for row in study.indicators.rows)
    assert render_matrices(study, "zh", 100)
