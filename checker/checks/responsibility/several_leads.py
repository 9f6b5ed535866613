"""Tasks that several units lead side by side.

Two leads are usual, unless they lead 按职责分工 or the plan itself demands that one unit leads.  Rows that carry out
a task are told with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.charges import Charge, read_charges
from checker.checks.shared.places import prose
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.language.units.responsibility import LeadKind
from checker.source import fold
from checker.words.chain import load_chain

_USUAL = 2
"""Leads that a task may well have."""
_FEW = 3
"""So few tasks with a lead show no habit."""
_HABIT = 2
"""Where one in so many tasks is led like that, it is how the document gives tasks."""
_SHOWN = 6
"""Places named in a message; the finding holds them all."""


class _SeveralLeads(Outcome):
    """All such tasks of the plan."""

    count: int
    where: str


class Joint(_SeveralLeads):
    """Three units or more lead, or several that divide the leading."""


class Demanded(_SeveralLeads):
    """Two units or more lead, and the plan demands one."""


OUTCOMES = (Joint, Demanded)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for the whole plan; none where the plan is written like that throughout."""
    charges = facts.once(read_charges)
    if not charges:
        raise NotApplicable("本方案没有可检查的内容", "the plan has nothing of this sort to check")
    one_demanded = any(load_chain().one_lead.search(passage.plain) for passage in prose(facts))
    joint = [each for each in charges if each.kind is LeadKind.JOINT and each.block.route not in facts.matches]
    places = [charge.places[0] for charge in joint if one_demanded or _is_many(charge)]
    led = sum(bool(charge.leads) for charge in charges)
    if places and (one_demanded or len(places) * _HABIT < led or led <= _FEW):
        yield (Demanded if one_demanded else Joint)(
            places=tuple(places),
            fact=("single_lead", "", *sorted(place.quote for place in places)),
            count=len(places),
            where=listed(dict.fromkeys(place.label for place in places), _SHOWN),
        )


def _is_many(charge: Charge) -> bool:
    divided = any(load_chain().leads_apart.search(fold(place.quote)) for place in charge.places)
    return divided or len(charge.leads) > _USUAL
