"""Parts told in sentences behind their whole (其中, 分别, 42项任务中).

Enters: the figures of paragraphs.  Leaves: a `Sum` for each whole with its parts in one measure word.  Where the text
may be understood in several ways (which figure is the whole, where the list of parts ends), a sum that comes out on one
of them is taken; figures of the time of year may also run on to the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise, product
from typing import NamedTuple

from checker.checks.arithmetic._exhausting import full_columns, other_kind
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._respective import answering
from checker.checks.arithmetic._sum import Closure, Sum, called, makes, of_one_thing
from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op
from checker.language.statement.quantities import RATES
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures
from checker.words.numerals import ONE_TO_TEN
from checker.words.parts import load_parts
from checker.words.vocabulary import one_of
from checker.words.years import YEAR

_TIME = re.compile(rf"(?:{YEAR}年|[一二三四1-4]季度|[上下]半年|\d{{1,2}}月)")
_PER_HEAD = re.compile(r"(?:^|[,;、])(?:平均)?每[^,;、]{1,16}$")
"""What stands before a figure for one of many (每千名老年人拥有养老床位40张), which has no parts."""
_ITEM = re.compile(rf"[{ONE_TO_TEN}]是")
_TOPMOST = re.compile("最[大小高低多少]")
"""What singles out one of many, which is no list of parts (其中水库加固投入最大,为3000万元)."""
_RANKS = 3
"""So many ranks side by side are no examples."""
_PIECES = re.compile("[,;:、]")


class _List(NamedTuple):
    """A list of parts in one measure word, the word that opens it, and the figures that may be their whole."""

    word: str
    wholes: Sequence[Target]
    parts: Sequence[Target]
    first: int
    """How many of the parts stand in the list itself, and not in clauses behind it."""
    times: Sequence[str]
    said: Sequence[str]
    """The words before each part, back to the part before it."""


def find_told_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each whole with parts behind it, in printed order."""
    return tuple(each for line in facts.once(lines) for made in _lists(line) for each in _sums(made))


def _lists(line: Line) -> Iterator[_List]:
    answers = answering(line)
    for at in range(1, len(line.figures)):
        word = "" if at in answers else _opening(line, at)
        if word:
            run = [each for each in _run(line, at, word) if not _is_base(line, each)]
            units = split_by(run, lambda each: line.figures[each].constraint.quantity.unit)
            for unit, members in units.items():
                wholes = _wholes(line, at, unit)
                figures = [line.figures[each] for each in members]
                limits = {each.constraint.quantity.op for each in figures} & {Op.LE, Op.LT}
                counted = unit and unit not in RATES and "/" not in unit
                if wholes and counted and not limits:
                    yield _listed(line, word, wholes, members, at)


def _is_base(line: Line, at: int) -> bool:
    """Whether a figure is only what the next one starts from (由3480张增加到4380张)."""
    then = line.figures[at + 1].constraint.quantity if at + 1 < len(line.figures) else None
    return then is not None and then.base is not None and then.base == line.figures[at].constraint.quantity.low


def _opening(line: Line, at: int) -> str:
    """The word before a figure that opens a list of parts, the last of several (其中…分别); empty where none does."""
    before = line.before(at)
    told = None if _TOPMOST.search(before) else _parting().search(before)
    if told and _is_closed(before[told.start("word") :]):
        told = None
    among = line.sentence_of(at) == line.sentence_of(at - 1) and load_derivations().among.match(line.behind(at - 1))
    if told:
        return next((word for word in load_measures().side_by_side if word in before[told.start() :]), told["word"])
    return "中" if among else ""


def _is_closed(behind: str) -> bool:
    """Whether the bracket that a word stands in is closed before the figure (11个分局（含新区）、98个站所)."""
    depths = accumulate((char == "(") - (char == ")") for char in behind)
    return any(depth < 0 for depth in depths)


def _run(line: Line, at: int, word: str) -> Sequence[int]:
    """The figures from the first part to the end of the list: that of the sentence, of the bracket, of the counting."""
    found, depth = [at], _depth(line, at)
    sentences, opens = {line.sentence_of(at)}, line.before(at).rpartition(word)[2]
    for each in range(at + 1, len(line.figures)):
        one_text = line.figures[each].passage.index == line.figures[at].passage.index
        if one_text and (_counts_on(line, each, word) or other_kind(opens, line.between(each - 1, each))):
            sentences.add(line.sentence_of(each))
        if line.sentence_of(each) not in sentences or _depth(line, each) < depth or _ends(line, each):
            break
        if _depth(line, each) == depth and not _is_compared(line, at, each):
            found.append(each)
    return found


