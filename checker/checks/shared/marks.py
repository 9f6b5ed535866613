"""Quotation marks and brackets in pairs, and texts that seem to have lost characters.

Enters: facts.  Leaves: `Hit`s for marks without their partner or the wrong way round, and for texts that
extraction may have damaged: cut off at the end, run together, a role of which one character is left.
Damage is only ever suspected: whoever gets the finding looks at the original first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from checker.checks.check import Hit
from checker.checks.shared.phrases import STOPS, clause_around
from checker.checks.shared.places import folded, folded_prose, prose
from checker.facts import Facts
from checker.finding import Place
from checker.language.statement.saying import begins_with_verb
from checker.plan.passages import Form, Passage
from checker.printed import place_of
from checker.source import Span, fold
from checker.words.numerals import ORDINAL
from checker.words.terms import load_terms

_PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")", "〔": "〕", "【": "】", "「": "」"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_MARKS = frozenset((*_PAIRS, *_CLOSING))
_NUMBERING = re.compile(rf"^\s*\(?(?:{ORDINAL}|\d{{1,2}})\)|(?<=[,。;:、])\d{{1,2}}\)")
_AROUND = 20
_SHOWN = 2
"""Clauses that a message shows."""
_HALF = 8
"""Characters at either end by which a clause is known again."""


class Mark(NamedTuple):
    """A mark without a partner."""

    at: int
    sign: str


def marks(facts: Facts) -> Iterator[Hit]:
    """Marks that open and do not close, close and did not open, or stand the wrong way round."""
    for passage, text in facts.once(folded):
        if passage.form in (Form.LEADER, Form.ROSTER):
            continue
        alone = _alone(text) if not _MARKS.isdisjoint(text) else []
        if len(alone) >= 2 and all(_PAIRS.get(b.sign) == a.sign for a, b in zip(alone[::2], alone[1::2], strict=False)):
            for a, b in zip(alone[::2], alone[1::2], strict=False):
                place = place_of(passage, Span(a.at, b.at + 1))
                yield Hit("reversed", (place,), _values(place, place.quote, _PAIRS[b.sign]), ("reversed", place.quote))
        else:
            for mark in alone:
                place = _around(facts, passage, text, Span(mark.at, mark.at + 1))
                partner = _PAIRS.get(mark.sign) or _CLOSING[mark.sign]
                yield Hit("unpaired", (place,), _values(place, mark.sign, partner), (mark.sign, place.quote))


def _alone(text: str) -> list[Mark]:
    numbering = {at for match in _NUMBERING.finditer(text) for at in range(match.start(), match.end())}
    waiting: dict[str, list[Mark]] = {sign: [] for sign in _PAIRS}
    alone: list[Mark] = []
    for at, sign in enumerate(text):
        if at in numbering:
            continue
        if sign in _PAIRS:
            waiting[sign].append(Mark(at, sign))
        elif sign in _CLOSING:
            if waiting[_CLOSING[sign]]:
                waiting[_CLOSING[sign]].pop()
            else:
                alone.append(Mark(at, sign))
    return sorted(chain(alone, *waiting.values()))


def _around(facts: Facts, passage: Passage, text: str, span: Span) -> Place:
    return place_of(passage, clause_around(facts, text, span, _AROUND))


def _values(place: Place, text: str, right: str, other: str = "") -> dict[str, str]:
    return {
        "document": place.label,
        "text": text,
        "right": right,
        "names": text,
        "count": "1",
        "quote": place.quote,
        "other": other,
    }


def glued_clauses(facts: Facts) -> Iterator[Hit]:
    """Clauses run together: a verb right behind a quantity or a plan's name, or two that stand apart elsewhere."""
    whole = _whole_clauses(facts)
    begun = frozenset(clause[:_LONG] for clause in whole)
    found: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for passage, text in facts.once(folded_prose):
        seams = {match.end() for match in load_terms().damage.glued.finditer(text)} | set(_seams(text, whole, begun))
        for clause in _cut_clauses(text, sorted(seams)):
            found[passage.label].append(_parted(facts, passage, text, clause))
    for label, clauses in found.items():
        places = tuple(place for place, _ in clauses)
        values = {**_values(places[0], places[0].quote, ""), "count": str(len(places))}
        values["quote"] = ";".join(said for _, said in clauses[:_SHOWN])
        yield Hit("glued", places, values, ("glued", label, *(place.quote for place in places)))


def _cut_clauses(text: str, seams: Sequence[int]) -> list[list[int]]:
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


