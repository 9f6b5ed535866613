"""Counts in English sentences: 1 rows list is 1 row lists.

Enters: a sentence in English whose counts were filled in, written for several.  Leaves: the same where the count is
one.  A number behind the name of a place is no count (Annex 1 names no lead).
"""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"\b(?:annex|annexes|rows?|table|paragraphs?|sections?|items?|articles?|pages?|plan|roster|notice|stage|draft|number|"
    r"entry|line|column|goals|tasks)\s+$",
    re.I,
)
"""Words before a number that is the number of a place."""
_BACK = 20
"""Characters before a count in which such a word stands."""
_NOUNS = (
    "annexes|brackets|bytes|cells|columns|commitments|documents|errors|figures|files|findings|goals|items|labels|lines|"
    "marks|names|numerals|paragraphs|places|plans|points|posts|problems|results|rows|rules|tables|targets|tasks|times|"
    "units|ways"
)
_VERBS = {
    "are": "is", "were": "was", "have": "has", "do": "does", "list": "lists", "name": "names", "tell": "tells",
    "hold": "holds", "look": "looks", "end": "ends", "take": "takes", "set": "sets", "stand": "stands",
}  # fmt: skip
_ONE = re.compile(
    rf"(?<![^\s(])1 (?P<kind>(?!with|of |in |on |at |for |to )[a-z]+ )??(?P<noun>{_NOUNS})\b(?P<rest>[^:;,.“”]*)"
)
_FIRST = re.compile(rf"^(?P<of> (?:of|for) .*?)? (?P<verb>{'|'.join(_VERBS)})\b")
_SECOND = re.compile(rf"\b(?P<of>and) (?P<verb>{'|'.join(_VERBS)})\b")


def for_one(text: str) -> str:
    """The text with the words behind a count of one in the singular."""
    return _ONE.sub(_singular, text) if "1 " in text else text


def _singular(match: re.Match[str]) -> str:
    if _NAMED.search(match.string[max(match.start() - _BACK, 0) : match.start()]):
        return match[0]
    noun = re.sub(r"(?<=x)es$|s$", "", match["noun"])
    rest = match["rest"]
    if found := _FIRST.match(rest):
        rest = _agreed(found) + _SECOND.sub(_agreed, rest[found.end() :])
    return f"1 {match['kind'] or ''}{noun}{rest}"


def _agreed(match: re.Match[str]) -> str:
    return f"{match['of'] or ''} {_VERBS[match['verb']]}"
