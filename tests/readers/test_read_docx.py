"""Word files made here come out in order: merged cells once, split runs joined, tracked changes as accepted."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from checker.plan.model import Row, Section
from checker.readers.opening import Opened, read_document
from checker.readers.word_elements import paragraph_texts

Fill = Callable[[Any], None]


def opened(tmp_path: Path, fill: Fill, name: str = "方案.docx") -> Opened:
    document = docx.Document()
    fill(document)
    path = tmp_path / name
    document.save(str(path))
    return read_document(str(path))


def start(document: Any) -> None:
    document.add_paragraph("云溪市工作方案").alignment = WD_ALIGN_PARAGRAPH.CENTER


def xml(text: str) -> Any:
    return parse_xml(text.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))


def add(document: Any, text: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, xml(text))


def test_runs_are_joined_and_full_width_text_is_kept(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        start(document)
        document.add_paragraph("一、目标")
        paragraph = document.add_paragraph("新增高新技术")
        for run in ("企业", "６", "家以上", "；增长７％。（市科工局", "牵头）"):
            paragraph.add_run(run).bold = run == "６"

    plan = opened(tmp_path, fill).plan
    assert plan.master is not None
    assert plan.master.sections == (
        Section(
            heading="一、目标",
            statements=("新增高新技术企业６家以上；增长７％",),
            responsibility="（市科工局牵头）",
        ),
    )


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        start(document)
        document.add_paragraph("一、目标")
        add(
            document,
            "<w:p><w:r><w:t>新增企业</w:t></w:r>"
            '<w:del w:id="1" w:author="x"><w:r><w:delText>5家</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="x"><w:r><w:t>6家</w:t></w:r></w:ins><w:r><w:t>以上。</w:t></w:r></w:p>',
        )
        add(document, '<w:p><w:moveFrom w:id="3" w:author="x"><w:r><w:t>移走的句子。</w:t></w:r></w:moveFrom></w:p>')

    found = opened(tmp_path, fill)
    assert found.plan.master is not None
    assert found.plan.master.sections[0].statements == ("新增企业6家以上",)
    assert found.notes == ("修订 2 处, 按接受修订后的文字读 (tracked changes, read as accepted)",)


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        start(document)
        add(
            document,
            '<w:p><w:r><w:t>增长7%</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>"
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框中字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
            "<w:r><w:t>以上。</w:t></w:r></w:p>",
        )

    found = opened(tmp_path, fill)
    assert found.plan.master is not None
    assert found.plan.master.statements == ("增长7%以上",)
    assert found.notes == (
        "脚注、尾注 1 处未读 (footnotes and endnotes not read)",
        "文本框 1 个未读 (text boxes not read)",
        "隐藏文字 1 处未读 (hidden text not read)",
    )


def number(paragraph: Any, list_id: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        xml(
            f'<w:p><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:p>'
        ).find(qn("w:numPr"))
    )  # fmt: skip


def define_list(document: Any) -> None:
    """List 77: 一、 / （一） / 1. as Word computes them."""
    numbering = document.part.numbering_part.element
    levels = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )  # fmt: skip


def test_computed_numbers_are_printed_and_list_zero_is_none(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        start(document)
        define_list(document)
        for text, level in (("目标", 0), ("任务", 0), ("产业", 1), ("新增企业6家。", 2), ("创新", 1), ("培训9人。", 2)):
            number(document.add_paragraph(text), 77, level)
        number(document.add_paragraph("三、保障"), 0, 0)

    found = opened(tmp_path, fill)
    assert found.plan.master is not None
    sections = found.plan.master.sections
    assert [section.heading for section in sections] == ["一、目标", "二、任务", "三、保障"]
    assert [(one.heading, one.sections[0].heading) for one in sections[1].sections] == [
        ("（一）产业", "1.新增企业6家。"),
        ("（二）创新", "1.培训9人。"),
    ]
    spot = next(spot for spot in found.spots if found.sources.text[spot.start : spot.end] == "二、任务")
    assert spot.offset == 2


def table(document: Any, rows: list[list[str]]) -> Any:
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    return made


def annexed(document: Any) -> None:
    start(document)
    document.add_paragraph("一、目标")
    document.add_paragraph("增长7%。")
    document.add_paragraph("附件1")
    document.add_paragraph("云溪市任务分解表")


def test_merged_cells_are_read_once_and_blank_cells_stay_blank(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        annexed(document)
        made = table(
            document,
            [
                ["序号", "事项", "内容", "责任单位", "分管领导"],
                ["一、产业", "", "", "", ""],
                ["1", "创新", "新增企业6家。", "市科工局", "周平"],
                ["", "", "培训100人。", "", ""],
                ["2", "民生", "办好实事10件。", "市民政局", ""],
            ],
        )
        made.cell(1, 0).merge(made.cell(1, 4))
        for column in (0, 1, 3, 4):
            made.cell(2, column).merge(made.cell(3, column))

    plan = opened(tmp_path, fill).plan
    assert plan.annexes[0].tables[0].rows == (
        Row(group="一、产业"),
        Row(number="1", item="创新", content="新增企业6家。", units="市科工局", leader="周平"),
        Row(content="培训100人。"),
        Row(number="2", item="民生", content="办好实事10件。", units="市民政局", leader=""),
    )


def test_categories_that_span_rows_become_group_headings(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        annexed(document)
        made = table(
            document,
            [
                ["类别", "指标名称", "目标值", "责任单位"],
                ["产业", "工业增加值", "增长7%", "市科工局"],
                ["", "新增企业", "6家", "市科工局"],
                ["民生", "新增就业", "4800人", "市人社局"],
                ["", "学位", "300个", "市教育局"],
            ],
        )
        made.cell(1, 0).merge(made.cell(2, 0))
        made.cell(3, 0).merge(made.cell(4, 0))

    rows = opened(tmp_path, fill).plan.annexes[0].tables[0].rows
    assert [row.group or row.item for row in rows] == ["产业", "工业增加值", "新增企业", "民生", "新增就业", "学位"]


def test_a_nested_table_is_text_of_its_cell(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        annexed(document)
        made = table(document, [["序号", "内容", "责任单位"], ["1", "新增企业6家。", "市科工局"]])
        inner = made.cell(1, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text = "其中工业3家。"
        inner.cell(0, 1).text = "服务业3家。"

    (row,) = opened(tmp_path, fill).plan.annexes[0].tables[0].rows
    assert row.content == ("新增企业6家。", "其中工业3家。", "服务业3家。")


def test_a_title_broken_by_a_line_break_is_one_title(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("云溪市推进“放管服”改革")
        paragraph.add_run().add_break(WD_BREAK.LINE)
        paragraph.add_run("工作方案")
        document.add_paragraph("一、目标")

    assert opened(tmp_path, fill).plan.title == "云溪市推进“放管服”改革工作方案"


def test_heading_styles_make_headings_without_numbers(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        start(document)
        document.add_heading("工作目标", level=1)
        document.add_paragraph("增长7%。")
        document.add_heading("工作任务", level=1)
        document.add_heading("产业", level=2)
        document.add_paragraph("新增企业6家。")

    plan = opened(tmp_path, fill).plan
    assert plan.master is not None
    assert plan.master.sections == (
        Section(heading="工作目标", statements=("增长7%",)),
        Section(heading="工作任务", sections=(Section(heading="产业", statements=("新增企业6家",)),)),
    )


def test_places_lead_back_to_the_runs(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        annexed(document)
        table(document, [["序号", "内容", "责任单位"], ["1", "新增企业6家。", "市科工局"]])

    found = opened(tmp_path, fill)
    extent = found.sources.extents["annexes", 0, "tables", 0, "rows", 0, "content"]
    spot = next(spot for spot in found.spots if spot.start <= extent.start < spot.end)
    document = docx.Document(found.sources.path)
    paragraphs = list(document.element.body.iter(qn("w:p")))
    assert "".join(text for text, _ in paragraph_texts(paragraphs[spot.paragraph])) == "新增企业6家。"
    for one in found.spots:
        own = "".join(text for text, _ in paragraph_texts(paragraphs[one.paragraph]))
        assert own[one.skip :].startswith(found.sources.text[one.start + one.offset : one.end])


def test_content_controls_are_read_through(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        start(document)
        control = OxmlElement("w:sdt")
        content = OxmlElement("w:sdtContent")
        content.append(document.add_paragraph("一、目标")._p)
        content.append(document.add_paragraph("增长7%。")._p)
        control.append(content)
        document.element.body.insert(1, control)

    plan = opened(tmp_path, fill).plan
    assert plan.master is not None
    assert plan.master.sections == (Section(heading="一、目标", statements=("增长7%",)),)


def test_several_files_are_one_plan_in_the_order_of_their_labels(tmp_path: Path) -> None:
    def saved(name: str, *texts: str) -> str:
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        document.save(str(tmp_path / name))
        return str(tmp_path / name)

    second = saved("附件2.docx", "云溪市民生行动方案", "一、目标", "办好实事10件。")
    first = saved("b.docx", "附件1", "云溪市产业行动方案", "一、目标", "增长7%。")
    main = saved("总体方案.docx", "云溪市总体方案", "一、目标", "增长7%。")
    found = read_document(second, first, main)
    assert found.plan.master is not None
    assert found.plan.master.title == "云溪市总体方案"
    assert [(annex.label, annex.title) for annex in found.plan.annexes] == [
        ("附件1", "云溪市产业行动方案"),
        ("附件2", "云溪市民生行动方案"),
    ]
    extent = found.sources.extents["annexes", 1, "sections", 0, "statements", 0]
    assert found.sources.text[extent.start : extent.end] == "办好实事10件"
    assert {Path(spot.path).name for spot in found.spots} == {"附件2.docx", "b.docx", "总体方案.docx"}


def test_a_file_of_bytes_is_the_same_as_a_file_by_name(tmp_path: Path) -> None:
    document = docx.Document()
    start(document)
    stream = io.BytesIO()
    document.save(stream)
    (tmp_path / "没有后缀").write_bytes(stream.getvalue())
    assert read_document(str(tmp_path / "没有后缀")).plan.title == "云溪市工作方案"
