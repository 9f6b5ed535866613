"""A Word draft of an invented plan (青山县) with all that Word can do to a text, and six mistakes in it."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PARAGRAPHS = (
    "青山县产业培育行动实施方案",
    "一、工作目标",
    None,
    "二、重点任务",
    "1.扩大消费。",
    None,
    "2.培育主体。推动“专精特新”中小企业净增8家以上，新增规模以上工业企业２０家。（县科工局牵头，县财政局负责）",
    "防范风险。规上工业企业开工率达到９５%以上。",
    "附件：青山县产业培育行动任务责任分解表",
)
ROWS = (
    ("序号", "工作任务", "责任单位", "分管领导"),
    ("1", "开展10场促消费活动", "县商务局、县文旅局", "张明"),
    ("2", "专精特新中小企业新增8家以上，新增规模以上工业企业18家", "县科工局、县财政局", ""),
    ("3", "规上工业企业开工率达到90%以上", "县应急局", "李强"),
    ("4", "新增高新技术企业6家", "县科工局", ""),
)
TARGET = (
    ("高新技术产业", {}),
    ("增加值增长", {"bold": True}),
    ("７", {"bold": True, "italic": True}),
    ("％，", {}),
)


def draft(*more: str) -> bytes:
    """The draft; further paragraphs come before the table."""
    document = Document()
    for text in PARAGRAPHS:
        paragraph = document.add_paragraph(text or "")
        if text is None:
            (_add_target if len(document.paragraphs) == 3 else _add_events)(paragraph)
    for text in more:
        document.add_paragraph(text)
    _add_table(document)
    _number(document, document.paragraphs[7])
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_target(paragraph: Any) -> None:
    """Runs split in the middle of words; a hyperlink and a content control around figures."""
    for text, form in TARGET:
        run = paragraph.add_run(text)
        for name, value in form.items():
            setattr(run, name, value)
    add(
        paragraph,
        '<w:hyperlink w:anchor="x"><w:r><w:t>规模以上工业</w:t></w:r></w:hyperlink>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>增加值增长</w:t></w:r><w:r><w:t>8%。</w:t></w:r></w:sdtContent></w:sdt>",
    )


def _add_events(paragraph: Any) -> None:
    """A tracked change: 12场 was replaced by 15场."""
    change = 'w:author="王文书" w:date="2024-01-01T00:00:00Z"'
    add(
        paragraph,
        f'<w:r><w:rPr><w:color w:val="0000FF"/></w:rPr><w:t xml:space="preserve">开展 </w:t></w:r>'
        f'<w:del w:id="900" {change}><w:r><w:delText>12</w:delText></w:r></w:del>'
        f'<w:ins w:id="901" {change}><w:r><w:rPr><w:b/></w:rPr><w:t>15</w:t></w:r></w:ins>'
        f"<w:r><w:t>场促消费活动。（县商务局牵头，县文旅局负责）</w:t></w:r>",
    )


def _add_table(document: Any) -> None:
    """The last leader stands for two rows, one leader is blank, and a table stands in a cell."""
    table = document.add_table(rows=len(ROWS), cols=4, style="Table Grid")
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(3, 3).merge(table.cell(4, 3))
    inner = table.cell(3, 2).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "县发改局10家", "县科工局8家"


def _number(document: Any, paragraph: Any) -> None:
    """A number that Word computes before a paragraph."""
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    properties = paragraph._p.get_or_add_pPr()
    reference = '<w:ilvl w:val="0"/><w:numId w:val="77"/>'
    properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{reference}</w:numPr>"))


def add(paragraph: Any, xml: str) -> None:
    """Elements at the end of a paragraph."""
    for element in list(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")):
        paragraph._p.append(element)


_UNITS = ("县发改局", "县科工局", "县财政局", "县商务局", "县住建局", "县教育局", "县农业农村局")
_THINGS = (
    "规模以上工业企业",
    "高新技术企业",
    "促消费活动",
    "农民专业合作社",
    "返乡创业项目",
    "标准化厂房",
    "公共服务场所",
)
_FILLING = "坚持以产业链思维推动转型升级，健全部门协同、上下联动的工作机制，强化跟踪问效，推动各项任务落地见效"
_ACTIONS = "一二三四五六七八九十"


def long_draft(pages: int) -> bytes:
    """A plan with ten annexes on about so many pages of 28 lines, its paragraphs in runs of 17 characters."""
    texts = ["青山县实施“十大行动”总体方案", "一、主要目标", *(f"{_target(number)}。" for number in range(30))]
    inner = [_paragraph(text) for text in texts]
    for number, name in enumerate(_ACTIONS):
        opening = (
            f"附件{number + 1}",
            f"青山县第{name}行动实施方案",
            "一、工作目标",
            f"{_target(number)}。",
            "二、工作任务",
        )
        inner += map(_paragraph, opening)
        for task in range(pages // 13):
            inner += (
                _paragraph(f"（{_ACTIONS[task % 10]}）推进第{task + 1}项工作。"),
                *map(_task, range(task, task + 4)),
            )
        inner += (_paragraph(f"附件：第{name}行动任务责任分解表"), _long_table(60, number))
    document = Document()
    body = document.element.body
    for at, element in enumerate(parse_xml(f"<w:body {nsdecls('w')}>{''.join(inner)}</w:body>")):
        body.insert(at, element)
    return saved(document)


def _target(number: int) -> str:
    return f"新增{_THINGS[number % 7]}{number % 38 + 2}家以上"


def _task(number: int) -> str:
    said = f"{number}.落实任务{number}。{_FILLING}。{_target(number)}。{_FILLING}。{_target(number + 3)}"
    return _paragraph(f"{said}。（{_UNITS[number % 7]}牵头，{_UNITS[(number + 1) % 7]}负责）")


def _paragraph(text: str) -> str:
    runs = (
        f"<w:r><w:rPr><w:sz w:val='32'/></w:rPr><w:t>{text[at : at + 17]}</w:t></w:r>" for at in range(0, len(text), 17)
    )
    return f"<w:p><w:pPr><w:spacing w:line='560' w:lineRule='exact'/></w:pPr>{''.join(runs)}</w:p>"


def _long_table(rows: int, seed: int) -> str:
    texts = [
        ROWS[0],
        *((str(row), _target(row + seed), _UNITS[row % 7], "张明" * (row % 7 > 0)) for row in range(1, rows)),
    ]
    cells = ("".join(f"<w:tc><w:tcPr/>{_paragraph(text)}</w:tc>" for text in row) for row in texts)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
