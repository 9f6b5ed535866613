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


def _line_at(blocks: Sequence[Block], at: int, step: int) -> Line | None:
    """The next line with a text before or behind a block; None where a table or the end comes first."""
    at += step
    while 0 <= at < len(blocks):
        block = blocks[at]
        if isinstance(block, Sheet):
            return None
        if not block.void:
            return block
        at += step
    return None


def _text_follows(blocks: Sequence[Block], at: int) -> bool:
    following = _line_at(blocks, at, 1)
    if following is None:
        return at + 1 < len(blocks)
    return "。" in following.text or is_heading(following) or is_title_part(following)


# ------------------------------------------------------------------ fronts
def take_title(blocks: Sequence[Block], at: int) -> tuple[Piece | None, int]:
    """The title that begins here, joined over its lines, and where the text goes on."""
    lines: list[Line] = []
    index, whole = at, 0
    while index < len(blocks) and len(lines) < _MAX_TITLE_LINES:
        block = blocks[index]
        if not isinstance(block, Line) or not (block.void or is_title_part(block)):
            break
        index += 1
        if block.void:
            continue
        lines.append(block)
        if is_whole_title("".join(line.text for line in lines)):
            whole = len(lines)
            break
    if not lines:
        return None, at
    if not whole:
        whole = _balanced_lines(lines)
    index = blocks.index(lines[whole - 1], at) + 1
    following = _line_at(blocks, index - 1, 1)
    if following and len(following.plain) <= 24 and following.plain[:1] in "(〔" and following.plain[-1:] in ")〕":
        lines, whole = [*lines[:whole], following], whole + 1
        index = blocks.index(following, index) + 1
    return _tight(joined(lines[:whole])), index


def _balanced_lines(lines: Sequence[Line]) -> int:
    """How many lines a title without a known ending takes: one, or as many as its quotation marks need."""
    for count in range(1, len(lines) + 1):
        if is_balanced("".join(line.text for line in lines[:count])):
            return count
    return 1


def _tight(piece: Piece) -> Piece:
    """A title without the spaces that spread its characters (通 知)."""
    words = piece.text.split()
    spread = any(len(word) == 1 and not word.isascii() for word in words)
    return piece._replace(text="".join(words)) if spread else piece


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


def _front(blocks: Sequence[Block]) -> tuple[Part, int]:
    """The document number and the title; of several titles (page title, printed title) the last whole one."""
    number: Piece | None = None
    titles: list[Piece] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Line) and (block.void or is_number(block)):
            number = number or (None if block.void else block.piece())
            index += 1
        elif isinstance(block, Line) and is_title_part(block) and not (titles and _starts_body(blocks, index)):
            title, index = take_title(blocks, index)
            titles += [title] if title else []
        elif isinstance(block, Line) and titles and block.plain[:1] == "(" and is_date_bracket(block):
            index += 1
        else:
            break
    if index < len(blocks) and isinstance(block := blocks[index], Line) and is_salutation(block) and titles:
        index += 1
    whole = [title for title in titles if is_whole_title(title.text)]
    return Part((), title=(whole or titles or [None])[-1], number=number), index


def is_date_bracket(line: Line) -> bool:
    """(2024年3月18日) under a title."""
    return is_date(Line(line.plain.strip("()"), line.start))


def _starts_body(blocks: Sequence[Block], at: int) -> bool:
    """Whether a short line behind a title is the first heading of the body, not another title."""
    line, following = blocks[at], _line_at(blocks, at, 1)
    if not isinstance(line, Line) or is_whole_title(line.text):
        return False
    return following is not None and "。" in following.text and len(following.plain) > len(line.plain)


def _second_title(blocks: Sequence[Block], index: int, quoted: str) -> int | None:
    """Where the plan begins that a notice issues: its quoted title, or the first title behind the date."""
    wanted = compact(quoted)
    dated = False
    for at in range(index, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Line) or block.void:
            continue
        if wanted and wanted.startswith(block.plain) and is_title_part(block) and _matches(blocks, at, wanted):
            return at
        if dated and is_title_part(block) and not is_date(block, True) and _body_follows(blocks, at):
            return at
        dated = dated or is_date(block) or (is_date(block, True) and at > index)
    return None


