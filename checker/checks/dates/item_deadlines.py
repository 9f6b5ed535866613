"""One matter with two deadlines of one year: in the card of a list, and in the row of another table.

A table of the tasks of one year names other years than one of the whole plan does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.deadlines import Deadline, deadlines_in
from checker.checks.shared.items import Item, items
from checker.checks.shared.part_deadlines import stated_deadlines
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.plan.passages import PlanField


class Differs(Outcome):
    """Two days that cannot both hold."""

    thing: str
    value_a: str
    place_a: str
    value_b: str
    place_b: str


OUTCOMES = (Differs,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each matter whose places each give one deadline, and not the same."""
    every = facts.once(items)
    if not every:
        raise NothingToCompare
    for name, theirs in every.items():
        dated = [(item, own[0]) for item in theirs if len(own := _deadlines(facts, item)) == 1]
        for (a, one), (b, other) in combinations(dated, 2):
            of_a_year = one.last != other.last and one.last.year == other.last.year and one.exact and other.exact
            if of_a_year and not _carries(facts, a, b):
                yield _outcome(name, one, other)
                break


def _outcome(name: str, a: Deadline, b: Deadline) -> Outcome:
    return Differs(
        places=(a.place, b.place),
        fact=("item_deadline", name, a.text, b.text),
        thing=quoted(name),
        value_a=a.text,
        place_a=a.passage.label,
        value_b=b.text,
        place_b=b.passage.label,
    )


def _deadlines(facts: Facts, item: Item) -> list[Deadline]:
    """What the column of deadlines says of a row, or what is said to be the deadline of a task (办结时限：…)."""
    if item.block is None:
        return []
    texts = [facts.passages[index] for index in (*item.block.texts, *item.block.units)]
    if item.table:
        cells = (passage for passage in texts if passage.field is PlanField.DEADLINE)
        return [each for cell in cells for each in deadlines_in(cell, facts.plan.year)]
    return [each for passage in texts for each in stated_deadlines(passage, facts.plan.year)]


def _carries(facts: Facts, a: Item, b: Item) -> bool:
    """Whether one is the task that the other, a row, carries out: these are compared as such."""
    routes = {item.block.route for item in (a, b) if item.block}
    return any(route in routes and facts.matches[route].route in routes for route in routes & facts.matches.keys())
