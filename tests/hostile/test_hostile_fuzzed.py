"""What fuzzing found (`trust/fuzz.py`): inputs that once broke a reader, a rule or a report, and its kept corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from trust.targets import TARGETS, seeds, wrong

HERE = Path(__file__).parent
KEPT = sorted([*HERE.glob("fuzzed/*.jsonl"), *HERE.glob("corpus/*.jsonl")])
"""What once went wrong, and what reaches further than the examples of the rules (`trust/corpus.py`), by target."""


def kept(file: Path) -> Iterator[bytes]:
    """The inputs of a file, one JSON text a line."""
    lines = file.read_text("utf-8").splitlines()
    return (json.loads(line).encode("utf-8", "surrogateescape") for line in lines)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_nothing_goes_wrong_on_what_was_kept(file: Path) -> None:
    assert [said for data in kept(file) for said in wrong(file.stem, data)] == []


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_goes_wrong_on_what_fuzzing_begins_with(target: str) -> None:
    assert [said for data in seeds(target)[::50] for said in wrong(target, data)] == []
