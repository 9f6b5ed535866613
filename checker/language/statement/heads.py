"""Runs of words as names: what is measured, and what stands before it.

Enters: the tokens of one run of words of a clause.  Leaves: a `Head`, the name of the thing with task
verbs, time, area and commitment words taken off and kept aside.  All cuts are made on the masked twin of
the run, so that nothing inside a quotation, a bracket or a name is ever cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lark import Token

from checker.language.statement.clauses import begin_of, end_of
from checker.language.statement.leads import LEADS, NOTHING, Head, View, read_leads
from checker.language.statement.masks import NAME
from checker.words.vocabulary import one_of, one_of_guarded
from checker.words.words import load_words

_TRIM = " 、," + "".join(chr(code) for code in range(0x2460, 0x2474))
_LETTER = re.compile(r"\w")
_AT_LEAST = ("至少", "最少")
"""What a run of words ends with whose thing stands behind the figure: 每个社区至少有2名网格员."""
_MAY = ("可", "最高", "最多", "最长", "最低")
_EDGE = " 、,的"
_NO_THING = frozenset(("RISE_TO", "REACH", "FROM", "COMPARED", "ENTER"))
"""What stands behind a figure without being the thing it counts."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    verbs: frozenset[str]
    longest_verb: int
    pledges: frozenset[str]
    between: re.Pattern[str]
    agents: re.Pattern[str]
    joined: re.Pattern[str]
    tails: tuple[str, ...]
    goes_on: re.Pattern[str]
    next_verb: re.Pattern[str]
    bare: frozenset[str]
    circumstance: re.Pattern[str]
    idle: re.Pattern[str]
    places: re.Pattern[str]
    restarts: re.Pattern[str]
    aside: re.Pattern[str]
    served: re.Pattern[str]
    sequels: tuple[str, ...]
    every: re.Pattern[str]
    by_standard: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_words()
    actions, pledges = list(words.actions), list(words.commitment_verbs)
    added = words.add
    return _Patterns(
        verbs=frozenset([*actions, *pledges, *added]),
        longest_verb=max(map(len, [*actions, *pledges, *added])),
        pledges=frozenset(pledges),
        between=re.compile(f"(?<=.)(?:{one_of(words.between)})(?=..)"),
        agents=re.compile(
            f"^.{{0,8}}?(?:{one_of([word for word in pledges if word not in words.only_in_front])})(?=..)"
        ),
        joined=re.compile(f"(?:、|以及|[和及或])(?:{one_of_guarded(words.actions)})(?=[^、]{{2}})"),
        tails=(*words.dropped_tails, " "),
        goes_on=re.compile(one_of_guarded(words.goes_on)),
        next_verb=re.compile(one_of([*words.comes_to, *actions])),
        bare=frozenset(words.bare),
        circumstance=words.circumstance,
        idle=re.compile(
            f"^(?:{one_of(words.idle_before)})?(?:{one_of(words.areas)})?$"
            f"|^(?:{one_of(words.idle_openings)})|(?:{one_of(words.linking)})$"
        ),
        places=re.compile(rf"(?:{one_of(words.counted_places)})(?:\([^()]*\))?(?=[0-9A-Za-z])"),
        restarts=re.compile(f"、(?:{one_of(words.restarts)})(?:{one_of(words.areas)})?"),
        aside=re.compile(rf"\((?:{one_of(words.asides)})[^()]*\)$"),
        served=re.compile(f"^[为对给向][^的]{{2,16}}?({one_of(words.serving)})(?=..)"),
        sequels=tuple(words.sequels),
        by_standard=re.compile(rf"{words.by_standard}(?:{one_of_guarded(words.actions)})?"),
        every=re.compile(f"({one_of(words.every)})({one_of_guarded(words.actions)})?"),
    )


