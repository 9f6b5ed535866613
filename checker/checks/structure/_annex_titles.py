"""The annexes by number and title, as the list at the end of the master plan has them and as they are printed.

GB/T 9704-2012 7.3.4, 7.3.7.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.checks.shared.citations import plain_title
from checker.checks.shared.places import place_at
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form
from checker.source import fold
from checker.words.numerals import ONE_TO_TEN, ORDINAL, read_number

_LISTED = re.compile(
    rf"\s*(?:附件\s*(?=[::{ONE_TO_TEN}\d])[::]?)?\s*"
    rf"(?:(\d{{1,2}})(?![\d年])|({ORDINAL})(?=[.．、:\s]))?\s*[.．、:]?\s*(.*)",
    re.S,
)
"""A line of the list: 附件:1.甲方案, 2.乙方案, 附件一:甲方案; in 三级医院名单 no number begins."""
_LABEL = re.compile(rf"附件\s*(\d{{1,2}}|{ORDINAL})")


class AnnexTitle(NamedTuple):
    """An annex by its number and title, in the list or on its own first page."""

    number: int
    title: str
    place: Place


def read_annex_list(facts: Facts) -> list[AnnexTitle]:
    """The list as printed, without the plan itself; a line without a number has its position."""
    lines = [passage for passage in facts.passages if passage.form is Form.ANNEX_LIST]
    own = {plain_title(part.document.title) for part in facts.outline.parts if not part.key.startswith("annex")}
    read: list[AnnexTitle] = []
    for at, line in enumerate(lines, start=1):
        digits, numeral, title = _LISTED.match(fold(line.text)).groups()  # type: ignore[union-attr]
        if plain_title(title) not in own:
            read.append(AnnexTitle(annex_number(digits or numeral) or at, title, place_of(line)))
    return read


def read_annex_titles(facts: Facts) -> list[AnnexTitle]:
    """The annexes with their numbers, else their positions."""
    annexes = [part for part in facts.outline.parts if part.key.startswith("annex")]
    read: list[AnnexTitle] = []
    for at, part in enumerate(annexes, start=1):
        label = _LABEL.search(part.document.label)
        number = annex_number(label[1]) if label else at
        read.append(AnnexTitle(number, part.document.title, place_at(facts, (*part.route, "title"))))
    return read


def annex_number(printed: str | None) -> int:
    """The number of an annex, in digits or Chinese numerals; 0 where there is none."""
    return read_number(printed) if printed else 0
