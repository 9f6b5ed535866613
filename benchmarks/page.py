"""How fast the page answers with 500 findings: loading, filtering by level, searching, in a real Chromium.

Times are milliseconds, the least and the median of several.  The first load is that of a browser just
started with an empty profile, one browser for each time; beside it, in turns, an empty page and a page of
as many bytes that is one comment show how much of it is the browser's own start and the reading of the
file.  `ready` is the end of DOMContentLoaded, `load` that of the load event, `shown` the first content
painted, all from the start of the navigation.  Needs chromium and chromedriver (tools/install-test-tools.sh).

    python benchmarks/page.py [RUNS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

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
LOADED = """
    const look = () => {
      const [went] = performance.getEntriesByType('navigation');
      const [painted] = performance.getEntriesByName('first-contentful-paint');
      if (!went.loadEventEnd || !painted) return setTimeout(look, 50);
      done({ready: went.domContentLoadedEventEnd, load: went.loadEventEnd, shown: painted.startTime});
    };
    look()"""
BARE = "<!doctype html><meta charset=utf-8><title>0</title><p>0</p>"


def main(runs: int) -> None:
    """Time each so many times."""
    sys.path += [str(ROOT / "tests"), str(ROOT / "tests" / "html")]
    from html_samples import many_page

    page = many_page()
    said = {"empty page": BARE, "inert page": f"{BARE}<!--{page.replace('--', '==')}-->", "report": page}
    with tempfile.TemporaryDirectory() as directory:
        files = {name: Path(directory, f"{name}.html") for name in said}
        for name, file in files.items():
            file.write_text(said[name], encoding="utf-8")
        sys.stdout.write(f"report of {len(page.encode()) / 1e6:.2f} MB\n")
        for name, times in first_loads(files, runs).items():
            for what in times[0]:
                _say(f"first load, {name}, {what}", [each[what] for each in times])
        for name, measured in repeated(files["report"], runs).items():
            _say(name, measured)


def first_loads(files: Mapping[str, Path], runs: int) -> dict[str, list[dict[str, float]]]:
    """The first load of each file in browsers of their own, in turns."""
    from html_browser import new_browser

    times: dict[str, list[dict[str, float]]] = {name: [] for name in files}
    for _ in range(runs):
        for name, file in files.items():
            with tempfile.TemporaryDirectory() as profile:
                browser = new_browser(Path(profile, "profile"))
                browser.driver.get(file.as_uri())
                times[name].append(browser.run_async(LOADED))
                browser.driver.quit()
    return times


def repeated(file: Path, runs: int) -> dict[str, list[float]]:
    """Loading again, filtering and searching in one browser."""
    from html_browser import new_browser

    with tempfile.TemporaryDirectory() as profile:
        browser = new_browser(Path(profile, "profile"))
        times: dict[str, list[float]] = {"load again": []}
        for _ in range(runs):
            browser.driver.get("about:blank")
            browser.driver.get(file.as_uri())
            times["load again"].append(browser.run_async(LOADED)["load"])
        browser.open(file)
        for name, act in (("filter", FILTER), ("search", SEARCH)):
            times[name] = [browser.run_async(TIMED.replace("{act}", act)) for _ in range(runs)]
        browser.driver.quit()
    return times


def _say(name: str, times: Sequence[float]) -> None:
    sys.stdout.write(f"{name:34} least {min(times):4.0f} ms, median {median(times):4.0f} ms\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
