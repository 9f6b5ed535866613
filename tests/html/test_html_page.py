"""The page as text: complete, one file, and nothing of a plan in it is anything but text."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from draft_forms import as_word
from drafts_read import draft
from html_samples import hostile_draft, many_page, page_of, qingshan_page, seed
from hypothesis import given, settings
from hypothesis import strategies as st
from report.hostile_texts import HOSTILE

from checker.checks.shared.clash import Differ
from checker.checks.shared.wording import MEASURES
from checker.engine import check_plan
from checker.finding import Finding, Place, Severity, Words
from checker.language.constraint import Measure
from checker.readers.opening import read_document
from checker.readers.yaml import read_plan
from checker.report import Options, render
from checker.report.first import first_lines
from checker.report.html_text import build_copy
from checker.report.html_words import DIFFERS
from checker.rules.loading import load_rules
from checker.source import Span
from checker.study.shown import ShownDocument, ShownLine, ShownText

TAGS = {
    "html", "head", "meta", "title", "style", "script", "body", "a", "div", "header", "p", "h1", "h2", "h3", "h4",
    "ul", "ol", "li", "dl", "dt", "dd", "b", "span", "main", "section", "aside", "form", "fieldset", "legend",
    "label", "input", "select", "option", "button", "details", "summary", "output", "article", "q", "mark", "code",
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "svg", "rect", "noscript", "nav", "footer", "link",
}  # fmt: skip
TEXTS = {name: text[:200] if "openers" in name else text for name, text in HOSTILE.items()}
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


class Read(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def test_the_page_needs_nothing_but_itself() -> None:
    read = Read(qingshan_page())
    assert [name for name, _ in read.attributes if name in ("src", "srcset", "action", "formaction", "style")] == []
    assert {value[:1] for value in read.values("href")} == {"#"}
    assert not re.search(r"@import|url\(|https?:", qingshan_page())


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else() -> None:
    page = qingshan_page()

    def digest(tag: str) -> str:
        held = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(held) == 1
        return base64.b64encode(hashlib.sha256(held[0].encode()).digest()).decode()

    assert (
        f"default-src 'none'; style-src 'sha256-{digest('style')}'; script-src 'sha256-{digest('script')}'; "
        "base-uri 'none'; form-action 'none'"
    ) in Read(page).values("content")


def test_every_link_leads_to_an_element_and_no_id_stands_twice() -> None:
    read = Read(page_of(draft("qingshan"), draft("qingshan-again")))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {value[1:] for value in read.values("href")} <= set(ids)


def test_the_top_says_the_verdict_the_counts_the_coverage_and_what_was_not_run() -> None:
    top = re.sub(r"<[^>]+>", " ", qingshan_page().split("<header")[1].split("</header>")[0])
    said = " ".join(top.split())
    report = draft("qingshan").report
    assert "有 1 处错误, 请改正后再印发" in said
    counts = {level: sum(finding.severity is level for finding in report.findings) for level in Severity}
    assert f"{counts[Severity.ERROR]} 错误 {counts[Severity.WARNING]} 提醒 {counts[Severity.REVIEW]} 待核实" in said
    assert f"{report.coverage.numerals} 处数字 目标 {report.coverage.constraints}" in said
    assert f"未运行 {len(report.not_run)}" in said


def test_every_finding_is_a_card_with_all_its_places() -> None:
    page = qingshan_page()
    report = draft("qingshan").report
    assert page.count("<article ") == len(report.findings)
    assert page.count('<span class="in">') == sum(len(finding.places) for finding in report.findings)


def test_what_is_to_be_changed_first_leads_to_its_cards() -> None:
    plan = seed("xinshao")
    page = page_of(plan)
    block = page.split('<section class="first"')[1].split("</section>")[0]
    links = re.findall(r'<a href="#(p1-f\d+)">(.*?)</a>', block)
    first = [line.text for line in first_lines(plan.report, "zh")]
    assert [unescape(text) for _, text in links[: len(first)]] == first
    assert links[0][0] == "p1-f0"
    assert all(f'id="{anchor}"' in page for anchor, _ in links)
    assert '<section class="first"' not in qingshan_page()


def test_no_side_of_a_finding_is_folded_and_what_is_printed_alike_is_quoted_once() -> None:
    one = draft("qingshan")
    finding = next(each for each in one.report.findings if each.code == "N103")
    places = tuple(replace(finding.places[0], quote=f"企业{at // 2}家") for at in range(20))
    page = page_of(one._replace(report=replace(one.report, findings=(replace(finding, places=places),))))
    card = page.split("<article ")[1].split("</article>")[0]
    assert card.count("<q>") == 10
    assert card.count('<span class="in">') == 20
    assert '<details class="more">' not in card


def test_the_page_of_a_word_draft_shows_no_lines_and_columns(tmp_path: Path) -> None:
    file = tmp_path / "方案.docx"
    file.write_bytes(as_word(read_plan("tests/drafts/qingshan.yaml")[0]))
    opened = read_document(str(file))
    page = render("html", [check_plan(opened.plan, opened.sources, load_rules())])
    assert isinstance(page, str)
    assert "<article " in page
    assert 'class="at"' not in page
    assert 'class="at"' in qingshan_page()


def test_rules_that_did_not_run_stand_there_with_their_reasons() -> None:
    said = "".join(Read(qingshan_page()).words)
    report = draft("qingshan").report
    assert report.not_run
    assert [each.reason.zh for each in report.not_run if each.reason.zh not in said] == []


def test_a_blank_cell_is_shown_and_marked_as_blank() -> None:
    finding = next(finding for finding in draft("qingshan").report.findings if finding.code == "R103")
    assert finding.places[0].label == "附件1 责任分解表 第2行"
    assert re.search(r'<td class="leader"><p id="p1-t\d+"></p></td>|〔空白〕', qingshan_page())


def test_the_english_page_says_its_own_words_in_english() -> None:
    page = page_of(draft("qingshan"), language="en")
    assert '<html lang="en">' in page
    assert "1 error to correct before issuing" in page
    assert "Indicator matrix" in page
    assert "指标对照表" not in page


def test_the_same_plan_gives_the_same_page() -> None:
    assert page_of(draft("qingshan")) == page_of(draft("qingshan"))


def test_a_report_without_a_study_still_shows_its_findings() -> None:
    report = draft("qingshan").report
    said = render("html", [report], Options())
    assert isinstance(said, str)
    assert said.count("<article ") == len(report.findings)
    assert "没有附上方案原文。" in said


def test_every_difference_and_measure_has_words() -> None:
    assert set(DIFFERS) == {each.value for each in Differ}
    assert set(MEASURES) == {each.value for each in Measure}


def test_five_hundred_findings_stay_under_two_megabytes() -> None:
    page = many_page()
    assert page.count("<article ") == 500
    assert len(page.encode()) < 2_000_000


@every_text
def test_text_of_a_plan_is_never_markup(text: str) -> None:
    one = hostile_draft(text)
    page = page_of(one)
    read = Read(page)
    assert read.tags <= TAGS
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert page.count("<script") == 1
    assert page.count("</script") == 1
    assert page.count("<article ") == len(one.report.findings)
    assert page.count("<noscript>") == page.count("</noscript")
    assert {value[:1] for value in read.values("href")} <= {"#"}


@every_text
def test_no_hidden_character_of_a_plan_reaches_the_page(text: str) -> None:
    page = page_of(hostile_draft(text))
    assert {c for c in page if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} <= {"\n"}
    page.encode("utf-8")


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


@settings(max_examples=200, deadline=None)
@given(said=st.text(max_size=20), spans=spans)
def test_marks_leave_the_text_as_it_is_and_cover_what_is_quoted(said: str, spans: list[tuple[int, int]]) -> None:
    route = ("master", "statements", 0)
    text = ShownText(route, said)
    findings = [
        Finding(
            "N101", "x", Severity.ERROR, Words("", ""), Words("", ""),
            (Place("master", "", route, Span(start, end), said[start:end]),), "k", Words("", ""),
        )
        for start, end in spans
    ]  # fmt: skip
    copy = build_copy("p1", [ShownDocument("master", "", "", (ShownLine("statement", (text,)),))], findings)
    segments = copy.segments(text)
    if said.strip():
        assert "".join(segment.text for segment in segments) == said
        at = 0
        for segment in segments:
            inside = {n for n, (a, b) in enumerate(spans) if a <= at < b and segment.text}
            assert {int(number) for number in segment.findings.split()} == inside
            at += len(segment.text)
    assert [badge.href for badge in copy.badges(text)] == [f"#p1-f{number}" for number in range(len(spans))]
