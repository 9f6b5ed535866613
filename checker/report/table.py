"""The terminal report: a table that a clerk can print, with what was read and what was not run.

Enters: reports and the width of the terminal.  Leaves: lines of at most that many columns (never
fewer than 60).  Each cell is broken into lines here, so that a row given to tabulate is one line of
the table, and the explanation of a finding can follow its last line across all columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from tabulate import tabulate

from checker.finding import Finding, Language, Place, Report, Severity, Words
from checker.report.columns import allot, elide, pad, width, wrap
from checker.report.options import Options
from checker.report.places import quotation, shown
from checker.report.summary import Overview, Told, overview, settings_line, told
from checker.report.visible import visible

_HEADER = (Words("级别", "Level"), Words("规则", "Rule"), Words("问题", "Finding"), Words("位置与原文", "Where"))
_SHARES = (2, 3, 5)
"""How rule, finding and places share the room."""

_NARROWEST, _GAP = 60, 2
_QUOTE, _LABEL, _MESSAGE, _TITLE = 60, 40, 400, 60
"""Columns after which a text is elided in the middle; fourfold with explanations."""

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.REVIEW: "36"}
_WAIVED_COLOUR = "2"


class _Place(NamedTuple):
    """A place in words; the last of many has no quote."""

    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A finding in words, before its cells are broken into lines."""

    level: str
    rule: str
    message: str
    places: tuple[_Place, ...]
    notes: tuple[str, ...]
    colour: str


def render(reports: Sequence[Report], options: Options) -> str:
    """One table per plan, blank lines between."""
    return "\n\n".join("\n".join(_lines(report, options)) + "\n" for report in reports)


def _lines(report: Report, options: Options) -> Iterator[str]:
    columns = max(options.width, _NARROWEST)
    title = wrap(elide(visible(report.title), 2 * columns), columns)
    path = visible(report.path)
    beside = width(title[-1]) + 4 + width(path) <= columns
    yield from [_coloured(line, "1", options) for line in title[:-1]]
    yield _coloured(title[-1], "1", options) + (f"    {path}" if beside else "")
    yield from [] if beside else wrap(path, columns)
    whole = overview(report, options.language)
    yield from wrap(whole.coverage, columns, hang=2)
    yield from wrap(whole.rules, columns, hang=2)
    if options.decided:
        yield from wrap(visible(settings_line(options.decided, options.language)), columns, hang=2)
    yield ""
    entries = [*_entries(report, options)]
    yield from _table(entries, columns, options) if entries else [whole.nothing]
    yield ""
    yield from _footer(report, whole, columns, options)


def _entries(report: Report, options: Options) -> Iterator[_Entry]:
    """Findings, then accepted ones; a rule's title is said once in a row."""
    before = ""
    for each in told(report, options.language):
        yield _entry(each, each.finding.code == before and not each.note, options)
        before = each.finding.code


def _entry(each: Told, repeated: bool, options: Options) -> _Entry:
    finding = each.finding
    title = "" if repeated else f" {elide(visible(finding.title.said(options.language)), _TITLE)}"
    notes = (visible(each.note),) if each.note else ()
    return _Entry(
        level=each.level,
        rule=visible(finding.code) + title,
        message=elide(visible(finding.message.said(options.language)), _limit(_MESSAGE, options)),
        places=tuple(_places(finding.places, options)),
        notes=notes + (tuple(_explanation(finding, options.language)) if options.explain else ()),
        colour=_WAIVED_COLOUR if each.note else _COLOURS[finding.severity],
    )


def _places(places: Sequence[Place], options: Options) -> Iterator[_Place]:
    some, rest = shown(places, options)
    for place in some:
        label = elide(visible(place.label), _LABEL)
        yield _Place(label, elide(quotation(place, options.language), _limit(_QUOTE, options)))
    if rest:
        yield _Place(rest, "")


