"""One quoted name in several spellings, found through hash joins over the whole plan.

Enters: facts.  Leaves: `Hit`s for names in quotation marks that differ in signs, numerals, the place of
the marks or a character.  Names that are enumerated side by side are meant to differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from checker.checks.check import Hit
from checker.checks.shared.phrases import phrase
from checker.checks.shared.places import folded_prose
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Passage
from checker.printed import place_of
from checker.source import Span
from checker.words.numerals import ORDINAL, chinese_number
from checker.words.strings import is_subsequence
from checker.words.terms import load_terms

_QUOTED = re.compile(r"“([^“”]{1,16})”")
_SIGN = re.compile(r"(?<=\d)\s*[×xX✕*]\s*(?=\d)")
_SIGNED = re.compile(r"“?\d\s*[×xX✕*]\s*\d”?(?!\d)")
_COUNTED = re.compile(f"{ORDINAL}(?=[大项类个件届])")
_NUMERAL = re.compile(r"[二三四五六七八九]?百|[二三四五六七八九]?千")
_BEHIND = 8
"""Characters of the words that a name is quoted with, at most."""
_PAIR = 2
"""Places of a name that has its marks in one way once and in another once: it may be two names."""
_MANY = 6
_SHOWN = 3
_CROWD = 40
"""Names that differ in one place; more of them are a series, and none is a slip for another."""
_SHORTEST, _OFTEN = 3, 3
"""Characters of a name that may have lost one, and how often the whole name must be printed to be sure."""


class Name(NamedTuple):
    """A name in quotation marks, the marks left out; `head` and `tail` are the words around it in the clause."""

    text: str
    passage: Passage
    span: Span
    tail: str
    head: str = ""
    shown: int = 0
    """Where the words end that the name is quoted with."""

    @property
    def place(self) -> Place:
        """The name with its marks and the words behind it."""
        return place_of(self.passage, Span(self.span.start, self.shown))


@cache
def confusable() -> frozenset[frozenset[str]]:
    """Pairs of characters that are easily typed for each other."""
    words = load_terms().variants.confusable
    return frozenset(
        frozenset((a, b)) for group in (*words.sound, *words.shape) for a in group for b in group if a != b
    )


def quoted_names(facts: Facts) -> tuple[Name, ...]:
    """Everything in quotation marks, in printed order."""
    found: list[Name] = []
    for passage, text in facts.once(folded_prose):
        for match in _QUOTED.finditer(text):
            tail = re.match(r"[^“”,。;:、()]{0,10}", text[match.end() : match.end() + 10])
            head = re.search(r"[一-鿿]{0,4}$", text[max(match.start() - 4, 0) : match.start()])
            words = [found_text[0] if found_text else "" for found_text in (tail, head)]
            shown = phrase(facts, text, Span(match.end(), match.end()), (0, _BEHIND)).end if words[0] else match.end()
            found.append(Name(match[1], passage, Span(*match.span()), words[0], words[1], shown))
    return tuple(found)


def spelled_names(facts: Facts) -> Iterator[Hit]:
    """One name with other signs, numerals or letters; one with the quotation marks elsewhere."""
    yield from _signs(facts)
    names = facts.once(quoted_names)
    groups: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        if not _SIGN.search(name.text):
            groups[_alike(name.text)][f"“{name.text}”"].append(name.place)
    yield from _variants("spelling", groups)
    for hit in _variants("marks", _shifted(names)):
        single = len(hit.places) == _PAIR
        yield replace(hit, outcome="marks-once") if single else hit


def _signs(facts: Facts) -> Iterator[Hit]:
    """Names made with a sign of multiplication (3×2), quoted or not."""
    groups: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage, text in facts.once(folded_prose):
        for match in _SIGNED.finditer(text):
            place = place_of(passage, Span(match.start(), min(len(passage.text), match.end() + 6)))
            groups[_SIGN.sub("×", match[0].strip("“”"))][match[0].replace(" ", "")].append(place)
    yield from _variants("spelling", groups)


def _alike(name: str) -> str:
    """A name with its numerals and letters made alike: 一网三百点 and 一网300点."""
    return _NUMERAL.sub(lambda match: str(chinese_number(match[0])), re.sub(r"\s", "", name)).casefold()


def _shifted(names: Sequence[Name]) -> Mapping[str, dict[str, list[Place]]]:
    """Names whose closing mark stands before a word that elsewhere stands inside: “A”项目 and “A项目”."""
    whole: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        whole[name.text].append(name)
    groups: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        for joined, printed in _joined(name):
            if joined in whole:
                if f"“{joined}”" not in groups[joined]:
                    groups[joined][f"“{joined}”"] = [other.place for other in whole[joined]]
                start = max(name.span.start - printed.index("“"), 0)
                groups[joined][printed].append(place_of(name.passage, Span(start, name.shown)))
    return groups


def _joined(name: Name) -> Iterator[tuple[str, str]]:
    """A name with the words behind or before it taken inside its marks, and how that is printed."""
    for size in range(1, min(len(name.tail), 4) + 1):
        yield name.text + name.tail[:size], f"“{name.text}”{name.tail[:size]}"
    for size in range(1, len(name.head) + 1):
        yield name.head[-size:] + name.text, f"{name.head[-size:]}“{name.text}”"


def _variants(outcome: str, groups: Mapping[str, Mapping[str, list[Place]]]) -> Iterator[Hit]:
    for key, surfaces in groups.items():
        if len(surfaces) > 1:
            ordered = sorted(surfaces, key=lambda surface: -len(surfaces[surface]))
            places = tuple(place for surface in ordered for place in surfaces[surface][: _SHOWN * 2])
            said = "、".join(f"{surface}({len(surfaces[surface])}处)" for surface in ordered)
            yield Hit(outcome, places, _values(places[0], ordered[-1], ordered[0], said), (outcome, key, *ordered))


def _values(place: Place, text: str, right: str, names: str = "") -> dict[str, str]:
    return {
        "document": place.label,
        "text": text,
        "right": right,
        "names": names,
        "count": "1",
        "quote": place.quote,
        "other": right,
    }


def near_names(facts: Facts) -> Iterator[Hit]:
    """Quoted names one character apart, and systems of other numbers before the same words (“3+5”产业体系)."""
    names = facts.once(quoted_names)
    parallel = _enumerated(names)
    counts: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        counts[name.text].append(name)
    joined: dict[str, list[str]] = defaultdict(list)
    for text in counts:
        if len(text) >= _SHORTEST and not re.search(r"\d", text):
            for hole in _holes(text):
                joined[hole].append(text)
    few = (sorted(texts) for texts in joined.values() if len(texts) <= _CROWD)
    pairs = {pair for texts in few for pair in combinations(texts, 2)}
    for a, b in sorted(pairs):
        if frozenset((a, b)) not in parallel and (_slip(a, b) or _lost(counts, a, b)):
            rare, usual = sorted((a, b), key=lambda text: (len(counts[text]), text))
            places = tuple(name.place for text in (rare, usual) for name in counts[text][:_SHOWN])
            outcome = "pun" if _is_pun(a, b) else "beside" if _side_by_side(counts[a], counts[b]) else "near"
            yield Hit(outcome, places, _values(places[0], f"“{rare}”", f"“{usual}”"), ("near", a, b))
    yield from _systems(names)
    yield from _numbered(names)
    yield from _sequels(names)


def _sequels(names: Sequence[Name]) -> Iterator[Hit]:
    """Lists in quotation marks in which one item is followed by another that differs by a character."""
    groups: dict[tuple[str, str], dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        for first, second in pairwise(name.text.split("、")):
            if len(first) == len(second) >= 3:
                groups[first, second[1:]][second].append(name)
    for (first, rest), items in groups.items():
        if len(items) > 1:
            rare, usual, *_ = sorted(items, key=lambda item: len(items[item]))
            places = tuple(name.place for item in (rare, usual) for name in items[item][:_SHOWN])
            values = _values(places[0], f"“{first}、{rare}”", f"“{first}、{usual}”")
            yield Hit("sequel", places, values, ("sequel", first, rest, *sorted(items)))


def _holes(text: str) -> set[str]:
    """The text without one character; with one character open; for longer names, without two neighbours."""
    without = {text[:i] + text[i + 1 :] for i in range(len(text))}
    opened = {f"{text[:i]}*{text[i + 1 :]}" for i in range(len(text))}
    pairs = {text[:i] + text[i + 2 :] for i in range(len(text) - 1)} if len(text) > 6 else set()
    return opened | {text} | without | pairs


def _slip(a: str, b: str) -> bool:
    """Whether two names are likely one: a word more or less inside a long one, or a confusable character."""
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        return len(short) >= 5 and not long.startswith(short) and is_subsequence(short, long)
    differing = [frozenset(pair) for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and differing[0] in confusable()


def _is_pun(a: str, b: str) -> bool:
    """Whether a province's short name stands for a character of its sound (和美湘村, 和美乡村)."""
    provinces = load_terms().variants.confusable.pun
    return len(a) == len(b) and any(x != y and (x in provinces or y in provinces) for x, y in zip(a, b, strict=True))


