"""The summary on one page: what whoever signs reads."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from docx import Document
from golden import expected
from office import pages_of
from sample_report import LEADER, REPORT

from checker.engine import check_plan
from checker.readers.yaml import read_plan
from checker.report import Options, render
from checker.rules.loading import load_rules


def test_the_summary_reads_as_kept_in_both_languages() -> None:
    lost = replace(LEADER, code="R105", key="R105-1")
    report = replace(REPORT, findings=(*REPORT.findings, lost))
    for language in ("zh", "en"):
        said = render("summary", [report], Options(language=language))  # type: ignore[arg-type]
        assert isinstance(said, str)
        assert said == expected(f"summary-{language}.md", said)


def test_page_and_word_file_say_what_the_markdown_says() -> None:
    page, data = render("summary-html", [REPORT]), render("summary-docx", [REPORT])
    assert isinstance(page, str)
    assert isinstance(data, bytes)
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    for said in (
        "方案核稿摘要",
        "有 2 处错误, 请改正后再印发",
        "先改这些",
        "附件1: 错误 1  提醒 1  待核实 1",
        "核对范围",
    ):
        assert said in page
        assert said in text


def test_the_summary_of_a_real_plan_is_one_page(tmp_path: Path) -> None:
    report = check_plan(*read_plan("plans/xinshao.yaml"), load_rules())
    data = render("summary-docx", [report])
    assert isinstance(data, bytes)
    assert pages_of(data, tmp_path).rstrip("\f\n ").count("\f") == 0
