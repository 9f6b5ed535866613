"""Clauses that are run together; the mark between them may have been lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from checker.checks.check import Outcome
from checker.checks.shared.phrases import STOPS, clause_around
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.statement.saying import begins_with_verb
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.terms import load_terms
from checker.words.words import load_words

_SHOWN = 2
"""Clauses that a message shows."""
_LENGTHS = range(6, 15)
"""Characters of a clause that is known when it stands whole inside another."""
_LONG = _LENGTHS[0]
_BETWEEN_MARKS, _TWO_CLAUSES = re.compile(r"[^一-鿿“”]+"), re.compile(r"[一-鿿“”]{12,}")


class Glued(Outcome):
    """Clauses of one part of the plan, the first of them with a stroke where a mark seems lost."""

    document: str
    count: str
    quote: str


OUTCOMES = (Glued,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each part: a verb right behind a quantity or a plan's name, or two clauses that stand apart elsewhere."""
    known = _known_clauses(facts)
    begun = {clause[:_LONG] for clause in known}
    found: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for passage in prose(facts):
        text = passage.plain
        seams = {match.end() for match in load_terms().damage.glued.finditer(text)} | set(_seams(text, known, begun))
        for clause in _by_clause(text, sorted(seams)):
            found[passage.label].append(_parted(facts, passage, text, clause))
    for label, clauses in found.items():
        places = tuple(place for place, _ in clauses)
        yield Glued(
            places=places,
            fact=("glued", label, *(place.quote for place in places)),
            document=label,
            count=str(len(clauses)),
            quote=";".join(parted for _, parted in clauses[:_SHOWN]),
        )


def _known_clauses(facts: Facts) -> Set[str]:
    """Clauses that somewhere stand between two marks."""
    pieces = (piece for passage in prose(facts) for piece in _BETWEEN_MARKS.split(passage.plain))
    return {piece for piece in pieces if len(piece) in _LENGTHS}


def _seams(text: str, known: Set[str], begun: Set[str]) -> Iterator[int]:
    """Where one known clause ends and the next begins without a mark between; `begun` are their first characters."""
    linking = tuple(load_words().linking)
    for run in _TWO_CLAUSES.finditer(text):
        piece = run[0]
        starts = [at for at in range(len(piece) - _LONG + 1) if piece[at : at + _LONG] in begun]
        clauses = [(at, at + size) for at in starts for size in _LENGTHS if piece[at : at + size] in known]
        for at in {end for _, end in clauses} & {start for start, _ in clauses}:
            if begins_with_verb(piece[at:]) and not piece.startswith(linking, at):
                yield run.start() + at


def _by_clause(text: str, seams: Sequence[int]) -> list[list[int]]:
    """The seams of each clause."""
    clauses: list[list[int]] = []
    for at in seams:
        if clauses and not any(mark in text[clauses[-1][-1] : at] for mark in STOPS):
            clauses[-1].append(at)
        else:
            clauses.append([at])
    return clauses


def _parted(facts: Facts, passage: Passage, text: str, seams: Sequence[int]) -> tuple[Place, str]:
    """A clause, or the words around its seams, with a stroke where a mark seems lost."""
    span = clause_around(facts, text, Span(seams[0], seams[-1]))
    cuts = [span.start, *seams, span.end]
    return place_of(passage, span), "/".join(text[a:b] for a, b in pairwise(cuts))
