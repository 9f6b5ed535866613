"""Parts that do not add up to their whole, or are more than it.

Closed parts must add up; open parts (其中 …) may not exceed the whole; where it is not known whether the
parts exhaust the whole, a difference is shown with its arithmetic for a person to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from checker.checks.arithmetic._among_columns import find_among_columns
from checker.checks.arithmetic._bracketed_sums import find_bracketed_sums
from checker.checks.arithmetic._column_sums import find_column_sums
from checker.checks.arithmetic._declared_sums import find_declared_sums
from checker.checks.arithmetic._named_totals import find_named_totals
from checker.checks.arithmetic._ordered_sums import find_ordered_sums
from checker.checks.arithmetic._points_tables import find_points_tables
from checker.checks.arithmetic._printed_totals import find_printed_totals
from checker.checks.arithmetic._respective import find_respective_sums
from checker.checks.arithmetic._row_sums import find_row_sums
from checker.checks.arithmetic._running_columns import find_running_columns
from checker.checks.arithmetic._scale_sums import find_scale_sums
from checker.checks.arithmetic._sibling_sums import find_sibling_sums
from checker.checks.arithmetic._split_sums import find_split_sums
from checker.checks.arithmetic._spread_sums import find_spread_sums
from checker.checks.arithmetic._sum import Closure, Sum, quarters_of
from checker.checks.arithmetic._timed_sums import find_timed_sums
from checker.checks.arithmetic._told_sums import find_told_sums
from checker.checks.check import CheckOptions, NotApplicable, Outcome
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Words
from checker.language.constraint import Op
from checker.words.measures import load_measures
from checker.words.numerals import write_amount

_SHOWN = 8
"""Names of parts in an explanation."""


class Source(StrEnum):
    """How it is known that figures are parts of a whole."""

    STATED = "stated"
    DECLARED = "declared"
    ORDERED = "ordered"
    COLUMNS = "columns"


class Options(CheckOptions):
    """Which parts a rule adds up."""

    source: Source = Field(description="stated 写明 | declared 声明 | ordered 标题及其下级 | columns 表中各栏")


class _Difference(Outcome):
    """What the whole is, what its parts make (`parts` shows them one by one), and what lies between."""

    place: str
    whole: str
    total: str
    parts: str
    added: str
    difference: str


class Mismatch(_Difference):
    """Closed parts do not make the whole."""


class Exceeds(_Difference):
    """Some of the parts make more than the whole."""


class Larger(_Difference):
    """One part is larger than the whole."""


class Unknown(_Difference):
    """Parts that may overlap, or may not be all, make another sum."""


class Short(_Difference):
    """Parts that are listed as if they were all make less than the whole."""


OUTCOMES = (Mismatch, Exceeds, Larger, Unknown, Short)


def outcomes_under(options: Options) -> tuple[type[_Difference], ...]:
    """How parts and whole may not fit, by what is known of them: columns are closed, of headings nobody knows."""
    return _DEMANDS[options.source].outcomes


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each whole whose parts do not fit; none where one of the figures is a range."""
    demand = _DEMANDS[options.source]
    sums = demand.find(facts)
    if not sums:
        raise NotApplicable("没有写明或声明的总分关系", "no parts and wholes are stated or declared")
    for each in sums:
        total, amounts = each.total, each.amounts
        if total is None or len(amounts) < len(each.parts):
            continue
        outcome = _judge(each, total, amounts)
        if outcome not in demand.outcomes:
            outcome = outcome and demand.otherwise
        if outcome:
            yield _build(outcome, each, total, amounts)


def _judge(each: Sum, total: Decimal, amounts: Sequence[Decimal]) -> type[_Difference] | None:
    """How parts and whole do not fit; None where they do."""
    whole, added = each.whole.constraint.quantity, sum(amounts)
    if whole.high is not None and max(amounts) > whole.high:  # 10 or more may hold a part of 12
        return Larger
    if added == total:
        return None
    unsure = Unknown if added > total else Short
    match each.closure:
        case Closure.UNKNOWN:
            return unsure
        case Closure.CLOSED:
            shared_out_beyond = whole.op in (Op.GE, Op.GT) and added > total
            certain = unsure if each.may_be_rounded else Mismatch
            return None if shared_out_beyond else certain
    return None if len(amounts) < 2 or whole.high is None else _judge_open(each, total, amounts)


def _judge_open(each: Sum, total: Decimal, amounts: Sequence[Decimal]) -> type[_Difference] | None:
    """How parts that need not be all do not fit."""
    if sum(amounts) <= (each.whole.constraint.quantity.high or 0):
        return Short if _is_short(each, total, amounts) else None
    return Exceeds if _disjoint(each) and not each.may_be_rounded else Unknown


