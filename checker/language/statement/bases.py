"""What a value is measured from: the start of a from-to, the base of a growth, the time of a multiple.

Enters: a value read by one of the forms `from_to`, `based` and `multiple`, with the words before it.  Leaves: its
amounts with their bases, the words before it without those that lead to the base, and the base in words (2029年).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lark import Token

from checker.language.statement.carry import ClauseSheet
from checker.language.statement.clauses import begin_of, end_of
from checker.language.statement.figure import Figure
from checker.language.statement.heads import read_head
from checker.language.statement.leads import Head
from checker.language.statement.masks import SINCE
from checker.language.statement.quantities import RATES, Bounded
from checker.words.vocabulary import one_of
from checker.words.words import load_words


@cache
def _leading() -> re.Pattern[str]:
    """What leads to a base at the end of a run of words: 在, 在上年, 比2020年."""
    words = load_words()
    return re.compile(f"(?:在|于|比|较)((?:{one_of(words.from_times)})?(?:[^在于比较,;的]{{0,8}}的)?)$")


def without_lead_to_base(sheet: ClauseSheet, index: int) -> tuple[Sequence[Token], str]:
    """The words before a value as name, and what its base is in words: 地方财政收入, 2029年."""
    value, gap = sheet.values[index], list(sheet.gaps[index])
    if value.form not in ("based", "multiple"):
        return _without_comparison(sheet, gap)
    said = [_words(sheet, token) for token in value.basis]
    while gap and gap[-1].type == "WHEN":
        said.insert(0, _words(sheet, gap.pop()))
    if gap and gap[-1].type == "TEXT" and (match := _leading().search(gap[-1])):
        said.insert(0, match[1])
        kept = str(gap[-1])[: match.start()]
        gap[-1:] = [Token("TEXT", kept, begin_of(gap[-1]))] if kept else []
    return gap, "".join(said)


def _without_comparison(sheet: ClauseSheet, gap: list[Token]) -> tuple[Sequence[Token], str]:
    """比2020年增长50%, 比2020年翻一番: the time is a base, no period."""
    if gap and gap[-1].type == "WHEN" and _printed(sheet, gap[-1])[0] in SINCE:
        return gap[:-1], _words(sheet, gap[-1])
    return gap, ""


def _printed(sheet: ClauseSheet, token: Token) -> str:
    return sheet.spot.view.text[begin_of(token) : end_of(token)]


def _words(sheet: ClauseSheet, token: Token) -> str:
    """A base in words, without what leads to it and behind it."""
    text = _printed(sheet, token)
    words = load_words()
    leads = one_of([*words.equals, *words.reach, *words.rise_to, *words.before_dates, "较", "比"])
    return re.sub(f"^(?:{leads})", "", text).removesuffix("的")


def with_base(bounded: Bounded, base: Figure) -> Bounded:
    """A target with its starting value; 由每月650元提高到700元 names the measure word in full once."""
    figure, unit = bounded.figure, base.unit or ""
    if figure.unit is None or unit.startswith(f"{figure.unit}/"):
        figure = figure._replace(unit=base.unit)
    other = base.unit if base.unit not in (None, figure.unit) else None
    return bounded._replace(figure=figure._replace(per=base.per or figure.per), base=base.low, base_unit=other)


def with_bases(sheet: ClauseSheet, index: int, bounded: list[Bounded]) -> list[Bounded]:
    """The amounts of a value with what they begin at; one base may stand before several targets."""
    bases = [sheet.figure(amount) for amount in sheet.values[index].origin]
    if len(bases) == 1:
        bases *= len(bounded)
    if len(bases) != len(bounded):
        return bounded
    return [with_base(each, base) for each, base in zip(bounded, bases, strict=True)]


def measured_from(sheet: ClauseSheet, index: int, tokens: Sequence[Token]) -> tuple[Head, str] | None:
    """Of 待遇提高到最低工资标准的2倍 the words of the thing, and what its share or multiple is measured from."""
    place = max((at for at, token in enumerate(tokens) if token.type in ("RISE_TO", "REACH")), default=0)
    amounts = sheet.values[index].amounts
    rate = bool(amounts) and sheet.figure(amounts[0]).unit in RATES
    changes = any(token.type in ("RISE", "FALL") for token in sheet.values[index].predicates)
    said = any(token.type != "WHEN" for token in tokens[place + 1 :])
    if not place or changes or not rate or not said or index in sheet.taken:
        return None
    view = sheet.spot.view
    basis = view.text[end_of(tokens[place]) : end_of(tokens[-1])].rstrip(" 的")
    head = read_head(tokens[:place], view)
    if not head.name or basis.startswith(("的", "不")) or not basis.endswith(load_words().measured_from):
        return None
    verb = tokens[place]
    return head._replace(action=str(verb)[:2] if verb.type == "RISE_TO" else head.action or str(verb)), basis
