"""The body of one document: headings, statements, responsibilities, task forces, rosters, tables.

Enters: the body of a `Part`.  Leaves: a tree of dicts, lists and `Piece`s in the shape of
`checker.plan.Document`; `outline.py` turns it into the model and its places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from checker.plan.numbering import Rank, is_outlined, read_heading
from checker.readers.captions import captions_of, goes_on
from checker.readers.marks import (
    announces_zone,
    chapter_of_outline,
    glued_number,
    is_glossary,
    is_title_part,
    numbered,
    rank_of,
    read_label,
)
from checker.readers.paragraphs import Item, is_responsibility_line, read_paragraph
from checker.readers.rosters import RosterLine, read_roster_line
from checker.readers.sheets import read_sheet
from checker.readers.stream import Block, Line, Piece, Sheet
from checker.source import fold
from checker.words.documents import load_documents
from checker.words.years import PLAN_YEAR

Tree = dict[str, Any]

_FIELD = re.compile(r"[一-鿿]{2,8}:\s*\S.{0,60}$")
_NOTES = re.compile(r"注:(?:(\d{1,2})[.、](?!\d))?")

_STYLED = (Rank.CHAPTER, Rank.SECTION, Rank.ITEM, Rank.POINT, Rank.CIRCLE, Rank.BULLET)
"""What the heading styles of a file stand for, the highest first: a plan without numbers has no articles."""
_MAX_HEADING = 30


def read_body(blocks: Sequence[Block]) -> Tree:
    """The fields of a document that its body fills."""
    body = _Body(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Sheet):
            body.sheet(block)
        elif at in body.captions:
            body.caption(block, body.captions[at])
        elif not block.void:
            body.line(at, block)
    return body.tree


class _Body:
    """Walks the blocks of one document and grows its tree."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.tree: Tree = {}
        self.stack: list[tuple[int, Tree]] = []
        self.table: Tree = {}
        self.captions = captions_of(blocks)
        self.chapters = any(isinstance(block, Line) and rank_of(block) <= Rank.CHAPTER for block in blocks)
        self.outline = any(isinstance(each, Line) and is_outlined(read_heading(each.text)) for each in blocks)
        glued = (glued_number(block) for block in blocks if isinstance(block, Line))
        self.glued_numbers = {(each.number, each.figure) for each in glued if each}
        self.in_roster = False
        self.behind_table = False
        self.note = 0

    # -------------------------------------------------------------- lines
    def line(self, at: int, line: Line) -> None:
        """One paragraph."""
        if member := read_roster_line(line, self.in_roster):
            self.in_roster = True
            self.here().setdefault("roster", []).append(_member(member))
            return
        if self.in_roster:
            self.in_roster = False
            self.reopen(inside=True)
        if self.is_note(line):
            self.here().setdefault("statements", []).append(line.piece())
            return
        if number := self.glued(at, line):
            self.item(Item(number), Rank.ITEM)
            line = line.part(line.index(number.end))
        unnumbered = self.chapter_rank(line) or self.unnumbered_rank(at, line)
        rank = unnumbered or rank_of(line)
        for item in read_paragraph(line, heading=unnumbered is not None):
            self.item(item, rank)

    def is_note(self, line: Line) -> bool:
        """Whether a line is one of the notes that 注: began: 注:1.…, then 2.…, 3.… and no other number."""
        heading = numbered(line)
        if begun := _NOTES.match(line.plain):
            self.note = int(begun[1] or 0) + 1
            return True
        follows = self.note > 0 and heading is not None and heading.rank is Rank.ITEM and heading.value == self.note
        self.note = self.note + 1 if follows else 0
        return follows

    def glued(self, at: int, line: Line) -> Piece | None:
        """The number of an item right before a figure: 8. in 8.6个专项 beside 7. or 9., in 8.6亿元 between them.

        Where 8.5 or 8.7 begins another line, 8.6 is the number of an outline.
        """
        found = glued_number(line)
        if not found or self.glued_numbers & {(found.number, found.figure + step) for step in (-1, 1)}:
            return None
        above = next((part["heading"].text for rank, part in self.stack if rank == Rank.ITEM), "")
        later = (numbered(block) for block in self.blocks[at + 1 :] if isinstance(block, Line))
        behind = next((heading for heading in later if heading and heading.rank <= Rank.ITEM), None)
        follows = read_heading(above).value == found.number - 1
        leads = behind is not None and behind.rank is Rank.ITEM and behind.value == found.number + 1
        number = (follows and leads) or (found.counted and (follows or leads))
        return line.piece(0, len(str(found.number)) + 1) if number else None

    def item(self, item: Item, rank: int) -> None:
        """One heading with its sentences, or sentences that go on under the heading above."""
        if self.behind_table and not (item.heading or item.responsibility):
            self.stack = []
        self.behind_table = False
        if item.heading:
            self.open(rank, item.heading)
        elif self.goes_on(item):
            self.reopen()
        alone = item.responsibility and not (item.heading or item.statements)
        section = self.answerable() if alone else self.here()
        if item.statements:
            section.setdefault("statements", []).extend(item.statements)
        if alone and item.responsibility and _adds_label(section, item.responsibility):
            above, line = section["responsibility"], item.responsibility
            section["responsibility"] = above._replace(text=above.text + line.text, end=line.end)
            return
        for field in ("responsibility", "task_force"):
            if piece := getattr(item, field):
                section[field] = piece

    def goes_on(self, item: Item) -> bool:
        """Whether an item without a heading needs a section of its own, so that it keeps its responsibility."""
        section = self.here()
        if _is_field(item) or (item.responsibility and _adds_label(section, item.responsibility)):
            return False
        taken = section.get("responsibility") or section.get("task_force") or section.get("sections")
        lacks = (item.responsibility or item.task_force) and not self.stack
        return bool(lacks or (taken and (item.statements or item.responsibility or item.task_force)))

    def here(self) -> Tree:
        """The section that a text without a heading belongs to."""
        return self.stack[-1][1] if self.stack else self.tree

    def answerable(self) -> Tree:
        """The section that a line of responsibility is for: the last, or the one above if none beside it has any."""
        at = len(self.stack) - 1
        while at > 0 and self.stack[at - 1][0] > Rank.CHAPTER:
            beside = self.stack[at - 1][1]["sections"][:-1]
            if not beside or any(map(_answers, beside)):
                break
            at -= 1
        return self.stack[at][1] if self.stack else self.tree

    def open(self, rank: int, heading: Piece) -> None:
        """A new section under the nearest one of an outer rank."""
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        section: Tree = {"heading": heading}
        self.here().setdefault("sections", []).append(section)
        self.stack.append((rank, section))

    def reopen(self, inside: bool = False) -> None:
        """A section without a heading, beside the present one or under it, as where it has sections already."""
        section: Tree = {}
        rank, present = self.stack[-1] if self.stack else (0, self.tree)
        if self.stack and not (inside or present.get("sections")):
            self.stack.pop()
        self.here().setdefault("sections", []).append(section)
        self.stack.append((rank if rank else int(Rank.NONE) + 1, section))

    def unnumbered_rank(self, at: int, line: Line) -> int | None:
        """The rank of a heading without a number, None for any other line."""
        if is_glossary(line) or _is_time(line):
            return int(Rank.CHAPTER if is_glossary(line) else Rank.NONE)
        if numbered(line) or len(line.plain) > _MAX_HEADING or not is_title_part(line):
            return None
        if line.level:
            return int(Rank.NONE if self.chapters else _STYLED[min(line.level, len(_STYLED)) - 1])
        following = next((block for block in self.blocks[at + 1 : at + 4] if not _is_void(block)), None)
        if not isinstance(following, Line) or not _heads(line, following):
            return None
        return int(Rank.NONE if self.chapters or (self.stack and not announces_zone(line)) else Rank.CHAPTER)

    def chapter_rank(self, line: Line) -> int | None:
        """The rank of 2 基本情况 behind chapter 1 of an outline, None for any other line."""
        sections = self.tree.get("sections", [])
        above = read_heading(sections[-1]["heading"].text).value if sections and "heading" in sections[-1] else 0
        return int(Rank.CHAPTER) if self.outline and 0 < chapter_of_outline(line) == above + 1 else None

    # -------------------------------------------------------------- tables
    def caption(self, line: Block, field: str) -> None:
        """A line over a table that belongs to it."""
        assert isinstance(line, Line)
        self.table[field] = line.piece()

    def sheet(self, sheet: Sheet) -> None:
        """A table, with the lines over it; sentences that follow it stand under no heading."""
        if sheet.roster:
            self.here().setdefault("roster", []).extend(read_sheet(sheet)["rows"])
            return
        titled = {"title": sheet.title} if sheet.title else {}
        table, tables = {**titled, **self.table, **read_sheet(sheet)}, self.tree.setdefault("tables", [])
        if tables and goes_on(tables[-1], table):
            tables[-1]["rows"] += table["rows"]
        else:
            tables.append(table)
        self.table = {}
        self.behind_table = True


