"""The marked draft: a copy of a Word file in which each finding is said once, at the place that differs.

Enters: a report and the file as it was given.  Leaves: the bytes of the copy, in which only the comments,
their anchors and what ties them to the file are new.  The first comment lists what is to be changed; a finding has
one full comment, and its other places say which; a paragraph has one comment.  Several files that are one plan are
marked one by one; a finding without a place, and the list, hang from the beginning of the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from docx.oxml.ns import qn

from checker.finding import Finding, Place, Report, Severity
from checker.inputs.problem import InputError
from checker.readers.stream import Spot
from checker.report.consequence import ordered
from checker.report.options import Draft, Options
from checker.report.sides import instances_of, odd_place
from checker.report.word_anchors import CommentAnchor, anchor_comments
from checker.report.word_comments import Comment, add_comments, first_free, new_comments
from checker.report.word_package import add_part, main_part, parse, read_parts, related_part, write_parts, written
from checker.report.word_remarks import Remark, joined_comment, summary_comment

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class _Found(NamedTuple):
    """The stretches of text that a place begins and ends in, with its characters in the extracted text."""

    first: Spot
    last: Spot
    start: int
    end: int
    exact: bool


class _Note(NamedTuple):
    """What is said at one place of a finding, and where that is."""

    remark: Remark
    at: _Found


def mark_draft(report: Report, draft: Draft, options: Options) -> bytes:
    """The copy with comments; an `InputError` where the bytes are not those that were checked."""
    parts = read_parts(draft.data)
    main = main_part(parts)
    document = parse(parts[main])
    body = document.find(qn("w:body"))
    notes = list(_comments(report, draft, options))
    if max((at.last.paragraph for _, at in notes), default=0) >= sum(1 for _ in body.iter(qn("w:p"))):
        raise InputError.of(draft.path, "文件在检查期间已改变 (file changed while it was checked).", "请重新运行。")
    held = related_part(parts, main, "comments")
    comments = parse(parts[held]) if held else new_comments()
    number = first_free(comments, body)
    anchor_comments(body, (_anchor(number + nth, at) for nth, (_, at) in enumerate(notes)))
    add_comments(comments, enumerate((comment for comment, _ in notes), number), options)
    parts[main] = written(document)
    if held:
        parts[held] = written(comments)
    else:
        add_part(parts, main, "comments", _COMMENTS_TYPE, written(comments))
    return write_parts(parts)


def commented(report: Report, options: Options) -> list[Finding]:
    """The findings that are written into a draft, in the order of their numbers; reviews only where asked for."""
    return [each for each in ordered(report.findings) if options.whole or each.severity is not Severity.REVIEW]


def _comments(report: Report, draft: Draft, options: Options) -> Iterator[tuple[Comment, _Found]]:
    """Every comment that belongs in this file, what is to be changed first, then one a paragraph in printed order."""
    spots = sorted(draft.spots)
    here = _beginning(draft, spots)
    findings = commented(report, options)
    leads = here if draft.path == draft.plan else None
    if leads:
        yield summary_comment(report, findings, draft.notes, options), leads
    find = partial(_find, report, spots, [spot.start for spot in spots])
    groups: dict[int, list[_Note]] = defaultdict(list)
    for remark in _remarks(findings, instances_of(options)):
        place = remark.finding.places[remark.at] if remark.finding.places else None
        found = find(place) if place else None
        where = found or (leads if remark.full else None)
        if where and where.first.path == draft.path:
            exact = place is None or bool(found and found.exact)
            groups[where.first.paragraph].append(_Note(remark._replace(exact=exact), where))
    for _, notes in sorted(groups.items()):
        yield joined_comment([note.remark for note in notes], options), _around([note.at for note in notes])


def _remarks(findings: Sequence[Finding], instances: Collection[str]) -> Iterator[Remark]:
    """What is said of each finding and at which of its places: all of it at the odd one, its number at the others.

    Instances of one fault are listed at the first and not marked one by one.
    """
    for number, finding in enumerate(findings, 1):
        odd = odd_place(finding, instances)
        for at in range(max(len(finding.places), 1)):
            if at == odd or finding.rule not in instances:
                yield Remark(finding, number, at, at == odd, exact=True)


def _around(found: Sequence[_Found]) -> _Found:
    """From the first character of the places to the last."""
    if len(found) == 1:
        return found[0]
    first = min(found, key=lambda each: each.start)
    last = max(found, key=lambda each: each.end)
    return _Found(first.first, last.last, first.start, last.end, True)


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


def _anchor(number: int, at: _Found) -> CommentAnchor:
    """From characters of the extracted text to those of paragraphs."""
    return CommentAnchor(number, at.first.paragraph, _own(at.first, at.start), at.last.paragraph, _own(at.last, at.end))


def _own(spot: Spot, offset: int) -> int:
    """A character of the extracted text as one of the paragraph's own, which a number that Word computes is not."""
    within = min(max(offset - spot.start, spot.offset), spot.end - spot.start)
    return spot.skip + within - spot.offset
