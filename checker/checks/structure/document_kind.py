"""Kinds of document: what the master plan calls its annexes, and what a document calls itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.places import place_at, prose
from checker.checks.shared.wording import listed
from checker.checks.structure._actions import plain_name
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Part
from checker.source import Span
from checker.words.terms import load_terms

QUOTES_DIFFER = False


class KindOthers(Outcome):
    """A text calls the annexes otherwise than they are titled."""

    titled: str
    called: str
    count: int


class KindSelf(Outcome):
    """Documents call themselves otherwise than they are titled."""

    documents: str
    titled: str
    called: str


OUTCOMES = (KindOthers, KindSelf)


def find(facts: Facts) -> Iterator[Outcome]:
    """What others call the annexes, then what documents call themselves, where that is not told with the first."""
    parts = [part for part in facts.outline.parts if part.key != "notice" and _kind(part.document.title)]
    annexes = [part for part in parts if part.key != "master"]
    if not annexes:
        raise NotApplicable("没有写明文种的附件", "no annex names its kind of document")
    kinds = Counter(_kind(part.document.title) for part in annexes)
    usual = kinds.most_common(1)[0][0]
    selves = _selves(facts, parts)
    others = _others(facts, kinds)
    for kind, places in others.items():
        own = [place for (called, _), found in selves.items() if called == kind for _, place in found]
        titles = [place_at(facts, (*part.route, "title")) for part in annexes]
        shown = (*places, *own, *titles)
        yield KindOthers(places=shown, fact=(usual, kind), titled=usual, called=kind, count=len(annexes))
    for (called, title), found in selves.items():
        if called not in others:
            yield KindSelf(
                places=tuple(
                    each for part, place in found for each in (place, place_at(facts, (*part.route, "title")))
                ),
                fact=(title, called),
                documents=listed(part.name for part, _ in found),
                titled=title,
                called=called,
            )


def _kind(title: str) -> str:
    match = load_terms().titles.kind.search(plain_name(title))
    return match[0] if match else ""


def _others(facts: Facts, kinds: Counter[str]) -> dict[str, list[Place]]:
    """Where a number of annexes is called something that none of them is."""
    found: dict[str, list[Place]] = defaultdict(list)
    for passage in prose(facts):
        for match in load_terms().titles.counted_kind.finditer(passage.text):
            if match["kind"] not in kinds:
                found[match["kind"]].append(place_of(passage, Span(*match.span())))
    return found


def _selves(facts: Facts, parts: Sequence[Part]) -> dict[tuple[str, str], list[tuple[Part, Place]]]:
    """The documents that call themselves something else than their title does, by the two kinds."""
    titles = {part.key: part for part in parts}
    found: dict[tuple[str, str], list[tuple[Part, Place]]] = defaultdict(list)
    for passage in prose(facts):
        part = titles.get(passage.document)
        match = load_terms().titles.own_kind.search(passage.text) if part else None
        if part and match and match["kind"] != _kind(part.document.title):
            found[match["kind"], _kind(part.document.title)].append((part, place_of(passage, Span(*match.span()))))
    return found
