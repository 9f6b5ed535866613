"""Other readers of Chinese numbers on the same texts, where they can be installed.

Each is installed into a throw-away environment of its own; one that cannot be is told with the reason.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

from benchmarks.timing import milliseconds, table

TIMED = """
import json, statistics, sys, time
{prepare}
texts, runs = json.load(open(sys.argv[1], encoding="utf-8")), int(sys.argv[2])
spent = []
for _ in range(runs + 1):
    start = time.perf_counter()
    found = sum(len(read(text) or ()) for text in texts)
    spent.append(time.perf_counter() - start)
print(json.dumps([statistics.median(spent[1:]), found]))
"""
PEERS: Mapping[str, tuple[str, str]] = {
    "recognizers-text": (
        "recognizers-text-suite",
        "from recognizers_number_with_unit import recognize_dimension\n"
        "read = lambda text: recognize_dimension(text, 'zh-cn')",
    ),
    "jionlp": ("jionlp", "import jionlp\nread = jionlp.extract_money"),
}
"""What is installed, and what makes `read` of it."""
TEXTS = 60
"""Texts that each reads: some take a second for a page."""
PATIENCE = 120


def section(runs: int, asked: bool) -> list[str]:
    """The table of the other readers; where nobody asked for it, how to ask."""
    if not asked:
        return ["Other readers of Chinese numbers were not measured; `PEERS=1 make bench` installs and measures them."]
    from benchmarks.reading import TEXTS as READ

    texts = sorted(READ, key=len)[-TEXTS:]
    characters = sum(map(len, texts))
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "texts.json"
        given.write_text(json.dumps(texts), encoding="utf-8")
        rows = [(name, *_measured(Path(folder) / name, name, given, min(runs, 3), characters)) for name in PEERS]
    return table((f"{len(texts)} texts, {characters:,} characters", "median", "characters/s", "found"), rows)


def _measured(home: Path, name: str, texts: Path, runs: int, characters: int) -> tuple[str, str, str]:
    """Time, speed and what was found; or why there is none."""
    package, prepare = PEERS[name]
    venv.EnvBuilder(with_pip=True).create(home)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    try:
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package)
        spent, found = json.loads(_run(python, "-c", TIMED.format(prepare=prepare), str(texts), str(runs)))
    except (subprocess.SubprocessError, ValueError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()
        return "not measured", said[-1][:100] if said else "", ""
    return milliseconds(spent), f"{characters / spent:,.0f}", f"{found}"


def _run(python: Path, *arguments: str) -> str:
    command = [str(python), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE).stdout
