"""A plan with faults, printed otherwise without saying anything else, is told the same."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest

from trust.author import invent
from trust.draft import Draft, changed
from trust.faults import faults
from trust.measure import told
from trust.rewrites import REWRITES

SEEDS = (201, 203, 206)
FAMILIES = {"another digit", "bound", "growth", "sum", "leader blank", "unit", "deadline", "count", "base"}


@cache
def faulty(seed: int) -> Draft:
    """An invented plan with one fault of several families."""
    draft = invent(seed)
    for fault in faults(draft, Random(seed)):
        if fault.family in FAMILIES:
            draft = changed(draft, fault.number, fault.text)
    return draft


@cache
def usual(seed: int) -> Counter[tuple[str, str, int]]:
    return said_of(faulty(seed))


def said_of(draft: Draft) -> Counter[tuple[str, str, int]]:
    """The findings by code, severity and the number of their places."""
    return Counter((each.code, each.severity.value, len(each.places)) for each in told(draft, ".yaml").findings)


@pytest.mark.parametrize("name", REWRITES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_printed_otherwise_is_told_the_same(seed: int, name: str) -> None:
    rewritten = REWRITES[name](faulty(seed))
    assert rewritten != faulty(seed)
    assert len(usual(seed)) > 4
    told_now = said_of(rewritten)
    assert (usual(seed) - told_now, told_now - usual(seed)) == (Counter(), Counter())