def _side_by_side(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether two names stand in one text, and nowhere else."""
    return {name.passage.index for name in (*ours, *theirs)} == {ours[0].passage.index}


def _lost(counts: Mapping[str, Sequence[Name]], a: str, b: str) -> bool:
    """Whether a name printed once is one printed often without a character inside it (八行动, 八大行动)."""
    short, long = sorted((a, b), key=len)
    inside = any(short == long[:at] + long[at + 1 :] for at in range(1, len(long) - 1))
    return inside and len(counts[short]) == 1 and len(counts[long]) >= _OFTEN


def _enumerated(names: Sequence[Name]) -> frozenset[frozenset[str]]:
    """Names printed side by side, which are meant to differ."""
    beside = [
        frozenset((a.text, b.text))
        for a, b in pairwise(names)
        if a.passage is b.passage and b.span.start - a.span.end <= 1
    ]
    return frozenset(beside)


def _numbered(names: Sequence[Name]) -> Iterator[Hit]:
    """A name used throughout (八大行动) that once has another number behind the same words."""
    groups: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        groups[_COUNTED.sub("#", name.text)][name.text].append(name)
    for shape, texts in groups.items():
        usual = max(texts, key=lambda text: len(texts[text]))
        heads = {name.head[-2:] for name in texts[usual] if len(name.head) > 1}
        for text, found in texts.items() if len(texts[usual]) >= _OFTEN and "#" in shape else ():
            if text != usual and len(found) == 1 and found[0].head[-2:] in heads:
                places = (found[0].place, *(name.place for name in texts[usual][:_SHOWN]))
                yield Hit("system", places, _values(places[0], f"“{text}”", f"“{usual}”"), ("number", text, usual))


def _systems(names: Sequence[Name]) -> Iterator[Hit]:
    """Names of one shape before the same words, with other numbers."""
    groups: dict[tuple[str, str], dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        if re.search(r"\d", name.text) and len(name.tail) >= 4:
            text = _SIGN.sub("×", name.text)
            groups[re.sub(r"\d", "#", text), name.tail[:5]][text].append(name)
    for (shape, tail), texts in groups.items():
        if len(texts) > 1:
            usual, *others = sorted(texts, key=lambda text: -len(texts[text]))
            if len(texts[usual]) > 1:
                places = tuple(n.place for text in (*others, usual) for n in texts[text][:_SHOWN])
                said = listed([texts[text][0].place.quote for text in others], _MANY)
                values = _values(places[0], said, texts[usual][0].place.quote)
                yield Hit("system", places, values, ("system", shape, tail, *sorted(texts)))
