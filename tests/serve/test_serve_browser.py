"""The clerk's way, walked in a real Chromium on the installed command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from command_line import PLAN
from drafts_read import DRAFTS
from html_browser import Browser, demand, new_browser
from report.word_drafts import draft as word_draft
from report.word_readback import comments_of
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

CARDS = ".panel.active > .cards > .card"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    demand("chromium", "chromedriver")
    opened = new_browser(tmp_path / "profile")
    opened.as_desk()
    yield opened
    messages = opened.messages()
    opened.driver.quit()
    assert messages == []


def wait(browser: Browser, condition: Callable[[], object]) -> None:
    WebDriverWait(browser.driver, 60).until(lambda _: condition())


def dropped(browser: Browser, file: Path) -> None:
    """A file dragged over the page and let go."""
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        browser.command("Input.dispatchDragEvent", type=kind, x=300, y=60, data=data)


def chosen(browser: Browser, *files: Path) -> None:
    """Files chosen in the dialog."""
    browser.driver.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys("\n".join(map(str, files)))


def downloaded(browser: Browser, folder: Path, selector: str) -> bytes:
    """What a link of the bar brings, by the browser's own download, into a folder of its own."""
    own = Path(mkdtemp(dir=folder))
    browser.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(own))
    browser.click(selector)
    wait(browser, lambda: [path for path in own.iterdir() if path.suffix in (".docx", ".xlsx", ".html", ".txt")])
    (file,) = own.iterdir()
    return file.read_bytes()


def sideways(browser: Browser) -> bool:
    """Whether the page can be scrolled sideways."""
    return bool(browser.run("return document.documentElement.scrollWidth > innerWidth"))


def test_a_clerk_drops_filters_accepts_downloads_and_brings_the_next_draft(
    browser: Browser, served: tuple[str, Path], tmp_path: Path
) -> None:
    address, folder = served
    browser.driver.get(address)
    assert browser.seen(".unscripted") == []
    dropped(browser, DRAFTS / "qingshan.yaml")
    wait(browser, lambda: browser.driver.current_url == f"{address}plans/qingshan/1/")
    wait(browser, lambda: len(browser.seen(f"{CARDS} [data-act=accept]")) == 6)

    browser.click(".chip.error span")
    assert browser.seen(f"{CARDS} > .tag .code") == ["R103"]
    browser.click(f"{CARDS} [data-jump]")
    assert browser.in_view(".sheet .target")

    browser.click(f"{CARDS}:not([hidden]) [data-act=accept]")
    browser.type(".accepting [name=reason]", "分管领导待定")
    browser.type(".accepting [name=by]", "李文书")
    browser.click(".accepting button")
    wait(browser, lambda: browser.seen(".note") == ["已核实: 分管领导待定 (李文书)"])
    assert browser.seen(f"{CARDS}.accepted [data-act]") == ["撤销"]
    wait(browser, lambda: browser.seen(".verdict .said") == ["没有错误, 有 2 处提醒"])
    assert browser.seen(".counts .accepted") == ["1 已核实"]
    assert browser.seen(".chip.error b, [role=tab] .n, .count") == ["5", "0", "显示 0 / 5 条"]
    browser.click(".filters [type=reset]")
    wait(browser, lambda: browser.seen(".filters .count") == ["显示 5 / 5 条"])
    browser.click(f"{CARDS} [data-act=withdraw]")
    wait(browser, lambda: browser.seen(".chip.error b, [role=tab] .n") == ["6", "1"])
    assert browser.seen(".filters .count") == ["显示 6 / 6 条"]
    browser.click(f"{CARDS}:not([hidden]) [data-act=accept]")
    browser.type(".accepting [name=reason]", "分管领导待定")
    browser.click(".accepting button")
    wait(browser, lambda: browser.seen(".chip.error b, [role=tab] .n") == ["5", "0"])
    waivers = (folder / "qingshan" / "核实.waivers.yaml").read_text("utf-8")
    assert '    reason: "分管领导待定"\n    by: "李文书"\n' in waivers

    browser.driver.refresh()
    wait(browser, lambda: browser.seen(".counts .accepted") == ["1 已核实"])
    assert browser.seen(".verdict .said") == ["没有错误, 有 2 处提醒"]

    assert downloaded(browser, tmp_path, ".desk a[href$=xlsx]").startswith(b"PK")
    assert "分管领导待定".encode() in downloaded(browser, tmp_path, ".desk a[href$=html]")

    dropped(browser, DRAFTS / "qingshan-again.yaml")
    wait(browser, lambda: browser.driver.current_url == f"{address}plans/qingshan/2/")
    wait(browser, lambda: browser.seen(".became summary, span.became") == ["2 新出现", "5 仍存在"])
    wait(browser, lambda: len(browser.seen(f"{CARDS}.fresh > .acts .fresh")) == 2)
    browser.click(".became.error summary")
    browser.click(".became.error li:last-child a")
    assert browser.run("return document.activeElement.dataset.key").startswith("R127")
    browser.click(".desk a[href='differences/']")
    wait(browser, lambda: browser.seen("h1") == ["青山县实施“两大行动”总体方案"])
    assert browser.seen(".desk a") == ["全部方案", "第2稿"]
    browser.click(".desk a")
    assert browser.seen(".shelf b") == ["qingshan", "0", "3", "4"]


