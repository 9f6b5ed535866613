"""Units that are told by a general word only: 各有关部门."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.charges import read_charges
from checker.checks.shared.wording import quotations
from checker.facts import Facts
from checker.finding import Place
from checker.source import fold
from checker.words.chain import load_chain

_SHOWN = 6
"""Names quoted in a message; the finding holds all places."""


class Vague(Outcome):
    """All such words of the plan."""

    count: int
    quotes: str


OUTCOMES = (Vague,)
QUOTES_DIFFER = False


class Collective(NamedTuple):
    """A collective name with its text, which may go on in the next line of its cell."""

    place: Place
    text: str


def find(facts: Facts) -> Iterator[Outcome]:
    """One for the whole plan, as it is a habit; behind a name the word adds nothing (县财政局等相关部门)."""
    charges = facts.once(read_charges)
    if not charges:
        raise NotApplicable("本方案没有可检查的内容", "the plan has nothing of this sort to check")
    every = [name for charge in charges for name in _whole_lines(facts, charge.vague)]
    vague = [name for name in every if _is_general(name.text) and not _follows_name(facts, name.text)]
    if vague:
        yield Vague(
            places=tuple(name.place for name in vague),
            fact=("unit_names", "", *sorted(name.place.quote for name in vague)),
            count=len(vague),
            quotes=quotations([name.text for name in vague], _SHOWN, "处"),
        )


def _is_general(text: str) -> bool:
    return any(word in text for word in load_chain().vague_units)


def _follows_name(facts: Facts, text: str) -> bool:
    return bool(facts.lexicon.words.ending(text.rpartition("等")[0]))


def _whole_lines(facts: Facts, vague: Sequence[Place]) -> Iterator[Collective]:
    """The collective names of a charge; one that a line of the cell breaks off goes on in the next."""
    begun: Collective | None = None
    for place in vague:
        text = "".join(fold(place.quote).split())
        opens = not facts.passages[facts.position(place.route)].source.whole[: place.span.start].strip()
        if begun and opens and place.route != begun.place.route:
            text = begun.text + text
            place = begun.place
        begun = Collective(place, text)
        if text.endswith(load_chain().collective_ends):
            yield begun
            begun = None
    if begun:
        yield begun
