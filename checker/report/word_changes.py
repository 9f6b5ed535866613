"""Corrections in a copy of a Word draft as tracked changes, which Word shows and a person accepts or rejects.

Enters: the draft, and changes as characters of the text that was read from it.  Leaves: the bytes of the copy and the
changes that could not be written there.  What is put in is set as what stood there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from checker.mending import Change
from checker.readers.stream import Spot
from checker.report.options import Draft, Options
from checker.report.word_anchors import runs_between
from checker.report.word_comments import AUTHOR
from checker.report.word_package import main_part, parse, read_parts, write_parts, written

_MARKS = (qn("w:ins"), qn("w:del"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def track_changes(draft: Draft, changes: Sequence[Change], options: Options) -> tuple[bytes, Sequence[Change]]:
    """The copy, and the changes that it does not hold."""
    parts = read_parts(draft.data)
    main = main_part(parts)
    document = parse(parts[main])
    paragraphs = list(document.find(qn("w:body")).iter(qn("w:p")))
    signed = _signature(options)
    left: list[Change] = []
    marks = ({qn("w:id"): str(number), **signed} for number in count(_first_free(document)))
    spots = sorted(spot for spot in draft.spots if spot.path == draft.path)
    for change in reversed(changes):  # from the end, as places before a change stay
        spot = _spot(spots, change)
        if spot is None or not _track(paragraphs[spot.paragraph], spot, change, marks):
            left.append(change)
    parts[main] = written(document)
    return write_parts(parts), left[::-1]


def _spot(spots: Sequence[Spot], change: Change) -> Spot | None:
    """The stretch of one paragraph that holds a change, and is no number that Word computes."""
    number = bisect_right(spots, change.at.start, key=lambda spot: spot.start) - 1
    while number > 0 and change.at.start == spots[number].start == change.at.end:  # an insertion ends what is before
        number -= 1
    spot = spots[number] if number >= 0 else None
    held = spot and spot.paragraph >= 0 and spot.start + spot.offset <= change.at.start and change.at.end <= spot.end
    return spot if held else None


def _track(paragraph: Any, spot: Spot, change: Change, marks: Iterator[dict[str, str]]) -> bool:
    """Write one change into its paragraph; false where that cannot be done."""
    start, end = (spot.skip + offset - spot.start - spot.offset for offset in change.at)
    runs = runs_between(paragraph, start, end)
    if not runs:
        return False
    last = runs[-1]
    if start < end:
        for run in runs:
            last = _deleted(run, next(marks))
    if change.new:
        last.addnext(_inserted(change.new, runs[-1], next(marks)))
    return True


def _deleted(run: Any, mark: Mapping[str, str]) -> Any:
    """The run, now marked as deleted."""
    for text in list(run.iter(qn("w:t"))):
        text.tag = qn("w:delText")
    element = etree.Element(qn("w:del"), dict(mark))
    run.addprevious(element)
    element.append(run)
    return element


def _inserted(text: str, model: Any, mark: Mapping[str, str]) -> Any:
    """New text, set as a run is."""
    element = etree.Element(qn("w:ins"), dict(mark))
    run = etree.SubElement(element, qn("w:r"))
    properties = model.find(qn("w:rPr"))
    if properties is not None:
        run.append(deepcopy(properties))
    said = etree.SubElement(run, qn("w:t"))
    said.text = text
    said.set(_SPACE, "preserve")
    return element


def _signature(options: Options) -> dict[str, str]:
    signed = {qn("w:author"): AUTHOR.said(options.language)}
    return signed | ({qn("w:date"): f"{options.today.isoformat()}T00:00:00Z"} if options.today else {})


def _first_free(document: Any) -> int:
    """The first number that no tracked change of the draft has."""
    held = [int(value) for mark in document.iter(*_MARKS) if (value := mark.get(qn("w:id"), "")).isdecimal()]
    return max(held, default=0) + 1
