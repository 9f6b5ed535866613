"""The corrections of findings, written into the text that was checked.

Enters: findings with their edits, and the text with its places.  Leaves: the text with as many of them as stand in it
word for word, its layout untouched, and which findings those were.  Where two corrections meet, the first is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.finding import Edit, Finding
from checker.source import SourceMap, Span


class Change(NamedTuple):
    """Characters of the file that become others."""

    at: Span
    new: str


class Mended(NamedTuple):
    """A text after its corrections, and the findings that were corrected, or could not be."""

    text: str
    changes: Sequence[Change]
    done: Sequence[Finding]
    left: Sequence[Finding]


def mend(sources: SourceMap, findings: Iterable[Finding]) -> Mended:
    """The text with the corrections of all findings that have one."""
    taken: list[Change] = []
    done: list[Finding] = []
    left: list[Finding] = []
    for finding in findings:
        changes = changes_of(sources, finding) if finding.fix else ()
        free = bool(changes) and not any(_meet(one, other) for one in changes for other in taken if one != other)
        if free:
            taken += (change for change in changes if change not in taken)
        if finding.fix:
            (done if free else left).append(finding)
    return Mended(_written(sources.text, taken), sorted(taken), done, left)


def changes_of(sources: SourceMap, finding: Finding) -> Sequence[Change]:
    """Where the edits of a finding go in the file; nothing where one of them is not written there word for word."""
    changes = [_change(sources, edit) for edit in finding.fix]
    return [change for change in changes if change] if all(changes) else ()


def _change(sources: SourceMap, edit: Edit) -> Change | None:
    extent = sources.extents.get(edit.route)
    if extent is None or not extent.value:
        return None
    at = _inserted(sources, edit) if not edit.old else sources.characters(edit.route, edit.span)
    escaped = sources.text[: at.start].endswith("\\") and not extent.value.startswith("\\")
    return Change(at, edit.new) if sources.text[at.start : at.end] == edit.old and not escaped else None


def _inserted(sources: SourceMap, edit: Edit) -> Span:
    """Where an insertion goes: behind the character before it, or before the first."""
    before = edit.span.start - 1
    end = sources.characters(edit.route, Span(before, before + 1)).end if before >= 0 else 0
    at = end or sources.characters(edit.route, Span(0, 1)).start
    return Span(at, at)


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes are of the same characters, or at the same place."""
    return one.at.start <= other.at.end and other.at.start <= one.at.end


def _written(text: str, changes: Iterable[Change]) -> str:
    parts: list[str] = []
    end = 0
    for change in sorted(changes):
        parts += (text[end : change.at.start], change.new)
        end = change.at.end
    return "".join((*parts, text[end:]))
