"""The page as people use it, in a real Chromium."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from drafts_read import draft
from html_browser import Browser
from html_samples import hostile_draft, many_page, page_of, qingshan_page, seed
from report.hostile_texts import HOSTILE
from selenium.webdriver.common.keys import Keys

Open = Callable[[str], Browser]
Words = Callable[[Path], str]
FINDINGS = len(draft("qingshan").report.findings)
LEADER = next(at for at, each in enumerate(draft("qingshan").report.findings) if each.code == "R103")
CARDS = "#p1-findings > .cards > .card"


def cards(browser: Browser) -> list[str]:
    """The codes of the cards that are shown."""
    return browser.seen(f"{CARDS} > .tag .code")


def codes(*wanted: str) -> list[str]:
    """The codes of the draft's findings that begin like this, in the order shown."""
    return [each.code for each in draft("qingshan").report.findings if each.code.startswith(wanted)]


def test_the_page_opens_on_the_findings_beside_the_text(page: Open) -> None:
    browser = page(qingshan_page())
    assert len(cards(browser)) == FINDINGS
    assert browser.seen("h1") == ["青山县实施“两大行动”总体方案"]
    assert browser.seen("[role=tab][aria-selected=true]") == [f"问题 {FINDINGS}"]
    assert "新增科技型企业8家以上" in browser.seen(".sheet")[0]
    assert browser.seen(".matrix") == []


def test_a_level_and_a_family_narrow_the_findings(page: Open) -> None:
    browser = page(qingshan_page())
    browser.click(".chip.error span")
    assert cards(browser) == ["R103"]
    assert browser.seen(".count") == [f"显示 1 / {FINDINGS} 条"]
    assert browser.seen(".chosen") == ["错误"]
    browser.click(".chip.error span")
    browser.click("[name=family][value=R] + span")
    assert cards(browser) == codes("R")
    browser.click("[type=reset]")
    assert len(cards(browser)) == FINDINGS


def test_a_document_a_unit_and_a_leader_narrow_the_findings(page: Open) -> None:
    browser = page(qingshan_page())
    browser.choose("select[name=document]", "附件2")
    shown = cards(browser)
    assert "R102" in shown
    assert "R103" not in shown
    browser.click("[type=reset]")
    browser.choose("select[name=unit]", "县民政局")
    assert cards(browser) == ["R102"]
    browser.click("[type=reset]")
    browser.choose("select[name=leader]", "李青")
    assert cards(browser) == codes("N103")


def test_search_finds_words_of_messages_and_quotations_full_width_or_not(page: Open) -> None:
    browser = page(qingshan_page())
    browser.type("[name=search]", "失业率")
    assert cards(browser) == ["N130"]
    browser.click("[type=reset]")
    browser.type("[name=search]", "Ｎ１０３ 科技型企业")
    assert cards(browser) == ["N103"]
    browser.type("[name=search]", "没有这个词")
    assert cards(browser) == []
    assert browser.seen(".empty") == ["没有符合筛选条件的问题。"]


def test_a_place_leads_to_its_characters_in_the_text_and_escape_leads_back(page: Open) -> None:
    browser = page(page_of(seed("xinshao")))
    link = "#p1-f0 .places li:nth-child(2) a"
    label = browser.seen(link)[0]
    quote = browser.seen("#p1-f0 .places li:nth-child(2) q")[0]
    browser.click(link)
    assert "".join(browser.seen(".sheet mark.now")) == quote
    assert browser.in_view(".sheet mark.now")
    assert browser.run("return document.querySelector('.go').selectedOptions[0].text").split()[0] == label.split()[0]
    assert browser.run("return document.querySelector(arguments[0]).hash.slice(1)", link) == browser.focused()
    browser.press(Keys.ESCAPE)
    assert browser.focused() == label


def test_a_marked_text_leads_to_its_finding(page: Open) -> None:
    browser = page(qingshan_page())
    browser.click("[type=search]")
    browser.type("[name=search]", "没有这个词")
    browser.click(".sheet .badge[href='#p1-f0']")
    assert browser.focused() == "p1-f0"
    assert browser.in_view("#p1-f0")
    browser.click(f".sheet mark[data-f~='{LEADER}']")
    assert browser.focused() == f"p1-f{LEADER}"


