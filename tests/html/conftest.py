"""A headless Chromium for the tests of the page; skipped without one, failed without one where CI=true."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from html_browser import Browser, demand, new_browser


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    demand("chromium", "chromedriver")
    opened = new_browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.driver.quit()


@pytest.fixture
def words_of() -> Callable[[Path], str]:
    """The words of a PDF, white space left out."""
    demand("pdftotext", "pdfinfo")

    def read(file: Path) -> str:
        said = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
        return "".join(said.split())

    return read


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str], Browser]]:
    """Opens the text of a page; afterwards nothing may have been logged, and nothing but that file asked for."""

    def open_page(said: str) -> Browser:
        file = tmp_path / "report.html"
        file.write_text(said, encoding="utf-8")
        browser.open(file)
        return browser

    browser.as_desk()
    yield open_page
    assert browser.messages() == []
    assert browser.requests() <= {(tmp_path / "report.html").as_uri()}
