"""Web pages to a stream of lines and tables.

Enters: the text of an .html page.  Leaves: a `Stream` of its main content: the block that holds most
of the text without links.  Menus, scripts and forms are dropped; tables that only lay out the page are
taken apart, tables of data become real grids with their spanning cells.  Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from checker.inputs.problem import InputError, Problem
from checker.readers.grids import read_grid
from checker.readers.stream import (
    Block,
    Cell,
    Extract,
    Grid,
    Line,
    Piece,
    Sheet,
    Spot,
    Stream,
    refuse_many_cells,
    whole_number,
)
from checker.readers.wrapped import join_broken

_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "nav", "header", "footer", "aside", "form"}
    | {"button", "select", "option", "iframe", "object", "embed", "svg", "canvas", "video", "audio"}
    | {"input", "textarea", "map", "applet", "link", "meta"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "label", "mark"}
    | {"q", "ruby", "rb", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
    | {"time", "data", "dfn", "acronym", "nobr"}
)
_SKIPPED = frozenset({"rt", "rp", "del", "strike"})
_BOLD = frozenset({"b", "strong"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*>")
_HEADING = re.compile(r"h([1-6])")
_MAX_DEPTH = 200
_MAX_SPAN = 100
_MAX_MARKS = 150_000


def read_html(text: str, path: str) -> Stream:
    """The stream of a web page."""
    if (marks := text.count("<")) > _MAX_MARKS:
        said = f"网页有 {marks:,} 个标记, 超过上限 {_MAX_MARKS:,} (too many elements)."
        raise InputError([Problem(path, said, "请复制正文存为 .txt。")])
    soup = BeautifulSoup(_PROLOG.sub("", text), "lxml")
    body = soup.body or soup
    if _depth(body) > _MAX_DEPTH:
        raise InputError([Problem(path, "网页嵌套过深 (nested too deeply).", "请复制正文存为 .txt。")])
    for dropped in body.find_all(_is_dropped):
        dropped.decompose()
    walk = _Walk(path)
    walk.block(_main(body))
    joined = join_broken(walk.blocks, walk.extract.text)
    return Stream(path, walk.extract.text, tuple(joined.blocks), tuple(walk.spots), joined.notes)


def _depth(root: Tag) -> int:
    """How deep the elements nest, found without recursion."""
    deepest = 0
    level = [root]
    while level and deepest <= _MAX_DEPTH:
        level = [child for parent in level for child in parent.children if isinstance(child, Tag)]
        deepest += 1
    return deepest


def _is_dropped(tag: Tag) -> bool:
    style = str(tag.get("style") or "").replace(" ", "").lower()
    return tag.name in _DROPPED or "display:none" in style or tag.has_attr("hidden")


# ------------------------------------------------------------------ main content
def _main(body: Tag) -> Tag:
    """The innermost block that still holds nearly all prose of the page.

    Prose is text outside links, sentences above all: menus, lists of other articles and page feet
    have hardly any.
    """
    weights = _weights(body)
    at = body
    while total := weights.get(id(at), 0):
        inner = max(filter(_is_container, at.children), key=lambda child: weights.get(id(child), 0), default=None)
        if inner is None or weights.get(id(inner), 0) < 0.8 * total:
            break
        if not isinstance(inner, Tag) or (inner.name == "table" and not _is_layout(inner)):
            break
        at = inner
    return at


def _is_container(node: Any) -> bool:
    return isinstance(node, Tag) and node.name not in _INLINE and node.name != "p"


def _weights(body: Tag) -> dict[int, int]:
    """How much prose each element holds: its characters outside links, where sentences end more."""
    order: list[Tag] = [body]
    linked = {id(body): False}
    for tag in order:
        for child in tag.children:
            if isinstance(child, Tag):
                order.append(child)
                linked[id(child)] = linked[id(tag)] or child.name == "a"
    weights = {id(tag): 0 if linked[id(tag)] else _own_weight(tag) for tag in order}
    for tag in reversed(order[1:]):
        weights[id(tag.parent)] += weights[id(tag)]
    return weights


def _own_weight(tag: Tag) -> int:
    texts = [
        text.strip()
        for text in tag.children
        if isinstance(text, NavigableString) and not isinstance(text, PreformattedString)
    ]
    return sum(len(text) + 20 * (text.count("。") + text.count("；")) for text in texts if len(text) >= 4)


def _is_layout(table: Tag) -> bool:
    """Whether a table only arranges a page: it holds other tables, or a cell with many paragraphs, or one column."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [list(row.find_all(["td", "th"], recursive=False)) for row in rows]
    wide = max((len([cell for cell in row if cell.get_text(strip=True)]) for row in cells), default=0)
    if wide < 2:
        return True
    nested = table.find("table") is not None
    crowded = any(len(cell.find_all("p")) > 15 for row in cells for cell in row)
    return crowded or (nested and len(rows) <= 3)


