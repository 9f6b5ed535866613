"""How long a check takes, as ratios to what any such program must do.

Runs whole processes in turn (A B C A B C …), so that a machine whose speed drifts does not decide:
the floor (import lark, pydantic, yaml and tabulate, and load the same plan file), a full check, and a check
that is answered from the cache.  Prints medians and ratios.

    python benchmarks/check.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLAN = Path(__file__).parent.parent / "plans" / "xinshao.yaml"
FLOOR = f"import lark, pydantic, yaml, tabulate; yaml.load(open({str(PLAN)!r}), Loader=yaml.CSafeLoader)"
CHECK = [sys.executable, "-m", "checker", "--fail-on", "never", str(PLAN)]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Wall time of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Time the three in turn and print medians and ratios to the floor."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PLAN_CHECKER_CACHE": cache}
        commands = {
            "floor": [sys.executable, "-c", FLOOR],
            "full check": [*CHECK[:3], "--no-cache", *CHECK[3:]],
            "from cache": CHECK,
        }
        for command in commands.values():
            seconds(command, environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    floor = statistics.median(times["floor"])
    for name, measured in times.items():
        median = statistics.median(measured)
        sys.stdout.write(f"{name:12} {median * 1000:7.0f} ms  {median / floor:5.2f} × floor\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
