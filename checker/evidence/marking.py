"""The same words with other marks between or around them: quotation marks, commas, enumeration marks.

Enters: facts.  Leaves: `Hit`s.  Marks that part the words of a list change what is listed; names that
stand in quotation marks here and without there are only untidy, so they make one finding for the plan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.data import load_words
from checker.evidence.places import folded_prose
from checker.evidence.variants import quoted_names
from checker.facts import Facts, place_of
from checker.finding import Place
from checker.passages import Passage
from checker.rule import Hit
from checker.source import Span, fold
from checker.wording import listed

_MARKS = frozenset(",、")
_WINDOW = 7
"""Characters that must be the same, the marks between them left out."""
_WRITTEN = re.compile(r"[一-鿿]{7,}")
_SHOWN = 3
_MANY = 8
_AROUND = 8


def half_quoted(facts: Facts) -> Iterator[Hit]:
    """Names that stand in quotation marks in one place and without them in another; one hit for the plan."""
    usable = re.compile(load_words("terms")["quotable"])
    quoted: dict[str, list[Place]] = defaultdict(list)
    for name in facts.once(quoted_names):
        if usable.fullmatch(name.text):
            quoted[name.text].append(name.place)
    bare = _bare_names(facts, sorted(quoted, key=len, reverse=True))
    if bare:
        names = [f"{name}(加{len(quoted[name])}处、不加{len(places)}处)" for name, places in bare.items()]
        places = tuple(p for name, found in bare.items() for p in (*found[:_SHOWN], *quoted[name][:_SHOWN]))
        values = {"names": listed(names, _MANY), "count": str(len(bare))}
        yield Hit("half-quoted", places, {**_blank(places[0]), **values}, tuple(sorted(bare)))


def _bare_names(facts: Facts, names: list[str]) -> dict[str, list[Place]]:
    bare: dict[str, list[Place]] = defaultdict(list)
    if not names:
        return bare
    any_name = re.compile("|".join(map(re.escape, names)))
    for passage, text in facts.once(folded_prose):
        inside = {at for match in re.finditer(r"“[^“”]*”|《[^》]*》", text) for at in range(*match.span())}
        for match in any_name.finditer(text):
            if match.start() not in inside:
                bare[match[0]].append(_around(passage, match.start(), match.end()))
    return bare


def _around(passage: Passage, start: int, end: int) -> Place:
    return place_of(passage, Span(max(0, start - _AROUND), min(len(passage.text), end + _AROUND)))


def _blank(place: Place) -> dict[str, str]:
    return {
        "document": place.label,
        "text": "",
        "right": "",
        "names": "",
        "count": "1",
        "quote": place.quote,
        "other": "",
    }


def marked_differently(facts: Facts) -> Iterator[Hit]:
    """Passages with the same seven characters and other commas between them; one hit for each stretch."""
    windows: dict[str, dict[str, list[tuple[Passage, Span]]]] = defaultdict(lambda: defaultdict(list))
    for passage, text in facts.once(folded_prose):
        letters = [at for at, character in enumerate(text) if character not in _MARKS]
        word = "".join(text[at] for at in letters)
        for run in _WRITTEN.finditer(word):
            for at in range(run.start(), run.end() - _WINDOW + 1):
                first, last = letters[at], letters[at + _WINDOW - 1] + 1
                windows[word[at : at + _WINDOW]][text[first:last]].append((passage, Span(first, last)))
    seen: dict[tuple[int, int], int] = {}
    for surfaces in windows.values():
        if len(surfaces) > 1:
            yield from _differing(surfaces, seen)


def _differing(surfaces: dict[str, list[tuple[Passage, Span]]], seen: dict[tuple[int, int], int]) -> Iterator[Hit]:
    usual, *others = sorted(surfaces, key=lambda text: -len(surfaces[text]))
    for text in others:
        ours, theirs = surfaces[text], surfaces[usual]
        (passage, span), (other, _) = ours[0], theirs[0]
        key = (passage.index, other.index)
        if passage is other or span.start <= seen.get(key, -1) or not (_inside(text) or _inside(usual)):
            continue
        seen[key] = span.end
        places = tuple(_wider(*found) for found in (*ours[:_SHOWN], *theirs[:_SHOWN]))
        first, second = places[0], places[len(ours[:_SHOWN])]
        values = {**_blank(first), "text": first.quote, "right": second.quote, "other": second.label}
        yield Hit("punctuated", places, values, (*sorted((text, usual)),))


def _inside(text: str) -> bool:
    """Whether a mark stands well inside a window, with two characters on either side."""
    return any(mark in text[2:-2] for mark in _MARKS)


def _wider(passage: Passage, span: Span) -> Place:
    """A window with the words around it, up to the next full stop or semicolon."""
    text = fold(passage.text)
    start, end = span
    while start > 0 and span.start - start < _AROUND and text[start - 1] not in "。;:":
        start -= 1
    while end < len(text) and end - span.end < _AROUND and text[end] not in "。;:":
        end += 1
    return place_of(passage, Span(start, end))
