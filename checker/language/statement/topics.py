"""What figures without words of their own are of: what the clauses and sentences before them name.

Enters: a clause without a figure, or a value with what was read before it.  Leaves: the thing that is named there.
投资进度:一季度完成… is of 投资, 经费按季度拨付,一季度… of 经费, 推进农田建设,力争新建… of 农田建设; 上半年累计完成…
goes on with what the sentence before counts in the same measure word.
"""

from __future__ import annotations

import re
from functools import cache

from lark import Token

from checker.language.period import Period, of_year, read_period
from checker.language.statement.carry import ClauseSheet
from checker.language.statement.clauses import Value, parse_clause
from checker.language.statement.heads import indicator_of, opens_with_verb, read_head
from checker.language.statement.leads import Head, View
from checker.language.statement.listings import numbered
from checker.language.statement.masks import WHEN
from checker.source import Span
from checker.words.measures import load_measures
from checker.words.numerals import ONE_TO_TEN
from checker.words.vocabulary import one_of, one_of_guarded, vocabulary
from checker.words.words import load_words
from checker.words.years import YEAR

_SHORT = 14
"""A longer name is a sentence."""
_LONG = 24
"""Characters of the longest name of a work."""
_CUT = 1
"""Characters that the name of a row must have, besides its verb, more than what a cell calls it."""
_TOPMOST = re.compile(" ?(?:其中:?)?([^的,。;]{4,24})最[大小高低多少长短] ?")


def head_of(view: View) -> Head:
    """The run of words that a clause without a figure is."""
    tree = parse_clause(view.masked)
    return read_head([item for item in tree or [] if isinstance(item, Token)], view)


def topic_of(view: View, leads_in: bool) -> str | None:
    """What a clause names whose figures follow, "" where it only parts them (分年度目标); None of any other clause."""
    text = view.text.rstrip()
    if not (leads_in or _parted().search(text)):
        return None
    front, end = _front().match(text), len(text)
    while cut := _tail().search(text, front.end() if front else 0, end):
        end = cut.start()
    start = front.end() if front else 0
    name = indicator_of(head_of(View(view.masked[start:end], text[start:end])))[0]
    return name if _is_thing(name) else ""


def work_of(view: View) -> str:
    """The work that a clause names and does nothing else (一是敬老院改造项目,投资…); empty for any other clause."""
    if not view.text.endswith(load_words().works_named):
        return ""
    head = head_of(view)
    plain = head.action is None and head.pledge is None and not head.supported
    name = head.name.rpartition("的是")[2]
    return name if plain and len(name) <= _LONG and not opens_with_verb(name) else ""


def _is_thing(name: str) -> bool:
    """Whether a name can be what figures are of: no sentence, no verb, no word of the plan's own order (主要, 总体)."""
    words = load_words()
    verbs = {*words.actions, *words.supports} - {*words.acts}
    named = 1 < len(name) <= _SHORT and name not in verbs and name not in words.no_topics
    return named and not (any(map(str.isdigit, name)) or opens_with_verb(name) or words.unclear.fullmatch(name))


def bare_figures(text: str) -> int:
    """How many figures a text opens with that only say what is done in which number, not of what (新建3座、改建2座)."""
    found = _bare().match(text)
    return found[0].count("、") + 1 if found else 0


@cache
def _bare() -> re.Pattern[str]:
    words, terms = load_words(), vocabulary()
    number = rf"\d[\d.,]*(?:{terms.scale})?(?:{terms.measure_word})(?:以[上下]|左右)?(?=[,、;。(]|$)"
    figure = rf"(?:{one_of(words.actions)}){{1,2}}{number}"
    return re.compile(rf"{figure}(?:、{figure})*")


def noun_of_row(text: str, title: str) -> Span | None:
    """Where a text that opens with a deed and one figure names what its row is called by, cut short (整治问题86个)."""
    found = _short_named().match(text)
    if found is None or not title.endswith(found["noun"]):
        return None
    deed = _deeds().match(title)
    more = len(title) - len(found["noun"]) - (deed.end() if deed else len(title))
    return Span(*found.span("noun")) if more > _CUT else None


def blanked(text: str, span: Span) -> str:
    """A text with blanks in the place of some words."""
    return f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"


@cache
def _deeds() -> re.Pattern[str]:
    """The verb that the name of a row begins with."""
    return re.compile(f"(?:{one_of((*load_words().supports, *load_words().actions))}){{1,2}}")


@cache
def _short_named() -> re.Pattern[str]:
    words, terms = load_words(), vocabulary()
    number = rf"\d[\d.,]*(?:{terms.scale})?(?:{terms.measure_word})(?:以[上下]|左右)?(?=[,;。(]|$)"
    return re.compile(rf"(?:{one_of(words.actions)}){{0,2}}(?P<noun>[一-鿿]{{2,3}}?)(?={number})")