def read_head(tokens: Sequence[Token], view: View) -> Head:
    """The run of words before a value."""
    place = next((index for index, token in enumerate(tokens) if token.type not in LEADS), len(tokens))
    head = read_leads(tokens[:place], view)
    name, mask, start, end = "", "", -1, -1
    for index, token in enumerate(tokens[place:], place + 1):
        if token.type == "PROMISE":
            return _after_promise(read_head(tokens[index:], view), str(token), head)
        if token.type in ("WHEN", "RISE_TO", "FROM") or (token.type == "EACH" and len(token) > 1):
            continue
        if token.type == "REACH":
            head = head._replace(action=head.action or str(token))
            continue
        start = begin_of(token) if start < 0 else start
        end = end_of(token)
        name, mask = name + view.text[begin_of(token) : end], mask + str(token)
    if not name:
        return head
    head, name, mask = _with_joined_verbs(*_without_frequency(head, name, mask))
    return _named(head, name, mask)._replace(start=end - len(name) if head.verbs else start, end=end)


def _without_frequency(head: Head, name: str, mask: str) -> tuple[Head, str, str]:
    """信息每月 has its frequency apart; of 各乡镇每月报送信息 what stands before it acts."""
    match = _patterns().every.search(mask) if "每" in mask else None
    if match is None:
        return head, name, mask
    head = head._replace(frequency=match[1])
    if not match[2]:
        return head, name[: match.start()] + name[match.end() :], mask[: match.start()] + mask[match.end() :]
    return head._replace(action=match[2]), name[match.end() :], mask[match.end() :]


def _with_joined_verbs(head: Head, name: str, mask: str) -> tuple[Head, str, str]:
    """新建、改扩建学校: verbs joined to the one before the name act with it."""
    while head.action and (match := _patterns().joined.match(mask)):
        head = head._replace(action=head.action + match[0], verbs=True)
        name, mask = name[match.end() :], mask[match.end() :]
    return head, name, mask


def _after_promise(head: Head, adverb: str, earlier: Head) -> Head:
    """X力争Y: what stands before the promise only dates it, unless nothing stands behind."""
    period, yearly = head.period or earlier.period, head.yearly or earlier.yearly
    return head._replace(adverb=adverb, period=period, yearly=yearly, part=head.part or earlier.part)


def _named(head: Head, name: str, mask: str) -> Head:
    """The head with its name trimmed, and the verbs inside the run told apart from it."""
    patterns = _patterns()
    cut = len(mask) - len(mask.lstrip(_EDGE))
    name, mask = name[cut:], mask[cut:]
    if name.startswith("(") and mask.startswith(NAME):
        cut = name.find(")") + 1
        name, mask = name[cut:], mask[cut:]
    if matches := list(patterns.restarts.finditer(mask)):
        cut = matches[-1].end()
        name, mask = name[cut:], mask[cut:]
    if match := patterns.served.match(mask):
        name, mask, head = name[match.end() :], mask[match.end() :], head._replace(action=match[1])
    kept = len(mask.rstrip(" 、,"))
    head, name, mask = _without_hanging(head, name[:kept], mask[:kept])
    if mask.endswith(_AT_LEAST):
        head = head._replace(agent="有", bound=">=")
    elif verb := _verb_at_end(mask):
        head = head._replace(agent=verb, bound=">=" if "至少" in mask[-len(verb) - 4 :] else head.bound)
    elif match := patterns.circumstance.match(mask):
        name, mask = name[: match.end(1)], mask[: match.end(1)]
    if patterns.idle.search(mask):
        name = mask = ""
    return head._replace(name=name, mask=mask)


def _without_hanging(head: Head, name: str, mask: str) -> tuple[Head, str, str]:
    """A name without the words of style that lead from the sentence to it and from it to its figure."""
    words = load_words()
    if mask[-1:] in words.hanging_ends and (match := words.hanging.search(mask)):
        name, mask = name[: match.start()], mask[: match.start()]
        head = head._replace(bound=_permitted(match[0]) or head.bound)
    cut = match.end() if (match := words.fronting.match(mask)) else 0
    return head, name[cut:], mask[cut:]


def _permitted(hanging: str) -> str:
    """The bound that a permission before a figure says: 可提高至35%, 最高可补50万元."""
    if not hanging.endswith(_MAY):
        return ""
    return ">=" if hanging.startswith("最低") else "<="


def _verb_at_end(mask: str) -> str:
    """The verb a run of words ends in, so that its thing stands behind the figure: 在重点领域培养 3名 …"""
    patterns = _patterns()
    lengths = range(min(patterns.longest_verb, len(mask)), 1, -1)
    return next((mask[-length:] for length in lengths if mask[-length:] in patterns.verbs), "")


