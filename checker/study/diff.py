"""Two drafts of a plan compared: targets, responsibilities and findings.

Enters: the facts and reports of both drafts.  Leaves: a `PlanDiff`.  What belongs together is found by
keys of falling strictness, each pass a hash join in printed order, so that the work is linear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from checker.checks.shared.answers import Answer, answers
from checker.checks.shared.places import row_place
from checker.checks.shared.wording import value_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Finding, Place, Report
from checker.language.constraint import Constraint, Quantity, Relation, relation
from checker.plan.passages import Block
from checker.source import fold
from checker.study.became import Trace, became, trace_of
from checker.study.directions import Trend, direction

T = TypeVar("T")
_Key = Callable[[T], Hashable]


class Side(NamedTuple):
    """A target in one draft."""

    indicator: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that both drafts have, and that is not the same in both."""

    old: Side
    new: Side
    direction: Trend


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A task whose units or leaders differ between the drafts."""

    task: str
    old_place: Place
    new_place: Place
    old_leads: tuple[str, ...]
    new_leads: tuple[str, ...]
    units_added: tuple[str, ...]
    units_dropped: tuple[str, ...]
    old_leaders: tuple[str, ...]
    new_leaders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """What changed from one draft to the next; `old` and `new` are the reports, for titles and lines."""

    old: Report
    new: Report
    added: tuple[Side, ...]
    dropped: tuple[Side, ...]
    changed: tuple[TargetChange, ...]
    duties: tuple[DutyChange, ...]
    findings_fixed: tuple[Finding, ...]
    findings_new: tuple[Finding, ...]
    findings_remaining: tuple[Finding, ...]


def compare_plans(old: Facts, new: Facts, old_report: Report, new_report: Report) -> PlanDiff:
    """All differences between two drafts, each list in printed order."""
    names = _matched_documents(old, new)
    findings = became(_traced(old_report), _traced(new_report))
    pairs, dropped, added = pair(old.targets, new.targets, _target_keys(names))
    return PlanDiff(
        old=old_report,
        new=new_report,
        added=tuple(map(_side, added)),
        dropped=tuple(map(_side, dropped)),
        changed=tuple(
            TargetChange(_side(ours), _side(theirs), direction(ours.constraint, theirs.constraint))
            for ours, theirs in pairs
            if _differ(ours.constraint, theirs.constraint)
        ),
        duties=tuple(_duty_changes(old, new, names)),
        findings_fixed=tuple(each.finding for each in findings.fixed),
        findings_new=tuple(each.finding for each in findings.new),
        findings_remaining=tuple(each.finding for each in findings.left),
    )


class _Traced(NamedTuple):
    finding: Finding
    trace: Trace


def _traced(report: Report) -> list[_Traced]:
    return [_Traced(finding, trace_of(finding)) for finding in report.findings]


def _matched_documents(old: Facts, new: Facts) -> Mapping[str, str]:
    """The names of the new draft's documents in the old one: by title, else by number."""
    titles = {_plain(part.document.title): part.key for part in old.outline.parts}
    found = {part.key: titles[title] for part in new.outline.parts if (title := _plain(part.document.title)) in titles}
    taken = set(found.values())
    for part in new.outline.parts:
        known = part.key if part.key not in taken else f"new {part.key}"
        found.setdefault(part.key, known)
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def pair(
    old: Sequence[T], new: Sequence[T], keys: Sequence[tuple[_Key[T], _Key[T]]]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """What belongs together, and what only the old or only the new draft has; the strictest key comes first."""
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(old))), list(range(len(new)))
    for old_key, new_key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at in reversed(left):
            waiting[old_key(old[at])].append(at)
        joined = [(waiting[key].pop(), at) for at in right if waiting.get(key := new_key(new[at]))]
        pairs += joined
        left = sorted({*left} - {ours for ours, _ in joined})
        right = sorted({*right} - {theirs for _, theirs in joined})
    pairs.sort(key=lambda each: each[1])
    return [(old[a], new[b]) for a, b in pairs], [old[at] for at in left], [new[at] for at in right]


