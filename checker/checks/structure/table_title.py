"""Titles of tables that name the action otherwise than the annex's title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.shared.places import place_at
from checker.checks.shared.wording import listed
from checker.checks.structure._actions import AnnexAction, match_action, named_actions
from checker.facts import Facts
from checker.finding import Place

QUOTES_DIFFER = False
_SHOWN = 8
"""Annexes named in a message."""


class _Differs(Outcome):
    """The annexes whose tables differ in one way: what the annex's title says and what the table's does."""

    annexes: str
    annex_says: str
    table_says: str


class TableLead(_Differs):
    """Other words before the action."""


class TableLeadLost(_Differs):
    """The words before the action are left out."""


class TableLeadAdded(_Differs):
    """Words before the action that the annex has not."""


class TableAction(_Differs):
    """Another action."""


OUTCOMES = (TableLead, TableLeadLost, TableLeadAdded, TableAction)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each way of differing."""
    for (sort, ours, theirs), found in _differing(facts).items():
        names = listed((action.part.name for action, _ in found), _SHOWN)
        own = [place_at(facts, (*action.part.route, "title")) for action, _ in found]
        yield _outcome(sort, ours, theirs)(
            places=(*(place for _, place in found), *own),
            fact=(sort, f"{ours}/{theirs}", *names),
            annexes=names,
            annex_says=ours,
            table_says=theirs,
        )


def _differing(facts: Facts) -> dict[tuple[str, str, str], list[tuple[AnnexAction, Place]]]:
    differing: dict[tuple[str, str, str], list[tuple[AnnexAction, Place]]] = defaultdict(list)
    for action in named_actions(facts):
        for index, table in enumerate(action.part.document.tables):
            title = match_action(facts, table.title)
            if not title or (title["name"], title["lead"]) == (action.name, action.lead):
                continue
            place = place_at(facts, (*action.part.route, "tables", index, "title"))
            same = title["name"] == action.name
            way = ("lead", action.lead, title["lead"]) if same else ("action", action.name, title["name"])
            differing[way].append((action, place))
    return differing


def _outcome(sort: str, ours: str, theirs: str) -> type[_Differs]:
    if sort == "action":
        return TableAction
    if ours and theirs:
        return TableLead
    return TableLeadLost if ours else TableLeadAdded
