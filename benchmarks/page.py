"""How fast the page answers with 500 findings: loading, filtering by level, searching, in a real Chromium.

Prints the least of several times in milliseconds.  Needs chromium and chromedriver
(tools/install-test-tools.sh).

    python benchmarks/page.py [RUNS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TIMED = (
    "const start = performance.now(); {act}"
    "requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))"
)
FILTER = "document.querySelector('[name=level][value=warning]').click();"
SEARCH = (
    "const field = document.querySelector('[name=search]'); field.value = field.value ? '' : '产业';"
    "field.dispatchEvent(new Event('input', {bubbles: true}));"
)


def main(runs: int) -> None:
    """Time each so many times and print the least."""
    sys.path += [str(ROOT / "tests"), str(ROOT / "tests" / "html")]
    from html_browser import new_browser
    from html_samples import many_page

    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory, "report.html")
        file.write_text(many_page(), encoding="utf-8")
        browser = new_browser(Path(directory, "profile"))
        loads = []
        for _ in range(runs):
            browser.driver.get("about:blank")
            browser.driver.get(file.as_uri())
            loads.append(browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
        browser.open(file)
        times = {"load": loads}
        for name, act in (("filter", FILTER), ("search", SEARCH)):
            times[name] = [browser.run_async(TIMED.replace("{act}", act)) for _ in range(runs)]
        browser.driver.quit()
    for name, measured in times.items():
        sys.stdout.write(f"{name:7} {min(measured):6.0f} ms\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
