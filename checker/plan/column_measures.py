"""The measure words that a table gives for all of its figures, and which column each is for.

Enters: a table with the measure words printed before it or in its title (单位：个、亿元), and its headers.  Leaves: for
each column of numbers what it counts and in which measure word; one nobody can tell has none.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from checker.plan.headers import Header, is_sum, measure_word_of, read_header, read_row_name, without_part
from checker.plan.model import Table
from checker.source import fold
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of, vocabulary
from checker.words.zones import load_zones

_JOINTS = re.compile(r"[、,/和]")


def measured_columns(table: Table) -> tuple[tuple[Header, str], ...]:
    """Each column of numbers, and the measure word that the table gives for it where its header gives none.

    A time behind a column of an amount (总投资, 2027年, 2028年) counts what that column does; a column that only tells
    a part (农田合计, 新建, 改造) counts that part of what the column before it does; 合计 counts what all others do.
    """
    return _measured(tuple(table.values), table.measure, table.title, table.caption)


@cache
def _measured(texts: tuple[str, ...], measure: str, *titles: str) -> tuple[tuple[Header, str], ...]:
    printed = [read_header(text) for text in texts]
    headers, words = _summed(_parted(_carried(printed))), _stated(measure, titles)
    if len(words) < 2:
        return tuple((header, "".join(words)) for header in headers)
    claimed = [_claimed(header.name or fold(text), words) for header, text in zip(headers, texts, strict=True)]
    claimed = _with_sources(headers, claimed)
    things = [at for at, each in enumerate(printed) if each.name not in load_measures().part_columns]
    if not any(claimed) and len(things) == len(words) and 0 in things:
        claimed = [words[bisect(things, at) - 1] for at in range(len(headers))]
    left = [word for word in words if word not in claimed]
    rest = left[0] if len(left) == 1 else ""
    return tuple((header, word or rest) for header, word in zip(headers, claimed, strict=True))


@cache
def _measure() -> re.Pattern[str]:
    """The measure words in the title of a table: 重点项目(单位:万元)."""
    return re.compile(rf"{load_measures().before_measure}\s*([^,;)]{{1,16}})")


def _stated(measure: str, titles: Sequence[str]) -> list[str]:
    """The measure words of a table; several only where each of them is one."""
    printed = re.sub(rf"^[(]?{load_measures().before_measure}|[)]$", "", "".join(fold(measure).split()))
    if printed:
        words = [measure_word_of(word) for word in _JOINTS.split(printed)]
        return [whole] if (whole := measure_word_of(measure)) else words if all(words) else []
    for title in titles:
        found = _measure().search(fold(title))
        if found:
            return _stated(found[1], ())
        if word := read_row_name(title).unit:
            return [word]
    return []


def _claimed(name: str, words: Sequence[str]) -> str:
    """The measure word that a header asks for: money, a number of things, or the one that it names (改造户数)."""
    lists = load_measures()
    money = next((word for word in words if word.endswith(lists.currencies)), "")
    if name.endswith(lists.money_columns):
        return money
    things = [word for word in words if word != money]
    bare = {word: re.sub(f"^(?:{vocabulary().scale})", "", word) for word in things}
    named = [word for word in things if re.search(rf"(?<!\d){re.escape(bare[word])}", name)]
    counted = [word for word in things if bare[word] in lists.counting and name.endswith(lists.number_columns)]
    return next(iter((*named, *counted)), "")


def _with_sources(headers: Sequence[Header], claimed: Sequence[str]) -> list[str]:
    """The measure words of columns, those that only say who pays (中央, 县级) with that of the money before them."""
    lists, money, found = load_measures(), "", []
    for header, word in zip(headers, claimed, strict=True):
        money = word if word.endswith(lists.currencies) else money
        found.append(money if money and header.name in lists.source_columns else word)
    return found


def _carried(headers: Sequence[Header]) -> list[Header]:
    """Headers, those of a time alone with what the column of an amount before them counts, and its measure word."""
    carried: list[Header] = []
    behind: Header | None = None
    for header in headers:
        if header.name or header.unit or not (header.year or header.time):
            behind = header if _is_amount(header) else None
        elif behind:
            header = header._replace(name=re.sub(_whole(), "", behind.name), unit=header.unit or behind.unit)
        carried.append(header)
    return carried


def _is_amount(header: Header) -> bool:
    """Whether a column gives what those of times behind it share out: money, what it gives a unit for, 全年."""
    words = load_measures()
    if header.time in words.whole_year and header.unit:
        return True
    timed, past = header.year or header.time, re.search("|".join(load_zones().past_columns), header.name)
    named = header.name and not is_sum(header.name) and not past
    return bool(named and not timed and (header.unit or header.name.endswith(words.money_columns)))


def _summed(headers: Sequence[Header]) -> list[Header]:
    """Headers, the one that adds up all the others with their measure word, and with what all of their names begin."""
    sums = [header for header in headers if is_sum(header.name)]
    others = [header for header in headers if not is_sum(header.name)]
    units = {header.unit for header in others}
    if len(sums) != 1 or len(others) < 2 or len(units) != 1 or sums[0].unit:
        return list(headers)
    letters = zip(*(header.name for header in others), strict=False)
    name = "".join(each[0] for each in takewhile(lambda each: len(set(each)) == 1, letters))
    whole = sums[0]._replace(name=(name if len(name) > 1 else "") + sums[0].name, unit=units.pop())
    return [whole if header is sums[0] else header for header in headers]


def _parted(headers: Sequence[Header]) -> list[Header]:
    """Headers, those that only tell a part with what the column before them counts, and in which measure word."""
    parted: list[Header] = []
    thing, unit = "", ""
    for header in headers:
        if (part := without_part(header.name)) in load_measures().part_columns:
            header = header._replace(name=part + thing, unit=header.unit or unit)
        elif part != header.name and not header.unit:  # 其中:女性
            header = header._replace(unit=unit)
        else:
            thing, unit = re.sub(_sum(), "", header.name), header.unit
        parted.append(header)
    return parted


@cache
def _sum() -> str:
    return f"(?:{one_of((*load_measures().total_rows, *load_measures().subtotal_rows))})$"


@cache
def _whole() -> str:
    return f"^(?:{one_of(load_measures().whole_money)})"
