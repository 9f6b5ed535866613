"""A superior plan and the plans below it: whether these come up to what that demands.

Enters: the parent and its children.  Leaves: what a child has below its share, or below a rate that holds for all;
amounts that do not add up to the parent's; what no child takes up; children that name another authority.

A share that the parent gives a child by name is certain, so a child below it is an error.  A rate of the parent is its
own, which a child may be below, so somebody should look.  Amounts are added up only where the children are said to be
all there are (`closed`); a ceiling may not be exceeded by any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.checks.shared.citations import find_citations, plain_title
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Severity, Words
from checker.language.constraint import RATIOS, Op, Quantity
from checker.language.indicator.identity import Indicator
from checker.plan.passages import Zone
from checker.study.crossing import Crossing, Kind, Printed, Side, printed, value_said, values_said
from checker.study.directions import Trend, direction
from checker.study.joining import Match, Said, Sayings, things_said
from checker.words.numerals import write_amount

_NAMED = 8
"""Names in one message."""
_CEILINGS = (Op.LE, Op.LT)
_SHARE = Words("上级方案写明了分给它的数", "the superior plan names its share")
_TITLE = Words("引用的标题与上级方案只差地名", "the cited title is that of the plan above but for the area")
_RATE = Words(
    "上级方案对全域的要求, 是否适用于每一个下级要人看", "a demand on the whole; whether it holds for each part is open"
)


@dataclass(frozen=True, slots=True)
class Cascade:
    """What is wrong between a superior plan and those below it."""

    parent: Side
    children: tuple[Side, ...]
    findings: tuple[Crossing, ...]
    demands: int
    """What the parent says of its whole area and of the shares of the children."""


@dataclass(frozen=True, slots=True)
class _Child:
    """A plan below, with what it says and what it was given."""

    side: Side
    said: Sayings
    shares: tuple[Said, ...]

    @property
    def name(self) -> str:
        return self.side.area or self.side.name


def hold_below(parent: Side, children: Sequence[Side], *, closed: bool) -> Cascade:
    """Hold plans against the one above them; `closed` says that they are all there are."""
    below = [
        _Child(side, Sayings(things_said(side.facts), parent.facts.identity), _shares(parent.facts, side.area))
        for side in children
    ]
    demands = things_said(parent.facts)
    shared = {share.kind for child in below for share in child.shares}
    found = [crossing for child in below for crossing in _of_shares(parent, child)]
    for demand in demands:
        answers = [(child, child.said.match(demand)) for child in below]
        found += _of_demand(parent, demand, answers, closed=closed, shared=demand.kind in shared)
    found += _untaken(parent, below, [each for each in demands if each.kind not in shared])
    found += [crossing for child in below for crossing in _of_authority(parent, child)]
    count = len(demands) + sum(len(child.shares) for child in below)
    return Cascade(parent, tuple(children), tuple(found), count)


# ------------------------------------------------------------------ shares given by name
def _shares(facts: Facts, area: str) -> tuple[Said, ...]:
    """What a plan gives to an area by name, under the names of the things themselves."""
    given = (target for target in facts.targets if area and target.constraint.holder == area)
    named = [(target, _whole_of(facts, target)) for target in given if target.constraint.parent]
    return tuple(things_said(facts, named))


def _whole_of(facts: Facts, target: Target) -> Indicator:
    return facts.identity.parse(target.constraint.parent or "", action=target.constraint.action or "")


def _of_shares(parent: Side, child: _Child) -> Iterator[Crossing]:
    """A child below its shares, and shares that it does not take up."""
    matches = [child.said.match(share) for share in child.shares]
    for match in matches:
        if match.theirs and all(_falls_short(match.ours, theirs) for theirs in match.theirs):
            severity = Severity.ERROR if match.certain and len(match.theirs) == 1 else Severity.REVIEW
            yield _below(parent, child, match, severity, _SHARE)
    missing = [match.ours for match in matches if not match.theirs and not match.later]
    if missing:
        names = listed(dict.fromkeys(quoted(each.first.constraint.parent or "") for each in missing), _NAMED, "项")
        zh = f"{child.name}的方案没有写上级分给它的{names}"
        en = f"the plan of {child.name} does not take up its share of {names}"
        yield Crossing(Kind.UNTAKEN, Severity.WARNING, Words(zh, en), _SHARE, printed(parent, missing))


def _falls_short(demand: Said, child: Said) -> bool:
    """Whether a child asks for less than is demanded, by the figures alone."""
    ours, theirs = (
        each.first.constraint._replace(commitment=None, measure=demand.first.constraint.measure)
        for each in (demand, child)
    )
    return direction(ours, theirs) is Trend.WEAKER


def _below(parent: Side, child: _Child, match: Match, severity: Severity, why: Words) -> Crossing:
    constraint = match.ours.first.constraint
    name, demanded = quoted(constraint.parent or constraint.indicator), constraint.quantity.raw or ""
    has = values_said(match.theirs)
    return Crossing(
        Kind.BELOW,
        severity,
        Words(
            f"{name}: 上级要求{demanded}, {child.name}为{has}", f"{name}: {demanded} demanded, {child.name} has {has}"
        ),
        Words(f"{why.zh}; {match.reason.zh}", f"{why.en}; {match.reason.en}"),
        (*printed(parent, [match.ours]), *printed(child.side, match.theirs)),
    )


# ------------------------------------------------------------------ demands on the whole
_Answers = Sequence[tuple[_Child, Match]]


def _of_demand(parent: Side, demand: Said, answers: _Answers, *, closed: bool, shared: bool) -> Iterator[Crossing]:
    """Rates child by child; amounts added up, save where shares were given by name."""
    if demand.first.constraint.measure in RATIOS:
        for child, match in answers:
            if match.theirs and all(_falls_short(demand, theirs) for theirs in match.theirs):
                yield _below(parent, child, match, Severity.REVIEW, _RATE)
    elif not shared:
        yield from _total(parent, demand, answers, closed=closed)


def _total(parent: Side, demand: Said, answers: _Answers, *, closed: bool) -> Iterator[Crossing]:
    """The children's amounts against the parent's: below its floor where they are all there are; above its ceiling."""
    told = [(child, match) for child, match in answers if match.theirs]
    total = _sum_of([match.theirs[0].first.constraint.quantity for _, match in told])
    quantity = demand.first.constraint.quantity
    if total is None or not _misses(total, quantity, closed=closed):
        return
    silent = [child.name for child, match in answers if not match.theirs]
    sure = all(match.certain and len(match.theirs) == 1 for _, match in told)
    severity = Severity.ERROR if sure and (not silent or quantity.op in _CEILINGS) else Severity.REVIEW
    yield _added(parent, demand, told, total, severity, silent)


def _sum_of(quantities: Sequence[Quantity]) -> Decimal | None:
    """The sum of several amounts; None of one, or where one has no figure."""
    figures = [each.high if each.low is None else each.low for each in quantities]
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if len(known) == len(figures) > 1 else None


def _misses(total: Decimal, demanded: Quantity, *, closed: bool) -> bool:
    """Whether a sum is above a ceiling, or all that there is below a floor."""
    if demanded.op in _CEILINGS:
        return demanded.high is not None and total > demanded.high
    return closed and demanded.low is not None and total < demanded.low


def _added(
    parent: Side, demand: Said, told: _Answers, total: Decimal, severity: Severity, silent: Sequence[str]
) -> Crossing:
    name, unit = quoted(demand.first.constraint.indicator), demand.first.constraint.quantity.unit or ""
    parts = " + ".join(f"{child.name}{match.theirs[0].first.constraint.quantity.raw}" for child, match in told)
    lacking = f"; {listed(silent)}没有写" if silent else ""
    lacks = f"; none in {listed(silent)}" if silent else ""
    arithmetic = f"{parts} = {write_amount(total)}{unit}"
    places = (place for child, match in told for place in printed(child.side, match.theirs))
    return Crossing(
        Kind.TOTAL,
        severity,
        Words(
            f"{name}: 上级{value_said(demand)}, 各下级合计{write_amount(total)}{unit}{lacking}",
            f"{name}: {value_said(demand)} above, {write_amount(total)}{unit} below in all{lacks}",
        ),
        Words(arithmetic, arithmetic),
        (*printed(parent, [demand]), *places),
    )


def _untaken(parent: Side, below: Sequence[_Child], demands: Sequence[Said]) -> Iterator[Crossing]:
    """The parent's goals that no child has, all told together."""
    goals = [each for each in demands if any(t.passage.zone is Zone.GOALS for t in each.targets)]
    missing = [each for each in goals if not any(m.theirs or m.later for m in (c.said.match(each) for c in below))]
    if missing:
        names = listed(dict.fromkeys(quoted(each.first.constraint.indicator) for each in missing), _NAMED, "项")
        message = Words(f"上级的{names}没有一个下级方案承接", f"no plan below takes up {names}")
        reason = Words("各下级方案没有同一指标的目标", "none has a target of the same indicator")
        yield Crossing(Kind.UNTAKEN, Severity.REVIEW, message, reason, printed(parent, missing))


# ------------------------------------------------------------------ the authority above
def _of_authority(parent: Side, child: _Child) -> Iterator[Crossing]:
    """Plans that a child cites which have the title of the parent and another area of its level in front."""
    area = parent.area
    title = plain_title(parent.facts.plan.title)
    if not area or not title.startswith(area):
        return
    for citation in child.side.facts.once(find_citations):
        other = citation.title.removesuffix(title.removeprefix(area))
        if other not in (citation.title, area) and other[-1:] == area[-1]:
            zh = f"{child.name}的方案引用“{other}”的方案, 上级是“{area}”"
            en = f"the plan of {child.name} cites one of {other}; the authority above it is {area}"
            place = Printed(child.side, citation.place)
            yield Crossing(Kind.AUTHORITY, Severity.WARNING, Words(zh, en), _TITLE, (place,))
