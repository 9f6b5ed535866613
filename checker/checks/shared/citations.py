"""What a plan says of its own annexes and of the plans above it.

Enters: facts.  Leaves: `Hit`s for the list of annexes against the annexes themselves, references to an
annex that is not there, and superior plans cited with several numbers or by some annexes only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import Hit, NotApplicable
from checker.checks.shared.places import document_names, place_at
from checker.checks.shared.siblings import working_annexes
from checker.checks.shared.wording import listed
from checker.data import load_words
from checker.facts import Facts
from checker.finding import Place
from checker.plan.numbering import chinese_number
from checker.plan.passages import Form, Part, Passage, Zone
from checker.printed import place_of
from checker.source import Span, fold

_LISTED = re.compile(
    r"\s*(?:附件\s*(?=[::一二三四五六七八九十\d])[::]?)?\s*"
    r"(?:(\d{1,2})(?![\d年])|([一二三四五六七八九十]{1,3})(?=[.．、:\s]))?\s*[.．、:]?\s*(.*)",
    re.S,
)
"""A line of the list: 附件:1.甲方案, 2.乙方案, 附件一:甲方案; in 三级医院名单 no number begins."""
_LABEL = re.compile(r"附件\s*(\d{1,2}|[一二三四五六七八九十]{1,3})")
_REFERENCE = re.compile(r"(?<![》的])附件\s*(\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d个项、份])")
_CITED = re.compile(r"《(?P<title>[^《》]{4,80})》(?:\((?P<number>[^()]{2,14}〔[^()]{1,12})\))?")
_MANY = 8


class AnnexTitle(NamedTuple):
    """An annex by its number and title, in the list or on its own first page."""

    number: int
    title: str
    place: Place


def annex_list(facts: Facts) -> Iterator[Hit]:
    """The list of annexes at the end of the master plan against the annexes (GB/T 9704-2012 7.3.4, 7.3.7)."""
    listed_ones, printed = _entries(facts)
    if not listed_ones or not printed:
        raise NotApplicable("没有附件说明或没有附件", "no list of annexes, or no annexes")
    titles = {_plain(entry.title): entry for entry in printed}
    numbers = {entry.number: entry for entry in printed}
    moved = [(e, own) for e in listed_ones if (own := titles.get(_plain(e.title))) and own.number != e.number]
    if moved:
        entry, own = moved[0]
        yield _hit("order", entry, own, tuple(e.place for pair in moved for e in pair))
    for entry in listed_ones:
        own = titles.get(_plain(entry.title))
        if not own and (other := numbers.get(entry.number)):
            yield _hit("title", entry, other, (entry.place, other.place))
        elif not own:
            yield _hit("missing", entry, entry, (entry.place,))
    known = {entry.number for entry in listed_ones} | {
        titles[_plain(entry.title)].number for entry in listed_ones if _plain(entry.title) in titles
    }
    for entry in printed:
        if entry.number not in known:
            yield _hit("unlisted", entry, entry, (entry.place,))


def _entries(facts: Facts) -> tuple[list[AnnexTitle], list[AnnexTitle]]:
    """The list as printed, without the plan itself, and the annexes with their numbers (else their positions)."""
    lines = [passage for passage in facts.passages if passage.form is Form.ANNEX_LIST]
    listed_ones: list[AnnexTitle] = []
    own = {_plain(part.document.title) for part in facts.outline.parts if not part.key.startswith("annex")}
    for at, line in enumerate(lines, start=1):
        digits, numeral, title = _LISTED.match(fold(line.text)).groups()  # type: ignore[union-attr]
        if _plain(title) not in own:
            listed_ones.append(AnnexTitle(_value(digits or numeral) or at, title, place_of(line)))
    annexes = [part for part in facts.outline.parts if part.key.startswith("annex")]
    printed: list[AnnexTitle] = []
    for at, part in enumerate(annexes, start=1):
        label = _LABEL.search(part.document.label)
        number = _value(label[1]) if label else at
        printed.append(AnnexTitle(number, part.document.title, place_at(facts, (*part.route, "title"))))
    return listed_ones, printed


def _value(number: str | None) -> int:
    if not number:
        return 0
    return int(number) if number.isdigit() else chinese_number(number)


def _plain(title: str) -> str:
    return re.sub(r"[\s。;;]", "", fold(title)).translate(str.maketrans("“”‘’", "\"\"''"))


def _hit(outcome: str, entry: AnnexTitle, other: AnnexTitle, places: tuple[Place, ...]) -> Hit:
    values = {
        "document": f"附件{other.number}",
        "name": entry.title,
        "other": other.title,
        "names": "",
        "count": str(entry.number),
    }
    return Hit(outcome, places, values, (outcome, str(entry.number), _plain(entry.title), _plain(other.title)))


def annex_references(facts: Facts) -> Iterator[Hit]:
    """References to an annex by a number that no annex has."""
    _, printed = _entries(facts)
    if not printed:
        raise NotApplicable("本方案没有附件", "the plan has no annexes")
    numbers = {entry.number for entry in printed}
    found: dict[int, list[Place]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form in (Form.ANNEX_LIST, Form.CAPTION, Form.TITLE):
            continue
        for match in _REFERENCE.finditer(fold(passage.text)):
            number = _value(match[1])
            if number not in numbers:
                found[number].append(place_of(passage, Span(match.start(), match.end())))
    for number, places in found.items():
        said = {"document": places[0].label, "name": places[0].quote, "other": "", "names": ""}
        yield Hit("dangling", tuple(places), {**said, "count": str(max(numbers))}, (str(number),))


class Citation(NamedTuple):
    """A plan cited by its title and, where printed, its document number."""

    title: str
    number: str
    passage: Passage
    span: Span


def citations(facts: Facts) -> tuple[Citation, ...]:
    """The documents cited in the plan; of a notice, the document it issues."""
    found: list[Citation] = []
    for passage in facts.passages:
        if passage.form in (Form.STATEMENT, Form.CELL, Form.HEADING):
            text = fold(passage.text)
            for match in _CITED.finditer(text):
                inner = re.search(r"<([^<>]{4,80})>", match["title"])
                title = _plain(inner[1] if inner else match["title"])
                span = Span(match.start(), match.end())
                found.append(Citation(title, match["number"] or "", passage, span))
    return tuple(found)


def citation_numbers(facts: Facts) -> Iterator[Hit]:
    """One document cited with two document numbers."""
    numbered: Mapping[str, dict[str, list[Citation]]] = defaultdict(lambda: defaultdict(list))
    for citation in facts.once(citations):
        if citation.number:
            numbered[citation.title][_plain(citation.number)].append(citation)
    if not numbered:
        raise NotApplicable("没有带文号的引文", "no document is cited with its number")
    for title, numbers in numbered.items():
        if len(numbers) > 1:
            places = tuple(_place(c) for cited in numbers.values() for c in cited)
            values = {"document": "", "name": title, "other": "", "names": listed(numbers, _MANY), "count": ""}
            yield Hit("number", places, values, (title, *sorted(numbers)))


def superior_plans(facts: Facts) -> Iterator[Hit]:
    """A superior authority's plan of the same name that some annexes cite and their siblings do not.

    The same name is that of the plan itself with another area in front.
    """
    parts = working_annexes(facts)
    own = _core(facts, facts.plan.title)
    cited = [c for c in facts.once(citations) if _superior(facts, c, own) and c.passage.zone is Zone.FRONT]
    by_part: dict[str, list[Citation]] = {
        part.key: [c for c in cited if c.passage.document == part.key] for part in parts
    }
    citing = [part for part in parts if by_part[part.key]]
    silent = [part for part in parts if not by_part[part.key]]
    bare = [part for part in citing if all(not c.number for c in by_part[part.key])]
    if len(citing) < 2:
        raise NotApplicable("引用上级方案的附件不足两个", "fewer than two annexes cite a superior plan")
    if silent or (bare and len(bare) < len(citing)):
        yield _uneven(facts, citing, silent, bare, cited, own)


def _uneven(
    facts: Facts,
    citing: Sequence[Part],
    silent: Sequence[Part],
    bare: Sequence[Part],
    cited: Sequence[Citation],
    own: str,
) -> Hit:
    names = document_names(facts)
    first = {c.passage.document: c for c in reversed(cited) if c.passage.document in {part.key for part in citing}}
    places = [_place(first[part.key]) for part in citing]
    places += [place_at(facts, (*part.route, "title")) for part in silent]
    values = {
        "document": listed([part.name for part in citing], _MANY),
        "name": own,
        "other": listed([part.name for part in silent], _MANY),
        "names": listed([names[part.key] for part in bare], _MANY),
        "count": str(len(silent)),
    }
    outcome = ("uneven-bare" if bare else "uneven") if silent else "bare"
    return Hit(outcome, tuple(places), values, ("uneven", *(part.key for part in (*silent, *bare))))


def _place(citation: Citation) -> Place:
    return place_of(citation.passage, citation.span)


def _core(facts: Facts, title: str) -> str:
    """A plan's title without the area in front."""
    plain = re.sub(r"\s", "", fold(title))
    area = facts.plan.area
    return plain.removeprefix(area) if area else plain


def _superior(facts: Facts, citation: Citation, own: str) -> bool:
    """Whether the cited plan has this plan's name with another area in front."""
    front = citation.title.removesuffix(_plain(own))
    levels = load_words("terms")["levels"]
    other = front != citation.title and front != facts.plan.area
    return other and bool(own) and any(front.endswith(level) for level in levels)