_LONG = 6
_LONGEST = 14
"""Characters of a clause that is known when it stands whole inside another."""


def _whole_clauses(facts: Facts) -> frozenset[str]:
    """Clauses of six characters or more that somewhere stand between two marks."""
    pieces = (piece for _, text in facts.once(folded_prose) for piece in re.split(r"[^一-鿿“”]+", text))
    return frozenset(piece for piece in pieces if _LONG <= len(piece) <= _LONGEST)


def _seams(text: str, whole: frozenset[str], begun: frozenset[str]) -> list[int]:
    """Where one known clause ends and the next begins without a mark between; `begun` are their first characters."""
    found: list[int] = []
    for run in re.finditer(r"[一-鿿“”]{12,}", text):
        piece = run[0]
        starts = [at for at in range(len(piece) - _LONG + 1) if piece[at : at + _LONG] in begun]
        known = [(at, at + n) for at in starts for n in range(_LONG, _LONGEST + 1) if piece[at : at + n] in whole]
        seams = {end for _, end in known} & {start for start, _ in known}
        found += [run.start() + at for at in sorted(seams) if begins_with_verb(piece[at:])]
    return found


def truncated_texts(facts: Facts) -> Iterator[Hit]:
    """Texts that lack the last character of a text printed elsewhere, or end in a mark that goes on."""
    whole: dict[str, list[Passage]] = defaultdict(list)
    for passage in prose(facts):
        whole[_bare(passage.text)].append(passage)
    longer = {text[:-1]: text for text in whole if len(text) > _LONG - 1 and text[-1].isalpha()}
    for text, passages in whole.items():
        if text in longer and len(text) >= _LONG - 1:
            other = whole[longer[text]][0]
            places = (*map(place_of, passages), place_of(other))
            yield Hit("truncated", places, _values(places[0], text, longer[text], other.label), ("cut", text))
    for passage, text in facts.once(folded_prose):
        if re.search(r"[,、(“《]\s*$", text):
            place = _around(facts, passage, text, Span(len(text) - 1, len(text)))
            yield Hit("unfinished", (place,), _values(place, place.quote[-1:], ""), ("unfinished", place.quote))
    yield from spliced_texts(facts)


def spliced_texts(facts: Facts) -> Iterator[Hit]:
    """Clauses that begin like one clause of the plan and end like another one of the next row."""
    begun: dict[str, dict[str, Place]] = defaultdict(dict)
    for passage in prose(facts):
        for clause in _clauses(passage.text):
            start = fold(passage.text).index(clause)
            begun[clause[:_HALF]].setdefault(clause, place_of(passage, Span(start, start + len(clause))))
    for a, b in pairwise(facts.outline.rows):
        for ours, theirs in ((a, b), (b, a)):
            texts = [facts.passages[index] for index in theirs.texts]
            ends = {clause[-_HALF:]: passage for passage in texts for clause in _clauses(passage.text)}
            for passage in (facts.passages[index] for index in ours.texts):
                yield from _spliced(passage, begun, ends)


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split("[,。;:]", fold(text)) if len(clause) >= _HALF]


def _spliced(passage: Passage, begun: dict[str, dict[str, Place]], ends: dict[str, Passage]) -> Iterator[Hit]:
    for clause in _clauses(passage.text):
        other = ends.get(clause[-_HALF:])
        fellows = [each for each in begun[clause[:_HALF]] if each[-2:] != clause[-2:]]
        if other and len(clause) >= 2 * _HALF and fellows and clause[:_HALF] not in fold(other.text):
            start = fold(passage.text).index(clause)
            place = place_of(passage, Span(start, start + len(clause)))
            places = (place, begun[clause[:_HALF]][fellows[0]], place_of(other))
            yield Hit("spliced", places, _values(place, clause, fellows[0], other.label), ("spliced", clause))


def _bare(text: str) -> str:
    return re.sub(rf"^[\s(]*(?:{ORDINAL}|\d{{1,2}})[)、.]\s*|[。;,\s]+$", "", fold(text))


def damaged_roles(facts: Facts) -> Iterator[Hit]:
    """Roles in a roster of which only the end is left (长 for 组长)."""
    roles = load_terms().damage.roles
    for passage in facts.passages:
        role = passage.text.strip()
        if passage.form is Form.ROSTER and passage.route[-1] == "role" and role and role not in roles:
            likely = sorted((known for known in roles if known.endswith(role)), key=len)
            if likely:
                place = place_of(passage)
                yield Hit("role", (place,), _values(place, role, likely[0]), ("role", role))
