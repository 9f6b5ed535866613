"""Words and characters of a list in grammars/terms.yaml that stand for others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum

from pydantic import Field

from checker.checks.check import CheckOptions, Outcome, outcome_name
from checker.checks.shared.miswritten import Miswritten
from checker.checks.shared.phrases import Excerpt, clause_place
from checker.facts import Facts
from checker.facts.corrections import corrected
from checker.finding import Edit, Place
from checker.plan.passages import Form
from checker.source import Span
from checker.words.terms import Slip, load_terms

_CLAUSE = 20
"""Characters on either side of a word that it is shown with."""


class WordList(StrEnum):
    """The lists."""

    LOOKALIKES = "lookalikes"
    SLIPS = "slips"


class Options(CheckOptions):
    """Which words to look for."""

    words: WordList = Field(description="哪个词表: lookalikes 形近字、形近符号 | slips 错别字、误用词")


class Wrong(Miswritten):
    """Nothing else can be meant."""


class Likely(Miswritten):
    """Hardly anything else can be meant."""


class Unsure(Miswritten):
    """Something else may be meant."""


class Sign(Miswritten):
    """A sign of another alphabet."""


OUTCOMES = (Wrong, Likely, Unsure, Sign)
_OUTCOMES = {outcome_name(outcome): outcome for outcome in OUTCOMES}


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each word, with all its places."""
    found: dict[tuple[type[Miswritten], str, str], list[tuple[Place, Sequence[Edit]]]] = defaultdict(list)
    for passage in facts.passages:
        text = passage.plain
        for slip in _slips(options.words) if passage.form is not Form.LEADER else ():
            for match in slip.wrong.finditer(text):
                place = clause_place(facts, Excerpt(passage, text, Span(*match.span())), _CLAUSE)
                right = match.expand(slip.right)
                correction = () if slip.ask else corrected(passage, Span(*match.span()), right)
                found[_OUTCOMES[slip.outcome], match[0], right].append((place, correction))
    for (outcome, text, right), every in found.items():
        places, edits = [place for place, _ in every], [edit for _, theirs in every for edit in theirs]
        yield outcome.at(places, (text, right), text, right, edits)


def _slips(words: WordList) -> Sequence[Slip]:
    return load_terms().lookalikes if words is WordList.LOOKALIKES else load_terms().slips