def _is_time(line: Line) -> bool:
    """Whether a line is a time alone, over what is to be done in it."""
    return re.fullmatch(f"{PLAN_YEAR}{load_documents().times_alone}", line.plain) is not None


def _answers(section: Tree) -> bool:
    """Whether a section, or one under it, has a responsibility."""
    return "responsibility" in section or any(map(_answers, section.get("sections", ())))


def _adds_label(section: Tree, line: Piece) -> bool:
    """Whether a line of responsibility goes on with the one above: 配合单位:… below 牵头单位:…."""
    above = fold(section["responsibility"].text) if "responsibility" in section else ""
    return ":" in above and ":" in fold(line.text) and fold(line.text).partition(":")[0] not in above


def _is_void(block: Block) -> bool:
    return isinstance(block, Line) and block.void


def _is_longer(line: Line, following: Line) -> bool:
    """Whether a line reads as the heading of the paragraph behind it."""
    return len(following.plain) > 40 and "。" in following.text and len(line.plain) >= 2


def _is_field(item: Item) -> bool:
    """A line like 完成时限:2025年底, which goes with the task above it."""
    if item.responsibility or item.task_force or len(item.statements) != 1:
        return False
    return bool(_FIELD.match(fold(item.statements[0].text)))


def _member(member: RosterLine) -> Tree:
    parts = {"role": member.role, "name": member.name, "post": member.post}
    return {field: piece for field, piece in parts.items() if piece is not None}


def _heads(line: Line, following: Line) -> bool:
    """Whether a line without a number looks like the heading of the text that follows it."""
    if ":" in line.plain or is_responsibility_line(line) or read_label(line):
        return False
    announces = announces_zone(line) and numbered(following) is not None
    return line.strong or line.centred or announces or _is_longer(line, following)
