"""The list of annexes at the end of the master plan against the annexes (GB/T 9704-2012 7.3.4, 7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.citations import plain_title
from checker.checks.structure._annex_titles import AnnexTitle, read_annex_list, read_annex_titles
from checker.facts import Facts
from checker.plan.passages import Form

QUOTES_DIFFER = False
_QUOTED = re.compile("^《([^《》]*)》$")


class Missing(Outcome):
    """An entry of the list for which there is no annex."""

    number: int
    listed: str


class Unlisted(Outcome):
    """An annex without an entry."""

    annex: str
    title: str


class Order(Outcome):
    """Annexes that stand elsewhere than their entries; the first of them."""

    number: int
    listed: str
    annex: str


class Title(Outcome):
    """An entry whose annex has another title."""

    listed: str
    annex: str
    title: str


OUTCOMES = (Missing, Unlisted, Order, Title)


def find(facts: Facts) -> Iterator[Outcome]:
    """The order as one, then each entry, then each annex."""
    entries, annexes = read_annex_list(facts), read_annex_titles(facts)
    if not entries or not annexes:
        raise NotApplicable("没有附件说明或没有附件", "no list of annexes, or no annexes")
    by_title = {_named(annex.title): annex for annex in annexes}
    by_number = {annex.number: annex for annex in annexes}
    found = [(entry, annex) for entry in entries if (annex := by_title.get(_named(entry.title)))]
    if moved := [(entry, annex) for entry, annex in found if annex.number != entry.number]:
        entry, annex = moved[0]
        yield Order(
            places=tuple(each.place for pair in moved for each in pair),
            fact=_fact("order", entry, annex),
            number=entry.number,
            listed=entry.title,
            annex=f"附件{annex.number}",
        )
    for entry in entries:
        other = by_number.get(entry.number)
        if _named(entry.title) not in by_title and not (other and _goes_on(facts, entry, other)):
            yield _without_annex(entry, other)
    known = {entry.number for entry in entries} | {annex.number for _, annex in found}
    for annex in annexes:
        if annex.number not in known:
            fact = _fact("unlisted", annex, annex)
            yield Unlisted(places=(annex.place,), fact=fact, annex=f"附件{annex.number}", title=annex.title)


def _without_annex(entry: AnnexTitle, other: AnnexTitle | None) -> Outcome:
    """An entry that no annex has as its title; `other` is the annex of its number."""
    if other is None:
        fact = _fact("missing", entry, entry)
        return Missing(places=(entry.place,), fact=fact, number=entry.number, listed=entry.title)
    return Title(
        places=(entry.place, other.place),
        fact=_fact("title", entry, other),
        listed=entry.title,
        annex=f"附件{other.number}",
        title=other.title,
    )


def _goes_on(facts: Facts, entry: AnnexTitle, annex: AnnexTitle) -> bool:
    """Whether the title of an annex goes on in the line below, which is read as its first text."""
    route = annex.place.route
    begun, listed = _named(annex.title), _named(entry.title)
    below = (p for p in facts.passages[facts.position(route) + 1 :] if p.route[: len(route) - 1] == route[:-1])
    following = next((_named(p.text) for p in below if p.form not in (Form.TITLE, Form.ANNEX_LIST)), "")
    return bool(following) and listed.startswith(begun) and (begun + following).startswith(listed)


def _named(title: str) -> str:
    """A title by its words, with or without the marks that quote it as a whole."""
    return _QUOTED.sub(r"\1", plain_title(title))


def _fact(outcome: str, entry: AnnexTitle, annex: AnnexTitle) -> tuple[str, ...]:
    return outcome, str(entry.number), _named(entry.title), _named(annex.title)
