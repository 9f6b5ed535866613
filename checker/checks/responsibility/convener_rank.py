"""Who convenes the task forces: conveners of another rank than the master plan demands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import document_names
from checker.checks.shared.task_forces import forces
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form
from checker.source import Span
from checker.words.chain import load_chain

_SHOWN = 8
"""Documents named in a message."""


class _OtherRank(Outcome):
    """The post demanded and where, and the post that conveners hold instead."""

    place_a: str
    value_a: str
    place_b: str
    value_b: str


class Differs(_OtherRank):
    """The demand names this post too, so that it is known to be another one."""


class Undecided(_OtherRank):
    """The post may stand for the one demanded."""


OUTCOMES = (Differs, Undecided)


class Demand(NamedTuple):
    """Who is to convene the task forces: the post demanded, its rank, and the text that says so."""

    post: str
    rank: str
    place: Place
    text: str


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each post that is not of the rank demanded, with all who hold it."""
    demands = read_demands(facts)
    odd = _other_posts(facts, demands) if demands else {}
    if not demands or not facts.once(forces):
        raise NothingToCompare
    for post, places in odd.items():
        certain = any(post in demand.text.replace(demand.post, "") for demand in demands)
        yield (Differs if certain else Undecided)(
            places=tuple(dict.fromkeys((*(demand.place for demand in demands), *places))),
            fact=("convener", demands[0].post, post, *sorted(place.quote for place in places)),
            place_a=listed(dict.fromkeys(demand.place.label for demand in demands)),
            value_a=demands[0].post,
            place_b=listed(dict.fromkeys(document_names(facts)[place.document] for place in places), _SHOWN),
            value_b=post,
        )


def _other_posts(facts: Facts, demands: Sequence[Demand]) -> dict[str, list[Place]]:
    """The posts that conveners hold and the plan does not demand, with their holders."""
    rank, _ = _posts()
    odd: dict[str, list[Place]] = defaultdict(list)
    for passage, force in (each for theirs in facts.once(forces).values() for each in theirs):
        if not force.convener:
            continue
        posts = list(rank.finditer(force.convener.post))
        held = posts[-1].group() if posts else "".join(force.convener.post.split())
        if held and demands[0].rank not in {post["rank"] or "" for post in posts}:
            odd[held].append(place_of(passage, force.convener.span))
    return odd


def read_demands(facts: Facts) -> Sequence[Demand]:
    """What the plan demands of conveners, in printed order; paragraphs that set up one task force demand nothing."""
    rank, forms = _posts()
    found: list[Demand] = []
    for passage in facts.passages:
        if passage.form is Form.STATEMENT:
            text = passage.plain
            for said in (match for form in forms if (match := form.search(text))):
                if post := rank.search(said["post"]):
                    place = place_of(passage, Span(*said.span()))
                    found.append(Demand(said["post"], post["rank"] or "", place, text))
    return found


@cache
def _posts() -> tuple[re.Pattern[str], Sequence[re.Pattern[str]]]:
    words = load_chain()
    ranks = "|".join(rank for rank in words.ranks if rank)
    rank = re.compile(f"(?P<rank>{ranks})?(?:{'|'.join(words.heads)})")
    return rank, words.convener_posts
