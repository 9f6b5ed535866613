"""One name with other signs, numerals or letters, or with its quotation marks elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.places import prose
from checker.checks.shared.quoted_names import TIMES, QuotedName, quoted_names
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.source import Span
from checker.words.numerals import chinese_number

_SIGNED = re.compile(rf"“?\d{TIMES.pattern}\d”?(?!\d)")
_NUMERAL = re.compile(r"[二三四五六七八九]?百|[二三四五六七八九]?千")
_BEHIND = 6
"""Characters quoted behind a name made with a sign."""
_TAKEN_IN = 4
"""Characters before or behind a name that may stand inside its marks elsewhere."""
_ONCE_EACH = 2
"""Places of a name that is printed once in one way and once in another."""
_SHOWN = 6
"""Places of each way that a finding holds."""


class _SeveralWays(Outcome):
    names: str


class Spelling(_SeveralWays):
    """Other signs, numerals or letters."""


class Marks(_SeveralWays):
    """The marks around other words."""


class MarksOnce(_SeveralWays):
    """The marks around other words in one place against one: it may be two names."""


OUTCOMES = (Spelling, Marks, MarksOnce)

Ways = Mapping[str, Sequence[Place]]
"""How a name is printed, and where."""


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each name."""
    names = facts.once(quoted_names)
    for groups in (_by_sign(facts), _by_numerals(names)):
        for name, ways in groups.items():
            if len(ways) > 1:
                yield _several_ways(Spelling, "spelling", name, ways)
    for name, ways in _by_marks(names).items():
        once = sum(map(len, ways.values())) == _ONCE_EACH
        if len(ways) > 1:
            yield _several_ways(MarksOnce if once else Marks, "marks", name, ways)


def _several_ways(outcome: type[_SeveralWays], sort: str, name: str, ways: Ways) -> Outcome:
    ordered = sorted(ways, key=lambda way: -len(ways[way]))
    return outcome(
        places=tuple(place for way in ordered for place in ways[way][:_SHOWN]),
        fact=(sort, name, *ordered),
        names="、".join(f"{way}({len(ways[way])}处)" for way in ordered),
    )


def _by_sign(facts: Facts) -> Mapping[str, Ways]:
    """Names made with a sign of multiplication (3×2), quoted or not."""
    groups: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage in prose(facts):
        text = passage.plain
        for match in _SIGNED.finditer(text):
            place = place_of(passage, Span(match.start(), min(len(text), match.end() + _BEHIND)))
            groups[TIMES.sub("×", match[0].strip("“”"))][match[0].replace(" ", "")].append(place)
    return groups


def _by_numerals(names: Sequence[QuotedName]) -> Mapping[str, Ways]:
    """Other names by what they are with their numerals and letters made alike: 一网三百点 and 一网300点."""
    groups: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        if not TIMES.search(name.text):
            plain = re.sub(r"\s", "", name.text).casefold()
            alike = _NUMERAL.sub(lambda match: str(chinese_number(match[0])), plain)
            groups[alike][f"“{name.text}”"].append(name.place)
    return groups


def _by_marks(names: Sequence[QuotedName]) -> Mapping[str, Ways]:
    """Names whose marks leave out a word that elsewhere stands inside: “A”项目 and “A项目”."""
    whole: dict[str, list[QuotedName]] = defaultdict(list)
    for name in names:
        whole[name.text].append(name)
    groups: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        for joined, printed in _joined(name):
            if joined in whole:
                if f"“{joined}”" not in groups[joined]:
                    groups[joined][f"“{joined}”"] = [other.place for other in whole[joined]]
                start = max(name.span.start - printed.index("“"), 0)
                groups[joined][printed].append(place_of(name.passage, Span(start, name.end)))
    return groups


def _joined(name: QuotedName) -> Iterator[tuple[str, str]]:
    """A name with the words behind or before it taken inside its marks, and how that is printed."""
    for size in range(1, min(len(name.tail), _TAKEN_IN) + 1):
        yield name.text + name.tail[:size], f"“{name.text}”{name.tail[:size]}"
    for size in range(1, len(name.head) + 1):
        yield name.head[-size:] + name.text, f"{name.head[-size:]}“{name.text}”"
