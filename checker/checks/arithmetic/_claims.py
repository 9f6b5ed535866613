"""What sentences say of the things in a book: 24个项目, 总投资86.5亿元, 其中续建9个, 年度投资12.4亿元.

Enters: `Line`s of figures and `Book`s.  Leaves: the claims of each paragraph on a book, each with what the book says
instead.  A book is known by the first count of the paragraph, whose noun its title holds, or by the annexes that the
sentence cites; 共 over several books, or a citation of several, reads them as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.checks.arithmetic._books import Book, as_one, read_books
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._mentions import Mention, mentions, without_qualifiers
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.headers import Header, is_sum
from checker.plan.passages import Form
from checker.words.counts import load_counts
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of
from checker.words.words import load_words
from checker.words.years import YEAR

_NOUN = 4
"""Characters of a noun that name a list."""
_FAR, _SHARE = Decimal(3), Decimal("0.3")
"""By so many, or such a share, a number of things may be off that of the rows."""
_SUFFIX = 2
"""Characters that the words before an amount and the header of its column have in common at their ends."""
_CITED = re.compile(r"附件(\d{1,2})(?:[、和及至到—–~-]+(?:附件)?(\d{1,2}))?")
_YEAR = re.compile(rf"({YEAR})年")


class Claim(NamedTuple):
    """A figure, and what the rows of a sort come to in a column, or how many they are; empty names mean all."""

    figure: Target
    book: Book
    sort: str
    column: Header | None

    @property
    def told(self) -> Sequence[Decimal]:
        """What the book says: the sum of its rows, and the total that it prints."""
        if self.column is None:
            return self.book.counts(self.sort, self.figure.constraint.quantity.unit or "")
        return self.book.sums(self.sort, self.column)

    @property
    def is_far(self) -> bool:
        """Whether a number of things is so far off that the rows will not be these things."""
        said = self.figure.constraint.quantity.low or Decimal(0)
        return self.column is None and all(abs(each - said) > max(_FAR, each * _SHARE) for each in self.told)

    @property
    def holds(self) -> bool:
        """Whether the figure is what the book says, as far as its digits go."""
        quantity = self.figure.constraint.quantity
        said, slack = quantity.low, quantity.step if self.column else Decimal(0)
        return said is not None and any(abs(each - said) < max(slack, Decimal("0.001")) for each in self.told)


def read_claims(facts: Facts) -> Iterator[Sequence[Claim]]:
    """The claims of each paragraph on each book, those with a figure of their own only."""
    books = facts.once(read_books)
    if not books:
        return
    counts = {(each.passage.index, end): each for each in facts.once(mentions) for end in _ends(each)}
    for line in facts.once(lines):
        if all(figure.passage.form is Form.STATEMENT for figure in line.figures):
            yield from _claims(_Paragraph(line, books, counts))
            yield from _by_year(line, books)


def _by_year(line: Line, books: Sequence[Book]) -> Iterator[Sequence[Claim]]:
    """An amount that is the total of a book with a column for each year, and what is said of the years behind it."""
    for at in range(len(line.figures) - 1):
        unit = line.figures[at].constraint.quantity.unit or ""
        for book in books if _YEAR.search(line.before(at + 1)) else ():
            years = {column.year: column for column in book.columns if column.year and column.unit == unit}
            wholes = [column for column in book.columns if column.unit == unit and is_sum(column.name)]
            claim = Claim(line.figures[at], book, "", wholes[0]) if len(wholes) == 1 and len(years) > 1 else None
            if claim and claim.holds:
                yield [claim, *_of_years(line, at + 1, book, years)]


def _of_years(line: Line, start: int, book: Book, years: Mapping[str, Header]) -> Iterator[Claim]:
    for at in range(start, len(line.figures)):
        told, quantity = _YEAR.findall(line.before(at)), line.figures[at].constraint.quantity
        if line.sentence_of(at) != line.sentence_of(start) or len(told) != 1 or told[0] not in years:
            return
        if quantity.unit == years[told[0]].unit and quantity.op is Op.EQ:
            yield Claim(line.figures[at], book, "", years[told[0]])


def _ends(mention: Mention) -> Iterator[int]:
    """Where the number of a mention ends."""
    number = mention.span.end if mention.behind else mention.span.start + len(mention.counted)
    yield number


class _Paragraph(NamedTuple):
    line: Line
    books: Sequence[Book]
    counts: Mapping[tuple[int, int], Mention]

    def mention(self, at: int) -> Mention | None:
        """The number of things that a figure is."""
        figure = self.line.figures[at]
        return self.counts.get((figure.passage.index, figure.constraint.quantity.span.end))

    def before(self, at: int) -> str:
        """The full sentence of a figure as far as that."""
        text, start = self.line.figures[at].passage.plain, self.line.figures[at].constraint.quantity.span.start
        return text[text.rfind("。", 0, start) + 1 : start]

    def sentence(self, at: int) -> str:
        """The full sentence of a figure."""
        text, span = self.line.figures[at].passage.plain, self.line.figures[at].constraint.quantity.span
        end = text.find("。", span.end)
        return text[text.rfind("。", 0, span.start) + 1 : end if end >= 0 else len(text)]


def _claims(paragraph: _Paragraph) -> Iterator[Sequence[Claim]]:
    anchored: list[Book] = []
    size = len(paragraph.line.figures)
    starts = [(at, book) for at in range(size) if (book := _book_of(paragraph, at, anchored))]
    for number, (at, book) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else size
        yield list(_of_book(paragraph, book, at, end))


def _book_of(paragraph: _Paragraph, at: int, anchored: list[Book]) -> Book | None:
    """The book that a count begins to speak of."""
    mention = paragraph.mention(at)
    if mention is None or mention.counted_before or "其中" in paragraph.before(at):
        return None
    books = list(_named(paragraph.books, mention)) or list(_cited(paragraph, at, mention))
    books = books or list(_headed(paragraph.books, mention))
    if not books and len(anchored) > 1 and mention.in_all:
        books = anchored
    if not books:
        return None
    book = books[0] if len(books) == 1 else as_one(books)
    new = [each for each in books if each not in anchored]
    anchored += new
    return book if new or len(books) > 1 else None


def _named(books: Sequence[Book], mention: Mention) -> Iterator[Book]:
    """The one book whose title is of just the things that are counted."""
    held = [book for book in books if _is_of(book, mention)]
    yield from held if len(held) == 1 else ()


def _headed(books: Sequence[Book], mention: Mention) -> Iterator[Book]:
    """The one book of the document, where the header of its names is the noun of what is counted (水利项目5个)."""
    beside = [book for book in books if book.document == mention.passage.document and not mention.partial]
    if len(beside) == 1 and beside[0].things and mention.noun.endswith(beside[0].things):
        yield beside[0]


def _is_of(book: Book, mention: Mention) -> bool:
    text = mention.noun
    parts = (text[at:] if mention.behind else text[: len(text) - at] for at in range(len(text) - 1))
    fewest = 2 if mention.behind else _NOUN  # the words before a noun are known to be no part of it
    noun = next((part for part in parts if len(part) >= fewest and part in book.title), "")
    if len(without_qualifiers(noun)) < 2:
        return False
    led = text.removesuffix(noun) if mention.behind else mention.before
    follows = mention.behind or text == noun or text[len(noun) :].startswith(load_counts().ends_name)
    above = book.title[: book.title.rindex(noun)]
    return follows and bool(_only_led().fullmatch(led)) and (not above or bool(_titled().search(above)))


@cache
def _only_led() -> re.Pattern[str]:
    """Words before a noun that make it no other: 全区共实施."""
    verbs = one_of((*load_words().actions, *load_counts().counted_in_all, *load_counts().leads_count))
    return re.compile(rf"(?:(?:{YEAR})年度?|全[县市区省镇乡年]|{verbs})*")


@cache
def _titled() -> re.Pattern[str]:
    """What ends before the noun of a title: a year, an area, a verb."""
    return re.compile(rf"(?:年度?|[县市区镇乡旗]|\d|[)(“”:《]|{one_of(load_words().actions)})$")


def _cited(paragraph: _Paragraph, at: int, mention: Mention) -> Sequence[Book]:
    """The books of the annexes that the sentence of a count cites, each of which has one; the first count only."""
    sentence = paragraph.sentence(at)
    first = paragraph.line.sentence_of(at - 1) != paragraph.line.sentence_of(at) if at else True
    found = {int(number) for match in _CITED.finditer(sentence) for number in _range(match)} if first else set()
    books = [book for book in paragraph.books if book.document in {f"annex{number}" for number in found}]
    word = without_qualifiers(mention.noun.split(mention.by)[-1])[-_SUFFIX:]
    fitting = len({book.document for book in books}) == len(books) == len(found)
    return books if fitting and word and all(word in book.title for book in books) else []


def _range(match: re.Match[str]) -> range:
    first, last = int(match[1]), int(match[2] or match[1])
    return range(first, last + 1) if re.search("[至到—–~-]", match[0]) else range(first, first + 1)


_WHOLE, _OTHERS = "", None
"""What a figure is of, if of no sort: of all rows, or of others that the book does not tell apart."""


def _of_book(paragraph: _Paragraph, book: Book, start: int, end: int) -> Iterator[Claim]:
    """The count that begins, the amounts beside it, and behind them what is said of its sorts."""
    line, by = paragraph.line, paragraph.line.figures[start].constraint.quantity.unit
    scope: str | None = _WHOLE
    for at in range(start, end):
        figure, words = line.figures[at], line.before(at) if at > start else ""
        if at > start and not _goes_on(line, at, words):
            return
        counts = figure.constraint.quantity.unit == by
        scope = _sort(book, words) or (scope if at == start else _carried(line, at, scope, counts=counts))
        column = None if counts else _column(book, figure, words)
        if figure.constraint.quantity.op is Op.EQ and (counts or column) and scope is not _OTHERS:
            yield Claim(figure, book, scope, column)


def _carried(line: Line, at: int, scope: str | None, *, counts: bool) -> str | None:
    """What a figure is of that names no sort: of what the one before it is, unless another view or list begins."""
    words = line.before(at)
    if counts or _turns(line, at, words):
        return _OTHERS
    return _WHOLE if scope and _ends_list(line, at, words) else scope


def _goes_on(line: Line, at: int, words: str) -> bool:
    """Whether a figure stands in the text of the one before it, or in one that tells its parts (其中，续建项目9个)."""
    new = line.figures[at].passage.index != line.figures[at - 1].passage.index
    return not new or words.startswith("其中") or bool(load_measures().split_by.search(words))


def _ends_list(line: Line, at: int, words: str) -> bool:
    """Whether a list of sorts (甲类8项、乙类10项) has ended, so that a figure is that of the whole again."""
    return line.before(at - 1).startswith("、") and bool(re.match(r"(?:\([^()]*\))?,", words))


def _turns(line: Line, at: int, words: str) -> bool:
    """Whether another view or another sentence begins before a figure."""
    new = line.sentence_of(at)[0] != line.sentence_of(at - 1)[0] or "。" in line.between(at - 1, at)
    return new or "其中" in words or bool(load_measures().split_by.search(words))


def _sort(book: Book, words: str) -> str:
    """The sort that the words before a figure name; a title is named by its noun."""
    names = re.split("[,;:、]|其中", words)[-1]
    fitting = {sort for sort in book.sorts if sort in names or (len(sort) > _NOUN and _titles(sort, names))}
    longest = [sort for sort in fitting if not any(sort != other and sort in other for other in fitting)]
    return longest[0] if len(longest) == 1 else ""


def _titles(title: str, names: str) -> bool:
    return len(names) >= _NOUN and names[-_NOUN:] in title


def _column(book: Book, figure: Target, words: str) -> Header | None:
    """The column whose header ends as the words before an amount do; the only one of its measure word needs no more
    than a word in common; a year names its own."""
    unit, year = figure.constraint.quantity.unit or "", _YEAR.search(words)
    name = _last(re.sub("(?:达到?|为|约|共)$", "", words))
    beside = [column for column in book.columns if column.unit == unit and column.year == (year[1] if year else "")]
    fitting = [column for column in beside if year or _of_a_year(column.name) == _of_a_year(name)]
    if len(fitting) == 1 and (year or set(_pairs(fitting[0].name)) & set(_pairs(name))):
        return fitting[0]
    ranked = sorted(((_common(column.name, name), column) for column in fitting), reverse=True)[:2]
    clear = ranked and ranked[0][0] >= _SUFFIX and ranked[0][0] > ranked[-1][0]
    return ranked[0][1] if clear else None


def _last(words: str) -> str:
    return re.split("[,;:、()]", words)[-1]


def _of_a_year(name: str) -> bool:
    """Whether an amount is that of one year (年度投资), and not the whole."""
    return bool(load_derivations().of_a_year.search(name))


def _common(one: str, other: str) -> int:
    """How many characters two texts end with in common."""
    same = 0
    while same < min(len(one), len(other)) and one[-1 - same] == other[-1 - same]:
        same += 1
    return same


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(len(text) - 1))