# ------------------------------------------------------------------ text
class _Walk:
    """Writes the text of a page down, block by block."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.extract = Extract(path)
        self.blocks: list[Block] = []
        self.spots: list[Spot] = []
        self.inner: list[Sheet] = []
        self.label: Piece | None = None

    def block(self, parent: Tag, *, in_cell: bool = False) -> list[Line]:
        """The paragraphs and tables in a block; those of a cell are returned."""
        found: list[Line] = []
        run: list[Any] = []
        for child in (*parent.children, None):
            inline = isinstance(child, NavigableString) or (isinstance(child, Tag) and _flows(child))
            if inline:
                run.append(child)
                continue
            found += self.paragraph(run, parent, in_cell)
            run = []
            if isinstance(child, Tag):
                found += self.element(child, in_cell)
        return found

    def element(self, tag: Tag, in_cell: bool) -> list[Line]:
        """One block element."""
        if tag.name == "table" and not _is_layout(tag):
            if in_cell:
                return self.inner_table(tag)
            self.inner = []
            self.blocks += read_grid(self.grid(tag))
            self.blocks += self.inner
            return []
        return self.block(tag, in_cell=in_cell)

    def inner_table(self, tag: Tag) -> list[Line]:
        """A table in a cell, which stands by itself behind the outer one; one that only lays out text is text."""
        blocks = read_grid(self.grid(tag))
        self.inner += [replace(block, title=self.label) for block in blocks if isinstance(block, Sheet)]
        return [block for block in blocks if isinstance(block, Line)]

    def paragraph(self, nodes: list[Any], parent: Tag, in_cell: bool) -> list[Line]:
        """The lines of one run of text; line breaks divide it."""
        text = "".join(_flat(node) for node in nodes)
        level = _level(parent)
        strong = bool(nodes) and all(_is_strong(node) for node in nodes if _flat(node).strip())
        centred = _is_centred(parent)
        found: list[Line] = []
        for raw in text.split("\n"):
            body = raw.strip()
            if not body:
                continue
            indent = len(raw) - len(raw.lstrip())
            found.append(
                Line(body, self.extract.write(body + "\n"), indent, level=level, strong=strong, centred=centred)
            )
            self.spots.append(Spot(found[-1].start, found[-1].end, self.path))
        if not in_cell:
            self.blocks += found
        return found

    def grid(self, table: Tag) -> Grid:
        """A table of data by position: cells that span rows or columns take their places once."""
        start = self.extract.length
        rows: list[list[Cell | None]] = []
        taken: dict[tuple[int, int], bool] = {}
        elements = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        for number, row in enumerate(elements):
            places: dict[int, Cell] = {}
            column = 0
            for cell in row.find_all(["td", "th"], recursive=False):
                while taken.get((number, column)):
                    column += 1
                across, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(elements) - number)
                refuse_many_cells(len(taken) + across * down, self.path)
                taken.update({(number + y, column + x): True for y in range(down) for x in range(across)})
                self.label = _label(places)
                places[column] = self.cell(cell, down, across)
                column += across
            rows.append([places.get(at) for at in range(max(places, default=-1) + 1)])
        full = max((x for _, x in taken), default=-1) + 1
        refuse_many_cells(full * len(rows), self.path)
        return Grid(tuple((*row, *[None] * (full - len(row))) for row in rows), start, self.extract.length)

    def cell(self, cell: Tag, rows: int, columns: int) -> Cell:
        start = self.extract.length
        lines = self.block(cell, in_cell=True)
        return Cell(tuple(lines) or (Line("", start, void=True),), start, rows, columns)


def _label(places: Mapping[int, Cell]) -> Piece | None:
    """The first cell of a row, which calls a table in another one."""
    first = places[min(places)].lines[0] if places else None
    return first.piece() if first and not first.void else None


def _span(cell: Tag, name: str) -> int:
    return max(min(whole_number(str(cell.get(name)), 1), 10_000 if name == "rowspan" else _MAX_SPAN), 1)


def _flows(tag: Tag) -> bool:
    """Whether an element is part of a line."""
    if tag.name == "br" or tag.name in _SKIPPED:
        return True
    return tag.name in _INLINE and not any(
        child.name not in _INLINE and child.name not in ("br", "img") and ":" not in child.name
        for child in tag.find_all(True)
    )


def _flat(node: Any) -> str:
    """The text of an inline node; white space of the source counts as one blank, a <br> as a line break."""
    if isinstance(node, PreformattedString):
        return ""
    if isinstance(node, NavigableString):
        return _without_breaks(str(node))
    if node.name == "br":
        return "\n"
    if node.name in _SKIPPED:
        return ""
    return "".join(_flat(child) for child in node.children)


def _without_breaks(text: str) -> str:
    """Source white space as one blank, and as none where the source breaks its line between Chinese characters."""
    flat = _SPACES.sub(" ", text)
    return re.sub(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])", "", flat) if "\n" in text else flat


def _level(tag: Tag) -> int:
    match = _HEADING.fullmatch(tag.name)
    return int(match.group(1)) if match else 0


def _is_strong(node: Any) -> bool:
    if not isinstance(node, Tag):
        return False
    style = str(node.get("style") or "").replace(" ", "").lower()
    if node.name in _BOLD or "font-weight:bold" in style or re.search(r"font-weight:[6-9]00", style):
        return True
    inner = [child for child in node.children if _flat(child).strip()]
    return bool(inner) and all(_is_strong(child) for child in inner)


def _is_centred(tag: Tag) -> bool:
    style = str(tag.get("style") or "").replace(" ", "").lower()
    return "text-align:center" in style or str(tag.get("align") or "").lower() == "center" or tag.name == "center"
