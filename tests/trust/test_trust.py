"""Invented plans agree with themselves, say the same in every format, and faults put into them are found."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Severity
from trust.author import invent
from trust.draft import Draft, Sort, changed, plain, slots, texts
from trust.layouts import FORMATS
from trust.measure import measure, told

SEEDS = st.integers(0, 10**6)
FOUND = 0.9
"""The share of faults that a reader could know which has to be found."""


@given(SEEDS)
def test_the_printings_of_one_fact_agree(seed: int) -> None:
    figures: dict[str, set[str]] = {}
    for slot in slots(invent(seed)):
        if slot.sort is Sort.FIGURE:
            figures.setdefault(slot.fact, set()).add(slot.text)
    assert {fact: said for fact, said in figures.items() if len(said) > 1} == {}


@given(SEEDS)
def test_a_seed_gives_one_plan(seed: int) -> None:
    assert invent(seed) == invent(seed)


@given(SEEDS, st.data())
def test_a_change_touches_one_slot(seed: int, data: st.DataObject) -> None:
    draft = invent(seed)
    number = data.draw(st.integers(0, len(slots(draft)) - 1))
    before, after = slots(draft), slots(changed(draft, number, "改"))
    assert [at for at, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [number]
    assert after[number].text == "改"


@given(SEEDS)
def test_every_format_prints_all_texts(seed: int) -> None:
    draft = invent(seed)
    for ending in (".yaml", ".txt", ".md", ".html"):
        printed = FORMATS[ending](draft).decode()
        assert [text for text in map(plain, texts(draft)) if text.rstrip("。") not in printed] == []


def grave(draft: Draft, ending: str) -> list[str]:
    """The errors and warnings on a draft printed in a format."""
    findings = told(draft, ending).findings
    return [f"{each.code} {each.message.zh}" for each in findings if each.severity is not Severity.REVIEW]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("seed", [101, 102, 103, 104])
def test_nothing_is_invented(seed: int, ending: str) -> None:
    assert grave(invent(seed), ending) == []


@pytest.mark.parametrize("seed", [105, 106])
def test_every_format_of_a_plan_is_told_the_same(seed: int) -> None:
    told_in = {
        ending: Counter((each.code, each.severity) for each in told(invent(seed), ending).findings)
        for ending in FORMATS
    }
    assert set(map(str, told_in.values())) == {str(told_in[".yaml"])}


def test_faults_are_found() -> None:
    record = measure([107, 108])
    assert record.found.total() / record.put.total() >= FOUND, record.missed
