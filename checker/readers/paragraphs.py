"""One paragraph taken apart: run-in heading, sentences, responsibility bracket, task force.

Enters: a `Line`.  Leaves: `Item`s, each a heading with its statements and its responsibility; more
than one where several responsibilities follow each other in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from checker.readers.columns import looks_like_units
from checker.readers.marks import numbered
from checker.readers.stream import Line, Piece
from checker.source import fold
from checker.words.documents import load_documents

_OPENING = {"(": ")", "《": "》", "“": "”", "〈": "〉", "「": "」", "『": "』"}
_BRACKET_TAIL = re.compile(r"[\s。.;]*$")
_RUN_IN = re.compile(r"[^。;,!?]{2,20}?:(?=.{10})")
_WIDE = re.compile(r"[^。;,:!?]{2,24}?(?:\s{2,}|\u3000)(?=\S{10})")
_UNTITLED = re.compile(r"\s*(第[一二三四五六七八九十百零\d]{1,5}条)(\s*)(?=[^,;]*[,;])")
"""An article that says its first sentence where others have a title."""
_LABELLED = re.compile("[^,。;:]{2,8}:")
"""What else is told of a task behind who answers for it: 完成时限:6月底."""
_MAX_HEADING = 60


class _Words(NamedTuple):
    ends: str
    tails: str
    responsibility: re.Pattern[str]
    line: re.Pattern[str]
    force: re.Pattern[str]
    roles: tuple[str, ...]
    goes_on: tuple[str, ...]


@cache
def _words() -> _Words:
    words = load_documents()
    return _Words(
        words.sentence_ends, words.statement_tails, words.responsibility,
        words.responsibility_line, words.task_force,
        tuple(words.task_force_roles), tuple(words.task_force_goes_on),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A heading (if any), the sentences under it, who is responsible, and the task force set up."""

    heading: Piece | None = None
    statements: tuple[Piece, ...] = ()
    responsibility: Piece | None = None
    task_force: Piece | None = None


def read_paragraph(line: Line, heading: bool = False) -> tuple[Item, ...]:
    """The items of a paragraph; `heading` says that the whole line is known to be one."""
    if heading:
        return (Item(line.piece()),)
    if is_responsibility_line(line):
        return (Item(responsibility=line.piece()),)
    brackets = _responsibilities(line.text)
    if (labelled := _labelled_end(line.text)) and not any(right > labelled for _, right in brackets):
        brackets.append((labelled, len(line.text)))
    start = 0
    items: list[Item] = []
    for left, right in brackets:
        items.append(_item(line, start, left, line.piece(left, right), first=start == 0))
        start = right
    rest = line.text[start:].strip(" \t\u3000。;；.,，")
    if rest or not items:
        items.append(_item(line, start, len(line.text), None, first=start == 0))
    return tuple(items)


def is_responsibility_line(line: Line) -> bool:
    """责任单位:县财政局 on a line of its own."""
    return bool(_words().line.match(line.plain)) and "。" not in line.plain[:-1] and len(line.plain) > 6


def _item(line: Line, start: int, end: int, responsibility: Piece | None, first: bool) -> Item:
    """The characters from start to end, which end where the responsibility begins."""
    heading, body = _heading(line, end) if first and numbered(line) else (None, start)
    sentences = list(_sentences(line, body, end))
    before, force, after = _task_force(line, sentences)
    return Item(heading, tuple(before + after), responsibility, force)


def _heading(line: Line, end: int) -> tuple[Piece, int]:
    """The heading a numbered paragraph begins with, and where its text goes on."""
    text = line.text[:end]
    number = numbered(line)
    behind = len(number.mark) if number and number.mark.endswith(":") else 0
    for pattern in (_WIDE, _RUN_IN):
        if (match := pattern.match(fold(text), behind)) and len(text) > _MAX_HEADING:
            return line.piece(0, match.end()), match.end()
    first = next(iter(_cuts(text)), end)
    if untitled := _UNTITLED.match(fold(text[:first])):
        return line.piece(0, untitled.end(1)), untitled.end(2)
    return line.piece(0, first), first


