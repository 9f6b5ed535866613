"""What fuzzing found (`trust/fuzz.py`): inputs that once broke a reader, a rule or a report, and some that did not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from trust.targets import TARGETS, seeds, wrong

KEPT = Path(__file__).parent / "fuzzed"


def kept(target: str) -> Iterator[bytes]:
    """The inputs of a target, one JSON text a line."""
    file = KEPT / f"{target}.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return (json.loads(line).encode("utf-8", "surrogateescape") for line in lines)


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_goes_wrong_on_what_was_found(target: str) -> None:
    assert [said for data in kept(target) for said in wrong(target, data)] == []


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_goes_wrong_on_what_fuzzing_begins_with(target: str) -> None:
    assert [said for data in seeds(target)[::25] for said in wrong(target, data)] == []
