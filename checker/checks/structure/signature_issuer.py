"""The organ in the title of a document (青山县人民政府办公室关于…) against the one that signed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.places import place_at
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Part
from checker.source import Span, fold
from checker.words.documents import load_documents

_LEVELS = "省市州盟县区旗"


class OtherIssuer(Outcome):
    """Who issues it by the title, and who signed it."""

    document: str
    issuer: str
    signed: str


OUTCOMES = (OtherIssuer,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document that both name."""
    signed = [part for part in facts.outline.parts if part.document.issuer]
    if not signed:
        raise NotApplicable("没有署名", "nothing is signed")
    for part in signed:
        yield from _compared(facts, part)


def _compared(facts: Facts, part: Part) -> Iterator[Outcome]:
    title, signature = _bare(part.document.title), _bare(part.document.issuer)
    organ = _organ()
    match = re.match(f"({organ})关于", title)
    if match and re.fullmatch(organ, signature) and not _is_short(match[1], signature):
        place = place_at(facts, (*part.route, "title"))
        printed = part.document.issuer
        there = Place(part.key, f"{part.name} 署名", (*part.route, "issuer"), Span(0, len(printed)), printed)
        yield OtherIssuer(
            places=(place, there), fact=(match[1], signature), document=part.name, issuer=match[1], signed=signature
        )


def _organ() -> str:
    return f"[一-鿿]{{2,40}}{load_documents().issuing_organs}"


def _is_short(issuer: str, signature: str) -> bool:
    """Whether the title names the signing organ by its level alone, without its area (市人民政府关于…)."""
    return issuer == signature or (issuer[0] in _LEVELS and signature.endswith(issuer))


def _bare(text: str) -> str:
    return load_documents().idle_in_organs.sub("", fold(text))