def indicator_of(head: Head) -> tuple[str, Head]:
    """The indicator a head names when the figure stands behind it, and the head with verbs found inside."""
    patterns = _patterns()
    name, mask = head.name, head.mask
    if (match := patterns.agents.search(mask)) and "的" not in mask[: match.end()]:
        pledge = _ends_in_pledge(mask[: match.end()])
        head = head._replace(pledge=pledge if not head.pledge else head.pledge)
        name, mask = name[match.end() :], mask[match.end() :]
    if (match := patterns.between.search(mask)) and "的" not in mask:
        head = head._replace(action=match[0], led=-1)
        name = name[: match.start()] + name[match.end() :]
        mask = mask[: match.start()] + mask[match.end() :]
    return without_tails(*_behind_listing(name, mask)), head


def _ends_in_pledge(mask: str) -> str:
    return next((word for word in _patterns().pledges if mask.endswith(word)), "")


def _behind_listing(name: str, mask: str) -> tuple[str, str]:
    """Of 茶园、果园等农业观光园区 what the listing is of; a bare noun keeps its listing."""
    place = mask.rfind("等")
    if place <= 0 or "、" not in mask[:place] or len(mask) - place < 4 or mask[place + 1 :] in _patterns().bare:
        return name, mask
    return name[place + 1 :], mask[place + 1 :]


def without_tails(name: str, mask: str) -> str:
    """A name without the tails that say nothing (任务, 目标, 等, 的)."""
    tails = _patterns().tails
    while mask.endswith(tails):
        cut = len(mask) - len(next(tail for tail in tails if mask.endswith(tail)))
        name, mask = name[:cut], mask[:cut]
    for word in load_words().dropped_inside:
        if (place := mask.find(word)) > 0:
            name, mask = name[:place] + name[place + 2 :], mask[:place] + mask[place + 2 :]
    return name.strip(_TRIM) if _LETTER.search(name) else ""


def read_tail(tokens: Sequence[Token], view: View) -> Head:
    """The run of words behind a figure, as the name of the thing counted (建设1个便民生活圈)."""
    if not tokens or tokens[0].type in _NO_THING or (tokens[0].type == "RISE" and _is_dated(tokens[1:])):
        return NOTHING
    start, end = begin_of(tokens[0]), end_of(tokens[-1])
    mask, name = view.masked[start:end], view.text[start:end]
    lead = len(mask) - len(mask.lstrip(" 的"))
    if (mask[lead : lead + 1] == NAME and name[lead] == "(") or mask.startswith(_patterns().sequels, lead):
        return NOTHING
    name, mask, start = name[lead:], mask[lead:], start + lead
    if match := _patterns().by_standard.match(mask):
        name, mask, start = name[match.end() :], mask[match.end() :], start + match.end()
    if match := _patterns().places.match(name):
        name, mask, start = name[match.end() :], mask[match.end() :], start + match.end()
    name, mask = name.replace("积极参加", "参加", 1), mask.replace("积极参加", "参加", 1)
    if match := _patterns().aside.search(name):
        name, mask, end = name[: match.start()], mask[: match.start()], end - len(match[0])
    return _without_sequel(Head(name, mask, start, end, joint=mask.endswith(load_words().linking)))


def _is_dated(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].type == "WHEN"


def _without_sequel(head: Head) -> Head:
    """What the thing goes on to do is cut off, its verb kept: 15个队伍配备装备."""
    patterns = _patterns()
    name, mask = head.name, head.mask
    if match := patterns.agents.search(mask):
        return head._replace(name=name[match.end() :], mask=mask[match.end() :], pledge=_ends_in_pledge(match[0]))
    match = patterns.goes_on.search(mask)
    if match and match.start() and name[: match.start()] not in patterns.bare:
        verb = patterns.next_verb.search(mask, match.start() + (2 if match[0] in ("率先", "尽早") else 0))
        head = head._replace(action=verb[0] if verb else None)
        name, mask = name[: match.start()], mask[: match.start()]
    if mask.endswith("以及"):
        name, mask = name[:-2], mask[:-2]
    elif mask.endswith(("和", "及", "与")):
        name, mask = name[:-1], mask[:-1]
    return head._replace(name=without_tails(name, mask), mask=mask)
