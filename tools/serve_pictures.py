"""Takes the pictures of docs/zh/serve.md: the way of a clerk through `check serve`, with an invented draft.

Run by hand after the page has changed (`python tools/serve_pictures.py`); needs chromium and chromedriver.
"""

from __future__ import annotations

import io
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from html_browser import Browser, new_browser  # noqa: E402
from report.word_drafts import draft as word_draft  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

IMAGES = ROOT / "docs" / "zh" / "images"
CARD = ".panel.active > .cards > .card"
_COLOURS = 160
_SIZE = (1180, 780)


def corrected(data: bytes) -> bytes:
    """The draft with one figure put right."""
    document = Document(io.BytesIO(data))
    for cell in (cell for table in document.tables for row in table.rows for cell in row.cells):
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.text = run.text.replace("18家", "20家")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def take(browser: Browser, name: str, height: int = _SIZE[1]) -> None:
    """What the window shows, in few colours."""
    clip = {"x": 0, "y": 0, "width": _SIZE[0], "height": height, "scale": 1}
    top = browser.run("return scrollY")
    said = browser.command("Page.captureScreenshot", format="png", clip=clip | {"y": top})
    shot = b64decode(said["data"])
    picture = Image.open(io.BytesIO(shot)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    picture.save(IMAGES / f"{name}.png", optimize=True)


def choose(browser: Browser, file: Path) -> None:
    """A file chosen in the dialog."""
    browser.driver.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys(str(file))


def walk(browser: Browser, address: str, first: Path, second: Path) -> None:
    """The clerk's way, with a picture at each step."""

    def wait(condition: Callable[[], object]) -> None:
        WebDriverWait(browser.driver, 60).until(lambda _: condition())

    browser.command(
        "Emulation.setDeviceMetricsOverride", width=_SIZE[0], height=_SIZE[1], deviceScaleFactor=1, mobile=False
    )
    browser.driver.get(address)
    take(browser, "serve-1-drop", 400)
    choose(browser, first)
    wait(lambda: browser.seen(f"{CARD} [data-act=accept]"))
    browser.click(f"{CARD} [data-jump]")
    browser.run("scrollTo(0, 0)")
    take(browser, "serve-2-report")
    browser.click(f"{CARD} [data-act=accept]")
    browser.type(".accepting [name=reason]", "原件如此, 已与业务股室核对")
    browser.type(".accepting [name=by]", "李文书")
    take(browser, "serve-3-accept")
    browser.click(".accepting button")
    wait(lambda: browser.seen(".note"))
    choose(browser, second)
    wait(lambda: "/2/" in browser.driver.current_url and browser.seen(f"{CARD} [data-act=accept]"))
    browser.click(".became.clear summary")
    browser.run("scrollTo(0, 0)")
    take(browser, "serve-4-next")


def main() -> int:
    """Serve a new folder, and walk through it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        first, second = Path(folder, "产业培育方案.docx"), Path(folder, "产业培育方案-改.docx")
        first.write_bytes(word_draft())
        second.write_bytes(corrected(word_draft()))
        command = [Path(sys.executable).with_name("check"), "serve", "--no-config", "--folder", "方案核稿"]
        with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, encoding="utf-8") as served:
            browser = new_browser(Path(folder, "profile"))
            try:
                said = served.stderr.readline() if served.stderr else ""
                walk(browser, next(word for word in said.split() if word.startswith("http")), first, second)
            finally:
                browser.driver.quit()
                served.send_signal(2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
