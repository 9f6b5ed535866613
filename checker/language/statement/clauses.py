"""One clause as a tree: words and the values between them.

Enters: a clause of masked text.  Leaves: a list of tokens and `Value`s in order, with places that count
from the beginning of the clause.  What belongs to what is decided by the reader, over the clauses of a
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from lark import Lark, Token, Transformer, UnexpectedInput

from checker.data import data_dir
from checker.language.statement.masks import AFTER, BEFORE, FIGURE, FILL, NAME, ORDER, RELATION, VALUES, WHEN
from checker.language.statement.tables import load_parser
from checker.words.vocabulary import one_of, one_of_guarded
from checker.words.word_file import Words
from checker.words.words import load_words


class Amount(NamedTuple):
    """A figure with the bound words around it: where it begins and ends with them, and where the figure begins."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    start: int
    place: int
    end: int


class Value(NamedTuple):
    """What a thing shall reach: predicates with amounts, or with a word that stands for one (清零), and its place."""

    predicates: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    word: Token | None
    start: int
    end: int


_REPAIRS = 4
"""How many characters that fit nowhere are read as text before a clause is given up."""

Item: TypeAlias = Token | Value


def begin_of(token: Token) -> int:
    """Where a token begins, in the clause."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """Where a token ends, in the clause."""
    return begin_of(token) + len(token)


def _begin(predicates: Sequence[Token], otherwise: int) -> int:
    return begin_of(predicates[0]) if predicates else otherwise


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

    def predicates(self, children: list[Token]) -> list[Token]:
        return children

    def amount(self, children: list[Token]) -> Amount:
        at = next(index for index, token in enumerate(children) if token.type == "FIGURE")
        before, after = tuple(children[:at]), tuple(children[at + 1 :])
        return Amount(before, after, begin_of(children[0]), begin_of(children[at]), end_of(children[-1]))

    def value(self, children: list[Amount | Token | list[Token]]) -> Value:
        predicates = tuple(children[0]) if isinstance(children[0], list) else ()
        amounts = tuple(child for child in children if isinstance(child, Amount))
        return Value(predicates, amounts, None, _begin(predicates, amounts[0].start), amounts[-1].end)

    def worded(self, children: list[Token | list[Token]]) -> Value:
        predicates = tuple(children[0]) if isinstance(children[0], list) else ()
        word = children[-1]
        assert isinstance(word, Token)
        return Value(predicates, (), word, _begin(predicates, begin_of(word)), end_of(word))


def _predicate_words() -> dict[str, Words]:
    """The words of each predicate terminal."""
    lists = load_words()
    return {
        "REACH": lists.reach,
        "RISE": lists.rise,
        "RISE_TO": lists.rise_to,
        "FALL": lists.fall,
        "ADD": lists.add,
        "COMPARED": lists.compared,
        "EACH": lists.each,
        "ENTER": lists.enter,
        "PROMISE": lists.promises,
        "FROM": lists.starting,
        "SETTLE": lists.settle,
    }


def _leads() -> dict[str, str]:
    """The classes known only where a run of words begins."""
    words = load_words()
    return {
        "COMMIT": one_of_guarded({**words.commitment_adverbs, **words.commitment_verbs}),
        "ACTION": one_of_guarded(words.actions) + f"|(?:{one_of(words.stage_verbs)})(?!{words.no_stage_verb})",
        "SUPPORT": one_of(words.supports),
        "ADVERB": one_of_guarded(words.adverbs) + f"|(?:{one_of(words.qualities)})(?={one_of(words.quality_verbs)})",
        "AREA": one_of(words.areas) + f"|全(?={'|'.join(words.whole_of)})",
        "PERIOD": one_of(words.times),
        "JOINT": one_of_guarded(words.joints),
        "PART": one_of(words.parts),
    }


def _predicates() -> dict[str, str]:
    """The classes known anywhere; single characters only where they lead on to a figure."""
    words = load_words()
    known = {terminal: _leading_on(found) for terminal, found in _predicate_words().items()}
    start = f"(?:{one_of(words.starting)})(?:{one_of(words.from_times)})的?(?= ?{FIGURE})"
    known["FROM"] = f"{start}|{known['FROM']}"
    return known | {"SETTLE": f"(?:{one_of(words.settle)})(?:目标)?{_ON}"}


_ON = f"(?= ?[不约近超突达至最第前增为从≥>≤<≈分各均{FIGURE}{AFTER}])"


def _leading_on(words: Words) -> str:
    long = [word for word in words if len(word) > 1]
    short = [word for word in words if len(word) == 1]
    return "|".join(
        [
            *([f"(?:{one_of(long)})(?!率)"] if long else []),
            *([f"(?<![户人亩年平日月地])[{''.join(short)}]{_ON}"] if short else []),
        ]
    )


def _before() -> dict[str, str]:
    bounds = load_words().bounds_before
    near = f"(?= ?(?:{one_of(bounds.about)})? ?{FIGURE})"
    words = {
        "OVER": bounds.over,
        "LEAST": bounds.least,
        "MOST": bounds.most,
        "UNDER": bounds.under,
        "ABOUT": bounds.about,
    }
    return {terminal: f"(?:{one_of(found)}){near}" for terminal, found in words.items()}


def _after() -> dict[str, str]:
    bounds = load_words().bounds_after
    words = {"LEAST_AFTER": bounds.least, "MOST_AFTER": bounds.most, "ABOUT_AFTER": bounds.about}
    return {terminal: one_of(found) for terminal, found in words.items()}


def _text(stops: dict[str, str]) -> str:
    """A stretch of text up to the next predicate, bound or mask."""
    lists = load_words()
    known = [word for found in (*_predicate_words().values(), lists.bounds_before.all) for word in found]
    first = "".join(map(re.escape, sorted({word[0] for word in known})))
    stop = "|".join(pattern for name, pattern in stops.items() if name != "RISE_TO")
    masks = FIGURE + AFTER + BEFORE + RELATION + WHEN + ORDER + FILL
    return f"(?:[^{first}{masks}]|(?!{stop}|{one_of(lists.rise_to)})[{first}{FILL}])+"


def grammar() -> str:
    """The grammar of a clause: grammars/statement.lark with the word classes as its terminals."""
    known = _predicates() | _before()
    terminals = [f"TEXT.-1: /{_text(known)}/"]
    terminals += [f"{name}.3: /{_slashed(pattern)}/" for name, pattern in known.items()]
    terminals += [f"{name}.{4 if name == 'COMMIT' else 1}: /{_slashed(pattern)}/" for name, pattern in _leads().items()]
    terminals += [f"{name}.5: /{_slashed(pattern)}/" for name, pattern in _after().items()]
    return (data_dir("grammars") / "statement.lark").read_text(encoding="utf-8") + "\n".join(terminals)


def _slashed(pattern: str) -> str:
    return pattern.replace("/", r"\/")


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
