"""The governing verb of a value.

Enters: a value with its names.  Leaves: the verb, and in the sentence's `Carry` what it hands on: a task verb
is inherited by the verbless members after it, a promise verb (争创, 申报) promises for them, 达到 and 增长
are not handed on, 稳定在 only along a 、 list.
"""

from __future__ import annotations

from typing import NamedTuple

from lark import Token

from checker.language.statement.carry import ClauseSheet, Named
from checker.language.statement.clauses import Value
from checker.language.statement.quantities import is_verbal_only
from checker.words.words import load_words

_VERBS = frozenset(("REACH", "RISE", "FALL", "ADD", "ENTER", "RISE_TO", "SETTLE"))


class Predicate(NamedTuple):
    """The class of the verb beside a figure, and how it is written; None for bounds and silent verbs."""

    kind: str
    word: str | None


def predicate_of(value: Value) -> Predicate | None:
    """The verb beside a figure; words of distribution are none."""
    words = load_words()
    for token in reversed(value.predicates):
        if token.type in _VERBS:
            word = _plain(token)
            return Predicate(token.type, None if word in words.silent else words.written_as.get(word, str(word)))
    bounded = [amount.before for amount in value.amounts if amount.before]
    if any("突破" in before for before in bounded):
        return Predicate("OVER", "突破")
    if any(before[0].type != "ABOUT" for before in bounded):
        return Predicate("BOUND", None)
    return None


def _plain(token: Token) -> str:
    """A verb without what belongs to its figure: 提高到, 增长了, 进入全省."""
    if token.type == "ENTER":
        return next(
            word
            for word in sorted([*load_words().enter, *load_words().holding], key=len, reverse=True)
            if token.startswith(word)
        )
    return token[:2] if token.type == "RISE_TO" else token.removesuffix("目标").removesuffix("了")


def action_of(sheet: ClauseSheet, value: Value, named: Named) -> str | None:
    """The governing verb: the clause's own, or the one handed on to a verbless member."""
    carry, head, predicate = sheet.carry, named.head, predicate_of(value)
    if named.tail.pledge:
        carry.pledge = named.tail.pledge
        return head.action
    if verb := _verb_of_value(value, named, predicate):
        return _govern(sheet, verb)
    if predicate and head.action in ("实现", "完成") and predicate.kind in ("RISE", "FALL"):
        return predicate.word
    if head.action or head.pledge:
        other = predicate.word if head.adverb and predicate else named.tail.action
        return _bare(head.action or "") or other
    if named.tail.action and not (predicate and predicate.word):
        return _of_thing(sheet, named.tail.action, head.by)
    return _handed_on(sheet, predicate, _takes_no_verb(sheet, value, named))


def _of_thing(sheet: ClauseSheet, verb: str, by: bool) -> str:
    """The verb of what a thing counted goes on to do; no deed, gain or what is given by a standard is handed on."""
    if sheet.spot.opened_by == "、" and sheet.carry.action:
        return sheet.carry.action
    if not by and verb not in (*load_words().deeds, *load_words().gains):
        sheet.carry.action = sheet.carry.action or verb
    return verb


def _takes_no_verb(sheet: ClauseSheet, value: Value, named: Named) -> bool:
    """Whether a value is a rate, of something measured or of a deed, which no task verb before it governs."""
    words, carry = load_words(), sheet.carry
    rate = sheet.figure(value.amounts[0]).unit in ("%", "个百分点")
    governed = carry.action in (*words.govern_rates, *words.add, *words.holding)
    done = named.own and not carry.in_part and bool(named.head.agent) and carry.action not in words.light_verbs
    capped = any(token.type == "MOST" for amount in value.amounts for token in amount.before) and not named.own
    deed = named.own and named.names[-1].startswith(words.own_deeds)
    return (
        rate
        or capped
        or done
        or deed
        or (named.own and not governed and named.names[-1].endswith(words.quantity_heads))
    )


def _verb_of_value(value: Value, named: Named, predicate: Predicate | None) -> str | None:
    """The verb of a value that has nothing but verbs before it: its agent's, or its own where nothing is named."""
    if not is_verbal_only(value):
        return None
    if named.head.agent and named.tail.name:
        return named.head.agent
    return predicate.word if predicate and not named.head.name else None


def _bare(verb: str) -> str:
    """应发放 is 发放."""
    return verb.removeprefix("应").removeprefix("需") if len(verb) > 2 else verb


def _govern(sheet: ClauseSheet, verb: str) -> str | None:
    """A verb right before the figure governs it and what follows; a promise verb promises instead."""
    carry = sheet.carry
    if verb in load_words().commitment_verbs:
        carry.pledge, carry.action = verb, None
        return None
    carry.action, carry.pledge = _bare(verb), None
    return carry.action


def _handed_on(sheet: ClauseSheet, predicate: Predicate | None, ungoverned: bool) -> str | None:
    carry, listed = sheet.carry, sheet.spot.opened_by == "、"
    if predicate is None:
        return None if ungoverned else carry.action
    if predicate.word is None:
        return None if ungoverned else carry.action
    if predicate.word in load_words().holding:
        carry.action, carry.listwise = predicate.word, True
        return predicate.word
    if predicate.kind == "REACH" and listed and carry.action and not carry.listwise:
        return carry.action
    if not listed:
        carry.action = carry.pledge = None
    return predicate.word
