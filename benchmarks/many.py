"""Many plans: what more processes gain, and what the number of plans costs in memory.

Writes generated plans, and checks them with `--jobs 1` and `--jobs 2` in turn, so that a machine whose speed drifts
does not decide.  Prints for each the medians of plans a second, of processor seconds of all processes together, and
the peak of the largest process; then the efficiency: how much of twice the speed two processes reach, by the clock, and
how much of the processor time was not spent on there being two.  By the clock it means something on an idle machine
only.

    python benchmarks/many.py [PLANS [SIZE [ROUNDS]]]
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generated import plan

PLANS, SIZE, ROUNDS = 100, 1, 3
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
    pid = os.posix_spawn(sys.executable, command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main(plans: int, size: int, rounds: int) -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        for number in range(plans):
            Path(folder, f"{number:06}.yaml").write_text(plan(size, number), encoding="utf-8")
        runs = [{jobs: measure(Path(folder), jobs) for jobs in JOBS} for _ in range(rounds)]
    for jobs in JOBS:
        seconds, processor, megabytes = (statistics.median(run[jobs][at] for run in runs) for at in range(3))
        sys.stdout.write(
            f"{plans} plans of size {size}, {jobs} processes: {plans / seconds:6.2f} plans/s by the clock, "
            f"{processor:7.1f} s of processor time, {megabytes:5.0f} MB at most in one process\n"
        )
    one, two = JOBS
    clock = statistics.median(run[one].seconds / (two * run[two].seconds) for run in runs)
    spent = statistics.median(run[one].processor / run[two].processor for run in runs)
    sys.stdout.write(f"efficiency of {two} processes: {clock:.0%} by the clock, {spent:.0%} by processor time\n")


if __name__ == "__main__":
    main(*(int(given) for given in sys.argv[1:]), *(PLANS, SIZE, ROUNDS)[len(sys.argv) - 1 :])
