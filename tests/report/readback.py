"""Each format read back: the codes of the findings it carries, accepted ones left out, sorted."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from xml.etree import ElementTree as ET

from docx import Document
from openpyxl import load_workbook

LEVELS = ("错误", "提醒", "待核实")
_LEVEL = "|".join(LEVELS)


def codes(name: str, said: str | bytes) -> list[str]:
    """The codes of the findings in a report of a format."""
    return sorted(_READERS[name](said))


def _from_lines(pattern: str) -> Callable[[str], Iterable[str]]:
    return lambda said: [match[1] for line in said.split("\n") if (match := re.match(pattern, line))]


def _from_json(said: str) -> Iterable[str]:
    return [finding["code"] for plan in json.loads(said)["plans"] for finding in plan["findings"]]


def _from_jsonl(said: str) -> Iterable[str]:
    return [json.loads(line)["code"] for line in said.split("\n")[:-1]]


def _from_sarif(said: str) -> Iterable[str]:
    results = json.loads(said)["runs"][0]["results"]
    return [result["ruleId"] for result in results if "suppressions" not in result]


def _from_junit(said: str) -> Iterable[str]:
    cases = ET.fromstring(said.encode()).iter("testcase")
    outcomes = [(case.get("classname", ""), case.find("failure"), case.find("skipped")) for case in cases]
    return [
        name.split()[0]
        for name, failure, skipped in outcomes
        if failure is not None
        or (skipped is not None and skipped.get("type") and "已核实" not in skipped.get("message", ""))
    ]


def _from_gitlab(said: str) -> Iterable[str]:
    return [finding["check_name"] for finding in json.loads(said)]


def _from_csv(said: str) -> Iterable[str]:
    rows = list(csv.reader(io.StringIO(said.removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {14}
    return [row[2] for row in rows[1:] if row[1] in LEVELS]


def _from_xlsx(said: bytes) -> Iterable[str]:
    rows = load_workbook(io.BytesIO(said))["问题"].iter_rows(min_row=2, values_only=True)
    return [str(row[2]) for row in rows if row[1] in LEVELS]


def _from_html(said: str) -> Iterable[str]:
    return re.findall(r'<article class="card (?!accepted).*?<span class="code">([^<]*)</span>', said, re.DOTALL)


def _from_docx(said: bytes) -> Iterable[str]:
    rows = [row for table in Document(io.BytesIO(said)).tables for row in table.rows]
    cells = [[cell.text for cell in row.cells[:2]] for row in rows]
    return [rule.split("\n")[0] for level, rule in cells if level in LEVELS]


_READERS: Mapping[str, Callable[..., Iterable[str]]] = {
    "table": _from_lines(rf"(?:{_LEVEL}) +([A-Z]\d{{3}})\b"),
    "concise": _from_lines(r".*?: (?:error|warning|review) ([A-Z]\d{3}) "),
    "json": _from_json,
    "jsonl": _from_jsonl,
    "sarif": _from_sarif,
    "junit": _from_junit,
    "github": _from_lines(r"::(?:error|warning|notice) .*,title=([A-Z]\d{3}) "),
    "gitlab": _from_gitlab,
    "markdown": _from_lines(rf"\| (?:{_LEVEL}) \| ([A-Z]\d{{3}}) "),
    "csv": _from_csv,
    "xlsx": _from_xlsx,
    "html": _from_html,
    "docx": _from_docx,
}
