"""One clause as a tree: words and the values between them.

Enters: a clause of masked text.  Leaves: a list of tokens and `Value`s in order, with places that count
from the beginning of the clause.  What belongs to what is decided by the reader, over the clauses of a
sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple, TypeAlias

from lark import Lark, Token, Transformer, UnexpectedInput

from checker.language.statement.masks import FILL, NAME, VALUES
from checker.language.statement.tables import load_parser
from checker.language.statement.terminals import grammar, predicate_words
from checker.words.words import load_words


class Amount(NamedTuple):
    """A figure with the bound words around it: where it begins and ends with them, and where the figure begins."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    start: int
    place: int
    end: int


class Value(NamedTuple):
    """What a thing shall reach: predicates with amounts, or with a word that stands for one (清零), and its place.

    `form` is the production it was read by, `origin` the amounts that a change begins at, `basis` the words that say
    what it is measured from or set against, `when` the time that a change leads to (增加到2030年的420亿元).
    """

    form: str
    predicates: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    word: Token | None
    start: int
    end: int
    origin: tuple[Amount, ...] = ()
    basis: tuple[Token, ...] = ()
    when: Token | None = None


_REPAIRS = 4
"""How many characters that fit nowhere are read as text before a clause is given up."""

Item: TypeAlias = Token | Value


def begin_of(token: Token) -> int:
    """Where a token begins, in the clause."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """Where a token ends, in the clause."""
    return begin_of(token) + len(token)


class _Amounts(NamedTuple):
    """The amounts of one place of a form."""

    each: tuple[Amount, ...]


class _Other(NamedTuple):
    """What a comparison sets a thing against."""

    tokens: tuple[Token, ...]


_Child: TypeAlias = "Token | list[Token] | _Amounts | _Other | Amount"


FORMS = (
    "stated", "distributed", "ranked", "from_to", "started", "based", "multiple", "comparison", "zero", "worded",
)  # fmt: skip
"""The productions of grammars/statement.lark that give a value."""


def _form(name: str) -> Callable[[object, list[_Child]], Value]:
    return lambda _, children: _value(name, children)


class _Trees(Transformer[Token, list[Item]]):
    """Builds the tree while the parser reduces; no second pass."""

    def start(self, children: list[list[Item]]) -> list[Item]:
        return children[0]

    def begin(self, _children: list[Item]) -> list[Item]:
        return []

    def grow(self, children: list[list[Item]]) -> list[Item]:
        items, last = children
        if isinstance(last, list):
            items.extend(last)
        else:
            items.append(last)
        return items

    def verbs(self, children: list[Token]) -> list[Token]:
        return children

    def each(self, children: list[Token | list[Token]]) -> list[Token]:
        return [part for child in children for token in _listed(child) for part in _with_verb(token)]

    def opening(self, children: list[Token | list[Token]]) -> list[Token]:
        return [token for child in children for token in _listed(child)]

    def other(self, children: list[Token]) -> _Other:
        return _Other(tuple(children))

    def amount(self, children: list[Token]) -> Amount:
        at = next(index for index, token in enumerate(children) if token.type == "FIGURE")
        before, after = tuple(children[:at]), tuple(children[at + 1 :])
        return Amount(before, after, begin_of(children[0]), begin_of(children[at]), end_of(children[-1]))

    top = amount

    def amounts(self, children: list[Amount]) -> _Amounts:
        return _Amounts(tuple(child for child in children if isinstance(child, Amount)))

    stated, distributed, ranked, from_to, started, based, multiple, comparison, zero, worded = map(_form, FORMS)


def _listed(child: Token | list[Token]) -> list[Token]:
    return child if isinstance(child, list) else [child]


def _with_verb(token: Token) -> list[Token]:
    """各建 is 各 and the task verb behind it."""
    if token.type != "EACH" or token in load_words().each:
        return [token]
    begin = begin_of(token)
    return [Token("EACH", token[0], begin), Token("ADD", token[1:], begin + 1)]


def _value(form: str, children: list[_Child]) -> Value:
    """A form as a value: the last amounts are the target's, those before them what it begins at."""
    predicates = [token for child in children if isinstance(child, list) for token in child]
    words = [child for child in children if isinstance(child, Token)]
    *origins, amounts = _amounts_in(children)
    changes = [_change(token) for token in words if token.type in ("TO", "CHANGE", "GROWN")]
    others = [child.tokens for child in children if isinstance(child, _Other)]
    when = next((token for token in words if token.type == "WHEN" and form == "from_to"), None)
    basis = [token for token in words if token.type in ("OF", "THAN", "WHEN") and token is not when]
    return Value(
        form,
        tuple(changes if origins and changes else [*predicates, *changes]),
        amounts,
        next((token for token in words if token.type in _WORDS), None),
        _first(children),
        _last(children),
        origins[0] if origins else (),
        tuple(chain(*others, basis)),
        when,
    )


def _amounts_in(children: list[_Child]) -> list[tuple[Amount, ...]]:
    """The amounts of each place of a form, or its single ones."""
    several = [child.each for child in children if isinstance(child, _Amounts)]
    return several or [tuple(child for child in children if isinstance(child, Amount))]


_WORDS = ("AFTER", "BEFORE", "RELATION")


def _change(token: Token) -> Token:
    """A word of change with the class that it has elsewhere; 的增长 behind a figure is a rise."""
    if token.type == "GROWN":
        return Token("RISE", "增长", begin_of(token))
    word = token.removesuffix("了")
    known = ((name, found) for name, words in predicate_words().items() for found in words if word.endswith(found))
    name, found = max(known, key=lambda pair: len(pair[1]))
    return Token(name, found, end_of(token) - len(found))


def _first(children: list[_Child]) -> int:
    child = children[0]
    if isinstance(child, Amount):
        return child.start
    return child.each[0].start if isinstance(child, _Amounts) else begin_of(_tokens(child)[0])


def _last(children: list[_Child]) -> int:
    child = children[-1]
    if isinstance(child, Amount):
        return child.end
    return child.each[-1].end if isinstance(child, _Amounts) else end_of(_tokens(child)[-1])


def _tokens(child: _Child) -> Sequence[Token]:
    return child.tokens if isinstance(child, _Other) else child if isinstance(child, list) else [child]  # type: ignore[list-item]


def tree_builder() -> Transformer[Token, list[Item]]:
    """What builds the items of a clause while the parser reduces."""
    return _Trees()


@cache
def _parser() -> Lark:
    return load_parser("statement", grammar(), tree_builder())


@lru_cache(maxsize=1024)
def parse_clause(masked: str) -> Sequence[Item] | None:
    """The tree of a masked clause; None for one that the grammar cannot place.

    A plan says much twice (body and table), and masked clauses recur: what was parsed lately is kept.
    """
    for _ in range(_REPAIRS):
        try:
            tree: list[Item] = _parser().parse(masked)  # type: ignore[assignment]
            return tree
        except UnexpectedInput as error:
            place = error.pos_in_stream
            if place is None or place >= len(masked) or masked[place] in VALUES + FILL:
                return None
            masked = masked[:place] + NAME + masked[place + 1 :]
    return None
