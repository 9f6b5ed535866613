"""Numbers and amounts in sentences that the table of the things does not bear out (实施项目24个, 总投资86.5亿元).

Enters: the claims of each paragraph on a table.  Leaves: one outcome for each claim that the table does not bear out,
if others of the same paragraph are borne out, so that the table surely lists these things.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.arithmetic._claims import Claim, read_claims
from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import document_names, place_at
from checker.facts import Facts
from checker.finding import Place, Words
from checker.words.numerals import write_amount

_SURE = 2
"""So many claims that are borne out leave no doubt."""


class _Apart(Outcome):
    """Where the figure stands, how it is printed, and what the table of which annex says of what."""

    place: str
    printed: str
    table: str
    what: str
    what_en: str
    told: str


class Differs(_Apart):
    """Several other figures agree with the table."""


class Likely(_Apart):
    """One other figure agrees with it."""


OUTCOMES = (Differs, Likely)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each figure; none of a paragraph in which more figures differ than agree."""
    every = [claims for claims in read_claims(facts) if claims]
    if not every:
        raise NothingToCompare
    for claims in every:
        known = [claim for claim in claims if claim.told and not claim.is_far]
        wrong = [claim for claim in known if not claim.holds]
        agreeing = len({claim.figure.constraint.quantity.span for claim in known if claim.holds})
        if wrong and len(wrong) <= agreeing:
            yield from (_build(facts, claim, agreeing) for claim in wrong)


def _build(facts: Facts, claim: Claim, agreeing: int) -> Outcome:
    told = dict.fromkeys(write_amount(each) + (claim.figure.constraint.quantity.unit or "") for each in claim.told)
    zh, en = _what(claim)
    return (Differs if agreeing >= _SURE else Likely)(
        places=(claim.figure.place, _table(facts, claim)),
        fact=("tally", claim.figure.place.quote, *told),
        explanation=(Words(f"另有{agreeing}个数与该表一致", f"{agreeing} other figures agree with the table"),),
        place=claim.figure.passage.label,
        printed=claim.figure.place.quote,
        table=document_names(facts)[claim.book.document],
        what=zh,
        what_en=en,
        told="或".join(told),
    )


def _table(facts: Facts, claim: Claim) -> Place:
    """The total that the table prints, else the table."""
    total = claim.book.totals.get(claim.column) if claim.column and not claim.sort else None
    return total.place if total else place_at(facts, claim.book.route)


def _header(claim: Claim) -> str:
    """What the column is called; a column of one year by that."""
    return (claim.column.name or f"{claim.column.year}年") if claim.column else ""


def _what(claim: Claim) -> tuple[str, str]:
    """What the table tells in both languages: 列出的, “续建”的, “续建”的总投资."""
    sort, column = f"“{claim.sort}”" if claim.sort else "", _header(claim)
    if column:
        return f"{sort}的“{column}”" if sort else f"“{column}”", f"“{column}”{f' of {sort}' if sort else ''}"
    return (f"{sort}的", f"what it lists of {sort}") if sort else ("列出的", "what it lists")
