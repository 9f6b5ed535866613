"""The patterns by which the numbers of a text are found, built once from the word lists.

Enters: the words of grammars/.  Leaves: one pattern for the places where an anchor may stand, others for what stands
there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.words.numerals import ALONE, FIRST, FORMAL, ONE_TO_TEN, ORDINAL, RUN, TWO
from checker.words.vocabulary import one_of, vocabulary
from checker.words.words import load_words
from checker.words.years import YEAR

WRITTEN = "".join(FORMAL)
"""The numerals that bills are written with."""
STEP = "同步"
"""What every word of `step` holds; few texts have one, so that 与 and 和 need not be looked at in the others."""

_COUNT = "[〇零一二两三四五六七八九十百千0-9]+"
"""A number behind 第; several may follow it: 第1、2、11项."""


@dataclass(frozen=True, slots=True)
class AnchorPatterns:
    """The compiled patterns, and words by what they do."""

    place: re.Pattern[str]
    place_alike: re.Pattern[str]
    digit: re.Pattern[str]
    numeral: re.Pattern[str]
    inexact: re.Pattern[str]
    round: re.Pattern[str]
    word: re.Pattern[str]
    name_after: dict[str, tuple[str, ...]]
    bounds_name: tuple[str, ...]
    ordinals: frozenset[str]
    ordered: re.Pattern[str]
    ordered_word: re.Pattern[str]
    per_before: dict[str, str]
    per_heads: tuple[str, ...]
    bare_numbers: re.Pattern[str]


@cache
def anchor_patterns() -> AnchorPatterns:
    """The patterns, made from the word lists when first asked for."""
    words = load_words()
    after = [*words.zero_after, *words.zero_things, *words.level_after, *words.no_fall, *words.total_after]
    before, relations = words.zero_before, list(vocabulary().relations)
    alike = rf"[与和](?=[^,;。:、]{{2,16}}?(?:{one_of(words.step)})(?:{one_of(words.rise_in_step)})?(?:[,;。、)]|$))"
    manner = one_of(words.not_total_before)
    word = (
        rf"(?P<after>(?<![健支扶])(?:{one_of(after)}))(?!{manner}|[率稳衡台])"
        rf"|(?P<before>{one_of(before)})"
        rf"|(?P<relation>{alike}|(?<!或)(?>{one_of(relations)}))(?!\s?(?:{one_of(words.bounds_before.about)})?\s?(?:人民币)?(?:[0-9百{WRITTEN}]|{one_of(words.half)}"
        rf"|[{RUN}]+(?:[十百千万亿成倍个家户人名项]|分之))|[^,。;:、]{{1,24}}的\s?[0-9.]+\s?[%‰])"
    )
    return AnchorPatterns(
        place=re.compile(_place([*after, *before, *relations], alike=False)),
        place_alike=re.compile(_place([*after, *before, *relations], alike=True)),
        digit=re.compile(_digit()),
        numeral=re.compile(_chinese()),
        inexact=re.compile("|".join(words.inexact)),
        round=re.compile("|".join(words.round_numbers)),
        word=re.compile(word),
        name_after={unit: tuple(heads) for unit, heads in words.name_after.items()},
        bounds_name=tuple(words.bounds_name),
        ordinals=frozenset(words.ordinals),
        ordered=re.compile(
            rf"第{_COUNT}(?:(?:[、至到和—-]第?{_COUNT})+(?=[项条款号批组名]))?(?:\.[0-9]+)?(?:{one_of(words.ordered)})?"
        ),
        ordered_word=re.compile(one_of(words.ordered_words)),
        per_before=dict(sorted(words.per_before.items(), key=lambda pair: -len(pair[0]))),
        per_heads=tuple(sorted(words.per_heads, key=len, reverse=True)),
        bare_numbers=re.compile(rf"(?:{one_of(words.bare_numbers)})[^,。;:、|]{{0,16}}$"),
    )


def _place(words: list[str], alike: bool) -> str:
    """First one character of a small set (the engine skips to it fast), then what must be around it."""
    no_count, counting, counting_two = load_words().no_count_after, vocabulary().counting, vocabulary().counting_two
    fixed = one_of(name[1:] for name in load_words().fixed_names)
    spoken = one_of(name[1:] for name in load_words().spoken)
    branches = [
        r"(?<=[0-9①-⑳⑴-⒇⒈-⒛㈠-㈩])",
        r"(?<=[A-Za-z])[A-Za-z]{0,12}-?[0-9]",
        rf"(?<=[{ALONE}])(?<![{no_count}{RUN}].)(?:{counting})",
        rf"(?<={TWO})(?<![{no_count}{RUN}].)(?:{counting_two})",
        rf"(?<=[{FIRST}])(?<![{no_count}{RUN}].)(?:(?<=十)|[{RUN}]{{0,12}}[十百千万亿])[{RUN}点]{{0,12}}[^{RUN}]",
        rf"(?<=[{ALONE}])(?<![{no_count}{RUN}].)[{ALONE}](?:{counting})",
        rf"(?<=[{FIRST}])(?:(?:{fixed})|[{RUN}]{{0,4}}(?:、|是|\)))",
        r"(?<=[一二三四])(?:[、和至到—-][二三四]){0,3}季度",
        rf"(?<=[百{FIRST}])分之[{RUN}]",
        rf"(?<=[半一百翻])(?:{spoken})",
        rf"(?<=第)[{RUN}0-9]",
        r"(?<=[上数几十百千万])[十百千万亿余多]",
        r"(?<=[近约超逾破][百千万])[家个名人户亩吨公元项件场次条座所]",
        *([rf"(?<=[与和])(?=[^,;。:、]{{2,16}}?{STEP})"] if alike else []),
        r"(?<=[三五十])(?<=前.)(?:[,;。、)名位的]|以内|$)",
        rf"(?<=[{WRITTEN}])[{WRITTEN}零万亿]{{0,15}}元",
        r"(?<=[〔\[(【])[12][0-9]",
        _word_behind_its_first(words),
    ]
    first = "".join(sorted({word[0] for word in words}))
    more = "与和" if alike else ""
    return rf"[0-9A-Za-z①-⑳⑴-⒇⒈-⒛㈠-㈩{FIRST}{WRITTEN}上数几百千万半翻第{more}〔\[(【{first}](?:{'|'.join(branches)})"


def _word_behind_its_first(words: list[str]) -> str:
    """Any of the words from its second character on, which few of the places where one could begin go on with."""
    firsts: dict[str, list[str]] = {}
    for word in words:
        firsts.setdefault(word[0], []).append(word[1:])
    second = "".join(sorted({word[1] for word in words}))
    return rf"(?=[{second}])(?:{'|'.join(f'(?<={first})(?:{one_of(rests)})' for first, rests in firsts.items())})"


def _digit() -> str:
    """What a run of digits is when it is no quantity; the first that fits."""
    words = load_words()
    tails = rf"(?:(?:{one_of(words.date_tails)})(?![两二三]个?季度))?"
    span = r"\s?(?:——|[-—–~至到])\s?"
    month, day = r"(?:1[0-2]|0?[1-9])月", r"(?:[12][0-9]|3[01]|0?[1-9])[日号]"
    counted = rf"(?![0-9.]|\s?[{words.no_year_before}])"
    date = (
        rf"{YEAR}年?{span}{YEAR}(?:年度?|{counted})|{YEAR}[-/.](?:1[0-2]|0?[1-9])(?:[-/.][0-9]{{1,2}})?{counted}"
        rf"|(?:1[0-2]|[1-9])[-—–~至到]{month}份?(?![0-9日号])"
        rf"|(?:{YEAR}年)?{month}(?:[12][0-9]|3[01]|0?[1-9]){span}{day}"
        rf"|{YEAR}年(?:{month}(?:{day})?)?{words.season}{tails}|{month}(?:{day})?(?:{one_of(words.month_parts)})?{tails}"
        rf"|[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?|(?:[12][0-9]|3[01]|0?[1-9])日(?!均)"
    )
    ordinal = r"(?:(?<=^)|(?<=[\n。;: ]))[0-9]{1,3}(?:[.、﹒](?![0-9])|\s*$)|(?<=\()[0-9]{1,3}(?=\))"
    ordinal += r"|(?<=[一-鿿])(?<![到至为达长高升降超过于约第共计有])[0-9]{1,2}\.(?=[《一-鿿]{2})"
    chapter = r"(?<=^)[0-9]{1,2}(?=\s+[一-鿿]{2,15}\s*$)"
    outline = chapter + r"|(?:(?<=^)|(?<=[\n。;]))[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}(?=[\s.、]*[一-鿿“《])"
    note = r"(?<=\[)[0-9]{1,3}(?=\](?![0-9]{1,4}号))"
    behind = "|".join(f"(?<={word})" for word in words.numbered)
    appendix = rf"(?:{behind})(?<!代表.)[0-9]{{1,2}}(?:、[0-9]{{1,2}})*(?![0-9.%]|[{words.no_year_before}])"
    broken = r"(?<=[〔\[])[0-9]+|[0-9]{5,}日"
    names = "|".join(f"(?:{name})" for name in words.names)
    date = "|".join([date, *words.durations])
    return (
        rf"(?P<date>{date})|(?P<ordinal>{outline}|{ordinal}|{note}|{appendix})|(?P<broken>{broken})|(?P<name>{names})"
    )


def _chinese() -> str:
    """What a Chinese numeral is when it does not count."""
    fixed = "|".join([one_of(load_words().fixed_names), *load_words().round_names])
    year = rf"二[〇零]..年(?:[{ONE_TO_TEN}]{{1,2}}月)?(?:{ORDINAL}日)?"
    return (
        rf"(?P<date>{year}|[一二三四](?:[、和至到—-][二三四]){{0,3}}季度[末底]?前?)"
        rf"|(?P<ordinal>(?:(?<=^)|(?<=[\n。;]))[{FIRST}]+、|(?:(?<=^)|(?<=[,;:。、(\n ]))[{FIRST}]+是"
        rf"|(?<=\()[{FIRST}]+(?=\)))|(?P<name>{fixed})"
    )
