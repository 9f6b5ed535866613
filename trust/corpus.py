"""The few inputs of a fuzzed folder that reach what the examples of the rules do not: the corpus that is kept.

python -m trust.corpus TARGET FOLDER

Enters: a target of `trust/targets.py` and the folder that `trust.fuzz` filled.
Leaves: tests/hostile/corpus/TARGET.jsonl, one input a line, which `tests/hostile/test_hostile_fuzzed.py` replays.
Needs coverage (`pip install coverage`), which the project does not install.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from coverage import Coverage

from trust.targets import seeds, wrong

KEPT = Path(__file__).parents[1] / "tests" / "hostile" / "corpus"
_LARGEST, _LATEST, _EVERY = 3_000, 300, 4
"""Bytes of an input that is kept; inputs that are looked at, those found last; of so many seeds one is looked at."""

Arc = tuple[str, tuple[int, int]]
"""A step from one line of a file to another."""


def reached(coverage: Coverage, target: str, data: bytes) -> set[Arc]:
    """The steps of the checker's code that an input takes."""
    coverage.erase()
    coverage.start()
    try:
        for _ in wrong(target, data):
            pass
    finally:
        coverage.stop()
    found = coverage.get_data()
    return {(file, arc) for file in found.measured_files() for arc in found.arcs(file) or ()}


def telling(target: str, inputs: Sequence[bytes]) -> Iterator[bytes]:
    """Of the inputs, the shortest first, each that reaches something which neither a seed nor one before it does."""
    coverage = Coverage(data_file=None, branch=True, source_pkgs=["checker"], config_file=False)
    known = {arc for seed in seeds(target)[::_EVERY] for arc in reached(coverage, target, seed)}
    for data in sorted(inputs, key=lambda each: (len(each), each)):
        new = reached(coverage, target, data) - known
        if new:
            known |= new
            yield data


def main(target: str, folder: Path) -> None:
    """Write the corpus of a target."""
    found = sorted(folder.iterdir(), key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
    short = [file for file in found if not file.name.startswith("seed") and file.stat().st_size <= _LARGEST]
    kept = telling(target, [file.read_bytes() for file in short[:_LATEST]])
    lines = (json.dumps(data.decode("utf-8", "surrogateescape")) for data in kept)
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{target}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
