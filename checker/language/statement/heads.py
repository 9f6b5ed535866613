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

from checker.language.period import opening_plan_years, opening_stage, period_at_end
from checker.language.statement.clauses import begin_of, end_of
from checker.language.statement.leads import LEADS, Head, View, read_leads
from checker.language.statement.masks import NAME
from checker.words.vocabulary import one_of, one_of_guarded
from checker.words.words import load_words

_TRIM = " 、," + "".join(chr(code) for code in range(0x2460, 0x2474))
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")
"""The mark of a note, which names nothing: “双协员”[21]."""
_LETTER = re.compile(r"\w")
_AT_LEAST = ("至少", "最少")
"""What a run of words ends with whose thing stands behind the figure: 每个社区至少有2名网格员."""
_IN = "在"
_BY = ("按", "按照")
_LENT = "可贷"
"""What 最高可贷 ends with, which names nothing: the most of what was named before."""
_AGENT = "由"
_EDGE = " 、,的"
_JOINTS = " 、,和及与"
"""What joins times (2031年、2032年和2033年) and is no name."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    verbs: frozenset[str]
    longest_verb: int
    pledges: frozenset[str]
    between: re.Pattern[str]
    agents: re.Pattern[str]
    joined: re.Pattern[str]
    tails: tuple[str, ...]
    bare: frozenset[str]
    circumstance: re.Pattern[str]
    idle: re.Pattern[str]
    restarts: re.Pattern[str]
    served: re.Pattern[str]
    every: re.Pattern[str]
    led: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_words()
    actions, pledges = list(words.actions), list(words.commitment_verbs)
    added = words.add
    return _Patterns(
        verbs=frozenset([*actions, *pledges, *added]),
        longest_verb=max(map(len, [*actions, *pledges, *added])),
        pledges=frozenset(pledges),
        between=re.compile(f"(?<=.)(?:{one_of_guarded(words.between)})(?=..)"),
        agents=re.compile(
            f"^.{{0,8}}?(?:{one_of([word for word in pledges if word not in words.only_in_front])})(?=..)"
        ),
        joined=re.compile(f"(?:、|以及|[和及或])(?:{one_of_guarded(words.actions)})(?=[^、]{{2}}|$)"),
        tails=(*words.dropped_tails, " "),
        bare=frozenset(words.bare),
        circumstance=words.circumstance,
        idle=re.compile(
            f"^(?:{one_of(words.idle_before)})?(?:{one_of(words.areas)})?$"
            f"|^(?:{one_of(words.idle_openings)})|(?:{one_of(words.linking)})$"
        ),
        restarts=re.compile(
            f"(?:、|(?:{one_of(words.and_again)}))(?:{one_of(words.restarts)})(?:{one_of(words.areas)})?"
        ),
        served=re.compile(
            f"^(?:[为对给向]|提请|在(?![建校岗编册籍线职园外川地]))[^的]{{2,16}}?({one_of(words.serving)})(?=..)"
        ),
        led=re.compile(
            f"(?:{one_of([*words.adverbs, *words.qualities, *words.supports])})*"
            f"({one_of_guarded(words.actions)}|{one_of(added)})(?=..)"
        ),
        every=re.compile(f"({one_of(words.every)})({one_of_guarded(words.actions)})?"),
    )


def read_head(tokens: Sequence[Token], view: View) -> Head:
    """The run of words before a value."""
    place = _behind_leads(tokens)
    head = read_leads(tokens[:place], view)
    name, mask, start, end = "", "", -1, -1
    for index, token in enumerate(tokens[place:], place):
        if token.type == "PROMISE":
            return _after_promise(read_head(tokens[index + 1 :], view), str(token), head)
        if _is_aside(token, tokens[index - 1]):
            continue
        if _is_verb_inside(token, tokens[index - 1]):
            head = _with_verb_inside(head, str(token), mask)
            name, mask, start = ("", "", -1) if mask.endswith(load_words().and_again) else (name, mask, start)
            continue
        start = begin_of(token) if start < 0 else start
        end = end_of(token)
        name, mask = name + view.text[begin_of(token) : end], mask + str(token)
    return _opened(head, name, mask, (start, end)) if name else head


def _behind_leads(tokens: Sequence[Token]) -> int:
    """Where the words that lead to a name end."""
    leads = (token.type in LEADS or not token.strip(_JOINTS) for token in tokens)
    return next((index for index, lead in enumerate(leads) if not lead), len(tokens))


def _with_verb_inside(head: Head, verb: str, mask: str) -> Head:
    """A head with a verb inside the run: one behind 并 or 和 acts in place of the one before."""
    return head._replace(action=verb if mask.endswith(load_words().and_again) else head.action or verb)


def _is_aside(token: Token, before: Token) -> bool:
    """Whether a word inside a run says nothing of the name around it: a time, what joins two, 分别."""
    plain = token.type in ("WHEN", "RISE_TO", "FROM") or (token.type == "EACH" and len(token) > 1)
    return plain or (before.type == "WHEN" and not token.strip(_JOINTS))


def _is_verb_inside(token: Token, before: Token) -> bool:
    return token.type == "REACH" or (token.type == "ACTION" and before.type == "EACH")


def _opened(head: Head, name: str, mask: str, place: tuple[int, int]) -> Head:
    """A run of words with its name, behind the plan or the stage that it opens with."""
    if opening := opening_plan_years(name) or opening_stage(name):
        head = led(head._replace(period=opening[0], name=name[opening[1] :], mask=mask[opening[1] :]))
        name, mask = head.name, head.mask
    head, name, mask = _with_joined_verbs(*_without_frequency(head, name, mask))
    start, end = place
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
    done = head.action and mask.startswith("了") and not mask.startswith("了解")
    cut = len(mask) - len(mask.lstrip(_EDGE + "了" if done else _EDGE))
    name, mask = _behind_bracket(name[cut:], mask[cut:])
    head, name, mask = _without_hanging(*_behind_others(head, name, mask))
    if mask.endswith(_AT_LEAST):
        head = head._replace(agent="有", bound=">=")
    elif verb := _verb_at_end(mask):
        head = head._replace(agent=verb, bound=">=" if "至少" in mask[-len(verb) - 4 :] else head.bound)
    elif match := patterns.circumstance.match(mask):
        name, mask = name[: match.end(1)], mask[: match.end(1)]
    if mask and patterns.idle.search(mask):
        return head._replace(area=head.area or mask == _IN or mask.endswith(tuple(load_words().areas)))
    return head._replace(name=name, mask=mask, period=period_at_end(mask) or head.period)


def _behind_bracket(name: str, mask: str) -> tuple[str, str]:
    """A name without the bracket that it begins with."""
    cut = name.find(")") + 1 if name.startswith("(") and mask.startswith(NAME) else 0
    return name[cut:], mask[cut:]


def _behind_others(head: Head, name: str, mask: str) -> tuple[Head, str, str]:
    """A name without another task before it (推动A、支持…), whom a duty binds (企业须…), whom it serves (为A实施…)."""
    if matches := list(_patterns().restarts.finditer(mask)):
        cut = matches[-1].end()
        name, mask = name[cut:], mask[cut:]
    if match := load_words().modal.match(mask):
        head = led(head._replace(name=name[match.end() :], mask=mask[match.end() :]))
        name, mask = head.name, head.mask
    if match := _patterns().served.match(mask):
        return head._replace(action=match[1]), name[match.end() :], mask[match.end() :]
    return head, name, mask


def opens_with_verb(name: str) -> bool:
    """Whether a name begins with a task verb or what leads one (加快建设…), and so is none."""
    return bool(_patterns().led.match(name)) or name.startswith(load_words().supports)


def led(head: Head) -> Head:
    """A run of words that goes on with a verb (须积极建设…), with that verb apart; the same where it does not."""
    match = _patterns().led.match(head.mask)
    if match is None:
        return head
    return head._replace(action=match[1], name=head.name[match.end() :], mask=head.mask[match.end() :])


def _without_hanging(head: Head, name: str, mask: str) -> tuple[Head, str, str]:
    """A name without the words of style that lead from the sentence to it and from it to its figure."""
    words, kept = load_words(), len(mask.rstrip(" 、,"))
    name, mask = name[:kept], mask[:kept]
    if name.startswith(load_words().at_most) and name.endswith(_LENT):
        return head._replace(bound="<="), "", ""
    if mask[-1:] in words.hanging_ends and (match := words.hanging.search(mask)):
        name, mask = name[: match.start()], mask[: match.start()]
        head = head._replace(bound=_permitted(match[0]) or head.bound, by=match[0].endswith(_BY))
    if match := words.measured_by.match(mask):
        head = head._replace(by=True, base=without_tails(name[match.end() :], mask[match.end() :]))
        head = head._replace(action=head.action or match[2])
        return head._replace(bound="<=" if match[3] else head.bound), name[: match.end(1)], match[1]
    cut = match.end() if (match := words.fronting.match(mask)) else 0
    if head.by and mask.startswith(_AGENT):
        return head, "", ""
    return head, name[cut:], mask[cut:]


def _permitted(hanging: str) -> str:
    """The bound that a permission before a figure says: 可提高至35%, 最高可补50万元."""
    most = load_words().at_most
    if not hanging.endswith(("可", "最低")) and not any(word in hanging for word in most):
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
    thing, twin, pledge = behind_pledge(name, mask)
    if pledge and "的" not in mask[: len(mask) - len(twin)]:
        head = head._replace(pledge=head.pledge or pledge)
        name, mask = thing, twin
    if (match := patterns.between.search(mask)) and "的" not in mask:
        head = head._replace(action=match[0], led=-1)
        name = name[: match.start()] + name[match.end() :]
        mask = mask[: match.start()] + mask[match.end() :]
    return without_tails(*_behind_listing(name, mask)), head


def behind_pledge(name: str, mask: str) -> tuple[str, str, str]:
    """A name without the promise that stands in front of its thing (乡镇争创…), and the promise; "" for none."""
    match = _patterns().agents.search(mask)
    if match is None:
        return name, mask, ""
    pledge = next((word for word in _patterns().pledges if match[0].endswith(word)), "")
    return name[match.end() :], mask[match.end() :], pledge


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
        if mask[:cut] in load_words().of_totals or mask[cut - 1] == "总":
            break
        name, mask = name[:cut], mask[:cut]
    for word in load_words().dropped_inside:
        if (place := mask.find(word)) > 0:
            name, mask = name[:place] + name[place + 2 :], mask[:place] + mask[place + 2 :]
    return _NOTE_MARK.sub("", name).strip(_TRIM) if _LETTER.search(name) else ""
