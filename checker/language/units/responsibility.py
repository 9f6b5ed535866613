"""Who leads a task and who does it, read from a bracket or a table cell.

Enters: a printed responsibility text and the plan's `UnitLexicon`.  Leaves: a `Responsibility` with every
unit in its role and its place, and what is odd in print: names run together, names damaged, lists
left open.  Grammar: grammars/responsibility.lark.  Reading never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from lark import Lark, Token, Transformer
from lark.common import LexerConf
from lark.lexer import Lexer

from checker.data import data_dir
from checker.language.units.splitting import compact_text
from checker.language.units.units import UnitLexicon, UnitList, UnitMention
from checker.source import Span, fold
from checker.words.units import load_units


class LeadKind(StrEnum):
    """How the lead is told.

    NAMED: A牵头; JOINT: A、B牵头, several leads; FIRST: the first of a table cell, or of a list under the
    convention 列第一位者为牵头单位; NONE: units are given and none of them is said to lead.
    """

    NAMED = "named"
    JOINT = "joint"
    FIRST = "first"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A responsibility text as read; all spans are in `text`.

    `responsible` are the units that do not lead, all of them when none does.  `open` says the list
    ends in 等.  A missing separator covers both names it should stand between.  `no_lead` and `no_units` say
    that a label stands with nothing behind it (牵头单位:;责任单位:).
    """

    text: str
    leads: tuple[UnitMention, ...] = ()
    responsible: tuple[UnitMention, ...] = ()
    lead_kind: LeadKind = LeadKind.NONE
    open: bool = False
    missing_separators: tuple[Span, ...] = ()
    garbled: tuple[Span, ...] = ()
    quotas: tuple[tuple[UnitMention, Span], ...] = ()
    no_lead: bool = False
    no_units: bool = False


_WORD = re.compile(r"\w")


class _Role(StrEnum):
    """What the units of a run do; OTHER is the text of a label that names no units, such as a deadline.

    NO_LEAD and NO_DUTY stand for a label without any text.
    """

    LEAD = "lead"
    DUTY = "duty"
    FIRST = "first"
    PLAIN = "plain"
    OTHER = "other"
    NO_LEAD = "no_lead"
    NO_DUTY = "no_duty"


class _Charge(NamedTuple):
    """A run of text and what its units do."""

    role: _Role
    run: Span


class _MarkLexer(Lexer):
    """Cuts a text at the grammar's words in one pass of one pattern; what lies between is a RUN.

    Lark's own lexers match forward from each place, so that a RUN would have to repeat all other
    terminals as what it must not contain.
    """

    def __init__(self, conf: LexerConf) -> None:
        marks = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
        self._pattern = re.compile("|".join(f"(?P<{mark.name}>{mark.pattern.to_regexp()})" for mark in marks))

    def lex(self, data: str) -> Iterator[Token]:  # type: ignore[override]  # lark's interface for custom lexers
        """The tokens of a text."""
        position = 0
        for mark in self._pattern.finditer(data):
            if mark.start() > position:
                yield Token("RUN", data[position : mark.start()], position)
            yield Token(mark.lastgroup or "", mark.group(), mark.start())
            position = mark.end()
        if position < len(data):
            yield Token("RUN", data[position:], position)


class _Charges(Transformer[Token, list[_Charge]]):
    """Parse tree to charges, in the order of the text."""

    def start(self, parts: list[list[_Charge]]) -> list[_Charge]:
        return [charge for part in parts for charge in part]

    def body(self, parts: list[_Charge | Token]) -> list[_Charge]:
        said = (part for part in parts if not isinstance(part, Token) or _WORD.search(part))
        return [_charge(_Role.PLAIN, [part]) if isinstance(part, Token) else part for part in said]

    def led(self, tokens: list[Token]) -> _Charge:
        return _charge(_Role.LEAD, tokens[:-1])

    def held(self, tokens: list[Token]) -> _Charge:
        return _charge(_Role.DUTY, tokens[:-1])

    def first(self, tokens: list[Token]) -> _Charge:
        return _charge(_Role.FIRST, tokens[:-1])

    def labelled_leads(self, parts: tuple[Token, list[_Charge]]) -> list[_Charge]:
        return _under_label(_Role.LEAD, parts[1]) or [_charge(_Role.NO_LEAD, [])]

    def labelled_duties(self, parts: tuple[Token, list[_Charge]]) -> list[_Charge]:
        return _under_label(_Role.DUTY, parts[1]) or [_charge(_Role.NO_DUTY, [])]

    def labelled_others(self, parts: tuple[Token, list[_Charge]]) -> list[_Charge]:
        return [_Charge(_Role.OTHER, charge.run) for charge in parts[1]]


