"""Chromium as the tests drive it: what is seen, what is focused, what was logged and asked for."""

from __future__ import annotations

import json
import os
import shutil
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
)


def demand(*programs: str) -> None:
    """Skip the test where a program is missing, or fail it where CI=true, with what to do about it."""
    missing = "、".join(program for program in programs if not shutil.which(program))
    said = f"没有 {missing}, 请运行 tools/install-test-tools.sh (not installed: run that script)"
    if missing and os.environ.get("CI") == "true":
        pytest.fail(said)
    if missing:
        pytest.skip(said)


def new_browser(profile: Path) -> Browser:
    """A browser with an empty profile that never looks for programs or updates."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return Browser(webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver"))))


@dataclass(frozen=True)
class Browser:
    """One window."""

    driver: webdriver.Chrome

    def command(self, name: str, **arguments: Any) -> Any:
        """A command of the developer tools."""
        return self.driver.execute_cdp_cmd(name, arguments)

    def as_desk(self) -> None:
        """A light screen of a desk, scripts on."""
        self.command("Emulation.clearDeviceMetricsOverride")
        self.command("Emulation.setEmulatedMedia", media="", features=[])
        self.command("Emulation.setScriptExecutionDisabled", value=False)
        self.driver.get("about:blank")
        self.messages()
        self.requests()

    def as_phone(self) -> None:
        """A phone held upright."""
        self.command("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)

    def as_dark(self) -> None:
        """A reader who prefers dark."""
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])

    def open(self, file: Path) -> None:
        """A file, with all of it unfolded."""
        self.driver.get(file.as_uri())
        self.run_async("const wait = () => document.querySelector('noscript') ? setTimeout(wait, 5) : done(); wait()")

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script in the page returns."""
        return self.driver.execute_script(script, *arguments)

    def run_async(self, script: str) -> Any:
        """What a script hands to `done`."""
        return self.driver.execute_async_script(f"const done = arguments[arguments.length - 1]; {script}")

    def click(self, selector: str) -> None:
        """A click of the mouse on the first of these, brought into view, and what it sets off done."""
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()
        self.run_async("setTimeout(done)")

    def choose(self, selector: str, words: str) -> None:
        """The option of a list that begins with these words."""
        picked = Select(self.driver.find_element(By.CSS_SELECTOR, selector))
        picked.select_by_visible_text(next(o.text for o in picked.options if o.text.startswith(words)))

    def type(self, selector: str, words: str) -> None:
        """Words typed into a field."""
        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(words)

    def press(self, *keys: str) -> None:
        """Keys pressed where the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def seen(self, selector: str) -> list[str]:
        """The text of those that are shown, or would be when scrolled to."""
        every = "[...document.querySelectorAll(arguments[0])]"
        words = "e.textContent.trim().replace(/\\s+/g, ' ')"
        script = f"return {every}.filter(e => e.checkVisibility()).map(e => {words})"
        return list(self.run(script, selector))

    def focused(self) -> str:
        """The id of what has the focus, or its text."""
        return str(self.run("const e = document.activeElement; return e.id || e.innerText"))

    def in_view(self, selector: str) -> bool:
        """Whether the first of these lies inside the window and is not covered."""
        script = """
          const e = document.querySelector(arguments[0]), box = e.getClientRects()[0];
          const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
          return Boolean(top) && (e.contains(top) || top.contains(e))"""
        return bool(self.run(script, selector))

    def printed(self) -> bytes:
        """The page as a PDF."""
        said = self.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        return b64decode(said["data"])

    def messages(self) -> list[str]:
        """What the console logged since the last look."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> set[str]:
        """The addresses asked for since the last look, inline data left out."""
        entries = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        sent = {e["params"]["request"]["url"] for e in entries if e["method"] == "Network.requestWillBeSent"}
        return {address for address in sent if not address.startswith(("data:", "about:"))}
