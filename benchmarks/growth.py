"""How time and memory grow with the size of a plan: the stages of a check, and its ten dearest checks.

Every size is run in a process of its own, sizes in turn, so that a machine whose speed drifts does not decide.  Prints
processor seconds of the reading and of the rules and the peak of memory, each also as a multiple of size 1, then the
ten checks that cost most at the largest size with their growth.

    python benchmarks/growth.py [SIZES…]
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import plan

SIZES = (1, 2, 4, 8, 16)
ROUNDS = 3
DEAREST = 10


def measure(path: str) -> dict[str, float]:
    """Processor seconds of the reading and of every rule, and the peak in megabytes, of one plan in this process."""
    from checker.checks.check import NotApplicable
    from checker.facts import Facts
    from checker.readers.yaml import read_plan
    from checker.rules.loading import load_rules

    rules = sorted(load_rules(), key=lambda rule: rule.code)
    start = time.process_time()
    facts = Facts(read_plan(path)[0])
    assert facts.targets
    assert facts.responsibilities is not None
    cost = {"reading": time.process_time() - start}
    for rule in rules:
        begun = time.process_time()
        try:
            for _ in rule.outcomes(facts):
                pass
        except NotApplicable:
            pass
        cost[rule.code] = time.process_time() - begun
    cost["rules"] = sum(spent for name, spent in cost.items() if name != "reading")
    cost["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return cost


def apart(path: Path) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--one", str(path)]
    cost: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return cost


def main(sizes: Sequence[int]) -> None:
    """Measure all sizes in turn and print the medians."""
    with TemporaryDirectory() as folder:
        paths = {size: Path(folder) / f"{size}.yaml" for size in sizes}
        for size, path in paths.items():
            path.write_text(plan(size), encoding="utf-8")
        runs = [{size: apart(path) for size, path in paths.items()} for _ in range(ROUNDS)]
    cost = {
        size: {name: statistics.median(run[size][name] for run in runs) for name in runs[0][size]} for size in sizes
    }
    first, last = cost[sizes[0]], cost[sizes[-1]]
    for size in sizes:
        shown = (
            f"{name} {cost[size][name]:7.2f} ({cost[size][name] / first[name]:5.1f} ×)"
            for name in ("reading", "rules", "megabytes")
        )
        sys.stdout.write(f"size {size:3}: {'  '.join(shown)}\n")
    dearest = sorted(set(last) - {"reading", "rules", "megabytes"}, key=lambda name: -last[name])[:DEAREST]
    for name in dearest:
        sys.stdout.write(f"{name}: {last[name]:7.2f} s  {last[name] / max(first[name], 0.001):6.1f} ×\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        json.dump(measure(sys.argv[2]), sys.stdout)
    else:
        main([int(each) for each in sys.argv[1:]] or SIZES)
