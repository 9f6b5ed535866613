"""What a few words say, without those of style.

Enters: a piece of a clause.  Leaves: its telling words, and the class that they belong to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.language.alike.differences import STYLE, DifferenceKind, cut


def telling_words(text: str) -> tuple[str, ...]:
    """The stretches of a text between marks and words of style, numbers with the measure word behind them."""
    words, last = [""], ""
    for piece in cut(text):
        number = piece.kind == DifferenceKind.NUMBER
        if piece.kind == STYLE or (number and last != DifferenceKind.NUMBER):
            words.append("")
        if piece.kind != STYLE:
            words[-1] += piece.text
        last = piece.kind
    return tuple(word for word in words if word)


def style_words(text: str) -> Iterator[tuple[str, bool]]:
    """The words and characters of a text, and whether each is one of style."""
    return ((piece.text, piece.kind == STYLE) for piece in cut(text))


def bare(text: str) -> str:
    """A text without the words of style at either end (推进…体系建设)."""
    words = list(style_words(text))
    while words and words[0][1]:
        words = words[1:]
    while words and words[-1][1]:
        words = words[:-1]
    return "".join(word for word, _ in words)


def kind_of(text: str) -> DifferenceKind:
    """The class of words that only one clause has; a number there is a matter of wording."""
    sizes: Counter[str] = Counter()
    for piece in cut(text):
        sizes[piece.kind] += len(piece.text) if piece.kind != STYLE else 0
    kinds = {DifferenceKind(kind) for kind, size in sizes.items() if kind and size and 2 * size >= sizes.total()}
    kinds -= {DifferenceKind.NUMBER, DifferenceKind.BOUND, DifferenceKind.MEASURE}
    return min(kinds, key=list(DifferenceKind).index, default=DifferenceKind.WORDING)


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with a verb or adverb of several characters that opens clauses (优化, 进一步)."""
    first = next(style_words(text), ("", False))
    return first[1] and len(first[0]) > 1