def _charge(role: _Role, run: list[Token]) -> _Charge:
    start = run[0].start_pos or 0 if run else 0
    return _Charge(role, Span(start, start + len(run[0]) if run else start))


def _under_label(role: _Role, charges: list[_Charge]) -> list[_Charge]:
    """What a label says of the units after it, where they have no word of their own."""
    return [charge if charge.role is not _Role.PLAIN else _Charge(role, charge.run) for charge in charges]


@cache
def _parser() -> Lark:
    grammar = (data_dir("grammars") / "responsibility.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=_MarkLexer, transformer=_Charges())


@cache
def _marked() -> re.Pattern[str]:
    """A text with none of these is a plain list of units and needs no parse."""
    return re.compile("|".join(load_units().duty_words))


def read_responsibility(text: str, lexicon: UnitLexicon, *, table_cell: bool = False) -> Responsibility:
    """The roles of the units in a bracket, or in a table cell, where the first of a plain list leads."""
    compact = compact_text(text, lexicon.words)
    inner = _inner(compact.text)
    charges = _read_charges(compact.text[inner.start : inner.end])
    lists = [
        (charge.role, lexicon.read_members(compact, inner.start + charge.run.start, inner.start + charge.run.end))
        for charge in charges
        if charge.role is not _Role.OTHER
    ]
    leads = tuple(unit for role, units in lists if role is _Role.LEAD for unit in units.mentions)
    others = tuple(unit for role, units in lists if role is not _Role.LEAD for unit in units.mentions)
    quotas = tuple(quota for _, units in lists for quota in units.quotas)
    convention = any(charge.role is _Role.FIRST for charge in charges)
    kind = _lead_kind(leads, others, by_order=convention or (table_cell and not quotas))
    if kind is LeadKind.FIRST:
        leads, others = others[:1], others[1:]
    read = _assemble(text, leads, others, kind, [units for _, units in lists])
    roles = {charge.role for charge in charges}
    return replace(read, no_lead=_Role.NO_LEAD in roles, no_units=_Role.NO_DUTY in roles)


def _assemble(
    text: str,
    leads: tuple[UnitMention, ...],
    others: tuple[UnitMention, ...],
    kind: LeadKind,
    lists: list[UnitList],
) -> Responsibility:
    return Responsibility(
        text=text,
        leads=leads,
        responsible=others,
        lead_kind=kind,
        open=any(units.open for units in lists),
        missing_separators=tuple(span for units in lists for span in units.missing_separators),
        garbled=tuple(span for units in lists for span in units.garbled),
        quotas=tuple(quota for units in lists for quota in units.quotas),
    )


def _lead_kind(leads: tuple[UnitMention, ...], others: tuple[UnitMention, ...], *, by_order: bool) -> LeadKind:
    if leads:
        return LeadKind.NAMED if len(leads) == 1 else LeadKind.JOINT
    return LeadKind.FIRST if by_order and others and not others[0].collective else LeadKind.NONE


def _read_charges(text: str) -> list[_Charge]:
    if not _marked().search(text):
        return [_Charge(_Role.PLAIN, Span(0, len(text)))]
    charges: list[_Charge] = _parser().parse(text)  # type: ignore[assignment]  # the embedded transformer's result
    return charges


def _inner(text: str) -> Span:
    """The text inside the bracket that encloses all of it."""
    if text[:1] != "(" or text[-1:] != ")":
        return Span(0, len(text))
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0 and position < len(text) - 1:
            return Span(0, len(text))
    return Span(1, len(text) - 1)


@cache
def _convention() -> re.Pattern[str]:
    """The grammar's own words for it."""
    return re.compile(_parser().get_terminal("FIRST").pattern.to_regexp())


def read_convention(text: str) -> LeadKind | None:
    """A convention for the whole document: 列第一位者为牵头单位,下同."""
    return LeadKind.FIRST if _convention().search(fold(text)) else None
