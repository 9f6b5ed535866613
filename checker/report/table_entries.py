"""Findings as the rows of the terminal's table: cells broken into lines, quotations with what differs marked.

Enters: findings where a report tells them, and the width of the terminal.  Leaves: lines of at most that many
columns.  Each cell is broken into lines here, so that a row given to tabulate is one line of the table, and the
explanation of a finding can follow its last line across all columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from types import MappingProxyType
from typing import NamedTuple

from tabulate import tabulate

from checker.finding import Finding, Language, Severity, Words
from checker.report.columns import allot, elide, pad, width, wrap
from checker.report.contrast import Pieces
from checker.report.first import without_places
from checker.report.options import Options
from checker.report.sides import instances_of, labels_of, quoted, shortened, told_sides
from checker.report.summary import Told
from checker.report.visible import visible

MESSAGE = 400
"""Columns after which a message is elided in the middle; fourfold with explanations."""
HEADER = (Words("级别", "Level"), Words("规则", "Rule"), Words("问题", "Finding"), Words("位置与原文", "Where"))
_SHARES = (2, 4, 5)
"""How rule, finding and places share the room."""
_GAP = 2
_QUOTE, _INSTANCE, _LABEL, _TITLE = 90, 24, 100, 60
_COLOURS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.REVIEW: "36"}
)
_WAIVED_COLOUR, _MARKED = "2", "4"


class _Side(NamedTuple):
    """What is printed and where, in words; the last of many has no quotation."""

    label: str
    quote: Pieces


@dataclass(frozen=True, slots=True)
class _Entry:
    """A finding in words, before its cells are broken into lines."""

    level: str
    rule: str
    message: str
    sides: tuple[_Side, ...]
    notes: tuple[str, ...]
    colour: str


def table_lines(rows: Sequence[Told], columns: int, options: Options) -> Iterator[str]:
    """The findings as a table, a blank line between each two; a rule's title is said once in a row."""
    before, entries = "", []
    for each in rows:
        entries.append(_entry(each, each.finding.code == before and not each.note, options))
        before = each.finding.code
    yield from _table(entries, columns, options)


def colour_of(told: Told) -> str:
    """The colour of a level."""
    return _WAIVED_COLOUR if told.note else _COLOURS[told.finding.severity]


def coloured(text: str, colour: str, options: Options) -> str:
    """The text in a colour where colours are wanted."""
    return f"\x1b[{colour}m{text}\x1b[0m" if options.colour else text


def limit(columns: int, options: Options) -> int:
    """How many columns a text may take."""
    return 4 * columns if options.explain else columns


def _entry(each: Told, repeated: bool, options: Options) -> _Entry:
    finding = each.finding
    title = "" if repeated else f" {elide(visible(finding.title.said(options.language)), _TITLE)}"
    notes = (visible(each.note),) if each.note else ()
    return _Entry(
        level=each.level,
        rule=visible(finding.code) + title,
        message=elide(_message(finding, options), limit(MESSAGE, options)),
        sides=tuple(_sides(finding, options)),
        notes=notes + (tuple(_explanation(finding, options.language)) if options.explain else ()),
        colour=colour_of(each),
    )


def _message(finding: Finding, options: Options) -> str:
    """The message; its places stand beside it, so that only an explained one names them."""
    if options.explain:
        return visible(finding.message.said(options.language))
    return without_places(finding, options.language)


def _sides(finding: Finding, options: Options) -> Iterator[_Side]:
    some, rest = told_sides(finding, options)
    most = _INSTANCE if finding.rule in instances_of(options) else _QUOTE
    for side in some:
        label = elide(labels_of(side.places, options), limit(_LABEL, options))
        yield _Side(label, shortened(quoted(side, options.language), limit(most, options)))
    if rest:
        yield _Side(rest, ())


