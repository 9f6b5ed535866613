"""What a whole process costs, as ratios to what any such program must do.

The floor is a process that imports what the checker is built on (click, pydantic, lark, yaml) and loads the same plan
file.  Beside it: Python alone, the import of the command, its start-up, a full check and one answered from the cache.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.timing import medians, milliseconds, table, times

PLAN = Path(__file__).parent.parent / "plans" / "xinshao.yaml"
FLOOR = f"import click, pydantic, lark, yaml; yaml.load(open({str(PLAN)!r}, encoding='utf-8'), Loader=yaml.CSafeLoader)"
CHECK = (sys.executable, "-m", "checker")
CHECKED = ("--fail-on", "never", str(PLAN))
COMMANDS: Mapping[str, Sequence[str]] = {
    "floor": (sys.executable, "-c", FLOOR),
    "python alone": (sys.executable, "-c", "pass"),
    "import checker.cli": (sys.executable, "-c", "import checker.cli"),
    "start-up (check --version)": (*CHECK, "--version"),
    "full check": (*CHECK, "--no-cache", *CHECKED),
    "answered from the cache": (*CHECK, *CHECKED),
}


def section(runs: int) -> list[str]:
    """The table of whole processes."""
    with tempfile.TemporaryDirectory() as cache:
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment = kept | {"PLAN_CHECKER_CACHE": cache}
        measured = medians(runs, {name: _run(command, environment) for name, command in COMMANDS.items()})
    rows = [(name, milliseconds(spent), times(spent, measured["floor"])) for name, spent in measured.items()]
    return table((f"whole process, `plans/{PLAN.name}`", "processor time", "× floor"), rows)


def _run(command: Sequence[str], environment: Mapping[str, str]) -> Callable[[], float]:
    """Processor seconds of one whole process, loading Python included."""

    def run() -> float:
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return run