def _matches(blocks: Sequence[Block], at: int, wanted: str) -> bool:
    title, _ = take_title(blocks, at)
    return title is not None and compact(title.text).startswith(wanted)


def _body_follows(blocks: Sequence[Block], at: int) -> bool:
    _, index = take_title(blocks, at)
    following = _line_at(blocks, index - 1, 1)
    return following is not None and ("。" in following.text or is_heading(following))


# ------------------------------------------------------------------ ends
def _ended(part: Part) -> Part:
    """A part with its closing, its annex list, its signature taken out of the body."""
    body = list(part.body)
    closing = _take_closing(body)
    part, files = replace(part, closing=closing), _take_downloads(body)
    entries = _take_list(body)
    issuer, date = _take_signature(body)
    return replace(part, body=tuple(body), annex_list=entries, downloads=files, issuer=issuer, date=date)


def _take_closing(body: list[Block]) -> tuple[Piece, ...]:
    """抄送 and all behind it, and single lines like (此件公开发布)."""
    found: list[Piece] = []
    kept: list[Block] = []
    begun = False
    for block in body:
        if isinstance(block, Line) and not block.void and (is_closing(block) or (begun and len(block.plain) < 80)):
            begun = begun or block.plain.startswith("抄")
            found.append(block.piece())
        else:
            kept.append(block)
    body[:] = kept
    return tuple(found)


def _take_downloads(body: list[Block]) -> tuple[Piece, ...]:
    """The list of files to download at the end of a page, without the endings of file names."""
    start = next((at for at, block in enumerate(body) if isinstance(block, Line) and downloads(block)), None)
    if start is None:
        return ()
    listed = [block for block in body[start + 1 :] if isinstance(block, Line) and not block.void]
    del body[start:]
    found = []
    for line in listed:
        match = patterns().files.search(line.text)
        found.append(line.piece(0, match.start() if match else None))
    return tuple(found)


def _take_list(body: list[Block]) -> tuple[Piece, ...]:
    """The annex list (附件说明): the line 附件:… and the numbered lines behind it."""
    for at, block in enumerate(body):
        entry = read_entry(block) if isinstance(block, Line) else None
        if entry and entry.opens and not _is_caption(body, at, entry):
            break
    else:
        return ()
    found: list[Piece] = []
    while at < len(body) and isinstance(line := body[at], Line):
        entry = read_entry(line)
        follows = entry and (not found or entry.number == len(found) + 1)
        if not line.void and not follows:
            break
        if entry:
            found.append(line.piece(entry.start))
        del body[at]
    return tuple(found)


def _is_caption(body: Sequence[Block], at: int, entry: Entry) -> bool:
    """附件:…分解表 right before a table is the caption of that table."""
    return not entry.number and any(isinstance(block, Sheet) for block in body[at + 1 : at + 8])


def _take_signature(body: list[Block]) -> tuple[Piece | None, Piece | None]:
    """Who issued the document and when: the last line that is a date, and the short lines over it."""
    lines = [at for at, block in enumerate(body) if isinstance(block, Line) and not block.void]
    for place in range(len(lines) - 1, max(len(lines) - 30, -1), -1):
        line = body[lines[place]]
        assert isinstance(line, Line)
        plain = is_date(line)
        if not plain and not (is_date(line, True) and place):
            continue
        issuer = _issuer(body, lines[:place])
        if not plain and not issuer:
            continue
        date = line.piece()
        del body[lines[place - len(issuer)] : lines[place] + 1]
        return (joined(issuer) if issuer else None), date
    return None, None


def _issuer(body: Sequence[Block], before: Sequence[int]) -> list[Line]:
    """The short lines over a date that name an office."""
    found: list[Line] = []
    for at in reversed(before[-3:]):
        line = body[at]
        assert isinstance(line, Line)
        short = len(line.plain) <= 40 and not any(mark in line.plain for mark in "。;:,")
        if not short or is_heading(line) or read_entry(line) or line.plain.endswith(patterns().kinds):
            break
        found.insert(0, line)
    return found
