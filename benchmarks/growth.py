"""What the stages of a check and its rules cost, and how that and the memory grow with the size of a plan.

Every plan is checked in a process of its own, plans in turn, so that a machine whose speed drifts does not decide.
Processor seconds, and the peak of memory.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.generated import plan
from benchmarks.timing import milliseconds, table, times

ROOT = Path(__file__).parent.parent
STAGES = ("rule files", "plan file", "reading", "rules", "report")
DEAREST = 10
Cost = dict[str, float]


def measure(path: str) -> Cost:
    """Processor seconds of every stage and rule, and the peak in megabytes, of one plan in this process."""
    from checker.checks.check import NotApplicable
    from checker.engine import check_facts
    from checker.facts import Facts
    from checker.readers.yaml import read_plan
    from checker.report import Options, render
    from checker.rules.loading import load_rules

    marks = [time.process_time()]
    rules = sorted(load_rules(), key=lambda rule: rule.code)
    marks.append(time.process_time())
    read, sources = read_plan(path)
    marks.append(time.process_time())
    facts = Facts(read)
    assert facts.targets
    assert facts.responsibilities is not None
    marks.append(time.process_time())
    cost: Cost = {}
    for rule in rules:
        begun = time.process_time()
        try:
            for _ in rule.outcomes(facts):
                pass
        except NotApplicable:
            pass
        cost[f"{rule.code} {rule.check}"] = time.process_time() - begun
    marks.append(time.process_time())
    report = check_facts(facts, sources, rules)
    begun = time.process_time()
    render("table", [report], Options(rules=rules))
    cost["report"] = time.process_time() - begun
    spent = [after - before for before, after in pairwise(marks)]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return cost | dict(zip(STAGES, spent, strict=False)) | {"megabytes": megabytes}


def section(sizes: Sequence[int], rounds: int) -> list[str]:
    """The tables of stages, of the dearest rules, and of growth."""
    with TemporaryDirectory() as folder:
        paths = {f"size {size}": Path(folder) / f"{size}.yaml" for size in sizes}
        for size, path in zip(sizes, paths.values(), strict=True):
            path.write_text(plan(size), encoding="utf-8")
        real = {f"`plans/{name}.yaml`": ROOT / "plans" / f"{name}.yaml" for name in ("xinshao", "linxiang")}
        cost = _medians({**real, **paths}, rounds)
    last = f"size {sizes[-1]}"
    compared = [*real, last]
    stages = [(stage, *(milliseconds(cost[name][stage]) for name in compared)) for stage in STAGES]
    dearest = [f"{_dearest(cost[name], at)}" for at in range(DEAREST) for name in compared]
    rows = [(f"{at + 1}", *dearest[at * len(compared) : (at + 1) * len(compared)]) for at in range(DEAREST)]
    return [
        *table(("stage, processor time", *compared), stages),
        "",
        *table(("the dearest rules", *compared), rows),
        "",
        *_grown({name: cost[name] for name in paths}),
    ]


def _grown(cost: dict[str, Cost]) -> list[str]:
    """Reading, rules and memory of every size, and how many times that is of the first."""
    first = next(iter(cost.values()))
    rows = [
        (name, *(_multiple(each, first, stage) for stage in ("reading", "rules", "megabytes")))
        for name, each in cost.items()
    ]
    return table(("invented plan", "reading", "rules", "peak of memory"), rows)


def _multiple(cost: Cost, first: Cost, what: str) -> str:
    shown = f"{cost[what]:.0f} MB" if what == "megabytes" else milliseconds(cost[what])
    return f"{shown} ({times(cost[what], first[what])} ×)"


def _dearest(cost: Cost, at: int) -> str:
    rules = sorted((name for name in cost if name not in (*STAGES, "megabytes")), key=lambda name: -cost[name])
    return f"{rules[at]} {milliseconds(cost[rules[at]])}"


def _medians(paths: dict[str, Path], rounds: int) -> dict[str, Cost]:
    runs = [{name: _apart(path) for name, path in paths.items()} for _ in range(rounds)]
    return {name: {what: median(run[name][what] for run in runs) for what in runs[0][name]} for name in paths}


def _apart(path: Path) -> Cost:
    """`measure` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    cost: Cost = json.loads(done.stdout)
    return cost


if __name__ == "__main__":
    json.dump(measure(sys.argv[1]), sys.stdout)