def test_a_badge_in_the_text_says_its_finding_when_it_is_reached(page: Open) -> None:
    browser = page(qingshan_page())
    badge = f".sheet .badge[href='#p1-f{LEADER}']"
    browser.run("document.querySelector(arguments[0]).focus()", badge)
    title = browser.run("return document.querySelector(arguments[0]).title", badge)
    assert title == draft("qingshan").report.findings[LEADER].message.zh


def test_marks_are_stepped_through_in_printed_order(page: Open) -> None:
    browser = page(qingshan_page())
    marks = browser.run("return document.querySelectorAll('.sheet mark').length")
    seen = []
    for _ in range(marks):
        browser.click("[data-step='1']")
        seen.append(
            browser.run("return [...document.querySelectorAll('.sheet mark')].findIndex(e => e.matches('.now'))")
        )
    assert seen == list(range(marks))
    assert browser.in_view(".sheet mark.now")


def test_everything_can_be_done_from_the_keyboard(page: Open) -> None:
    browser = page(qingshan_page())
    browser.run("document.querySelector('#p1-f0').focus()")
    browser.press(Keys.ARROW_DOWN)
    assert browser.focused() == "p1-f1"
    browser.press(Keys.ARROW_UP, Keys.ENTER)
    assert browser.focused().startswith("p1-t")
    browser.press(Keys.ESCAPE)
    assert browser.focused() == "p1-f0"
    browser.run("document.querySelector('#p1-tab-findings').focus()")
    browser.press(Keys.ARROW_RIGHT)
    assert browser.focused() == "p1-tab-indicators"
    assert len(browser.seen(".indicators tbody tr")) == len(draft("qingshan").study.indicators.rows)
    browser.press(Keys.END)
    assert browser.focused() == "p1-tab-rules"
    assert browser.seen(CARDS) == []


def test_the_tab_key_reaches_every_control_of_the_findings(page: Open) -> None:
    browser = page(qingshan_page())
    reached = []
    for _ in range(14):
        browser.press(Keys.TAB)
        reached.append(
            browser.run("const e = document.activeElement; return e.name || e.className || e.id || e.tagName")
        )
    for control in ("skip", "p1-tab-findings", "search", "level", "family", "document", "unit", "leader"):
        assert control in reached


def test_the_indicator_matrix_narrows_to_what_disagrees_and_leads_to_the_text(page: Open) -> None:
    browser = page(page_of(seed("xinshao")))
    browser.click("#p1-tab-indicators")
    rows = seed("xinshao").study.indicators.rows
    browser.click("[name=kind][value=differing] + span")
    assert len(browser.seen(".indicators tbody tr")) == sum(row.differs for row in rows)
    browser.click("[name=kind][value=several] + span")
    assert len(browser.seen(".indicators tbody tr")) == sum(len(row.columns) > 1 for row in rows)
    browser.type("[name=indicator]", "社会消费品")
    assert browser.seen(".indicators tbody th") == ["社会消费品零售总额"]
    browser.click(".indicators tbody tr:not([hidden]) a")
    assert "社会消费品零售总额增长7%" in browser.seen(".sheet .target")[0]


def test_a_unit_of_the_responsibility_matrix_shows_its_findings(page: Open) -> None:
    browser = page(qingshan_page())
    browser.click("#p1-tab-responsibilities")
    assert browser.seen(".gap th") == ["没有责任单位", "没有写明牵头单位", "分管领导空白"]
    assert browser.run("return document.querySelectorAll('svg.load').length") == 7 + 1
    browser.run("[...document.querySelectorAll('.pick-one')].find(e => e.innerText === '县民政局').click()")
    assert cards(browser) == ["R102"]
    assert browser.focused() == "p1-tab-findings"


def test_rules_not_run_are_one_click_from_the_top(page: Open) -> None:
    browser = page(qingshan_page())
    browser.click(".facts .warn a")
    assert browser.seen("[role=tab][aria-selected=true]") == ["规则与覆盖"]
    assert len(browser.seen("#p1-rules > .scroll:first-of-type tbody tr")) == len(draft("qingshan").report.not_run)


def test_a_link_to_a_finding_opens_the_page_there(page: Open, tmp_path: Path) -> None:
    browser = page(qingshan_page())
    browser.driver.get("about:blank")
    browser.driver.get((tmp_path / "report.html").as_uri() + f"#p1-f{FINDINGS - 1}")
    assert browser.focused() == f"p1-f{FINDINGS - 1}"
    assert {address.split("#")[0] for address in browser.requests()} == {(tmp_path / "report.html").as_uri()}


