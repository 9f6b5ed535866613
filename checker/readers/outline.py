"""Streams to a plan: the one place where extracted text becomes documents, sections and tables.

Enters: the `Stream` of each file, in the order given.  Leaves: `Opened` — the plan, the `SourceMap`
from its routes to the extracted text, what was not read, and where in the Word file each stretch
stands.  Several files are one plan: the first document without an annex label is the plan itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from checker.inputs.problem import InputError, Problem
from checker.plan.model import Plan
from checker.readers.parts import FilePart, cut_parts
from checker.readers.sections import read_body
from checker.readers.stream import Block, Line, Piece, Sheet, Spot, Stream, compact
from checker.source import Extent, Landmark, Lines, Route, SourceMap, fold
from checker.words.documents import load_documents
from checker.words.years import PLAN_YEAR

Tree = dict[str, Any]

_TABLE_MARK = re.compile(r"附?表\s*\d{0,2}[\s:]+")
_MEASURE = re.compile(r"\s*\((?:计量)?单位:[^()]*\)$")
FILE_LABEL = re.compile(r"附\s*件\s*(\d{1,2})")
"""What makes a file an annex by its name."""
_YEAR = re.compile(rf"({PLAN_YEAR})\s*年?")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document read: what it says, where it says it, and what in it was not read."""

    plan: Plan
    sources: SourceMap
    notes: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    originals: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of each file that was read into a stream, by its path, as a pipe cannot be read again."""


def read_streams(streams: Sequence[Stream]) -> Opened:
    """The plan that the streams hold together."""
    moved = _laid_end_to_end(streams)
    parts = [part for stream in moved for part in _parts_of(stream, several=len(moved) > 1)]
    text = "".join(stream.text for stream in moved)
    path = streams[0].path
    if not any(part.body or part.title for part in parts):
        said = "没有读到文字 (no text found)."
        raise InputError([Problem(path, said, "扫描件请先转成文字; 图片和文本框中的文字不读。")])
    tree = _plan_tree(parts, path)
    extents: dict[Route, Extent] = {}
    values = _settle(tree, (), extents)
    notes = tuple(note for stream in streams for note in stream.notes)
    spots = tuple(spot for stream in moved for spot in stream.spots)
    landmarks = tuple(landmark for stream in moved for landmark in stream.landmarks)
    sources = SourceMap(path, text, extents, landmarks, lined=not (spots or landmarks))
    return Opened(_validated(values, extents, path, text), sources, notes, spots)


def _laid_end_to_end(streams: Sequence[Stream]) -> list[Stream]:
    """The streams as stretches of one text, so that one source map serves them all."""
    moved: list[Stream] = []
    at = 0
    for stream in streams:
        text = stream.text if stream.text.endswith("\n") else stream.text + "\n"
        blocks = tuple(_moved(block, at) for block in stream.blocks) if at else stream.blocks
        spots = tuple(spot._replace(start=spot.start + at, end=spot.end + at) for spot in stream.spots)
        landmarks = tuple(landmark._replace(start=landmark.start + at) for landmark in stream.landmarks)
        landmarks = (Landmark(at, ""), *landmarks) if at else landmarks  # those of one file end with it
        moved.append(replace(stream, text=text, blocks=blocks, spots=spots, landmarks=landmarks))
        at += len(text)
    return moved


def _moved(block: Block, by: int) -> Block:
    if isinstance(block, Line):
        return replace(block, start=block.start + by)
    columns = {role: Piece(cell.text, cell.start + by, cell.end + by) for role, cell in block.columns.items()}
    rows = tuple(
        {role: tuple(replace(line, start=line.start + by) for line in lines) for role, lines in row.items()}
        for row in block.rows
    )
    values = tuple(Piece(cell.text, cell.start + by, cell.end + by) for cell in block.values)
    title = block.title and Piece(block.title.text, block.title.start + by, block.title.end + by)
    loose = tuple(replace(line, start=line.start + by) for line in block.loose)
    return Sheet(columns, rows, block.start + by, block.end + by, block.roster, values, title, loose)


# ------------------------------------------------------------------ documents
def _parts_of(stream: Stream, several: bool) -> list[FilePart]:
    """The documents of one file; a file called 附件2… is an annex even where no label is printed in it."""
    parts = list(cut_parts(stream.blocks))
    match = FILE_LABEL.search(re.split(r"[/\\]", stream.path)[-1])
    if several and match and parts and not parts[0].is_annex:
        start = parts[0].title.start if parts[0].title else 0
        parts[0] = replace(parts[0], label=Piece(f"附件{match.group(1)}", start, start), order=match.group(1))
    return parts


def _plan_tree(parts: Sequence[FilePart], path: str) -> Tree:
    """Notice, plan and annexes in the shape of `Plan`."""
    roots = [part for part in parts if not part.is_annex]
    annexes = [part for part in parts if part.is_annex]
    notice, master, others = _root_roles(roots, annexes)
    ordered = _in_order([*others, *(part for part in annexes if part is not master)])
    tree: Tree = {}
    if notice:
        tree["notice"] = _document(notice)
    if master:
        tree["master"] = _document(master)
    tree["annexes"] = [_document(part) for part in ordered]
    _move_closing(tree)
    _place_downloads(tree, [part for part in (notice, master, *ordered) if part])
    title = next((part.title for part in (master, notice, *ordered) if part and part.title), None)
    tree["title"] = title or Piece(re.split(r"[/\\]", path)[-1].rsplit(".", 1)[0], 0, 0)
    return {**tree, **_about([part for part in (master, notice, *ordered) if part])}


def _root_roles(
    roots: Sequence[FilePart], annexes: Sequence[FilePart]
) -> tuple[FilePart | None, FilePart | None, list[FilePart]]:
    """Which document is the notice, which the plan; further ones without a label count as annexes.

    A notice whose quoted plan stands under an annex label has that annex as its plan.
    """
    if not roots:
        return None, None, []
    first, *rest = roots
    if not _is_notice(first):
        return None, first, rest
    if rest:
        return first, rest[0], rest[1:]
    said = _title(first) + "".join(block.plain for block in first.body if isinstance(block, Line))
    sole = [part for part in annexes if not part.order or len(annexes) == 1]
    quoted = next((part for part in sole if part.title and f"《{_title(part)}》" in said), None)
    return (first, quoted, []) if quoted else (None, first, [])


def _title(part: FilePart) -> str:
    return compact(part.title.text) if part.title else ""


def _is_notice(part: FilePart) -> bool:
    return _title(part).endswith("通知") and ("《" in _title(part) or "印发" in _title(part))


def _in_order(parts: Sequence[FilePart]) -> list[FilePart]:
    """Annexes by their printed numbers, where files came in another order and all have one."""
    numbers = [int(part.order) if part.order.isdigit() else 0 for part in parts]
    if all(numbers) and len(set(numbers)) == len(numbers):
        return [part for _, part in sorted(zip(numbers, parts, strict=True), key=lambda pair: pair[0])]
    return list(parts)


def _document(part: FilePart) -> Tree:
    """One document in the shape of `Document`; one without a title is called by that of its table, or its label."""
    tree: Tree = {}
    for name in ("label", "title", "number", "issuer", "date"):
        if piece := getattr(part, name):
            tree[name] = piece
    body = read_body(part.body)
    if "title" not in tree:
        start = part.label.start if part.label else 0
        tree["title"] = _title_of_table(body) or Piece(part.label.text if part.label else "(无标题)", start, start)
    tree |= body
    for name in ("annex_list", "closing"):
        if pieces := getattr(part, name):
            tree[name] = list(pieces)
    return tree


def _title_of_table(body: Tree) -> Piece | None:
    """The title of the one table of a document, without its mark 表1."""
    tables = body.get("tables", ())
    if len(tables) != 1 or "title" not in tables[0]:
        return None
    title: Piece = tables[0]["title"]
    mark = _TABLE_MARK.match(fold(title.text))
    start, end = mark.end() if mark else 0, measure.start() if (measure := _MEASURE.search(fold(title.text))) else None
    text = title.text[start:end] if mark else ""
    return Piece(text, title.start + start, title.start + start + len(text)) if text else None


def _move_closing(tree: Tree) -> None:
    """抄送 and 印发 stand at the end of the file and belong to the document that is issued."""
    owner = tree.get("notice") or tree.get("master")
    if owner is None:
        return
    for annex in tree["annexes"]:
        if closing := annex.pop("closing", None):
            owner.setdefault("closing", []).extend(closing)


def _place_downloads(tree: Tree, parts: Sequence[FilePart]) -> None:
    """A page's list of files names the annexes once more; where it calls one otherwise that is kept.

    It goes with the annex list of the notice, else of the plan, as the same promise to the reader.
    """
    titles = {part.order: _title(part) for part in parts if part.order}
    files = [piece for part in parts for piece in part.downloads]
    owner = tree.get("notice") or tree.get("master")
    if owner is None:
        return
    for piece in files:
        match = FILE_LABEL.match(piece.text)
        title = titles.get(match.group(1)) if match else None
        if title and not compact(piece.text).endswith(title):
            owner.setdefault("annex_list", []).append(piece)


def _about(parts: Sequence[FilePart]) -> Tree:
    """Area and year, as far as titles, issuer, number and date print them; a year is never guessed from the text."""
    titles = [part.title.text for part in parts if part.title] + [part.issuer.text for part in parts if part.issuer]
    found: Tree = {}
    words = load_documents()
    named = [match for title in titles if (match := words.own_area.match(title))]
    areas = [match for match in named if not match[1].startswith(words.no_areas)]
    if areas:
        found["area"] = Piece(areas[0].group(1), 0, 0)
    dated = [piece.text for part in parts for piece in (part.title, part.number, part.date) if piece]
    years = [match.group(1) for text in dated if (match := _YEAR.search(text))]
    return {**found, "year": Piece(years[0], 0, 0)} if years else found


# ------------------------------------------------------------------ values and places
def _settle(tree: Any, route: Route, extents: dict[Route, Extent]) -> Any:
    """The tree with texts for pieces; the place of every text and of every container is noted."""
    if isinstance(tree, Piece):
        extents[route] = Extent(tree.start, tree.end, tree.text)
        return tree.text
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    values = {key: _settle(value, (*route, key), extents) for key, value in items}
    inner = [extents[(*route, key)] for key in values if (*route, key) in extents]
    if route and inner:
        extents[route] = Extent(min(one.start for one in inner), max(one.end for one in inner))
    return values if isinstance(tree, dict) else list(values.values())


def _validated(values: Any, extents: dict[Route, Extent], path: str, text: str) -> Plan:
    """The plan; a text too long for the model is said with its place."""
    try:
        return Plan.model_validate(values)
    except ValidationError as error:
        lines = Lines.of(text)
        problems = []
        for detail in error.errors(include_url=False):
            route = tuple(part for part in detail["loc"] if not isinstance(part, str) or "[" not in part)
            while route and route not in extents:
                route = route[:-1]
            place = lines.point(extents[route].start) if route else (0, 0)
            said = "一段文字太长或内容不合要求 (text too long or invalid)."
            problems.append(Problem(path, said, "请分段后再检查。", *place))
        raise InputError(problems) from None