def _is_compared(line: Line, first: int, at: int) -> bool:
    """Whether a figure only says by how much the part before it has changed (甲公司82亿元,同比增加27亿元)."""
    level = line.figures[first].constraint.measure is Measure.LEVEL
    return level and _is_change(line.figures[at]) and line.before(at).startswith((",", "("))


def _counts_on(line: Line, at: int, word: str) -> bool:
    return word in load_measures().counted_off and bool(re.match(rf"[{ONE_TO_TEN}]+是", line.before(at)))


def _ends(line: Line, at: int) -> bool:
    """Whether a figure is no part of the list before it: another list begins with it, or it adds the list up."""
    before = line.before(at)
    return any(word in before for word in ("其中", *load_measures().own_totals)) or bool(_summing().search(before))


def _depth(line: Line, at: int) -> int:
    """How many brackets are open at a figure."""
    figure = line.figures[at]
    text = figure.passage.plain[: figure.constraint.quantity.span.start]
    return text.count("(") - text.count(")")


def _wholes(line: Line, at: int, unit: str | None) -> Sequence[Target]:
    """The figures in a measure word before a list, nearest first, amounts of change last, of its sentence or before."""
    found: list[Target] = []
    opens = line.before(at).startswith("其中") and line.sentence_of(at) != line.sentence_of(at - 1)
    sentences = {line.sentence_of(at), *([line.sentence_of(at - 1)] if opens else [])}
    for each in range(at - 1, -1, -1):
        if line.sentence_of(each) not in sentences:
            break
        alike = line.figures[each].constraint.quantity.unit == unit
        outside = _depth(line, each) <= _depth(line, at) or _said_exactly(line, each)
        if alike and outside and not _PER_HEAD.search(line.before(each)) and not _counts_items(line, each, at):
            found.append(line.figures[each])
    return sorted(found, key=_is_change)


def _said_exactly(line: Line, at: int) -> bool:
    """Whether a figure alone in brackets says the one before it with all digits: 近60亿元(59.7亿元)."""
    return line.before(at) == "(" and line.behind(at).startswith(")")


def _counts_items(line: Line, whole: int, at: int) -> bool:
    """Whether a figure counts the items of the list (3个项目:一是…，二是…，三是…), and is no sum of what they bring."""
    behind = line.behind(whole) + line.before(whole + 1)
    quantity = line.figures[whole].constraint.quantity
    items = len(_ITEM.findall(line.figures[at].passage.plain[quantity.span.end :]))
    return "一是" in behind and abs(items - int(quantity.low or 0)) <= 1


def _is_change(target: Target) -> bool:
    """Whether a figure is what something grew by (较上年增加5万人次): the list behind it splits up the level before."""
    return target.constraint.measure in (Measure.GROWTH_AMOUNT, Measure.CHANGE)


def _listed(line: Line, word: str, wholes: Sequence[Target], members: Sequence[int], at: int) -> _List:
    """A list with its first members told from those of clauses behind it that are not made as they are; the word
    stands before the figure `at`."""
    opens = line.before(members[0]).rpartition(word)[2].lstrip(",")
    first = 1
    while first < len(members) and _goes_on(line, members[first], opens, word):
        first += 1
    times = [match[0] if (match := _TIME.search(line.before(each))) else "" for each in members]
    led = line.before(at).rpartition(word)[2] + (line.between(at, members[0]) if members[0] > at else "")
    said = [led, *(line.between(*pair) for pair in pairwise(members))]
    return _List(word, wholes, [line.figures[each] for each in members], first, times, said)


def _goes_on(line: Line, at: int, opens: str, word: str) -> bool:
    """Whether a figure belongs to a list: joined by 、, or in a clause that begins or ends as the first one does."""
    before, action = line.before(at), line.figures[at].constraint.action or ","
    ours, first = before.lstrip(",;"), opens.lstrip(",:")
    ends_alike = first[-2:] == ours[-2:] and not ours.startswith(action)
    alike = first[:1] == ours[:1] or ends_alike or (_TIME.search(first) and _TIME.search(ours))
    every = opens.startswith(":") or word in ("中", *load_measures().counted_off)
    return before[:1] not in ",;" or every or bool(alike)


