"""Runs of words behind a figure: the thing that is counted, and what it goes on to do.

Enters: the tokens of one run of words behind a value.  Leaves: a `Head` with the name of the thing (建设1个便民生活圈)
and its deed: 12个站点完成改造 is of 站点改造 and 完成, in 12个站点改造仓库30座 the 30座 have a head of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lark import Token

from checker.language.statement.clauses import begin_of, end_of
from checker.language.statement.heads import behind_pledge, read_head, without_tails
from checker.language.statement.leads import NOTHING, Head, View
from checker.language.statement.masks import FILL, NAME, WHEN
from checker.words.vocabulary import one_of, one_of_guarded
from checker.words.words import load_words

_NO_THING = frozenset(("RISE_TO", "REACH", "FROM", "COMPARED", "ENTER"))
"""What stands behind a figure without being the thing it counts."""
_DONE_TO = "被"
"""What others do with a thing counted is no deed of the text's: 16条经验被集中推广."""
_PLAIN_DEED = "完成"
"""The deed that needs no adverb before it."""
_SHORT = 3
"""A name this short behind a deed is of the thing that does it: 8个园区完成投资 is of 园区投资."""


_BY_THEN = re.compile(f"(?:[于在]?{WHEN}{FILL}*)?$")
"""The time by which a deed is done, between the thing and it: 20个项目于9月底前全部开工."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    goes_on: re.Pattern[str]
    next_verb: re.Pattern[str]
    deed: re.Pattern[str]
    gains: re.Pattern[str]
    bare: frozenset[str]
    places: re.Pattern[str]
    aside: re.Pattern[str]
    sequels: tuple[str, ...]
    by_standard: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_words()
    return _Patterns(
        goes_on=re.compile(one_of_guarded(words.goes_on)),
        next_verb=re.compile(one_of([*words.comes_to, *words.actions])),
        deed=re.compile(
            f"(?<=..)(?:(?:{one_of(words.deed_adverbs)})({one_of_guarded(words.deeds)})"
            f"|({one_of_guarded({_PLAIN_DEED: words.deeds[_PLAIN_DEED]})}))"
        ),
        gains=re.compile(f"(?<=..)(?:{one_of_guarded(words.gains)})(?=..)"),
        bare=frozenset(words.bare),
        places=re.compile(rf"(?:{one_of(words.counted_places)})(?:\([^()]*\))?(?=[0-9A-Za-z])"),
        aside=re.compile(rf"\((?:{one_of(words.asides)})[^()]*\)$"),
        sequels=(*words.sequels, "、", "且"),
        by_standard=re.compile(rf"(?:{words.by_standard}|(?={one_of(words.given)}))({one_of_guarded(words.actions)})?"),
    )


def read_tail(tokens: Sequence[Token], view: View, leads_on: bool = False) -> Head:
    """The thing counted; of a gap that leads on to another value (`leads_on`) only up to its deed."""
    if not tokens or tokens[0].type in _NO_THING or (tokens[0].type == "RISE" and _is_dated(tokens[1:])):
        return NOTHING
    start, end = begin_of(tokens[0]), end_of(tokens[-1])
    mask, name = view.masked[start:end], view.text[start:end]
    lead = len(mask) - len(mask.lstrip(" 的"))
    if (mask[lead : lead + 1] == NAME and name[lead] == "(") or mask.startswith(_patterns().sequels, lead):
        return NOTHING
    name, mask, start = name[lead:], mask[lead:], start + lead
    verb = None
    if match := _patterns().by_standard.match(mask):
        name, mask, start, verb = name[match.end() :], mask[match.end() :], start + match.end(), match[1]
    if match := _patterns().places.match(name):
        name, mask, start = name[match.end() :], mask[match.end() :], start + match.end()
    name, mask = name.replace("积极参加", "参加", 1), mask.replace("积极参加", "参加", 1)
    if match := _patterns().aside.search(name):
        name, mask, end = name[: match.start()], mask[: match.start()], end - len(match[0])
    joint = mask.endswith(load_words().linking)
    return _without_sequel(Head(name, mask, start, end, action=verb, joint=joint), leads_on)


def _is_dated(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].type == "WHEN"


def _without_sequel(head: Head, leads_on: bool) -> Head:
    """What the thing goes on to do is cut off, its verb kept: 15个队伍配备装备."""
    patterns = _patterns()
    name, mask, pledge = behind_pledge(head.name, head.mask)
    if pledge:
        return head._replace(name=name, mask=mask, pledge=pledge)
    if match := patterns.deed.search(mask):
        return _done(head, match, leads_on)
    if match := patterns.gains.search(mask):
        return head._replace(name=without_tails(name, mask), mask=mask, action=match[0])
    match = patterns.goes_on.search(mask)
    if match and match.start() and name[: match.start()] not in patterns.bare:
        verb = (
            None
            if match[0] == _DONE_TO
            else patterns.next_verb.search(mask, match.start() + (2 if match[0] in ("率先", "尽早") else 0))
        )
        head = head._replace(action=verb[0] if verb else None)
        name, mask = name[: match.start()], mask[: match.start()]
    if mask.endswith("以及"):
        name, mask = name[:-2], mask[:-2]
    elif mask.endswith(("和", "及", "与", "或")):
        name, mask = name[:-1], mask[:-1]
    return head._replace(name=without_tails(name, mask), mask=mask)


def _done(head: Head, match: re.Match[str], leads_on: bool) -> Head:
    """A thing with what is done of it joined to its name, or left for the value behind it."""
    (cut, end), verb = match.span(), match[1] or match[2]
    cut -= len(_BY_THEN.findall(head.mask[:cut])[0])
    name, mask = head.name[:cut], head.mask[:cut]
    rest = head.start + end - len(verb) if leads_on and end < len(head.mask) else -1
    if rest < 0:
        name, mask = name + head.name[end:], mask + head.mask[end:]
    return head._replace(name=without_tails(name, mask), mask=mask, action=verb, rest=rest)


def read_rest(tail: Head, view: View, end: int) -> Head:
    """The words before a value behind what the thing counted before it does: 12个站点完成仓库改造30座."""
    place = tail.rest + len(tail.action or "")
    tokens = [Token("ACTION", view.masked[tail.rest : place], tail.rest), Token("TEXT", view.masked[place:end], place)]
    head = read_head(tokens, view)
    short = len(head.name) <= _SHORT
    return head._replace(name=tail.name + head.name, mask=tail.mask + head.mask) if short else head
