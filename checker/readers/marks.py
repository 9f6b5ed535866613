"""How the lines of a document are told apart: labels, titles, numbers, dates, lists and page furniture.

Enters: one line at a time.  Leaves: what the line is, by the patterns of grammars/documents.yaml.
Nothing here looks at more than one line; what follows from their order is `parts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from checker.plan.numbering import Heading, Rank, is_outlined, read_heading
from checker.readers.stream import Line, compact
from checker.source import fold
from checker.words.documents import load_documents
from checker.words.numerals import ONE_TO_TEN, ORDINAL, chinese_number
from checker.words.zones import load_zones

_LABEL = re.compile(rf"附件(?P<n>\d{{0,2}}(?:[-—]\d{{1,2}})?|{ORDINAL}):?(?:(?P<m>\d{{1,2}})\.?)?[.、]?")
_TABLE_TITLE = re.compile(rf"表[\d{ONE_TO_TEN}]{{1,2}}")
_TABLE_LABEL = re.compile(r"附表\d{0,2}:?")
_INLINE = re.compile(r"附\s*件\s*(\d{0,2})\s*[:.、]?\s*(?:(\d{1,2})\s*[.、:]\s*)?(?=\S)")
_ENTRY = re.compile(r"(?:附\s*件\s*)?(\d{1,2})\s*[.、:]\s*(?=\S)")
_TAIL = re.compile(r"(?:[(〔\[][^()]{1,24}[)〕\]])+$")
_FIELD = re.compile(r"[一-鿿()/、]{2,12}:.")
"""A label, a colon and a value: a field of a form."""
_PUNCTUATED = re.compile(r"[。;,:!?、]$")
_ENUMERATION = re.compile(rf"[{ONE_TO_TEN}]、[{ONE_TO_TEN}](?:、|产业)")
_PAIRS = (("《", "》"), ("“", "”"), ("(", ")"), ("〔", "〕"))


class Patterns(NamedTuple):
    """The patterns of documents.yaml, compiled once."""

    number: re.Pattern[str]
    furniture: re.Pattern[str]
    foot: re.Pattern[str]
    closing: re.Pattern[str]
    closing_whole: re.Pattern[str]
    date: re.Pattern[str]
    broken_date: re.Pattern[str]
    notice: re.Pattern[str]
    issues: re.Pattern[str]
    files: re.Pattern[str]
    kinds: tuple[str, ...]
    tables: tuple[str, ...]
    downloads: tuple[str, ...]


@cache
def patterns() -> Patterns:
    """The compiled patterns."""
    words = load_documents()

    def whole(entries: Iterable[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{entry})" for entry in entries))

    return Patterns(
        words.document_number,
        whole(words.furniture),
        words.foot,
        words.closing.starts,
        words.closing.whole,
        re.compile(words.date),
        re.compile(words.broken_date),
        words.notice,
        words.issues,
        words.file_endings,
        tuple(words.kinds_of_document),
        tuple(words.table_titles),
        tuple(words.downloads),
    )


class Label(NamedTuple):
    """An annex label on a line of its own: `number` is "" where none is printed."""

    number: str
    table: bool = False


def read_label(line: Line) -> Label | None:
    """附件2, 附件:2., 附 件 — alone on its line."""
    if len(line.plain) > 8:
        return None
    if match := _LABEL.fullmatch(line.plain):
        number = match["n"] or match["m"] or ""
        return Label(number if not number or number[0].isdigit() else str(chinese_number(number)))
    return Label("", True) if _TABLE_LABEL.fullmatch(line.plain) else None


class ListEntry(NamedTuple):
    """One line of an annex list: its number (0: none), and where its text begins without 附件:."""

    number: int
    start: int
    opens: bool


def read_entry(line: Line) -> ListEntry | None:
    """附件:1.某某方案 (which opens a list), 附件2:某某方案, 2.某某方案 (which goes on with one)."""
    if len(line.plain) > 90 or line.text.endswith(("。", "；")):
        return None
    if line.plain.startswith("附件") and (match := _INLINE.match(fold(line.text))):
        outer, inner = match.groups()
        start = match.start(2) if inner else (match.end() if not outer else 0)
        return ListEntry(int(inner or outer or 0), start, True)
    match = _ENTRY.match(fold(line.text))
    return ListEntry(int(match.group(1)), 0, False) if match else None


def is_number(line: Line) -> bool:
    """A document number (发文字号), also a damaged one."""
    return len(line.plain) <= 30 and bool(patterns().number.fullmatch(line.plain))


def is_date(line: Line, broken: bool = False) -> bool:
    """A date on a line of its own; `broken` also takes one without 年月日."""
    pattern = patterns().broken_date if broken else patterns().date
    return len(line.plain) <= 16 and bool(pattern.fullmatch(line.plain))


def is_furniture(line: Line) -> bool:
    """A line of the page around the document."""
    return is_page_mark(line) or (len(line.plain) <= 80 and bool(patterns().furniture.fullmatch(line.plain)))


def is_contents(line: Line) -> bool:
    """The title of a list of contents."""
    return line.plain in load_documents().contents


def is_page_mark(line: Line) -> bool:
    """The number of a page on a line of its own."""
    return len(line.plain) <= 12 and bool(load_documents().page_mark.fullmatch(line.plain))


def is_foot(line: Line) -> bool:
    """The first line of the foot of a page."""
    return len(line.plain) <= 80 and bool(patterns().foot.match(line.plain))


def is_closing(line: Line) -> bool:
    """抄送, 印发, 此件公开发布."""
    rules = patterns()
    whole = len(line.plain) < 60 and rules.closing_whole.fullmatch(line.plain) is not None
    return whole or rules.closing.match(line.plain) is not None


def is_salutation(line: Line) -> bool:
    """各乡镇人民政府,县直有关单位: — whom a notice is for."""
    return line.plain.endswith(":") and len(line.plain) < 200 and "。" not in line.plain


def is_whole_title(text: str) -> bool:
    """Whether a title is complete: nothing left open, and it ends with a kind of document."""
    bare = _TAIL.sub("", compact(text))
    return is_balanced(text) and bare.endswith(patterns().kinds)


def is_balanced(text: str) -> bool:
    """Whether every bracket and quotation mark that opens is closed."""
    folded = compact(text)
    return all(folded.count(left) == folded.count(right) for left, right in _PAIRS)


def is_title_part(line: Line) -> bool:
    """Whether a line may be a title or a part of one."""
    return (
        0 < len(line.plain) <= 60
        and not _PUNCTUATED.search(line.plain)
        and not is_field(line)
        and not is_heading(line)
        and not chapter_of_outline(line)
        and read_label(line) is None
        and not is_number(line)
        and not _TABLE_TITLE.match(line.plain)
        and not is_date(line)
        and not is_closing(line)
        and "。" not in line.text
    )


def is_field(line: Line) -> bool:
    """A field of a form (主管部门:县教育局), no title; a title may hold a colon behind more words than a label has."""
    return _FIELD.match(line.plain) is not None


def is_table_title(text: str) -> bool:
    """Whether a line over a table is its title."""
    bare = _TAIL.sub("", compact(text))
    return bare.endswith((*patterns().tables, *patterns().kinds))


def numbered(line: Line) -> Heading | None:
    """The heading a line begins with, where it begins with a printed number or a dash; an article may have no title."""
    heading = read_heading(line.text)
    if heading.rank is Rank.NONE or not (heading.title or heading.mark.startswith("第")):
        return None
    if heading.mark.isdigit():
        return None
    if heading.rank is Rank.CHAPTER and _ENUMERATION.match(line.plain):
        return None
    if heading.rank is Rank.BULLET and not line.plain.startswith(("——", "--", "──", "––")):
        return None
    return heading


def chapter_of_outline(line: Line) -> int:
    """The number of a line like 2 基本情况, which may be the chapter above 2.1; 0 for any other."""
    heading = read_heading(line.text)
    return heading.value if heading.mark.isdigit() else 0


def rank_of(line: Line) -> int:
    """The rank of a line by its number; 第一章 and 第一节 stand above all others (第四章, 一、, 1.)."""
    heading = numbered(line)
    if heading is None:
        return Rank.NONE
    if heading.rank is Rank.BOX:  # a box stands beside the tasks, and has items of its own
        return Rank.TASK
    return heading.rank - (len(Rank) if heading.mark.endswith(("章", "节")) else 0)


def is_heading(line: Line) -> bool:
    """Whether a line begins with a heading number."""
    return numbered(line) is not None


def announces_zone(line: Line) -> bool:
    """Whether a line has a word of the headings of goals, tasks or mechanism."""
    zones = load_zones().zones
    return any(word in line.plain for word in zones.all)


def is_glossary(line: Line) -> bool:
    """名词解释: the title of the words explained behind a report."""
    return bool(load_zones().glossary.fullmatch(line.plain))


def downloads(line: Line) -> bool:
    """附件列表: the list of files to download that web pages add."""
    return line.plain.rstrip(":") in patterns().downloads


def is_lone_number(line: Line) -> bool:
    """Whether a line is nothing but the number of a heading, whose text stands on the next."""
    heading = read_heading(line.text)
    return heading.value > 0 and not heading.title and not heading.mark.startswith("第")


class Glued(NamedTuple):
    """What may be the number of an item, and the figure right behind it; `counted` where that counts whole things."""

    number: int
    figure: int
    counted: bool


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,3}})[.．﹒、](?=(\d+)(?![\d.．﹒、%])({load_documents().listed_counts})?)")


def glued_number(line: Line) -> Glued | None:
    """The number and the figure of 3.6个片区: nobody counts 3.6 pieces, but 3.6 may well be an amount of money."""
    match = None if is_outlined(read_heading(line.text)) else _glued().match(fold(line.text))
    return Glued(int(match[1]), int(match[2]), bool(match[3])) if match else None
