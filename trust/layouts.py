"""Prints a draft as files of every format that the checker reads.

Enters: a draft.  Leaves: bytes of a plan file, of plain text (tables by tabs), Markdown, a page, or a Word document;
all print the same words in the same order, so that what is told of them can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from io import BytesIO
from itertools import chain
from typing import Any

import yaml
from docx import Document

from trust.draft import Block, Draft, Heading, Paragraph, Part, Roster, Table, plain

GAP = "　"


def as_yaml(draft: Draft) -> bytes:
    """The plan file."""
    master, *annexes = draft.parts
    content = {
        "title": plain(master.title),
        "area": draft.county,
        "year": draft.year,
        "master": {
            "title": plain(master.title),
            **_fields(master),
            "annex_list": [plain(text) for text in draft.list_of_annexes],
        },
        "annexes": [{"label": part.label, "title": plain(part.title), **_fields(part)} for part in annexes],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6).encode()


def _fields(part: Part) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    sections: list[dict[str, Any]] = []
    for block in part.blocks:
        match block:
            case Heading(level, text):
                new = {"heading": plain(text)}
                (sections if level == 1 else sections[-1].setdefault("sections", [])).append(new)
            case Paragraph(text, responsibility):
                within = sections[-1].get("sections", sections)[-1]
                within.setdefault("statements", []).append(plain(text).rstrip("。"))
                if responsibility:
                    within["responsibility"] = plain(responsibility)
            case Table():
                fields.setdefault("tables", []).append(_table(block))
            case Roster(people):
                fields["roster"] = [
                    ({"role": person.role} if person.role else {}) | {"name": plain(person.name), "post": person.post}
                    for person in people
                ]
    return ({"sections": sections} if sections else {}) | fields


def _table(table: Table) -> dict[str, Any]:
    values = [head for field, head in zip(table.fields, table.header, strict=True) if field == "value"]
    columns = {field: head for field, head in zip(table.fields, table.header, strict=True) if field != "value"}
    rows = []
    for cells in table.rows:
        printed = list(zip(table.fields, map(plain, cells), strict=True))
        row: dict[str, Any] = {field: text for field, text in printed if field != "value"}
        if values:
            row["values"] = [text for field, text in printed if field == "value"]
        rows.append(row)
    return {"title": plain(table.title), "columns": columns} | ({"values": values} if values else {}) | {"rows": rows}


def _lines(draft: Draft) -> Iterator[tuple[str, str | Table]]:
    """What is printed, line by line and table by table, each with what it is."""
    for part in draft.parts:
        if part.label:
            yield "label", part.label
        yield "title", plain(part.title)
        for block in part.blocks:
            yield from _printed(block)
        if not part.label:
            first, *rest = map(plain, draft.list_of_annexes)
            yield "listed", f"附件：{first}"
            yield from (("listed", text) for text in rest)


def _printed(block: Block) -> Iterator[tuple[str, str | Table]]:
    match block:
        case Heading(level, text):
            yield f"heading{level}", plain(text)
        case Paragraph(text, responsibility):
            yield "paragraph", plain(text) + plain(responsibility)
        case Table(title):
            yield "caption", plain(title)
            yield "table", block
        case Roster(people):
            role = ""
            for person in people:
                role = person.role or role
                start = f"{role}：" if person.role else GAP * (len(role) + 1)
                yield "person", f"{start}{plain(person.name)}{GAP}{person.post}"


def _grid(table: Table) -> list[list[str]]:
    return [list(table.header), *([plain(cell) for cell in row] for row in table.rows)]


def as_text(draft: Draft) -> bytes:
    """Plain text, tables by tabs."""
    lines = (
        ["\t".join(row) for row in _grid(what)] if isinstance(what, Table) else [what] for _, what in _lines(draft)
    )
    return "\n".join(chain.from_iterable(lines)).encode()


def as_markdown(draft: Draft) -> bytes:
    """Markdown with headings and pipe tables."""
    marks = {"title": "# ", "label": "## ", "heading1": "## ", "heading2": "### "}
    return "\n\n".join(
        _pipes(what) if isinstance(what, Table) else marks.get(kind, "") + what for kind, what in _lines(draft)
    ).encode()


def _pipes(table: Table) -> str:
    header, *rows = (f"| {' | '.join(row)} |" for row in _grid(table))
    return "\n".join([header, "|" + " --- |" * len(table.header), *rows])


def as_html(draft: Draft) -> bytes:
    """A page."""
    body = "\n".join(
        _page_table(what) if isinstance(what, Table) else f"<p>{escape(what)}</p>" for _, what in _lines(draft)
    )
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def _page_table(table: Table) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in _grid(table))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def as_word(draft: Draft) -> bytes:
    """A Word document without heading styles, as most drafts are."""
    document = Document()
    for _, what in _lines(draft):
        if isinstance(what, Table):
            grid = _grid(what)
            table = document.add_table(rows=len(grid), cols=len(grid[0]))
            for row, cells in zip(table.rows, grid, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(what)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


FORMATS: Mapping[str, Callable[[Draft], bytes]] = {
    ".yaml": as_yaml,
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_word,
}
"""By the ending of its file, how a draft is printed."""
