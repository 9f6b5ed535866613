"""References to a table by a number that no table has (见表5), and to 附表 where there is no table at all.

A table that was lost when the text was copied is still known by its title: any short line that begins with 表3.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from checker.checks.check import NotApplicable, Outcome
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.model import Table
from checker.source import Span, fold
from checker.words.documents import load_documents
from checker.words.numerals import ORDINAL, read_number

QUOTES_DIFFER = False
_NUMBER = rf"(\d{{1,2}}|{ORDINAL})"
_TITLE = re.compile(rf"\s*(附?表)\s*{_NUMBER}(?![\d.%项张格户])")
_UNNUMBERED = re.compile(r"(?:[详参]见|见)附表(?![\d一二三四五六七八九十])")
_OF_ANNEX = re.compile(rf"附件(\d{{1,2}})(?:中|里|所附)?的?(附?表){_NUMBER}(?![\d.%项张格户])")
_LONGEST = 60
"""Characters of a title at most."""


class Dangling(Outcome):
    """A number that no table has, with all places that name it."""

    document: str
    reference: str
    known: str


class NoTable(Outcome):
    """附表 is named, and there is none."""

    document: str
    reference: str


class Elsewhere(Outcome):
    """A table of an annex that stands in another one."""

    document: str
    reference: str
    own: str


OUTCOMES = (Dangling, NoTable, Elsewhere)


@cache
def _reference() -> re.Pattern[str]:
    words = load_documents()
    return re.compile(rf"(?:{words.refers_to_table}{words.of_this_document}|\()(附?表)\s*{_NUMBER}(?![\d.%项张格户])")


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each number."""
    known = _known(facts)
    tables = any(part.document.tables for part in facts.outline.parts)
    if not known and tables:
        raise NotApplicable("表没有编号", "the tables have no numbers")
    yield from _elsewhere(facts)
    found: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for passage in facts.passages:
        for match in _reference().finditer(passage.plain):
            key = match[1], read_number(match[2])
            if any(kind == key[0] for kind, _ in known) and key not in known:
                found[key].append(place_of(passage, Span(match.start(1), match.end(2))))
        lacking = None if known or tables else _UNNUMBERED.search(passage.plain)
        if lacking:
            place = place_of(passage, Span(*lacking.span()))
            yield NoTable(places=(place,), fact=("附表",), document=place.label, reference=place.quote)
    for key, places in found.items():
        names = "、".join(f"{kind}{number}" for kind, number in sorted(known) if kind == key[0])
        fact = (f"{key[0]}{key[1]}",)
        yield Dangling(
            places=tuple(places), fact=fact, document=places[0].label, reference=places[0].quote, known=names
        )


def _elsewhere(facts: Facts) -> Iterator[Outcome]:
    """附件2中的表3, where only annex 3 has a table 3."""
    homes: dict[tuple[str, int], set[str]] = defaultdict(set)
    for part in facts.outline.parts:
        for match in (_TITLE.match(fold(text)) for table in part.document.tables for text in _titles(table)):
            if match:
                homes[match[1], read_number(match[2])].add(part.name)
    for passage in facts.passages:
        for match in _OF_ANNEX.finditer(passage.plain):
            own = homes[match[2], read_number(match[3])]
            if len(own) == 1 and f"附件{match[1]}" not in own:
                place = place_of(passage, Span(*match.span()))
                fact = ("elsewhere", match[0])
                yield Elsewhere(places=(place,), fact=fact, document=place.label, reference=place.quote, own=min(own))


def _known(facts: Facts) -> set[tuple[str, int]]:
    """The tables that stand in the plan: 表 or 附表, and the number."""
    texts = [text for part in facts.outline.parts for table in part.document.tables for text in _titles(table)]
    texts += [part.document.label for part in facts.outline.parts]
    texts += [passage.text for passage in facts.passages if len(passage.text) <= _LONGEST and "。" not in passage.text]
    matches = (_TITLE.match(fold(text)) for text in texts)
    return {(match[1], read_number(match[2])) for match in matches if match}


def _titles(table: Table) -> Sequence[str]:
    return table.title, table.caption, table.label