def _explanation(finding: Finding, language: Language) -> Iterator[str]:
    for words in finding.explanation:
        yield f"{Words('判断', 'why').said(language)}: {elide(visible(words.said(language)), 4 * MESSAGE)}"
    yield f"{Words('建议', 'remedy').said(language)}: {elide(visible(finding.remedy.said(language)), 4 * MESSAGE)}"
    yield f"{Words('编号', 'key').said(language)}: {visible(finding.key)}"


# ------------------------------------------------------------------ lines
def _table(entries: Sequence[_Entry], columns: int, options: Options) -> Iterator[str]:
    header = [words.said(options.language) for words in HEADER]
    first = max(width(header[0]) + _GAP, *(width(entry.level) for entry in entries))
    room = allot(_wanted(entries), _SHARES, columns - first - 3 * _GAP)
    blocks = [_block(entry, room, options) for entry in entries]
    rows = [row for block in blocks for row in block]
    table = tabulate(rows, header, "simple", disable_numparse=True, preserve_whitespace=True)
    lines = iter(map(str.rstrip, table.splitlines()))
    yield from (next(lines), next(lines))
    for entry, block in zip(entries, blocks, strict=True):
        yield coloured(entry.level, entry.colour, options) + next(lines)[len(entry.level) :]
        yield from (next(lines) for _ in block[1:])
        yield from _notes(entry, first + _GAP, columns)
        if entry is not entries[-1]:
            yield ""


def _wanted(entries: Sequence[_Entry]) -> tuple[int, int, int]:
    """The width that each column but the first would take unbroken."""
    sides = [side for entry in entries for side in entry.sides]
    label = max((width(side.label) for side in sides), default=0)
    quote = max((width(_text(side.quote)) for side in sides), default=0)
    smallest = max(width(words.en) for words in HEADER) + _GAP
    wanted = (max(width(entry.rule) for entry in entries), max(width(entry.message) for entry in entries))
    return max(wanted[0], smallest), max(wanted[1], smallest), max(label + _GAP + quote, smallest)


def _block(entry: _Entry, room: Sequence[int], options: Options) -> list[tuple[str, ...]]:
    """A finding as lines of the table."""
    cells = (
        [entry.level],
        wrap(entry.rule, room[0]),
        wrap(entry.message, room[1]),
        _side_lines(entry, room[2], options),
    )
    return list(zip_longest(*cells, fillvalue=""))


def _side_lines(entry: _Entry, room: int, options: Options) -> list[str]:
    """Quotations below each other where there is room, else following their places."""
    edge = max((width(side.label) for side in entry.sides if side.quote), default=0) + _GAP
    narrow = room - edge < room // 2
    lines: list[str] = []
    for side in entry.sides:
        text = _text(side.quote)
        if narrow or not side.quote:
            said = wrap(f"{side.label}  {text}", room, hang=_GAP)
            lines += _marked(said, side, len("".join(side.label.split())), options)
        else:
            quote = _marked(wrap(text, room - edge), side, 0, options)
            lines += [pad(side.label, edge) + quote[0], *(" " * edge + line for line in quote[1:])]
    return lines


def _text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def _marked(lines: Sequence[str], side: _Side, before: int, options: Options) -> list[str]:
    """The lines with what differs set off; so many characters, blanks aside, stand `before` the quotation."""
    if not options.colour:
        return list(lines)
    differs = [False] * before
    differs += [piece.differs for piece in side.quote for character in piece.text if not character.isspace()]
    told = iter(differs)
    return ["".join(_runs([(c, False if c.isspace() else next(told, False)) for c in line])) for line in lines]


def _runs(characters: Sequence[tuple[str, bool]]) -> Iterator[str]:
    for differs, group in groupby(characters, key=lambda pair: pair[1]):
        text = "".join(character for character, _ in group)
        yield f"\x1b[{_MARKED}m{text}\x1b[0m" if differs else text


def _notes(entry: _Entry, indent: int, columns: int) -> Iterator[str]:
    for note in entry.notes:
        yield from (" " * indent + line for line in wrap(note, columns - indent, hang=2))
