"""Documents cited by their titles, with their document numbers where these are printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form, Passage
from checker.source import Span, fold
from checker.words.documents import load_documents

_CITED = re.compile(r"《(?P<title>[^《》]{4,80})》(?:\((?P<number>[^()]{2,14}〔[^()]{1,12})\))?")
_ISSUED = re.compile(r"<([^<>]{4,80})>")
"""The document that a notice issues, in the title of the notice."""


class Citation(NamedTuple):
    """A document cited by its title and, where printed, its document number."""

    title: str
    number: str
    passage: Passage
    span: Span

    @property
    def place(self) -> Place:
        """Where it is cited."""
        return place_of(self.passage, self.span)


def find_citations(facts: Facts) -> tuple[Citation, ...]:
    """The documents cited in the plan; of a notice, the document it issues."""
    found: list[Citation] = []
    for passage in facts.passages:
        if passage.form in (Form.STATEMENT, Form.CELL, Form.HEADING):
            for match in _CITED.finditer(passage.plain):
                issued = _ISSUED.search(match["title"])
                title = plain_title(issued[1] if issued else match["title"])
                found.append(Citation(title, match["number"] or "", passage, Span(*match.span())))
    return tuple(found)


def plain_title(title: str) -> str:
    """A title without blanks, closing marks and a note on what stands below it, its quotation marks alike."""
    bare = re.sub(r"[\s。;;]", "", fold(title)).translate(str.maketrans("“”‘’", "\"\"''"))
    return load_documents().title_note.sub("", bare)
