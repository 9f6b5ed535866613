"""Tiers of one scale that leave a gap or overlap (90分以上为优秀, 80分至85分为良好).

Enters: paragraphs, and cells, with at least three tiers in one measure word, each with what it is worth.
Leaves: one outcome for each list in which just one end does not meet the next tier.  Where several do not, nobody can
tell whether the tiers are of one list.  A tier may begin one digit behind the one below it (80—89分, 90分以上).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place, Words
from checker.plan.passages import Form, Passage
from checker.source import Route, Span
from checker.words.tiers import load_tiers
from checker.words.vocabulary import vocabulary

_FEWEST = 3
_NUMBER = r"\d+(?:\.\d+)?"
_WITH = r"(?:\((?:不?含)\))?"
"""What says whether the end itself belongs to a tier."""
_POINTS = "分"
_LABEL = 14
"""Characters before a tier that may say what it is."""
_CLAUSE = re.compile("[,;。]")


class _Apart(Outcome):
    """Where the tiers stand, the two that do not meet, and what they leave out or both hold."""

    place: str
    upper: str
    lower: str
    between: str


class Gap(_Apart):
    """Points between two tiers have no grade."""


class Left(_Apart):
    """What lies between two tiers may be meant to have nothing."""


class Overlap(_Apart):
    """Two tiers hold the same."""


OUTCOMES = (Gap, Left, Overlap)


class _Tier(NamedTuple):
    """A tier with its ends, None where it is open, its measure word, and the digit that its ends are exact to."""

    passage: Passage
    span: Span
    low: Decimal | None
    high: Decimal | None
    unit: str
    step: Decimal

    @property
    def place(self) -> Place:
        """The tier as printed."""
        return place_of(self.passage, self.span)

    @property
    def middle(self) -> Decimal:
        """Where on the scale it stands."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends, Decimal(0)) / len(ends)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each list of tiers with just one end that does not meet."""
    lists = list(_lists(facts))
    if not lists:
        raise NothingToCompare
    for tiers in lists:
        apart = [pair for pair in pairwise(tiers) if not _meet(*pair)]
        if len(apart) == 1:
            yield _build(*apart[0])


def _lists(facts: Facts) -> Iterator[Sequence[_Tier]]:
    """The tiers of each paragraph or cell by their measure word, the lowest first, as far as they rise or fall."""
    texts: dict[Route, list[Passage]] = {}
    for passage in facts.passages:
        if passage.form is Form.STATEMENT or (passage.form is Form.CELL and passage.table):
            key = passage.route[:-1] if passage.form is Form.STATEMENT else passage.route
            texts.setdefault(key, []).append(passage)
    for passages in texts.values():
        every = [tier for passage in passages for tier in _tiers(passage)]
        for tiers in split_by(every, lambda tier: tier.unit).values():
            yield from filter(_is_list, _runs(tiers))


def _is_list(tiers: Sequence[_Tier]) -> bool:
    """Whether so many tiers are of one scale: open at most at its two ends, and no tier is told twice."""
    inner = [end for low, high in pairwise(tiers) for end in (low.high, high.low)]
    return len(tiers) >= _FEWEST and None not in inner


def _runs(tiers: Sequence[_Tier]) -> Iterator[Sequence[_Tier]]:
    """Tiers that rise or fall one after the other, each run from the lowest to the highest."""
    run: list[_Tier] = []
    for tier in (*tiers, None):
        if tier is None or not _goes_on(run, tier):
            yield run if len(run) < 2 or run[0].middle < run[-1].middle else run[::-1]
            run = []
        if tier:
            run = [*run, tier]


def _goes_on(run: Sequence[_Tier], tier: _Tier) -> bool:
    if len(run) < 2:
        return True
    rises = run[0].middle < run[1].middle
    return tier.middle != run[-1].middle and (run[-1].middle < tier.middle) == rises


def _meet(lower: _Tier, upper: _Tier) -> bool:
    """Whether the upper tier begins where the lower one ends, or one digit behind."""
    assert lower.high is not None
    assert upper.low is not None
    return 0 <= upper.low - lower.high <= min(lower.step, upper.step)


