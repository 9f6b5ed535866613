from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from hostile_texts import HOSTILE, hostile_report
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from readback import codes
from sample_report import REPORT
from wcwidth import wcswidth

from checker.report import FORMATS, Options, Sheet, render

CODES = ["N103", "N103", "R103", "T101"]

every_text = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


def said(name: str, text: str, **options: Any) -> str:
    report = render(name, [hostile_report(REPORT, text)], Options(**options))
    assert isinstance(report, str)
    return report


WHOLE = [name for name in FORMATS if not name.startswith("summary")]
"""Formats that carry every finding; a summary names the gravest."""


@pytest.mark.parametrize("name", WHOLE)
def test_hostile_text_adds_no_finding_and_hides_none(name: str) -> None:
    for text in HOSTILE.values():
        for explain in (False, True):
            report = render(name, [hostile_report(REPORT, text)], Options(explain=explain))
            assert codes(name, report) == CODES, (text[:20], explain)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.binary])
def test_no_character_that_acts_on_a_terminal_leaves_a_text_format(name: str) -> None:
    for text in HOSTILE.values():
        report = said(name, text, explain=True).removeprefix("\ufeff")
        acting = {c for c in report if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        assert acting <= ({"\n", "\r"} if name == "csv" else {"\n"}), text[:20]
        report.encode("utf-8")


@pytest.mark.parametrize("width", [60, 80, 160])
def test_hostile_text_never_widens_the_table(width: int) -> None:
    for text in HOSTILE.values():
        for explain in (False, True):
            lines = said("table", text, width=width, explain=explain).split("\n")
            assert max(map(wcswidth, lines)) <= width, (text[:20], explain)


@every_text
def test_concise_and_github_stay_one_line_a_finding(text: str) -> None:
    assert said("concise", text).count("\n") == 4
    github = said("github", text)
    assert github.count("\n") == 4
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in github.split("\n")[:-1])


@every_text
def test_json_gives_back_the_very_text(text: str) -> None:
    plan = json.loads(said("json", text))["plans"][0]
    assert plan["title"] == plan["path"] == text
    assert {finding["message"] for finding in plan["findings"]} == {text}
    assert {finding["places"][0]["quote"] for finding in plan["findings"]} == {text}


@every_text
def test_xml_holds_the_text_as_text(text: str) -> None:
    root = ET.fromstring(said("junit", text).encode())
    assert {element.tag for element in root.iter()} == {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "error",
    }  # fmt: skip
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("9", "2", "1")


@every_text
def test_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(said("csv", text), newline="")))
    assert len(rows) == 6
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in {*"=+-@\uff1d\uff0b\uff0d\uff20"} - {""}]


@every_text
def test_no_cell_of_a_workbook_is_anything_but_quoted_text_or_a_number(text: str) -> None:
    sheet = Sheet(text, (text, text), ((text, 3),))
    said = render("xlsx", [hostile_report(REPORT, text)], Options(sheets=(sheet, sheet)))
    assert isinstance(said, bytes)
    for worksheet in load_workbook(io.BytesIO(said)):
        for cell in (cell for row in worksheet.iter_rows() for cell in row if cell.value is not None):
            assert cell.data_type in {"s", "n"}
            assert cell.data_type == "n" or cell.quotePrefix


@every_text
def test_markdown_renders_to_table_and_folded_part_only(text: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(said("markdown", text, explain=True))
    tags = set(re.findall(r"<(/?[a-z0-9]+|!--)", html))
    known = {"h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ul", "li"}
    assert tags <= known | {f"/{tag}" for tag in known} | {"br", "!--"}
    assert html.count("<tr>") == 6
    assert html.count("<td>") == 5 * 4
    assert "@everyone" not in html
    assert "#12" not in html


@pytest.mark.parametrize("name", ["docx", "summary-docx"])
def test_a_word_file_holds_the_text_as_text_with_nothing_hidden(name: str) -> None:
    for text in HOSTILE.values():
        written = render(name, [hostile_report(REPORT, text)], Options(explain=True))
        assert isinstance(written, bytes)
        document = docx.Document(io.BytesIO(written))
        shown = [node.text or "" for node in document.element.body.iter(qn("w:t"))]
        hidden = {c for line in shown for c in line if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
        assert hidden == set(), text[:20]
        assert list(document.element.body.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink"))) == []
        assert len(shown) > 4
