"""Faults: one printing of one fact changed, as a tired office would.

Enters: a draft.  Leaves: drafts with one slot changed each, and what the slot now says.  Only slots whose fact the plan
prints elsewhere too, or whose figures follow from others, are changed: a reader could know.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from trust.draft import Draft, Slot, Sort, changed, slots
from trust.style import NUMERALS
from trust.words import DEEDS, GIVEN, SURNAMES


class Fault(NamedTuple):
    """A draft with one slot changed: its family, the slot as it was, its number, and what stands there now."""

    family: str
    slot: Slot
    number: int
    text: str
    draft: Draft


def faults(draft: Draft, random: Random) -> Iterator[Fault]:
    """One fault of every family that the draft has a place for."""
    printed = list(enumerate(slots(draft)))
    for family, sort, change in _FAMILIES:
        places = [(number, slot) for number, slot in printed if slot.sort is sort]
        random.shuffle(places)
        for number, slot in places:
            text = change(slot.text, random)
            if text is not None and text != slot.text:
                yield Fault(family, slot, number, text, changed(draft, number, text))
                break


def _swapped(text: str, _: Random) -> str | None:
    """Two neighbouring digits exchanged."""
    pairs = [at for at in range(len(text) - 1) if text[at] != text[at + 1] and text[at + 1] != "0"]
    return text[: pairs[0]] + text[pairs[0] + 1] + text[pairs[0]] + text[pairs[0] + 2 :] if pairs else None


def _digit(text: str, random: Random) -> str | None:
    """Another first digit."""
    other = random.choice([digit for digit in "123456789" if digit != text[0]])
    return other + text[1:]


def _magnitude(text: str, _: Random) -> str | None:
    return text + "0"


def _dropped(text: str, _: Random) -> str | None:
    return text[:-1] if len(text) > 2 else None


def _one_more(text: str, _: Random) -> str | None:
    if text in NUMERALS:
        return NUMERALS[NUMERALS.index(text) + 1]
    return str(int(text) + 1)


def _far_more(text: str, _: Random) -> str | None:
    """A tenth and five more: no rounding explains it."""
    return str(int(text) * 11 // 10 + 5)


def _bound(text: str, _: Random) -> str | None:
    return "以内" if text == "以上" else "以上"


def _unit(text: str, random: Random) -> str | None:
    every = sorted({unit for lead, others, _ in DEEDS.values() for unit in (lead, *others)})
    return random.choice([unit for unit in every if unit != text])


def _person(_: str, random: Random) -> str | None:
    return random.choice(SURNAMES) + random.choice(GIVEN)


def _given(text: str, random: Random) -> str | None:
    """The same family name with another character."""
    return text[:2] + random.choice([given[-1] for given in GIVEN if given[-1] != text[-1]])


def _blank(_: str, __: Random) -> str | None:
    return ""


def _month(text: str, _: Random) -> str | None:
    return text.replace(text.partition("月")[0], "3" if text.startswith("6") else "8", 1)


def _title(text: str, _: Random) -> str | None:
    return text.replace("实施", "工作", 1) if "实施" in text else None


def _reference(text: str, _: Random) -> str | None:
    return f"附件{int(text[-1]) - 1}"


_FAMILIES = (
    ("digits swapped", Sort.FIGURE, _swapped),
    ("another digit", Sort.FIGURE, _digit),
    ("a nought more", Sort.FIGURE, _magnitude),
    ("a digit lost", Sort.FIGURE, _dropped),
    ("bound", Sort.BOUND, _bound),
    ("lead", Sort.LEAD, _unit),
    ("unit", Sort.UNIT, _unit),
    ("leader", Sort.LEADER, _person),
    ("leader's name", Sort.LEADER, _given),
    ("leader blank", Sort.LEADER, _blank),
    ("deadline", Sort.DEADLINE, _month),
    ("part of a sum", Sort.PART, _one_more),
    ("sum", Sort.TOTAL, _one_more),
    ("count", Sort.COUNT, _one_more),
    ("growth", Sort.GROWTH, _far_more),
    ("base", Sort.BASE, _swapped),
    ("title of an annex", Sort.TITLE, _title),
    ("reference", Sort.REFERENCE, _reference),
)
