"""A file cut into its documents: covering notice, plan, annexes — each with its front and its end.

Enters: the blocks of a `Stream`.  Leaves: `FilePart`s in printed order: label, title, document number,
issuer, date, annex list, closing, and the blocks of the body between them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.readers.contents import without_contents
from checker.readers.ends import take_closing, take_downloads, take_list, take_signature
from checker.readers.fronts import line_at, read_front, second_title, take_title
from checker.readers.markdown import without_addresses
from checker.readers.marks import (
    ListEntry,
    is_foot,
    is_furniture,
    is_heading,
    is_lone_number,
    is_number,
    is_title_part,
    patterns,
    read_entry,
    read_label,
)
from checker.readers.stream import Block, Line, Piece, Sheet, compact, run_on
from checker.source import fold

_FOOT = 40
_OPENING = 12
"""Lines at the beginning of a body among which its number may stand."""
_NUMBER_OF_PAGE = re.compile(r"(?:文\s*号|发文字号)\s*[::\]】]\s*([A-Za-z一-鿿]{2,12}〔\d{4}〕\d{1,4}号)")
_INLINE_LABEL = re.compile(r"(附\s*件\s*:?\s*\d{1,2})\s*[:.、]?\s*")


@dataclass(frozen=True)
class FilePart:
    """One document of a file; `body` are the blocks between its front and its end."""

    body: tuple[Block, ...]
    label: Piece | None = None
    order: str = ""
    title: Piece | None = None
    number: Piece | None = None
    issuer: Piece | None = None
    date: Piece | None = None
    annex_list: tuple[Piece, ...] = ()
    downloads: tuple[Piece, ...] = ()
    closing: tuple[Piece, ...] = ()

    @property
    def is_annex(self) -> bool:
        """Whether an annex label stands over it."""
        return self.label is not None


def cut_parts(blocks: Sequence[Block]) -> tuple[FilePart, ...]:
    """The documents of one file, in printed order."""
    kept = list(_without_page(blocks))
    starts: list[int] = []
    inside = False
    for at, block in enumerate(kept):
        if isinstance(block, Line) and _opens_annex(kept, at, block, inside):
            starts.append(at)
            inside = inside or _is_numbered(block)
    edges = [*starts, len(kept)]
    found: list[FilePart] = []
    if root := kept[: edges[0]]:
        first, *rest = _roots(root)
        number = first.number or _number_apart(first) or _number_of_page(blocks)
        found += [replace(first, number=number), *rest]
    for start, end in itertools.pairwise(edges):
        found.append(_annex(kept[start:end]))
    return tuple(found)


def _without_page(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without empty lines, a list of contents, the furniture of a page and its foot."""
    read = without_contents(blocks)
    kept = [block for block in read if isinstance(block, Sheet) or not (block.void or is_furniture(block))]
    kept = [block if isinstance(block, Sheet) else without_addresses(block) for block in kept]
    foot = next((at for at in range(max(len(kept) - _FOOT, 0), len(kept)) if _is_foot(kept[at])), len(kept))
    yield from _led(kept[:foot])


def _led(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a number alone on its line together with the line that it leads."""
    number: Line | None = None
    for block in blocks:
        if number and isinstance(block, Line) and not is_heading(block):
            yield run_on([number, block])
            number = None
            continue
        if number:
            yield number
        number = block if isinstance(block, Line) and is_lone_number(block) else None
        if number is None:
            yield block
    if number:
        yield number


def _number_apart(part: FilePart) -> Piece | None:
    """A document number alone on its line, behind what a page says of the document and before the first sentence."""
    lines = [block for block in part.body[:_OPENING] if isinstance(block, Line)]
    before = itertools.takewhile(lambda line: "。" not in line.text and not is_heading(line), lines)
    return next((line.piece() for line in before if is_number(line)), None)


def _number_of_page(blocks: Sequence[Block]) -> Piece | None:
    """The document number that a page prints among what it knows of the document (文号：…)."""
    for block in blocks:
        if isinstance(block, Line) and is_furniture(block) and (match := _NUMBER_OF_PAGE.search(fold(block.text))):
            return block.piece(*match.span(1))
    return None


def _is_foot(block: Block) -> bool:
    return isinstance(block, Line) and is_foot(block)


def _is_numbered(line: Line) -> bool:
    label, entry = read_label(line), read_entry(line)
    return bool((label and label.number) or (entry and entry.number))


def _opens_annex(blocks: Sequence[Block], at: int, block: Line, inside: bool) -> bool:
    """Whether an annex begins here: a label alone on its line, or 附件2:title with a text under it.

    `inside` says that a numbered label stood before: then one without a number may stand over a table only.
    """
    if label := read_label(block):
        following = blocks[at + 1 : at + 5]
        over_table = inside and not label.number and any(isinstance(block, Sheet) for block in following)
        return not label.table and not over_table
    entry = read_entry(block)
    if entry is None or not entry.opens or not entry.number:
        return False
    return not _in_list(blocks, at, entry) and (inside or _text_follows(blocks, at))


def _in_list(blocks: Sequence[Block], at: int, entry: ListEntry) -> bool:
    """Whether the line before or after belongs to the same list of annexes."""
    around = (line_at(blocks, at, -1), line_at(blocks, at, 1))
    entries = [(step, read_entry(line)) for step, line in zip((-1, 1), around, strict=True) if line]
    return any(other and other.number == entry.number + step for step, other in entries)


def _text_follows(blocks: Sequence[Block], at: int) -> bool:
    following = line_at(blocks, at, 1)
    if following is None:
        return at + 1 < len(blocks)
    return "。" in following.text or is_heading(following) or is_title_part(following)


def _annex(blocks: Sequence[Block]) -> FilePart:
    """One annex: its label, its title, and the rest."""
    first = blocks[0]
    assert isinstance(first, Line)
    label = read_label(first)
    entry = None if label else read_entry(first)
    if entry and (match := _INLINE_LABEL.match(fold(first.text))):  # 附件2:title on one line
        label_piece, title = first.piece(0, match.end(1)), first.piece(match.end())
        return _ended(FilePart(tuple(blocks[1:]), label_piece, str(entry.number), title))
    heading, index = take_title(blocks, 1)
    return _ended(FilePart(tuple(blocks[index:]), _bare_label(first), label.number if label else "", heading))


def _bare_label(line: Line) -> Piece:
    """A label without the punctuation behind it."""
    return line.piece(0, len(fold(line.text).rstrip(" :.、")))


def _roots(blocks: Sequence[Block]) -> list[FilePart]:
    """The covering notice and the plan it issues, or the one document that a file holds."""
    front = read_front(blocks)
    part = FilePart((), title=front.title, number=front.number)
    title = compact(front.title.text) if front.title else ""
    quoted = patterns().issues.search(title)
    start = None
    if patterns().notice.search(title):
        start = second_title(blocks, front.length, quoted.group(1) if quoted else "")
    if start is None:
        return [_ended(replace(part, body=(*front.fields, *blocks[front.length :])))]
    notice = _ended(replace(part, body=(*front.fields, *blocks[front.length : start])))
    second, behind = take_title(blocks, start)
    return [notice, _ended(FilePart(tuple(blocks[behind:]), title=second))]


def _ended(part: FilePart) -> FilePart:
    """A part with its closing, its annex list and its signature taken out of the body."""
    body = list(part.body)
    closing, files, entries = take_closing(body), take_downloads(body), take_list(body)
    issuer, date = take_signature(body)
    return replace(
        part, body=tuple(body), closing=closing, downloads=files, annex_list=entries, issuer=issuer, date=date
    )
