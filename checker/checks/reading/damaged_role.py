"""Roles in a roster of which only the end is left (长 for 组长)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import PlanField
from checker.words.terms import load_terms


class Role(Outcome):
    """A role that is none, and ends one."""

    document: str
    role: str
    whole: str


OUTCOMES = (Role,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each line of a roster; of several roles that end so the shortest is meant."""
    roles = load_terms().damage.roles
    for passage in facts.passages:
        role = passage.text.strip()
        if passage.field is PlanField.ROLE and role and role not in roles:
            whole = min((known for known in roles if known.endswith(role)), key=len, default="")
            if whole:
                place = place_of(passage)
                yield Role(places=(place,), fact=("role", role), document=place.label, role=role, whole=whole)