def test_what_cannot_be_read_is_told_on_the_page(browser: Browser, served: tuple[str, Path], tmp_path: Path) -> None:
    browser.driver.get(served[0])
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04")
    chosen(browser, bad)
    said = "坏.docx: Word 文件已损坏或不完整 (damaged file: BadZipFile). 请用 Word 或 WPS 打开后另存为 .docx。"
    wait(browser, lambda: browser.seen(".alert li") == [said])
    assert browser.seen(".working") == []
    assert [line["message"] for line in browser.driver.get_log("browser") if "422" not in line["message"]] == []


def test_several_plans_are_listed_and_what_is_wrong_with_one_is_told(
    browser: Browser, served: tuple[str, Path], tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("甲方案.yaml", "乙方案.yaml", "丙.txt")]
    for file in files:
        file.write_text(PLAN.replace("青山县总体方案", f"青山县{file.stem}") if file.suffix == ".yaml" else "", "utf-8")
    browser.driver.get(served[0])
    browser.click("[name=together]")
    chosen(browser, *files)
    wait(browser, lambda: browser.seen(".alert li") == ["丙.txt: 文件是空的 (empty file)."])
    wait(browser, lambda: {"甲方案", "乙方案"} <= set(browser.seen(".shelf a")))
    assert "丙" not in browser.seen(".shelf a")


def test_a_word_draft_is_marked_accepted_withdrawn_and_taken_home(
    browser: Browser, served: tuple[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "消费方案.docx"
    file.write_bytes(word_draft())
    browser.driver.get(served[0])
    chosen(browser, file)
    wait(browser, lambda: browser.seen(".desk a[href$=docx]") == ["批注稿 Word", "领导摘要 Word"])
    before = len(comments_of(downloaded(browser, tmp_path, ".desk a[href$=docx]")))
    wait(browser, lambda: browser.seen(f"{CARDS} [data-act=accept]"))
    browser.click(f"{CARDS} [data-act=accept]")
    browser.type(".accepting [name=reason]", "=HYPERLINK(1)<img src=x onerror=alert(1)>")
    browser.type(".accepting [name=by]", "<b>李</b>")
    browser.click(".accepting button")
    wait(browser, lambda: browser.seen(".note") == ["已核实: =HYPERLINK(1)<img src=x onerror=alert(1)> (<b>李</b>)"])
    assert len(comments_of(downloaded(browser, tmp_path, ".desk a[href$=docx]"))) < before
    browser.click(f"{CARDS} [data-act=withdraw]")
    wait(browser, lambda: browser.seen(f"{CARDS} > .acts .alert")[0] == "已撤销。")
    assert browser.seen(".note") == []
    assert len(comments_of(downloaded(browser, tmp_path, ".desk a[href$=docx]"))) == before
    assert browser.run("return document.images.length") == 0


def test_a_correction_is_adopted_and_taken_home(browser: Browser, served: tuple[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "笔误.txt"
    file.write_text("青山县总体方案\n\n一、主要目标\n\n由副县长任笫一副召集人，落实“7x24小时”值班。\n", "utf-8")
    browser.driver.get(served[0])
    chosen(browser, file)
    wait(browser, lambda: len(browser.seen(f"{CARDS}.fixable [data-act=adopt]")) == 2)
    assert browser.seen(".mending a") == []
    browser.click(".card.fixable [data-act=adopt]")
    wait(browser, lambda: browser.seen(".mending .adopted, .mending a") == ["1", "改正稿"])
    assert browser.seen(f"{CARDS}.adopted [data-act=reject]") == ["不采纳"]
    browser.click("[data-adopt-all]")
    wait(browser, lambda: browser.seen(".mending .adopted") == ["2"])
    copy = downloaded(browser, tmp_path, ".mending a").decode()
    assert "由副县长任第一副召集人，落实“7×24小时”值班" in copy
    browser.driver.refresh()
    wait(browser, lambda: len(browser.seen(f"{CARDS}.adopted")) == 2)
    browser.click(".card.adopted [data-act=reject]")
    wait(browser, lambda: browser.seen(".mending .adopted") == ["1"])

    browser.click(".card.fixable:not(.adopted) [data-act=accept]")
    browser.type(".accepting [name=reason]", "照原文")
    browser.type(".accepting [name=by]", "李文书")
    browser.click(".accepting button")
    wait(browser, lambda: browser.seen(".mending .fixable") == ["可以自动改正 1 处"])
    browser.click("[data-adopt-all]")
    wait(browser, lambda: browser.seen(".mending .adopted") == ["1"])
    assert browser.seen(".mending .alert") == [""]


def test_a_phone_has_all_of_it_without_scrolling_sideways(browser: Browser, served: tuple[str, Path]) -> None:
    browser.as_phone()
    browser.driver.get(served[0])
    chosen(browser, DRAFTS / "qingshan.yaml")
    wait(browser, lambda: browser.seen(f"{CARDS} [data-act=accept]"))
    assert not sideways(browser)
    browser.click(f"{CARDS} [data-act=accept]")
    assert not sideways(browser)
    browser.driver.get(served[0])
    assert not sideways(browser)


def test_the_page_asks_nobody_but_its_server(browser: Browser, served: tuple[str, Path]) -> None:
    browser.driver.get(served[0])
    chosen(browser, DRAFTS / "qingshan.yaml")
    wait(browser, lambda: browser.seen(f"{CARDS} [data-act=accept]"))
    asked = browser.requests()
    assert asked
    assert {url for url in asked if not url.startswith(served[0])} <= {served[0].rsplit("/", 2)[0] + "/favicon.ico"}
