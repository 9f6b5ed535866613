"""Many plans: what more processes gain, and what the number of plans costs in memory.

Enters: how many generated plans, of which size.  Leaves: a table of `check FOLDER --jobs N`, the numbers of processes
in turn: plans a second by the clock, processor seconds of all processes together, the peak of the largest; and the
efficiency, how much of N times the speed N processes reach.  By the clock that means something on an idle machine only;
by processor time it says what there being several costs.

    python -m benchmarks.many [PLANS [SIZE [ROUNDS]]]
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.generated import plan
from benchmarks.timing import table

PLANS, SIZE, ROUNDS = 100, 4, 3
JOBS = (1, 2)


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    processor: float
    megabytes: float


def measure(folder: Path, jobs: int) -> Cost:
    """One run of the command as a whole, with all processes that it started."""
    command = [sys.executable, "-m", "checker", "run", str(folder), "--jobs", str(jobs), "--format", "jsonl",
               "--fail-on", "never", "-o", os.devnull]  # fmt: skip
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    _, status, usage = os.wait4(os.posix_spawn(sys.executable, command, os.environ, file_actions=quiet), 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def section(plans: int, size: int, rounds: int) -> list[str]:
    """The table of many plans, and the efficiency."""
    with TemporaryDirectory() as folder:
        for number in range(plans):
            Path(folder, f"{number:06}.yaml").write_text(plan(size, number), encoding="utf-8")
        runs = [{jobs: measure(Path(folder), jobs) for jobs in JOBS} for _ in range(rounds)]
    rows = []
    for jobs in JOBS:
        seconds, processor, megabytes = (median(run[jobs][at] for run in runs) for at in range(3))
        rows.append((str(jobs), f"{plans / seconds:.2f}", f"{processor:.1f} s", f"{megabytes:.0f} MB"))
    one, *_, most = JOBS
    clock = median(run[one].seconds / (most * run[most].seconds) for run in runs)
    spent = median(run[one].processor / run[most].processor for run in runs)
    header = (f"{plans} plans of size {size}, processes", "plans/s", "processor time of all", "peak of one")
    said = f"Efficiency of {most} processes: {clock:.0%} by the clock, {spent:.0%} by processor time."
    return [*table(header, rows), "", said]


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.stdout.write("\n".join(section(*(*given, *(PLANS, SIZE, ROUNDS)[len(given) :]))) + "\n")