def test_two_plans_in_a_page_do_not_mix(page: Open) -> None:
    browser = page(page_of(draft("qingshan"), draft("qingshan-again")))
    browser.click("#p2 .chip.warning span")
    assert len(browser.seen("#p1 .cards > .card")) == FINDINGS
    assert set(browser.seen("#p2 .cards > .card > .tag .level")) == {"提醒"}


def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_text_opens_over_the_findings(page: Open) -> None:
    page(qingshan_page()).as_phone()
    browser = page(qingshan_page())
    for tab in ("findings", "indicators", "responsibilities", "rules"):
        browser.click(f"#p1-tab-{tab}")
        assert browser.run("return document.documentElement.scrollWidth - innerWidth") <= 0
    browser.click("#p1-tab-findings")
    assert browser.seen(".sheet") == []
    browser.click("#p1-f0 [data-jump]")
    assert browser.in_view(".sheet .target")
    browser.click(".back")
    assert browser.seen(".sheet") == []
    assert browser.in_view("#p1-f0 [data-jump]")


def test_a_reader_who_prefers_dark_gets_light_letters_on_dark(page: Open) -> None:
    page(qingshan_page()).as_dark()
    browser = page(qingshan_page())
    colours = browser.run("const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]")
    ground, ink = ([int(part) for part in re.findall(r"\d+", colour)[:3]] for colour in colours)
    assert max(ground) < 60
    assert min(ink) > 200


def test_without_scripts_all_of_the_page_is_there(page: Open, tmp_path: Path) -> None:
    browser = page(qingshan_page())
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.driver.get((tmp_path / "report.html").as_uri())
    assert browser.run("return document.querySelectorAll('.card').length") == FINDINGS
    assert browser.run("return document.documentElement.className") == ""
    browser.run("for (const e of document.querySelectorAll('.card, .document')) e.style.contentVisibility = 'visible'")
    shown = browser.run("return document.body.innerText")
    for words in ("指标对照表", "单位任务量", "开展促消费活动15场", "未运行"):
        assert words in shown


def test_the_page_prints_findings_and_matrices_on_a4(page: Open, words_of: Words, tmp_path: Path) -> None:
    browser = page(qingshan_page())
    file = tmp_path / "page.pdf"
    file.write_bytes(browser.printed())
    sizes = subprocess.run(["pdfinfo", "-f", "1", "-l", "9", file], capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"size: +([\d.]+ x [\d.]+)", sizes)) <= {"594.96 x 841.92", "841.92 x 594.96"}
    said = words_of(file)
    for finding in draft("qingshan").report.findings:
        assert finding.key in said
    for words in ("指标对照表", "成果对接会", "责任对照表", "县民政局", "规则与覆盖"):
        assert words in said


def test_a_narrowed_list_prints_alone_with_its_filter(page: Open, words_of: Words, tmp_path: Path) -> None:
    browser = page(qingshan_page())
    browser.choose("select[name=unit]", "县民政局")
    file = tmp_path / "page.pdf"
    file.write_bytes(browser.printed())
    said = words_of(file)
    assert f"显示1/{FINDINGS}条县民政局(1)" in said
    assert "R102" in said
    assert "R103" not in said
    assert "指标对照表" not in said


@pytest.mark.parametrize("name", ["html", "closing tags", "quotes", "bidi", "ansi"])
def test_hostile_text_neither_runs_nor_shows_as_markup(page: Open, name: str) -> None:
    one = hostile_draft(HOSTILE[name])
    browser = page(page_of(one))
    assert browser.run("return document.querySelectorAll('img, script:not(head > script), iframe').length") == 0
    assert len(cards(browser)) == len(one.report.findings)
    if name == "html":
        assert "<script>alert(1)</script>" in browser.seen(".sheet")[0]


def test_five_hundred_findings_are_narrowed_and_searched(page: Open) -> None:
    browser = page(many_page())
    assert len(cards(browser)) == 500
    browser.click(".chip.warning span")
    warnings = cards(browser)
    browser.type("[name=search]", "没有这个词")
    assert 0 < len(warnings) < 500
    assert cards(browser) == []