def _explanation(finding: Finding, language: Language) -> Iterator[str]:
    for words in finding.explanation:
        yield f"{Words('判断', 'why').said(language)}: {elide(visible(words.said(language)), 4 * _MESSAGE)}"
    yield f"{Words('建议', 'remedy').said(language)}: {elide(visible(finding.remedy.said(language)), 4 * _MESSAGE)}"
    yield f"{Words('编号', 'key').said(language)}: {visible(finding.key)}"


def _table(entries: Sequence[_Entry], columns: int, options: Options) -> Iterator[str]:
    header = [words.said(options.language) for words in _HEADER]
    first = max(width(header[0]) + _GAP, *(width(entry.level) for entry in entries))
    room = allot(_wanted(entries), _SHARES, columns - first - 3 * _GAP)
    blocks = [_block(entry, room) for entry in entries]
    rows = [row for block in blocks for row in block]
    table = tabulate(rows, header, "simple", disable_numparse=True, preserve_whitespace=True)
    lines = iter(map(str.rstrip, table.splitlines()))
    yield from (next(lines), next(lines))
    for entry, block in zip(entries, blocks, strict=True):
        yield _coloured(entry.level, entry.colour, options) + next(lines)[len(entry.level) :]
        yield from (next(lines) for _ in block[1:])
        yield from _notes(entry, first + _GAP, columns)
        if entry is not entries[-1]:
            yield ""


def _wanted(entries: Sequence[_Entry]) -> tuple[int, int, int]:
    """The width that each column but the first would take unbroken."""
    places = [place for entry in entries for place in entry.places]
    label = max((width(place.label) for place in places), default=0)
    quote = max((width(place.quote) for place in places), default=0)
    smallest = max(width(words.en) for words in _HEADER) + _GAP
    wanted = (max(width(entry.rule) for entry in entries), max(width(entry.message) for entry in entries))
    return max(wanted[0], smallest), max(wanted[1], smallest), max(label + _GAP + quote, smallest)


def _block(entry: _Entry, room: Sequence[int]) -> list[tuple[str, ...]]:
    """A finding as lines of the table."""
    cells = ([entry.level], wrap(entry.rule, room[0]), wrap(entry.message, room[1]), _place_lines(entry, room[2]))
    return list(zip_longest(*cells, fillvalue=""))


def _place_lines(entry: _Entry, room: int) -> list[str]:
    """One line a place, quotes below each other where there is room, else following their labels."""
    edge = max((width(place.label) for place in entry.places if place.quote), default=0) + _GAP
    narrow = room - edge < room // 2
    lines: list[str] = []
    for place in entry.places:
        if narrow or not place.quote:
            lines += wrap(f"{place.label}  {place.quote}", room, hang=_GAP)
        else:
            label, quote = pad(place.label, edge), wrap(place.quote, room - edge)
            lines += [label + quote[0], *(" " * edge + line for line in quote[1:])]
    return lines


def _notes(entry: _Entry, indent: int, columns: int) -> Iterator[str]:
    for note in entry.notes:
        yield from (" " * indent + line for line in wrap(note, columns - indent, hang=2))


def _footer(report: Report, whole: Overview, columns: int, options: Options) -> Iterator[str]:
    language = options.language
    yield _coloured(whole.counts, "1", options)
    yield whole.passed
    if options.explain:
        yield from _listed((f"{each.code} {each.rule}  {each.title.said(language)}" for each in report.passed), columns)
    if report.not_run:
        yield f"{whole.not_run}:"
        yield from _listed(
            (f"{each.code} {each.rule}  {each.reason.said(language)}" for each in report.not_run), columns
        )


def _listed(texts: Iterable[str], columns: int) -> Iterator[str]:
    for text in texts:
        yield from (f"  {line}" for line in wrap(elide(visible(text), _MESSAGE), columns - 2, hang=2))


def _limit(columns: int, options: Options) -> int:
    return 4 * columns if options.explain else columns


def _coloured(text: str, colour: str, options: Options) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if options.colour else text