@cache
def _front() -> re.Pattern[str]:
    words = load_words()
    return re.compile(rf"\s*(?:{words.parted})(?:{one_of_guarded(words.actions)}|{one_of(words.parting)})?")


@cache
def _tail() -> re.Pattern[str]:
    words = load_words()
    done = f"{one_of_guarded(words.actions)}|{one_of(words.parting)}"
    return re.compile(f"(?:{one_of(words.topic_tails)}|(?:{words.parted})(?:{done}){{0,2}}|(?<=..)由[^,;:]{{2,16}})$")


@cache
def _parted() -> re.Pattern[str]:
    """A clause that ends in how its figures are parted, or in who has charge of them."""
    words = load_words()
    done = f"{one_of_guarded(words.actions)}|{one_of(words.parting)}"
    return re.compile(f"(?:(?:{words.parted})(?:{done}|分){{0,2}}|由[^,;:]{{2,12}}(?:{one_of(words.parting)}))$")


def topmost(sheet: ClauseSheet) -> tuple[str, ...]:
    """What the clause before calls the largest or smallest (水库加固投资最大,为3000万元)."""
    said = _TOPMOST.fullmatch(sheet.carry.pending)
    return (said[1],) if said and sheet.spot.opened_by == "," else ()


def pending(text: str) -> tuple[str, ...]:
    """What a clause without a figure sets about: 推进高标准农田建设,力争新建200万亩."""
    head = head_of(View(text, text)) if text else Head()
    short = 2 < len(head.name) <= _SHORT
    led = head.action and head.led == head.start
    return (head.name,) if short and (led or (head.supported and head.name.endswith(load_words().acts))) else ()


def times_of(sheet: ClauseSheet, value: Value) -> tuple[Period, ...]:
    """The times that figures in a row are for, one each (2031年、2032年分别2亿元、3亿元), or that share one."""
    count, before = len(value.amounts), sheet.spot.view.text[: value.start + 2]
    shared = count == 1 and any(token.type == "EACH" for token in value.predicates)
    if not (shared or (count > 1 and _RESPECTIVELY in before)):
        return ()
    told = (_times_in(text) for text in (before, sheet.clause_before()))
    return next((times for times in told if len(times) == count or (shared and len(times) > 1)), ())


_RESPECTIVELY = "分别"
_YEARS = re.compile(f"({YEAR})年?[—–~至到-]+({YEAR})年")
_ONE_YEAR = re.compile(f"{YEAR}(?=年)")
_QUARTERS = re.compile("([一二三四](?:[、和][一二三四])+|一[至到—-]+[二三四])季度")


def _times_in(text: str) -> tuple[Period, ...]:
    """The years or quarters that stand in a row in a text."""
    if match := _YEARS.search(text):
        return tuple(map(of_year, range(int(match[1]), int(match[2]) + 1)))
    if match := _QUARTERS.search(text):
        named = [read_period(f"{each}季度") for each in ONE_TO_TEN[: ONE_TO_TEN.find(match[1][-1]) + 1]]
        listed = [each for each in named if each] if match[1][1] not in "、和" else []
        return tuple(listed or filter(None, (read_period(f"{each}季度") for each in match[1] if each in ONE_TO_TEN)))
    return tuple(of_year(int(year)) for year in _ONE_YEAR.findall(text))


def goes_on(sheet: ClauseSheet, value: Value) -> tuple[str, ...]:
    """What the sentence before, else the row, is about, in the same measure word, where a value only says for when."""
    before, progress = sheet.spot.view.masked[: value.start], sheet.progress
    runs_on = any(token in load_measures().running for token in value.predicates)
    if not (WHEN in before or sheet.carry.period or runs_on):
        return ()
    unit = sheet.figure(value.amounts[0]).unit
    names = {each.indicator for each in progress.before if each.quantity.unit == unit and each.parent is None}
    name = names.pop() if len(names) == 1 else progress.topic
    several = len(value.amounts) if not times_of(sheet, value) else 1
    return numbered(name, several) if name and several > 1 else (name,) * len(value.amounts) if name else ()


def due_task(sheet: ClauseSheet, value: Value) -> tuple[str, ...]:
    """Of 新增企业48家,完成年度任务50家的96% task and share are those of what was named before."""
    text, said = sheet.spot.view.text, sheet.carry.indicator
    task = _TASK.search(text, 0, value.start)
    return (said,) if said and task and (task[1] or _DONE.match(text, value.end)) else ()


_TASK, _DONE = re.compile(r"任务数?(的)?$"), re.compile(r"的[\d.]+%")