def _sentences(line: Line, start: int, end: int) -> Iterator[Piece]:
    """The sentences between two characters, without their final punctuation unless it is printed twice."""
    tails = _words().tails
    at = start
    for cut in (*(start + cut for cut in _cuts(line.text[start:end])), end):
        text = line.text[at:cut].rstrip()
        kept = len(fold(text).rstrip(tails + " \n\t"))
        piece = line.piece(at, at + (len(text) if _is_doubled(text[kept:]) else kept))
        at = cut
        if piece.text:
            yield piece


def _cuts(text: str) -> Iterator[int]:
    """Where sentences end, outside brackets and quotation marks that are closed."""
    ends = _words().ends
    covered = _covered(text)
    for at, character in enumerate(text):
        if character in ends and not covered[at] and text[at + 1 : at + 2] != character:
            tail = at + 1
            while tail < len(text) and text[tail] in "”’」』" and not covered[tail]:
                tail += 1
            yield tail


def _is_doubled(marks: str) -> bool:
    """Whether a mark stands twice in a row, which is a slip that is told."""
    return any(one == other for one, other in pairwise(marks))


def _covered(text: str) -> list[bool]:
    """For each character whether it stands inside a closed pair of brackets or quotation marks."""
    steps = [0] * (len(text) + 1)
    stack: list[tuple[str, int]] = []
    for at, character in enumerate(fold(text)):
        if character in _OPENING:
            stack.append((_OPENING[character], at))
        elif any(character == closing for closing, _ in stack[-4:]):
            while stack[-1][0] != character:
                stack.pop()
            steps[stack.pop()[1]] += 1
            steps[at + 1] -= 1
    return [depth > 0 for depth in accumulate(steps)]


def _responsibilities(text: str) -> list[tuple[int, int]]:
    """The brackets that name who is responsible: after a sentence, or at the end of the paragraph."""
    found = []
    folded = fold(text)
    for left, right in _brackets(folded):
        inside = folded[left + 1 : right - 1].strip()
        last = _BRACKET_TAIL.match(folded, right)
        before = folded[max(left - 20, 0) : left].rstrip()
        after = not before or before[-1] in "。;)!”"
        if (last or after) and (_words().responsibility.search(inside) or _holds_units_only(inside)):
            found.append((left, right))
    return found


def _labelled_end(text: str) -> int:
    """Where 责任单位:县财政局。完成时限:6月底 begin that close a paragraph behind its sentences; 0 if they do not."""
    folded = fold(text)
    found = 0
    for start, end in pairwise((*_cuts(text), len(text))):
        sentence = folded[start:end].lstrip()
        if not found and _words().line.match(sentence):
            found = start
        elif found and not _LABELLED.match(sentence) and sentence.strip("。;"):
            found = 0
    return found


def _holds_units_only(inside: str) -> bool:
    """县水利局、县财政局: names of units and nothing else, the first an organ with its level in front."""
    first = re.split("[、,;]", inside, maxsplit=1)[0]
    return bool(load_documents().responsible_organ.fullmatch(first)) and looks_like_units(inside)


def _brackets(folded: str) -> Iterator[tuple[int, int]]:
    """The outermost closed brackets; one that is never closed does not hide those behind it."""
    stack: list[int] = []
    found: list[tuple[int, int]] = []
    for at, character in enumerate(folded):
        if character == "(":
            stack.append(at)
        elif character == ")" and stack:
            start = stack.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at + 1))
    yield from found


def _task_force(line: Line, sentences: list[Piece]) -> tuple[list[Piece], Piece | None, list[Piece]]:
    """The sentences before, of and after the task force that a paragraph sets up."""
    words = _words()
    founded = (at for at, sentence in enumerate(sentences) if words.force.search(fold(sentence.text)))
    first = next(founded, None)
    if first is None:
        return sentences, None, []
    last = first
    while last + 1 < len(sentences) and any(word in sentences[last + 1].text for word in words.goes_on):
        last += 1
    start, end = line.index(sentences[first].start), line.index(sentences[last].end - 1) + 1
    text = line.text[start:end]
    if not any(word in text for word in words.roles):
        return sentences, None, []
    full_stop = line.text[end : end + 1] in tuple(words.ends)
    force = line.piece(start, end + full_stop)
    return sentences[:first], force, sentences[last + 1 :]