def _sums(each: _List) -> Iterator[Sum]:
    """The sums of kinds that leave none out, else that of the list."""
    if any(word in _words(each) for word in load_measures().running):
        return
    columns = full_columns(each.said, each.first)
    for column in columns:
        parts = tuple(each.parts[at] for at in column)
        wholes = [whole for whole in each.wholes if _called_alike(whole, each.said[column[0]])]
        if wholes:
            whole = next((whole for whole in each.wholes if makes(parts, whole)), wholes[0])
            yield Sum(whole, parts, Closure.CLOSED)
    if not columns and not of_one_thing(each.parts) and (made := _sum(each)):
        yield made


def _called_alike(whole: Target, said: str) -> bool:
    """Whether a whole has the name that a part has besides its kind (续建9个，年度投资3亿元); most have none."""
    pieces = [piece for piece in _PIECES.split(said) if piece]
    return len(pieces) < 2 or whole.constraint.indicator.endswith(pieces[-1])


def _sum(each: _List) -> Sum | None:
    """The sum of a list that comes out, else that of its own members against the nearest whole."""
    for whole, end in product(each.wholes, sorted({each.first, *range(2, len(each.parts) + 1)})):
        if makes(each.parts[:end], whole):
            return Sum(whole, tuple(each.parts[:end]), Closure.OPEN)
    whole = each.wholes[0]
    if _is_change(whole) and not any(map(_is_change, each.parts)) and _exceed(each.parts, whole):
        return None
    named = called(whole, whole.constraint.indicator.removesuffix("中"))
    made = Sum(named, tuple(each.parts[: each.first]), _closure(each))
    return None if _runs_on(made, each.times) else made


def _exceed(parts: Sequence[Target], whole: Target) -> bool:
    """Whether a part is larger than the whole: behind a change it is then one of the level, told further before."""
    made = Sum(whole, tuple(parts), Closure.OPEN)
    return made.total is not None and max(made.amounts, default=made.total) > made.total


def _words(each: _List) -> str:
    """All that stands between the first and the last figure of a list."""
    first, last = each.parts[0].passage, each.parts[-1]
    start, end = each.wholes[0].constraint.quantity.span.end, last.constraint.quantity.span.start
    return first.plain[start if each.wholes[0].passage.index == first.index else 0 : end]


def _runs_on(made: Sum, times: Sequence[str]) -> bool:
    """Whether figures of the time of year grow to the whole, so that each holds the ones before it."""
    amounts = made.amounts
    grows = all(a <= b for a, b in pairwise(amounts))
    return len(amounts) > 1 and all(times[: len(amounts)]) and grows and amounts[-1] == made.total


def _closure(each: _List) -> Closure:
    """Whether a list is all there is: a rest, all quarters or years of the whole, or parts counted off."""
    parts, times = each.parts[: each.first], each.times[: each.first]
    words = load_measures()
    rest = parts[-1].constraint.indicator.startswith(words.rests)
    whole_time = _time_of(each.wholes[0])
    distinct = len(set(times)) == len(parts) and all(times)
    timed = distinct and (len(parts) == whole_time or ({time[-2:] for time in times} == {"季度"} and len(parts) == 4))
    closed = len(parts) > 1 and (rest or timed or each.word in words.counted_off)
    if closed:
        return Closure.CLOSED
    return Closure.LISTED if each.word in words.side_by_side or _by_rank(each) else Closure.OPEN


def _by_rank(each: _List) -> bool:
    """Whether three parts or more are ranks of the whole (国家级2项、省级3项、市级3项), and make most of it."""
    said, made = each.said[: each.first], Sum(each.wholes[0], tuple(each.parts[: each.first]), Closure.OPEN)
    ranked = len(said) >= _RANKS and all(load_parts().ranks.match(words.lstrip("、,:和")) for words in said)
    return ranked and made.total is not None and sum(made.amounts) * 4 >= made.total * 3


def _time_of(whole: Target) -> int:
    """The number of years that a whole is for (三年); 0 where none is told."""
    period = whole.constraint.period
    return (period and period.years) or 0


@cache
def _parting() -> re.Pattern[str]:
    """The words that open parts, at the beginning of a clause: 常规项目包括 has a whole of its own."""
    return re.compile(rf"(?:^|[,;:(、])(?P<word>{one_of(load_measures().part_words)})(?=[:,一-龥\d])")


@cache
def _summing() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_measures().sums)})(?:达到|达|为)?$")
