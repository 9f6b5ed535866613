"""What holds of all formats."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readback import codes
from sample_report import NAMES, REPORT

from checker.finding import Finding, Place, Report, Severity, Waived, Words
from checker.inputs.problem import InputError
from checker.report import FORMATS, Options, render
from checker.source import Span

texts = st.text(max_size=80)
words = st.builds(Words, texts, texts)
places = st.builds(
    Place,
    document=texts,
    label=texts,
    route=st.sampled_from([place.route for place in NAMES.places] + [("nowhere", 3), ()]),
    span=st.builds(Span, st.integers(0, 40), st.integers(0, 40)),
    quote=texts,
)
findings = st.builds(
    Finding,
    code=st.from_regex(r"[A-Z][0-9]{3}", fullmatch=True),
    rule=texts,
    severity=st.sampled_from(Severity),
    title=words,
    message=words,
    places=st.lists(places, max_size=8).map(tuple),
    key=texts,
    remedy=words,
    explanation=st.lists(words, max_size=2).map(tuple),
)
reports = st.builds(
    replace,
    st.just(REPORT),
    path=texts,
    title=texts,
    findings=st.lists(findings, max_size=6).map(tuple),
    waived=st.lists(st.builds(Waived, findings, texts, texts, texts), max_size=2).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(report=reports, explain=st.booleans(), width=st.integers(0, 200))
@pytest.mark.parametrize("name", [name for name in FORMATS if not name.startswith("summary")])
def test_every_format_carries_the_same_findings(name: str, report: Report, explain: bool, width: int) -> None:
    said = render(name, [report, REPORT], Options(explain=explain, width=width))
    assert isinstance(said, bytes) == FORMATS[name].binary
    assert codes(name, said) == sorted(finding.code for finding in (*report.findings, *REPORT.findings))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_is_written_the_same_twice(name: str) -> None:
    assert render(name, [REPORT]) == render(name, [REPORT])


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_format_ends_with_a_line_break(name: str) -> None:
    said: Any = render(name, [REPORT])
    assert FORMATS[name].binary or said.endswith("\n")


def test_the_formats_are_these() -> None:
    assert {name: (each.name, each.suffix) for name, each in FORMATS.items()} == {
        "table": ("table", ".txt"),
        "concise": ("concise", ".txt"),
        "json": ("json", ".json"),
        "jsonl": ("jsonl", ".jsonl"),
        "sarif": ("sarif", ".sarif"),
        "junit": ("junit", ".xml"),
        "github": ("github", ".txt"),
        "gitlab": ("gitlab", ".json"),
        "markdown": ("markdown", ".md"),
        "csv": ("csv", ".csv"),
        "xlsx": ("xlsx", ".xlsx"),
        "html": ("html", ".html"),
        "docx": ("docx", ".docx"),
        "summary": ("summary", ".md"),
        "summary-html": ("summary-html", ".html"),
        "summary-docx": ("summary-docx", ".docx"),
    }


def test_an_unknown_format_is_one_clear_error() -> None:
    with pytest.raises(InputError) as error:
        render("pdf", [REPORT])
    assert str(error.value) == (
        "--format: 没有“pdf”这种格式 (unknown format). "
        "可用: table、concise、json、jsonl、sarif、junit、github、gitlab、markdown、csv、xlsx、html"
        "、docx、summary、summary-html、summary-docx。"
    )


def test_the_package_imports_no_format_before_it_is_asked_for() -> None:
    late = "{'tabulate', 'wcwidth', 'json', 'openpyxl', 'pydantic', 'jinja2', 'docx', 'lxml'}"
    code = f"import sys, checker.report; print(sorted({late} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