def _build(lower: _Tier, upper: _Tier) -> Outcome:
    assert lower.high is not None
    assert upper.low is not None
    ends = sorted((lower.high, upper.low))
    between = f"{_written(ends[0], upper.unit)}—{_written(ends[1], upper.unit)}"
    gap = Gap if upper.unit == _POINTS else Left
    return (gap if lower.high < upper.low else Overlap)(
        places=(lower.place, upper.place),
        fact=("tiers", lower.place.quote, upper.place.quote),
        explanation=(
            Words(f"{lower.place.quote} | {upper.place.quote}", f"{lower.place.quote} | {upper.place.quote}"),
        ),
        place=lower.passage.label,
        upper=upper.place.quote,
        lower=lower.place.quote,
        between=between,
    )


def _written(end: Decimal, unit: str) -> str:
    scale = next(
        (s for s, worth in sorted(_scales().items(), key=lambda pair: -pair[1]) if end and not end % worth), ""
    )
    return f"{(end / _scales().get(scale, Decimal(1))).normalize():f}{scale}{unit}"


def _scales() -> Mapping[str, Decimal]:
    return {scale: worth for scale, worth in vocabulary().scales.items() if scale in ("万", "亿")}


def _tiers(passage: Passage) -> Iterator[_Tier]:
    """The tiers of a text: ranges and bounds with a word beside them that says what they are worth."""
    text = passage.plain
    for match in _tier().finditer(text):
        before = _CLAUSE.split(text[max(match.start() - _LABEL, 0) : match.start()])[-1]
        if not _is_tier(before, text, match.end()):
            continue
        unit = match["unit"] or match["unit2"] or ""
        low, high = (_end(match, side) for side in ("", "2"))
        if match["up"]:
            low, high = low, None
        elif match["down"] or match["below"]:
            low, high = None, low
        if unit and unit not in load_tiers().never and (low is None or high is None or low < high):
            yield _Tier(passage, Span(*match.span()), low, high, unit, _step(match))


def _is_tier(before: str, text: str, end: int) -> bool:
    """Whether the words beside an amount say that it is a tier, and not what is given or taken."""
    words = load_tiers()
    return not words.given.search(before) and bool(words.behind.match(text, end) or words.before.search(before))


def _end(match: re.Match[str], side: str) -> Decimal | None:
    """An end of a tier; where only the second has a scale, the first has it as well (1—3万元)."""
    number, scale = match[f"number{side}"], match[f"scale{side}"] or ("" if match["unit"] else match["scale2"])
    return Decimal(number) * _scales().get(scale or "", Decimal(1)) if number else None


def _step(match: re.Match[str]) -> Decimal:
    """The last digit that the ends are printed with; amounts with a scale must meet exactly."""
    if match["scale"] or match["scale2"]:
        return Decimal(0)
    exponents = [Decimal(match[name]).as_tuple().exponent for name in ("number", "number2") if match[name]]
    return Decimal(1).scaleb(min(int(each) for each in exponents))


@cache
def _tier() -> re.Pattern[str]:
    """A range (80分(含)至90分, 80分以上90分以下, 80—89分), or a bound (90分及以上, 60分以下, 不满60分)."""
    words, unit = load_tiers(), f"(?:{vocabulary().measure_word}|分|%)"
    first = rf"(?P<number>{_NUMBER})(?P<scale>[万亿])?(?P<unit>{unit})?{_WITH}"
    second = rf"(?P<number2>{_NUMBER})(?P<scale2>[万亿])?(?P<unit2>{unit})?{_WITH}(?:{words.down})?(?:之间)?"
    joined = rf"(?:(?:{words.up})?,?(?:[至到~—–-]+|(?:{words.below}))|(?:{words.up})[、,至到]?)"
    one = rf"(?P<up>{words.up})|(?P<down>{words.down})"
    return re.compile(rf"(?<![\d.])(?P<below>{words.below})?{first}(?:{joined}{second}|{one}|(?(below)|(?!)))")
