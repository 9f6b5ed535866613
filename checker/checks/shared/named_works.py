"""What sentences say of the works of a table that they call by name (建设柳林冷库，总投资800万元，2030年3月开工).

Enters: facts.  Leaves: a `Told` for each sentence that names a work, with the words that are said of it: from its name
to the name of the next, or to the end of the sentence.  Works named side by side share what stands behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.plan.passages import Block, Passage
from checker.source import Span, fold
from checker.words.dates import load_dates
from checker.words.objects import load_objects
from checker.words.vocabulary import one_of

_SHORTEST = 5
"""Characters of the name that a work is known by."""
_MOST = 200
"""Works that the texts are searched for."""


class Told(NamedTuple):
    """Works named side by side in a sentence, and where that tells more of them."""

    rows: Sequence[Block]
    passage: Passage
    name: Span
    behind: Span

    @property
    def words(self) -> str:
        """What is said of them."""
        return self.passage.plain[self.behind.start : self.behind.end]


def named_works(facts: Facts) -> Mapping[str, Block]:
    """The rows of works by their names, those that name one row only."""
    rows = [(_called(facts.rows.name_of(row)), row) for row in facts.outline.rows if not row.adds_up]
    known = Counter(name for name, _ in rows)
    tables = {row.route[:-1] for _, row in rows if facts.rows.table_of(row).values}
    # a work may stand in several tables: the first is the one with its whole investment and its times
    fitting = {name: row for name, row in reversed(rows) if len(name) >= _SHORTEST and row.route[:-1] in tables}
    return {name: row for name, row in list(fitting.items())[:_MOST] if known[name] <= len(tables)}


def work_name(printed: str) -> str:
    """A name without marks and without 项目, 工程 at its end, which one place may leave out."""
    plain = "".join(fold(printed).split())
    return re.sub(f"(?:{one_of(load_dates().work_ends)})+$", "", plain)


def _called(printed: str) -> str:
    """The name that a work is known by: a short one only with 项目 or 工程 behind it (城关防洪工程)."""
    name = work_name(printed)
    return name if len(name) >= _SHORTEST else "".join(fold(printed).split())


def find_told(facts: Facts) -> tuple[Told, ...]:
    """One for each place outside the tables that names works, in printed order."""
    works = named_works(facts)
    return tuple(told for passage in prose(facts) if works and not passage.table for told in _told(passage, works))


def _told(passage: Passage, works: Mapping[str, Block]) -> Iterator[Told]:
    pattern = re.compile(one_of(sorted(works, key=len, reverse=True)))
    for sentence in re.finditer("[^。;]+", passage.plain):
        matches = list(pattern.finditer(passage.plain, sentence.start(), sentence.end()))
        group: list[re.Match[str]] = []
        for at, match in enumerate(matches, start=1):
            end = matches[at].start() if at < len(matches) else sentence.end()
            group.append(match)
            if not load_objects().joint_works.fullmatch(passage.plain, match.end(), end):
                if not load_objects().and_others.match(passage.plain, match.end()):
                    rows = [works[each[0]] for each in group]
                    yield Told(rows, passage, Span(group[0].start(), match.end()), Span(match.end(), end))
                group = []
