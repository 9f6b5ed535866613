"""What is fuzzed: by its name the bytes that a target begins with, and what may never happen on any other bytes.

Enters: bytes.  Leaves: what went wrong, one line a fault; an input that is refused in people's words is no fault.
"""

from __future__ import annotations

import io
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape
from typing import Any, NamedTuple

import yaml
from docx import Document
from openpyxl import Workbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from checker.data import data_dir
from checker.engine import check_facts
from checker.facts import Facts
from checker.inputs.breakdown import Breakdown
from checker.inputs.problem import InputError
from checker.language.statement.statements import Context, read_statement
from checker.plan.model import Plan
from checker.plan.walk import outline
from checker.readers.docx import read_docx
from checker.readers.html import read_html
from checker.readers.opening import Opened, read_text
from checker.readers.outline import read_streams
from checker.readers.pdf_pages import AS_JSON, read_pages
from checker.readers.xlsx import read_xlsx
from checker.report import Options, render
from checker.rulebook.examples import plan_of, read_examples
from checker.rules.loading import load_rules
from checker.rules.rule import Rule
from checker.source import decode
from checker.yaml_files.models import read_model

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


class Target(NamedTuple):
    """A reader: bytes to a plan, what it is first given, and the form of its bytes."""

    read: Callable[[bytes], Opened | None]
    first: Callable[[Plan], bytes]
    form: str = ""


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules()


def wrong(target: str, data: bytes) -> Iterator[str]:
    """What goes wrong on an input."""
    try:
        opened = TARGETS[target].read(data)
        if opened is not None:
            yield from _told(opened)
    except InputError as refused:
        if refused.__context__ and _is_ours(refused.__context__):
            yield f"refused for a fault of ours: {_told_of(refused.__context__)}"
    except Exception as error:
        yield _told_of(error)


def _is_ours(error: BaseException) -> bool:
    """Whether our own code raised it, and not a library on a damaged file."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    return not isinstance(error, InputError) and any("/checker/" in each.filename for each in last)


def _told_of(error: BaseException) -> str:
    calls = Breakdown.of("fuzzing", error).calls if isinstance(error, Exception) else ()
    return f"{type(error).__name__} in {' < '.join(reversed(calls[-3:]))}: {error}"


def _told(opened: Opened) -> Iterator[str]:
    """What breaks down in a check of a plan, and what is quoted that is not printed."""
    facts = Facts(opened.plan)
    report = check_facts(facts, opened.sources, _rules())
    yield from (
        f"{fault.broke.error} in {fault.broke.calls[-1]}: {fault.place.label} {fault.place.quote}"
        for fault in report.faults
    )
    yield from (f"{each.code} {each.broke.error} in {each.broke.calls[-1]}" for each in report.not_run if each.broke)
    printed = {passage.route: passage.source.whole for passage in outline(opened.plan).passages}
    for finding in report.findings:
        for place in finding.places:
            opened.sources.locate(place.route, place.span)
            if place.route in printed and printed[place.route][slice(*place.span)] != place.quote:
                yield f"{finding.code} quotes what is not printed: {place.quote}"
    render("table", [report], Options(rules=_rules()))


# ------------------------------------------------------------------ what a target begins with
def seeds(target: str) -> list[bytes]:
    """The examples of all rules, in the target's format."""
    files = sorted(data_dir("rules").rglob("*.yaml"))
    return [TARGETS[target].first(plan_of(each)) for file in files for each in read_examples(file)]


def _lines(value: Any) -> Iterator[str]:
    """The texts of a plan's fields in their order, a row as one line."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _lines(each)
    elif isinstance(value, dict) and "content" in value:
        yield "\t".join(_lines(list(value.values())))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _lines(each)


def _printed(plan: Plan) -> list[str]:
    return list(_lines(plan.model_dump(mode="json", exclude_unset=True)))


def _as_yaml(plan: Plan) -> bytes:
    return yaml.safe_dump(plan.model_dump(mode="json", exclude_unset=True), allow_unicode=True).encode()


def _as_text(plan: Plan) -> bytes:
    return "\n".join(_printed(plan)).encode()


def _as_html(plan: Plan) -> bytes:
    blocks = []
    for line in _printed(plan):
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t"))
        blocks.append(f"<table><tr>{cells}</tr></table>" if "\t" in line else f"<p>{escape(line)}</p>")
    return f"<html><body>{''.join(blocks)}</body></html>".replace("</table><table>", "").encode()


def _word(plan: Plan) -> bytes:
    """The main part of a Word file."""
    document = Document()
    for line in _printed(plan):
        cells = line.split("\t")
        if len(cells) > 1:
            table = document.add_table(rows=1, cols=len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.text = text
        else:
            document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return _parts(stream.getvalue())[_DOCUMENT]


def _sheet(plan: Plan) -> bytes:
    """The first sheet of a workbook, its texts in its cells."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in _printed(plan):
        sheet.append(line.split("\t"))
    stream = io.BytesIO()
    book.save(stream)
    return _parts(stream.getvalue())[_SHEET]


def _pdf(plan: Plan) -> bytes:
    """A page with the first texts of the plan, its streams in the clear, so that chance can change them."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0, invariant=1)
    canvas.setFont("STSong-Light", 12)
    for at, line in enumerate(_printed(plan)[:20]):
        canvas.drawString(72, 760 - 20 * at, line)
    canvas.rect(72, 200, 100, 40)
    canvas.rect(172, 200, 100, 40)
    canvas.save()
    return stream.getvalue()


_DOCUMENT, _SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"


def _parts(package: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def _empty_word() -> Mapping[str, bytes]:
    stream = io.BytesIO()
    Document().save(stream)
    return _parts(stream.getvalue())


@cache
def _empty_book() -> Mapping[str, bytes]:
    stream = io.BytesIO()
    Workbook().save(stream)
    return _parts(stream.getvalue())


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


# ------------------------------------------------------------------ how a target is read
def _read_yaml(data: bytes) -> Opened:
    return Opened(*read_model(Plan, "a.yaml", decode(data, "a.yaml")))


def _read_text(data: bytes) -> Opened:
    return read_text(decode(data, "a.txt"), "a.txt")


def _read_html(data: bytes) -> Opened:
    return read_streams([read_html(decode(data, "a.html"), "a.html")])


def _read_docx(data: bytes) -> Opened:
    return read_streams([read_docx(packed({**_empty_word(), _DOCUMENT: data}), "a.docx")])


def _read_xlsx(data: bytes) -> Opened:
    return read_streams([read_xlsx(packed({**_empty_book(), _SHEET: data}), "a.xlsx")])


def _read_pdf(data: bytes) -> None:
    """The part that runs in a process of its own; what it leaves is read back."""
    AS_JSON.validate_json(AS_JSON.dump_json(read_pages(data)))


def _read_statement(data: bytes) -> None:
    """One text; every numeral of it is accounted for, and every span stands in it."""
    text = data.decode("utf-8", "ignore")
    said = read_statement(text, Context(year=2030, area="青山县"))
    spans = [*(each.quantity.span for each in said.constraints), *(each.span for each in said.others)]
    assert all(0 <= start <= end <= len(text) for start, end in spans), "a span outside its text"


TARGETS: Mapping[str, Target] = {
    "yaml": Target(_read_yaml, _as_yaml, form="yaml"),
    "text": Target(_read_text, _as_text),
    "html": Target(_read_html, _as_html),
    "docx": Target(_read_docx, _word, form="xml"),
    "xlsx": Target(_read_xlsx, _sheet, form="xml"),
    "pdf": Target(_read_pdf, _pdf),
    "statement": Target(_read_statement, _as_text),
}
