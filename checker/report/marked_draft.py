"""The marked draft: a copy of a Word file with a comment at every place of every finding.

Enters: a report and the file as it was given.  Leaves: the bytes of the copy, in which only the comments,
their anchors and what ties them to the file are new.  Several files that are one plan are marked one by
one; a finding without a place, and the summary, hang from the beginning of the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docx.oxml.ns import qn

from checker.finding import Place, Report
from checker.inputs.problem import InputError
from checker.readers.stream import Spot
from checker.report.consequence import ordered
from checker.report.options import Draft, Options
from checker.report.word_anchors import CommentAnchor, anchor_comments
from checker.report.word_comments import (
    Comment,
    add_comments,
    finding_comment,
    first_free,
    general_comment,
    new_comments,
    summary_comment,
)
from checker.report.word_package import add_part, main_part, parse, read_parts, related_part, write_parts, written

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class _Found(NamedTuple):
    """The stretches of text that a place begins and ends in, with its characters in the extracted text."""

    first: Spot
    last: Spot
    start: int
    end: int
    exact: bool


class _Note(NamedTuple):
    """A comment and where it hangs."""

    comment: Comment
    at: _Found


def mark_draft(report: Report, draft: Draft, options: Options) -> bytes:
    """The copy with comments; an `InputError` where the bytes are not those that were checked."""
    parts = read_parts(draft.data)
    main = main_part(parts)
    document = parse(parts[main])
    body = document.find(qn("w:body"))
    notes = list(_notes(report, draft, options))
    if max((note.at.last.paragraph for note in notes), default=0) >= sum(1 for _ in body.iter(qn("w:p"))):
        raise InputError.of(draft.path, "文件在检查期间已改变 (file changed while it was checked).", "请重新运行。")
    held = related_part(parts, main, "comments")
    comments = parse(parts[held]) if held else new_comments()
    number = first_free(comments, body)
    anchor_comments(body, (_anchor(number + at, note.at) for at, note in enumerate(notes)))
    add_comments(comments, enumerate((note.comment for note in notes), number), options)
    parts[main] = written(document)
    if held:
        parts[held] = written(comments)
    else:
        add_part(parts, main, "comments", _COMMENTS_TYPE, written(comments))
    return write_parts(parts)


def _notes(report: Report, draft: Draft, options: Options) -> Iterator[_Note]:
    """Every comment that belongs in this file, the gravest findings first."""
    spots = sorted(draft.spots)
    find = partial(_find, report, spots, [spot.start for spot in spots])
    here = _beginning(draft, spots)
    leads = draft.path == draft.plan
    if here and leads:
        yield _Note(summary_comment(report, draft.notes, options), here)
    for finding in ordered(report.findings):
        found = [find(place) for place in finding.places]
        names = [_name(each, draft) for each in found]
        for at, each in enumerate(found):
            where = each or (here if leads else None)
            if where and where.first.path == draft.path:
                yield _Note(finding_comment(finding, at, names, bool(each and each.exact), options), where)
        if not found and leads and here:
            yield _Note(general_comment(finding, options), here)


def _beginning(draft: Draft, spots: Sequence[Spot]) -> _Found | None:
    """The first paragraph of a file that has text."""
    own = [spot for spot in spots if spot.path == draft.path]
    spot = next((spot for spot in own if spot.end > spot.start), own[0] if own else None)
    return _Found(spot, spot, spot.start, spot.end, True) if spot else None


def _find(report: Report, spots: Sequence[Spot], starts: Sequence[int], place: Place) -> _Found | None:
    """Where a place is printed; of one that has no text of its own, the first paragraph of what it belongs to."""
    sources = report.sources
    held = sources.extents.get(place.route)
    exact = held is not None and held.value is not None
    start, end = sources.characters(place.route, place.span)
    number = bisect_right(starts, start) - 1
    if number < 0 or start > spots[number].end or not (exact or _has_container(report, place)):
        return None
    first, last = spots[number], spots[max(bisect_right(starts, max(end - 1, start)) - 1, number)]
    if not exact:
        return _Found(first, first, first.start, first.end, False)
    return _Found(first, last if last.path == first.path else first, start, end, True)


def _has_container(report: Report, place: Place) -> bool:
    return any(place.route[:length] in report.sources.extents for length in range(1, len(place.route) + 1))


def _name(found: _Found | None, draft: Draft) -> str:
    """表2 第3行第1格 — with the file where it is another one."""
    if found is None:
        return ""
    return found.first.name if found.first.path == draft.path else f"{Path(found.first.path).name} {found.first.name}"


def _anchor(number: int, at: _Found) -> CommentAnchor:
    """From characters of the extracted text to those of paragraphs."""
    return CommentAnchor(number, at.first.paragraph, _own(at.first, at.start), at.last.paragraph, _own(at.last, at.end))


def _own(spot: Spot, offset: int) -> int:
    """A character of the extracted text as one of the paragraph's own, which a number that Word computes is not."""
    within = min(max(offset - spot.start, spot.offset), spot.end - spot.start)
    return spot.skip + within - spot.offset