def _is_short(each: Sum, total: Decimal, amounts: Sequence[Decimal]) -> bool:
    """Whether parts look like all there is: listed side by side, or with less left over than any of them has."""
    exact = all(target.constraint.quantity.op is Op.EQ for target in (each.whole, *each.parts))
    most = each.closure is Closure.LISTED or total - sum(amounts) < min(amounts)
    return exact and most and not each.ends_open


def _disjoint(each: Sum) -> bool:
    """Whether parts surely do not overlap: quotas and quarters do not; of other names the text must say it."""
    alike = len({(part.indicator.key, part.indicator.qualifiers) for part in each.parts}) == 1
    apart = len(quarters_of(each.parts)) == len(each.parts)
    text = each.whole.passage.plain[each.whole.constraint.clause.start :]
    return alike or apart or any(word in text for word in load_measures().side_by_side)


def _build(outcome: type[_Difference], each: Sum, total: Decimal, amounts: Sequence[Decimal]) -> Outcome:
    added = sum(amounts, Decimal(0))
    unit = each.whole.constraint.quantity.unit or ""
    parts = " + ".join(map(write_amount, amounts))
    arithmetic = f"{parts} = {write_amount(added)} {'=' if added == total else '≠'} {write_amount(total)}"
    names = listed((part.constraint.indicator for part in each.parts), _SHOWN)
    return outcome(
        places=tuple(dict.fromkeys(target.place for target in (each.whole, *each.parts))),
        fact=(each.whole.indicator.key, write_amount(total), parts),
        explanation=(Words(arithmetic, arithmetic), Words(f"分项: {names}", f"parts: {names}")),
        place=each.whole.passage.label,
        whole=each.whole.constraint.indicator,
        total=f"{write_amount(total)}{unit}",
        parts=parts,
        added=f"{write_amount(added)}{unit}",
        difference=f"{write_amount(abs(total - added))}{unit}",
    )


def _find_in_texts(facts: Facts) -> tuple[Sum, ...]:
    """The sums that rows and sentences tell, but those that the plan file declares."""
    names = [(each.whole, *each.parts) for each in facts.plan.decompositions]
    declared = [{facts.identity.parse(name).key for name in each} for each in names]
    totals = {each.whole.place for each in facts.once(find_column_sums)}
    told = (
        *(each for each in find_row_sums(facts) if each.whole.place not in totals),
        *find_told_sums(facts),
        *find_named_totals(facts),
        *find_bracketed_sums(facts),
        *find_respective_sums(facts),
        *find_printed_totals(facts),
        *find_spread_sums(facts),
        *find_split_sums(facts),
        *find_scale_sums(facts),
        *find_points_tables(facts),
        *find_sibling_sums(facts),
    )
    timed = find_timed_sums(facts)
    known = set(map(_spans, timed))
    found = (*(each for each in told if _spans(each) not in known), *timed)
    return tuple(each for each in found if _things(each) not in declared)


def _spans(each: Sum) -> object:
    return tuple((target.passage.index, target.constraint.quantity.span) for target in (each.whole, *each.parts))


def _find_in_order(facts: Facts) -> tuple[Sum, ...]:
    """The sums that only the order of the text tells."""
    told = [_things(each) for each in facts.once(_find_in_texts)]
    return tuple(each for each in find_ordered_sums(facts) if _things(each) not in told)


def _find_in_columns(facts: Facts) -> tuple[Sum, ...]:
    """The totals of columns and rows, and the parts that columns tell of the one before them; each wrong cell once."""
    totals = facts.once(find_column_sums)
    wrong = {each.whole for each in totals if sum(each.amounts) != each.total}
    others = (*find_among_columns(facts), *find_running_columns(facts))
    return (*totals, *(each for each in others if wrong.isdisjoint((each.whole, *each.parts))))


def _things(each: Sum) -> set[str]:
    return {target.indicator.key for target in (each.whole, *each.parts)}


class Demand(NamedTuple):
    """How wholes and their parts are looked for, and in which ways they may not fit."""

    find: Callable[[Facts], tuple[Sum, ...]]
    outcomes: tuple[type[_Difference], ...]
    otherwise: type[_Difference] | None = None
    """What they are where they do not fit in any other way."""


_DEMANDS: Mapping[Source, Demand] = {
    Source.STATED: Demand(lambda facts: facts.once(_find_in_texts), OUTCOMES),
    Source.DECLARED: Demand(find_declared_sums, OUTCOMES),
    Source.ORDERED: Demand(_find_in_order, (Larger, Unknown), Unknown),
    Source.COLUMNS: Demand(_find_in_columns, (Mismatch, Larger), Mismatch),
}
