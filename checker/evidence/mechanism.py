"""How the plan is run: how often is reported, who convenes the task forces, who sits in them.

Enters: facts.  Leaves: `Mismatch`es between what the master plan lays down and what the annexes set up,
or between two rules of one document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.evidence.chain import Force, forces
from checker.evidence.mismatch import Mismatch
from checker.evidence.places import document_names
from checker.facts import Facts
from checker.finding import Place
from checker.passages import Form
from checker.printed import place_of
from checker.source import Span, fold
from checker.wording import listed
from checker.words.chain import load_chain

_MASTERLY = frozenset({"master", "notice"})
_FORMS = frozenset({Form.STATEMENT, Form.TASK_FORCE, Form.HEADING})


class Cadence(NamedTuple):
    """A rule of reporting: what is done in each period, and where it is printed."""

    acts: Mapping[str, str]
    place: Place


@cache
def _cadence() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]]:
    words = load_chain()
    period_of = {word: group[0] for group in words.periods for word in group}
    periods = "|".join(sorted(period_of, key=len, reverse=True))
    item = f"(?:[每一])?(?P<number>[两二三])?个?(?P<period>{periods})(?:[一])?(?P<act>{'|'.join(words.reporting)})"
    plain = re.sub(r"\?P<\w+>", "?:", item)
    return re.compile(item), re.compile(rf"{plain}(?:制度)?(?:[、,]\s*{plain})+"), period_of


def cadences(facts: Facts) -> Mapping[str, tuple[Cadence, ...]]:
    """The rules of reporting of each document: two periods or more in a row (旬简报、月通报、季总结)."""
    item, several, period_of = _cadence()
    found: dict[str, list[Cadence]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form in _FORMS:
            for match in several.finditer(fold(passage.text)):
                acts = {
                    f"{each['number'] or ''}{period_of[each['period']]}": each["act"]
                    for each in item.finditer(match.group())
                }
                found[passage.document].append(Cadence(acts, place_of(passage, Span(*match.span()))))
    return {document: tuple(theirs) for document, theirs in found.items()}


def find_cadences(facts: Facts) -> Iterator[Mismatch] | None:
    """Two rules of reporting in one document, or an annex's rule that is not the master plan's."""
    said = facts.once(cadences)
    return _cadences(said) if said else None


def _cadences(said: Mapping[str, Sequence[Cadence]]) -> Iterator[Mismatch]:
    for theirs in said.values():
        first = theirs[0]
        for other in theirs[1:]:
            if other.acts != first.acts:
                yield _two_cadences("within", first, other)
    masterly = [cadence for document in _MASTERLY for cadence in said.get(document, ())]
    for document, theirs in said.items():
        for own in theirs if document not in _MASTERLY and masterly else ():
            if all(own.acts != cadence.acts for cadence in masterly):
                every = (each for others in said.values() for each in others)
                alike = (each.place for each in every if each.acts == masterly[0].acts)
                fits = set(masterly[0].acts) <= set(own.acts)
                yield _two_cadences("added" if fits else "across", masterly[0], own, *alike)


def _two_cadences(outcome: str, a: Cadence, b: Cadence, *alike: Place) -> Mismatch:
    """Two rules that differ, and where else the first one is printed."""
    fact = (*sorted((a.place.quote, b.place.quote)),)
    places = (a.place, b.place, *alike)
    changed = [(period, a.acts.get(period), act) for period, act in b.acts.items() if a.acts.get(period) != act]
    zh = "、".join(f"{period}为“{old}”或“{new}”" if old else f"多{period}“{new}”" for period, old, new in changed)
    en = ", ".join(f"{period}: {old}/{new}" if old else f"{period}: +{new}" for period, old, new in changed)
    sides = a.place.label, a.place.quote, b.place.label, b.place.quote
    return Mismatch(outcome, "调度机制", *sides, places, fact, values=zh, values_en=en)


class Demand(NamedTuple):
    """Who is to convene the task forces: the post demanded, its rank, and the text that says so."""

    post: str
    rank: str
    place: Place
    text: str


@cache
def _posts() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    words = load_chain()
    ranks = "|".join(rank for rank in words.ranks if rank)
    rank = re.compile(f"(?P<rank>{ranks})?(?:{'|'.join(words.heads)})")
    convener = "(?:工作)?专班的?召集人"
    return rank, (
        re.compile(rf"{convener}(?:分别)?由(?P<post>[^,。;]{{2,20}}?)(?:担任|兼任|任)"),
        re.compile(rf"(?P<post>[^,。;、由]{{2,16}})(?:担任|兼任|任)(?:[^,。;]{{0,12}}、\s*)?{convener}"),
    )


def demands(facts: Facts) -> tuple[Demand, ...]:
    """What the plan demands of conveners, in printed order; paragraphs that set up one task force demand nothing."""
    rank, forms = _posts()
    found: list[Demand] = []
    for passage in facts.passages:
        if passage.form is Form.STATEMENT:
            text = fold(passage.text)
            for said in (match for form in forms if (match := form.search(text))):
                if post := rank.search(said["post"]):
                    place = place_of(passage, Span(*said.span()))
                    found.append(Demand(said["post"], post["rank"] or "", place, text))
    return tuple(found)


def find_conveners(facts: Facts) -> Iterator[Mismatch] | None:
    """Conveners of another rank than the plan demands, all together."""
    said, set_up = facts.once(demands), facts.once(forces)
    return _conveners(facts, said, set_up) if said and set_up else None


def _conveners(facts: Facts, said: Sequence[Demand], set_up: Mapping[str, Sequence[Force]]) -> Iterator[Mismatch]:
    rank, _ = _posts()
    odd: dict[str, list[Place]] = defaultdict(list)
    for theirs in set_up.values():
        for passage, force in theirs:
            posts = list(rank.finditer(force.convener.post)) if force.convener else []
            held = {post["rank"] or "" for post in posts}
            if force.convener and held and said[0].rank not in held:
                odd[posts[-1].group()].append(place_of(passage, force.convener.span))
    for post, places in odd.items():
        certain = any(post in demand.text.replace(demand.post, "") for demand in said)
        yield Mismatch(
            outcome="differs" if certain else "undecided",
            thing="工作专班召集人",
            place_a=listed(dict.fromkeys(demand.place.label for demand in said)),
            value_a=said[0].post,
            place_b=listed(dict.fromkeys(document_names(facts)[place.document] for place in places), 8),
            value_b=post,
            places=(*(demand.place for demand in said), *places),
            fact=(said[0].post, post, *sorted(place.quote for place in places)),
        )


def find_members_rank(facts: Facts) -> Iterator[Mismatch] | None:
    """Task forces whose members must be of a rank that most others do not ask for."""
    every = [(document, force) for document, theirs in facts.once(forces).items() for force in theirs]
    if len(every) < 3:
        return None
    return _members_rank(facts, every)


def _members_rank(facts: Facts, every: Sequence[tuple[str, Force]]) -> Iterator[Mismatch]:
    ranks = [_member_rank(force) for _, force in every]
    usual, number = Counter(rank for rank, _ in ranks).most_common(1)[0]
    if number * 2 <= len(every):
        return
    model = next(at for at, (rank, _) in enumerate(ranks) if rank == usual)
    for (document, _), (rank, place) in zip(every, ranks, strict=True):
        if rank != usual:
            yield Mismatch(
                outcome="differs",
                thing="专班成员",
                place_a=document_names(facts)[every[model][0]],
                value_a=usual or "成员单位",
                place_b=document_names(facts)[document],
                value_b=rank or "成员单位",
                places=(place, ranks[model][1]),
                fact=(usual, rank, place.quote),
            )


def _member_rank(force: Force) -> tuple[str, Place]:
    """The rank a task force asks of its members, or nothing, with the words that say who they are."""
    ranks = "|".join(load_chain().member_ranks)
    text = fold(force.passage.text)
    if found := re.search(rf"(?P<rank>{ranks})(?:为|任)?(?:[^,。;]{{0,6}})?成员", text):
        return found["rank"], place_of(force.passage, Span(*found.span()))
    start = max(text.find("成员"), 0)
    return "", place_of(force.passage, Span(start, min(start + 12, len(text))))
