"""Names that stand in quotation marks in one place and without them in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.phrases import Excerpt, clause_place
from checker.checks.shared.places import prose
from checker.checks.shared.quoted_names import quoted_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Place
from checker.source import Span
from checker.words.numerals import ONE_TO_TEN
from checker.words.terms import load_terms

_MARKED = re.compile(r"“[^“”]*”|《[^》]*》")
_NUMBERED = re.compile(f"第?[{ONE_TO_TEN}百]{{1,3}}[大届项类件]")
_SHOWN = 3
"""Places of each name that a finding holds, of either way."""
_TOLD = 12
"""Names told in a message."""


class HalfQuoted(Outcome):
    """All such names, and how often each stands with and without its marks."""

    count: str
    names: str


OUTCOMES = (HalfQuoted,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for the plan."""
    quoted: dict[str, list[Place]] = defaultdict(list)
    for name in facts.once(quoted_names):
        if load_terms().quotable.fullmatch(name.text):
            quoted[name.text].append(name.place)
    bare = {
        name: excerpts
        for name, excerpts in _bare(facts, sorted(quoted, key=len, reverse=True)).items()
        if _has_marks(name, len(quoted[name]), len(excerpts))
    }
    if bare:
        names = (f"{name}(加{len(quoted[name])}处、不加{len(excerpts)}处)" for name, excerpts in bare.items())
        yield HalfQuoted(
            places=tuple(
                place
                for name, excerpts in bare.items()
                for place in (*(clause_place(facts, each) for each in excerpts[:_SHOWN]), *quoted[name][:_SHOWN])
            ),
            fact=tuple(sorted(bare)),
            count=str(len(bare)),
            names=listed(names, _TOLD),
        )


def _has_marks(name: str, quoted: int, bare: int) -> bool:
    """Whether the marks belong to a name: it is numbered, or several places have them and not many more have not."""
    return bool(_NUMBERED.match(name)) or (quoted > 1 and 3 * quoted >= 2 * bare)


def _bare(facts: Facts, names: Sequence[str]) -> Mapping[str, Sequence[Excerpt]]:
    """Where names stand outside all marks, the longest name first."""
    found: dict[str, list[Excerpt]] = defaultdict(list)
    any_name = re.compile("|".join(map(re.escape, names)) or "(?!)")
    for passage in prose(facts):
        text = passage.plain
        inside = {at for match in _MARKED.finditer(text) for at in range(*match.span())}
        for match in any_name.finditer(text):
            if match.start() not in inside:
                found[match[0]].append(Excerpt(passage, text, Span(*match.span())))
    return found