def _target_keys(names: Mapping[str, str]) -> list[tuple[_Key[Target], _Key[Target]]]:
    """From the very same target to the same indicator anywhere in the plan."""
    shapes: tuple[Callable[[Target, str], Hashable], ...] = (
        lambda t, document: (
            document, t.passage.zone, t.indicator.exact, t.constraint.measure, value_of(t, promise=True),
        ),
        lambda t, document: (
            document, t.passage.zone, t.indicator.exact, t.constraint.measure, t.constraint.quantity.unit,
        ),
        lambda t, document: (document, t.passage.zone, t.indicator.exact),
        lambda t, document: (document, t.passage.zone, _masked(t)),
        lambda t, document: (document, t.indicator.exact, t.constraint.measure),
        lambda t, _: (t.indicator.exact, t.constraint.measure, t.constraint.quantity.unit),
    )  # fmt: skip
    return [(_in_old(shape), _in_new(shape, names)) for shape in shapes]


def _in_old(shape: Callable[[Target, str], Hashable]) -> _Key[Target]:
    return lambda target: shape(target, target.passage.document)


def _in_new(shape: Callable[[Target, str], Hashable], names: Mapping[str, str]) -> _Key[Target]:
    return lambda target: shape(target, names[target.passage.document])


def _masked(target: Target) -> str:
    return re.sub(r"\d+(?:\.\d+)?", "0", _plain(target.place.quote))


def _side(target: Target) -> Side:
    return Side(target.constraint.indicator, value_of(target, promise=True), target.place)


def _differ(old: Constraint, new: Constraint) -> bool:
    same = relation(old.quantity, new.quantity) in (Relation.EQUAL, Relation.UNDECIDED)
    if relation(old.quantity, new.quantity) is Relation.UNDECIDED:
        same = _figures(old.quantity) == _figures(new.quantity)
    return not same or _terms(old) != _terms(new)


def _figures(quantity: Quantity) -> Hashable:
    return quantity.op, quantity.low, quantity.high, quantity.unit


def _terms(constraint: Constraint) -> Hashable:
    return constraint.measure, constraint.commitment, constraint.period, constraint.quantity.base


class _Duty(NamedTuple):
    """A task or row with what it says, digits masked."""

    facts: Facts
    answer: Answer
    document: str
    text: str

    @property
    def block(self) -> Block:
        return self.answer.block

    @property
    def place(self) -> Place:
        return row_place(self.facts, self.block)


def _duty_changes(old: Facts, new: Facts, names: Mapping[str, str]) -> Iterator[DutyChange]:
    keys: Sequence[_Key[_Duty]] = (
        lambda duty: (duty.document, duty.block.zone, duty.text),
        lambda duty: (
            duty.document,
            duty.block.zone,
            duty.block.group,
            duty.block.heading.title or None,
            duty.text[:8],
        ),
        lambda duty: (duty.document, duty.block.zone, duty.block.heading.title or duty.text[:8]),
    )
    ours, theirs = _duties(old, {}), _duties(new, names)
    pairs, _, _ = pair(ours, theirs, [(key, key) for key in keys])
    for before, after in pairs:
        if _who(before.answer) != _who(after.answer):
            yield _duty_change(before, after)


def _duties(facts: Facts, names: Mapping[str, str]) -> list[_Duty]:
    return [
        _Duty(facts, answer, names.get(answer.block.document, answer.block.document), _said(facts, answer.block))
        for answer in facts.once(answers).values()
    ]


def _said(facts: Facts, block: Block) -> str:
    return re.sub(r"\d+(?:\.\d+)?", "0", _plain(facts.text_of(block)))


def _who(answer: Answer) -> Hashable:
    return frozenset(answer.leads), frozenset(answer.units), answer.names if _in_table(answer) else ()


def _in_table(answer: Answer) -> bool:
    """Leaders are printed in tables; a task of the body has those of its rows, which are told there."""
    return answer.block.table is not None


def _duty_change(before: _Duty, after: _Duty) -> DutyChange:
    old, new = before.answer, after.answer
    return DutyChange(
        task=after.block.heading.title or after.place.quote,
        old_place=before.place,
        new_place=after.place,
        old_leads=old.leads,
        new_leads=new.leads,
        units_added=tuple(unit for unit in new.units if unit not in old.units),
        units_dropped=tuple(unit for unit in old.units if unit not in new.units),
        old_leaders=old.names if _in_table(old) else (),
        new_leaders=new.names if _in_table(new) else (),
    )
