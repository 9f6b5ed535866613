"""A plan as the draft that its clerk would have had: plain text, a web page, a Word file.

Enters: a `Plan`.  Leaves: the bytes of a draft in each form, for the readers to read again.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from docx import Document as new_document

from checker.plan.model import Document, Plan, Section, Table

Grid = list[list[str]]
Block = str | Grid
"""A paragraph, or a table row by row."""

_CELLS = ("number", "item", "content", "target", "lead", "units", "leader", "deadline", "progress")


def blocks(plan: Plan) -> Iterator[Block]:
    """What is printed, in printed order."""
    for document in (plan.master, *plan.annexes):
        if document:
            yield from _document(document)


def _document(document: Document) -> Iterator[Block]:
    yield from filter(None, (document.label, document.title))
    yield from (f"{text}。" for text in document.statements)
    yield from (f"{each.role or '成员'}：{each.name}  {each.post}" for each in document.roster)
    yield from _sections(document.sections)
    yield from (f"附件：{text}" if not at else text for at, text in enumerate(document.annex_list))
    yield from map(_grid, document.tables)


def _sections(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        yield section.heading
        body = "；".join(section.statements) + "。" if section.statements else ""
        yield from filter(None, (body + section.responsibility, section.task_force))
        yield from _sections(section.sections)


def _grid(table: Table) -> Grid:
    columns = [name for name in _CELLS if name in table.columns]
    rows = [[row.group, *[""] * (len(columns) - 1)] if row.group else _row(row, columns) for row in table.rows]
    return [[table.columns[name] for name in columns], *rows]


def _row(row: object, columns: Sequence[str]) -> list[str]:
    cells = [getattr(row, name) for name in columns]
    return ["" if cell is None else cell if isinstance(cell, str) else "\n".join(cell) for cell in cells]


def as_text(plan: Plan) -> bytes:
    """One paragraph or row a line, cells divided by tabs."""
    lines = [line for block in blocks(plan) for line in ([block] if isinstance(block, str) else map("\t".join, block))]
    return "\n".join([*lines, ""]).encode()


def as_page(plan: Plan) -> bytes:
    """A web page."""
    return f"<html><body>{''.join(map(_element, blocks(plan)))}</body></html>\n".encode()


def _element(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{block}</p>\n"
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in block)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"


def as_word(plan: Plan) -> bytes:
    """A Word file."""
    document = new_document()
    for block in blocks(plan):
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            made = document.add_table(rows=len(block), cols=len(block[0]))
            for row, texts in zip(made.rows, block, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FORMS: Mapping[str, Callable[[Plan], bytes]] = {"txt": as_text, "html": as_page, "docx": as_word}
