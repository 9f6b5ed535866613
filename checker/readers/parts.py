"""A file cut into its documents: covering notice, plan, annexes — each with its front and its end.

Enters: the blocks of a `Stream`.  Leaves: `Part`s in printed order: label, title, document number,
issuer, date, annex list, closing, and the blocks of the body between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.readers.marks import (
    Entry,
    Label,
    downloads,
    is_balanced,
    is_closing,
    is_date,
    is_foot,
    is_furniture,
    is_heading,
    is_number,
    is_salutation,
    is_title_part,
    is_whole_title,
    patterns,
    read_entry,
    read_label,
)
from checker.readers.stream import Block, Line, Piece, Sheet, compact, joined

_MAX_TITLE_LINES = 5
_FOOT = 40


@dataclass(frozen=True)
class Part:
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


def cut_parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The documents of one file, in printed order."""
    kept = list(_without_page(blocks))
    starts = [at for at in range(len(kept)) if _opens_annex(kept, at)]
    edges = [*starts, len(kept)]
    found: list[Part] = []
    if root := kept[: edges[0]]:
        found += _roots(root)
    for start, end in zip(edges, edges[1:], strict=False):
        found.append(_annex(kept[start:end]))
    return tuple(found)


def _without_page(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without the furniture of a page and without its foot."""
    lines = [at for at, block in enumerate(blocks) if isinstance(block, Line) and not block.void]
    foot = next((at for at in lines[-_FOOT:] if _is_foot(blocks[at])), len(blocks))
    for block in blocks[:foot]:
        if not isinstance(block, Line) or not is_furniture(block):
            yield block


def _is_foot(block: Block) -> bool:
    return isinstance(block, Line) and is_foot(block)


def _opens_annex(blocks: Sequence[Block], at: int) -> bool:
    """Whether an annex begins here: a label alone on its line, or 附件2:title with a text under it."""
    block = blocks[at]
    if not isinstance(block, Line):
        return False
    if label := read_label(block):
        return not label.table and not _labels_table(blocks, at, label)
    entry = read_entry(block)
    if entry is None or not entry.opens or not entry.number:
        return False
    return not _in_list(blocks, at, entry) and _text_follows(blocks, at)


def _labels_table(blocks: Sequence[Block], at: int, label: Label) -> bool:
    """Whether a label without a number only stands over a table of the document it is in."""
    if label.number:
        return False
    inside = any(_numbered_label(block) for block in blocks[:at])
    following = [block for block in blocks[at + 1 : at + 8] if isinstance(block, Sheet) or not block.void][:4]
    return inside and any(isinstance(block, Sheet) for block in following)


def _numbered_label(block: Block) -> bool:
    label = read_label(block) if isinstance(block, Line) else None
    return label is not None and label.number != ""


def _in_list(blocks: Sequence[Block], at: int, entry: Entry) -> bool:
    """Whether the line before or after belongs to the same list of annexes."""
    around = (_line_at(blocks, at, -1), _line_at(blocks, at, 1))
    entries = [(step, read_entry(line)) for step, line in zip((-1, 1), around, strict=True) if line]
    return any(other and other.number == entry.number + step for step, other in entries)


def _text_follows(blocks: Sequence[Block], at: int) -> bool:
    following = _line_at(blocks, at, 1)
    if following is None:
        return at + 1 < len(blocks)
    return "。" in following.text or is_heading(following) or is_title_part(following)


def _annex(blocks: Sequence[Block]) -> Part:
    """One annex: its label, its title, and the rest."""
    first = blocks[0]
    assert isinstance(first, Line)
    label = read_label(first)
    entry = None if label else read_entry(first)
    if entry:  # 附件2:title on one line
        text = first.text
        cut = next(at for at, character in enumerate(text) if character.isdigit()) + len(str(entry.number))
        rest = first.part(cut).text.lstrip("::.．、 \u3000")
        title: Piece | None = first.piece(len(text) - len(rest))
        return _ended(Part(tuple(blocks[1:]), first.piece(0, cut), str(entry.number), title))
    title, index = take_title(blocks, 1)
    part = Part(tuple(blocks[index:]), first.piece(), label.number if label else "", title)
    return _ended(part)


def _roots(blocks: Sequence[Block]) -> list[Part]:
    """The covering notice and the plan it issues, or the one document that a file holds."""
    front, index = _front(blocks)
    quoted = patterns().issues.search(compact(front.title.text)) if front.title else None
    issues = front.title is not None and patterns().notice.search(compact(front.title.text))
    start = _second_title(blocks, index, quoted.group(1) if quoted else "") if issues else None
    if start is None:
        return [_ended(replace(front, body=tuple(blocks[index:])))]
    notice = _ended(replace(front, body=tuple(blocks[index:start])))
    title, behind = take_title(blocks, start)
    return [notice, _ended(Part(tuple(blocks[behind:]), title=title))]


