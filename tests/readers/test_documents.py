"""Real documents of other places, and the two seeds, read with the right documents, headings, tables and rows.

The counts were written down by reading the documents.  The documents lie beside the repository and are
not part of it: where they are absent the tests are skipped, except in CI, where they must be there.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.engine import check_plan
from checker.plan.model import Document, Plan, Row, Section, Table
from checker.plan.numbering import Rank, read_heading
from checker.readers.opening import read_document
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = {"xinshao": "000_ec23dd7c87927d15.txt", "linxiang": "001_86a15bc9c814d429.txt"}
HAINAN = ("main", "annex1_duties", "annex2_mental", "annex3_child", "annex4_weight")


def plan_of(*names: str) -> Plan:
    if not (SHARED / "documents").is_dir():
        reason = f"the documents are not beside the repository ({SHARED})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return read_document(*(str(SHARED / name) for name in names)).plan


class Counts(NamedTuple):
    """What a document holds: headings 一、 and （一） and 1., responsibility brackets, table rows and groups."""

    chapters: int
    sections: int
    items: int
    responsibilities: int
    rows: int = 0
    groups: int = 0


def sections_of(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from sections_of(section.sections)


def counts_of(document: Document) -> Counts:
    sections = list(sections_of(document.sections))
    ranks = Counter(read_heading(section.heading).rank for section in sections if section.heading)
    rows = [row for table in document.tables for row in table.rows]
    return Counts(
        ranks[Rank.CHAPTER],
        ranks[Rank.SECTION],
        ranks[Rank.ITEM],
        sum(section.responsibility != "" for section in sections),
        sum(row.group is None for row in rows),
        sum(row.group is not None for row in rows),
    )


READ = {
    "documents/gwy_2018_42g.html": (
        "国务院关于加快推进农业机械化和农机装备产业转型升级的指导意见",
        ("国发〔2018〕42号", "国务院", "2018年12月21日"),
        Counts(8, 20, 0, 18),
    ),
    "documents/gwy_2019_4b.html": (
        "国务院办公厅关于加强三级公立医院绩效考核工作的意见",
        ("国办发〔2019〕4号", "国务院办公厅", "2019年1月16日"),
        Counts(5, 19, 0, 0),
    ),
    "documents/hf_biz_env_2020_24.txt": (
        "国务院办公厅关于进一步优化营商环境更好服务市场主体的实施意见",
        ("国办发〔2020〕24号", "国务院办公厅", "2020年7月15日"),
        Counts(6, 20, 0, 20),
    ),
}


@pytest.mark.parametrize("name", READ)
def test_a_single_document_has_its_front_its_end_and_its_headings(name: str) -> None:
    title, front, counts = READ[name]
    master = plan_of(name).master
    assert master is not None
    assert master.title == title
    assert (master.number, master.issuer, master.date) == front
    assert counts_of(master) == counts


def test_a_table_with_two_columns_of_merged_categories_keeps_all_its_indicators() -> None:
    plan = plan_of("documents/gwy_2019_4b.html")
    (annex,) = plan.annexes
    assert (annex.label, annex.title) == ("附件", "三级公立医院绩效考核指标")
    assert counts_of(annex) == Counts(0, 0, 0, 0, rows=55, groups=18)  # the twelve notes below it are no items
    rows = annex.tables[0].rows
    assert [row.group for row in rows[:2]] == ["一、医疗质量", "（一）功能定位"]
    assert [read_heading(row.item or "").value for row in rows if row.group is None] == list(range(1, 56))
    assert rows[-1].item == "55.医务人员满意度▲"


def test_the_hainan_files_are_one_plan_with_four_annexes() -> None:
    plan = plan_of(*(f"documents/hainan_{name}.docx" for name in HAINAN))
    notice, master = plan.notice, plan.master
    assert notice is not None
    assert master is not None
    assert (plan.title, plan.area, plan.year) == ("海南省将健康融入所有政策实施方案", "海南省", 2025)
    assert (notice.number, notice.date) == ("琼健爱卫〔2025〕7号", "2025年3月17日")
    assert notice.issuer == "海南省健康海南建设委员会（爱国卫生运动委员会）（代章）"
    assert counts_of(master) == Counts(3, 2, 7, 0)
    assert master.annex_list == (
        "1.省级相关部门“将健康融入所有政策”职责清单",
        "2.海南省儿童青少年心理健康关爱行动计划",
        "3.海南省儿童健康促进专项行动计划",
        "4.海南省健康体重管理与健康食品产业发展行动",
    )
    assert [(annex.label, annex.title, counts_of(annex)) for annex in plan.annexes] == [
        ("附件1", "省级相关部门“将健康融入所有政策”职责清单", Counts(0, 0, 0, 0, rows=26)),
        ("附件2", "海南省儿童青少年心理健康关爱行动计划", Counts(2, 5, 0, 5)),
        ("附件3", "海南省儿童健康促进专项行动计划", Counts(2, 6, 0, 6)),
        ("附件4", "海南省健康体重管理与健康食品产业发展行动", Counts(2, 6, 14, 14)),
    ]


def test_the_title_that_the_hainan_notice_prints_otherwise_is_found() -> None:
    names = [str(SHARED / f"documents/hainan_{name}.docx") for name in HAINAN]
    plan_of(*(f"documents/hainan_{name}.docx" for name in HAINAN))  # skips where the documents are absent
    opened = read_document(*names)
    (finding,) = [
        each for each in check_plan(opened.plan, opened.sources, load_rules()).findings if each.code == "S101"
    ]
    assert finding.message.zh == (
        "附件3在附件说明中为“海南省儿童健康促进行动计划”, 附件标题为“海南省儿童健康促进专项行动计划”"
    )


def test_of_the_list_of_files_under_a_page_the_name_that_differs_is_kept() -> None:
    notice = plan_of(*(f"documents/hainan_{name}.docx" for name in HAINAN)).notice
    assert notice is not None
    assert notice.annex_list == ("海南省将健康融入所有政策实施方案", "附件3：海南省儿童健康促进行动计划")


def test_the_names_of_units_that_a_narrow_column_broke_are_joined() -> None:
    plan = plan_of("documents/hainan_annex1_duties.docx")
    rows = plan.annexes[0].tables[0].rows
    assert all(isinstance(row.units, str) for row in rows)
    assert {"省自然资源和规划厅", "省人力资源社会保障厅"} <= {row.units for row in rows}


# ------------------------------------------------------------------ the seeds
def bare(value: object) -> object:
    """A text without white space, a list as its texts, None as it is."""
    if isinstance(value, str):
        return "".join(value.split())
    return tuple(map(bare, value)) if isinstance(value, tuple) else value


def documents_of(plan: Plan) -> list[Document]:
    return [document for document in (plan.notice, plan.master, *plan.annexes) if document]


@pytest.fixture(params=sorted(SEEDS))
def pair(request: pytest.FixtureRequest) -> tuple[Plan, Plan]:
    """A seed as the text reader reads it, and the plan file that people wrote from it."""
    read = plan_of(f"seeds/{SEEDS[request.param]}")
    written, _ = read_plan(str(ROOT / "plans" / f"{request.param}.yaml"))
    return read, written


def test_a_seed_has_the_documents_of_its_plan_file(pair: tuple[Plan, Plan]) -> None:
    def fronts(plan: Plan) -> list[object]:
        fields = ("label", "title", "number", "issuer", "date", "annex_list", "closing")
        return [[bare(getattr(document, field)) for field in fields] for document in documents_of(plan)]

    read, written = pair
    assert (read.title, read.area, read.year) == (written.title, written.area, written.year)
    assert fronts(read) == fronts(written)


def test_a_seed_has_the_headings_responsibilities_and_rosters_of_its_plan_file(pair: tuple[Plan, Plan]) -> None:
    def outline(plan: Plan) -> list[object]:
        return [
            (bare(section.heading), bare(section.responsibility), bare(section.task_force))
            for document in documents_of(plan)
            for section in sections_of(document.sections)
        ]

    read, written = pair
    assert outline(read) == outline(written)
    assert [document.roster for document in documents_of(read)] == [
        document.roster for document in documents_of(written)
    ]


CELLS = ("group", "number", "item", "target", "lead", "units", "leader", "deadline", "progress")


def test_a_seed_has_every_row_blank_and_merged_cell_of_its_plan_file(pair: tuple[Plan, Plan]) -> None:
    def tables(plan: Plan) -> list[Table]:
        return [table for document in documents_of(plan) for table in document.tables]

    def cells(row: Row) -> list[object]:
        return [bare(getattr(row, field)) for field in CELLS]

    read, written = map(tables, pair)
    assert [(one.caption, one.label, one.title, dict(one.columns)) for one in read] == [
        (one.caption, one.label, one.title, dict(one.columns)) for one in written
    ]
    for one, other in zip(read, written, strict=True):
        assert [cells(row) for row in one.rows] == [cells(row) for row in other.rows]
        for ours, theirs in zip(one.rows, other.rows, strict=True):
            whole = "".join(ours.content) if isinstance(ours.content, tuple) else ours.content
            for part in (theirs.content,) if isinstance(theirs.content, str) else theirs.content or ():
                assert bare(part) in str(bare(whole or ""))


def test_every_statement_of_a_plan_file_stands_in_one_statement_of_its_seed(pair: tuple[Plan, Plan]) -> None:
    def statements(plan: Plan) -> list[str]:
        return [
            str(bare(text))
            for document in documents_of(plan)
            for part in (document, *sections_of(document.sections))
            for text in part.statements
        ]

    read, written = map(statements, pair)
    lines = "\n".join(read)
    assert [text for text in written if text not in lines] == []
