"""A draft held against another plan of the same area: last year's, the work report, the plan that it carries out.

Enters: both plans.  Leaves: what they say otherwise of one thing for one period; what was said for other periods,
for comparison; what only one of them says.  Figures that exclude each other are an error only where both plans print
them among their goals, or where an area has but one such figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from checker.checks.shared.families import by_figure, compatible
from checker.checks.shared.figure_index import FigureIndex
from checker.checks.shared.printing import by_bound, by_measure_word
from checker.checks.shared.scopes import of_the_area, opposite_bounds
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.finding import Severity, Words
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import Zone
from checker.study.crossing import Crossing, Kind, Side, printed, timed_value, values_said
from checker.study.directions import Trend, direction
from checker.study.joining import Match, Said, Sayings, matches, things_said

_SEVERITY = {True: Severity.WARNING, False: Severity.REVIEW}
_NO_AREA = Words("有一处没有写明是哪里的方案, 无法断定", "one of them does not say which area it is for: cannot tell")
_SHORT = Words("数值相同, 名称相近", "the same figure under a near name")


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing for two periods, and whether more is asked for now."""

    ours: Said
    theirs: Said
    direction: Trend


@dataclass(frozen=True, slots=True)
class Against:
    """What a draft says otherwise than another plan, and what only one of them says."""

    draft: Side
    other: Side
    findings: tuple[Crossing, ...]
    agreed: int
    moved: tuple[Moved, ...]
    only_draft: tuple[Said, ...]
    only_other: tuple[Said, ...]


def hold_against(draft: Side, other: Side) -> Against:
    """Compare a draft with another plan of its area."""
    ours, theirs = things_said(draft.facts), things_said(other.facts)
    found = list(matches(ours, Sayings(theirs, draft.facts.identity)))
    if not draft.area or draft.area != other.area:
        found = [match._replace(certain=False, reason=_with_area(match.reason)) for match in found]
    meet = {each for match in found for each in (*match.theirs, *match.later)}
    alone = [match.ours for match in found if not match.theirs and not match.later]
    left = [each for each in theirs if each not in meet]
    near = list(_near_names(draft, other, alone, left))
    named = {each for *pair, _ in near for each in pair}
    held = [list(_held(draft, other, match, found)) for match in found if match.theirs]
    apart = [match for match in found if match.later and not match.theirs]
    late = [match for match in apart if _is_other_deadline(draft, other, match)]
    return Against(
        draft=draft,
        other=other,
        findings=(
            *(crossing for its in held for crossing in its),
            *(_other_deadline(draft, other, match) for match in late),
            *(crossing for *_, crossing in near),
        ),
        agreed=sum(not its for its in held),
        moved=tuple(_moved(match) for match in apart if match not in late),
        only_draft=tuple(each for each in alone if each not in named),
        only_other=tuple(each for each in left if each not in named),
    )


def _with_area(reason: Words) -> Words:
    return Words(f"{reason.zh}; {_NO_AREA.zh}", f"{reason.en}; {_NO_AREA.en}")


def _held(draft: Side, other: Side, match: Match, found: Sequence[Match]) -> Iterator[Crossing]:
    """What is said otherwise of one thing for one period."""
    equal = [theirs for theirs in match.theirs if len(by_figure([match.ours.first, theirs.first])) == 1]
    if equal:
        yield from _worded_otherwise(draft, other, match, equal)
    elif not _told_elsewhere(match, found):
        yield _figures(draft, other, match)


def _told_elsewhere(match: Match, found: Sequence[Match]) -> bool:
    """Whether the draft prints the other plan's figure as well: then it disagrees with itself."""
    same = [each for each in found if each.ours is not match.ours and each.theirs == match.theirs]
    return any(len(by_figure([each.ours.first, theirs.first])) == 1 for each in same for theirs in match.theirs)


def _figures(draft: Side, other: Side, match: Match) -> Crossing:
    """Figures that differ; one that keeps within the other's bounds is no contradiction."""
    groups = [match.ours.targets, *(each.targets for each in match.theirs)]
    kept = len(groups) == 2 and compatible(groups)
    certain = match.certain and len(groups) == 2 and _repeats(draft.facts, match)
    severity = Severity.REVIEW if kept or not certain else Severity.ERROR
    name = quoted(match.ours.first.constraint.indicator)
    ours, theirs = values_said([match.ours]), values_said(match.theirs)
    zh = f"{name}: 本稿{ours}, 对照稿{theirs}" + (" (可以同时成立)" if kept else "")
    en = f"{name}: {ours} here, {theirs} there" + (" (both can hold)" if kept else "")
    places = (*printed(draft, [match.ours]), *printed(other, match.theirs))
    return Crossing(Kind.COMPATIBLE if kept else Kind.VALUE, severity, Words(zh, en), match.reason, places)


def _repeats(facts: Facts, match: Match) -> bool:
    """Whether both plans must say the same: of what an area has one figure of, and among the goals of both."""
    if (match.ours.indicator.key, match.ours.indicator.qualifiers) in facts.once(of_the_area):
        return True
    goals = [any(t.passage.zone is Zone.GOALS for t in each.targets) for each in (match.ours, *match.theirs)]
    return all(goals) and not match.ours.indicator.generic


def _worded_otherwise(draft: Side, other: Side, match: Match, equal: Sequence[Said]) -> Iterator[Crossing]:
    """One figure with another bound or measure word; if the plans share one of theirs, they do not disagree."""
    ours, theirs = match.ours.targets, [target for each in equal for target in each.targets]
    for kind, split in ((Kind.BOUND, by_bound), (Kind.MEASURE_WORD, by_measure_word)):
        groups = split((*ours, *theirs))
        if len(groups) < 2 or any({*ours} & {*group} and {*theirs} & {*group} for group in groups):
            continue
        opposite = kind is Kind.BOUND and opposite_bounds({group[0].constraint.quantity.op for group in groups})
        severity = Severity.ERROR if opposite and match.certain else _SEVERITY[match.certain]
        name, one, two = quoted(ours[0].constraint.indicator), values_said([match.ours]), values_said(equal)
        message = Words(f"{name}: 本稿{one}, 对照稿{two}", f"{name}: {one} here, {two} there")
        places = (*printed(draft, [match.ours]), *printed(other, equal))
        yield Crossing(Kind.VALUE if opposite else kind, severity, message, match.reason, places)


def _is_other_deadline(draft: Side, other: Side, match: Match) -> bool:
    """Whether plans for one year give one figure for two periods."""
    years = {side.facts.plan.year for side in (draft, other)}
    return len(years) == 1 and None not in years and len(by_figure([match.ours.first, match.later[-1].first])) == 1


def _other_deadline(draft: Side, other: Side, match: Match) -> Crossing:
    name = quoted(match.ours.first.constraint.indicator)
    one, two = timed_value(match.ours), timed_value(match.later[-1])
    message = Words(f"{name}: 本稿{one}, 对照稿{two}", f"{name}: {one} here, {two} there")
    places = (*printed(draft, [match.ours]), *printed(other, match.later[-1:]))
    return Crossing(Kind.DEADLINE, Severity.REVIEW, message, match.reason, places)


def _moved(match: Match) -> Moved:
    """The nearest of what was said for other periods: the last one printed."""
    theirs = match.later[-1]
    return Moved(match.ours, theirs, direction(theirs.first.constraint, match.ours.first.constraint))


def _near_names(
    draft: Side, other: Side, ours: Sequence[Said], theirs: Sequence[Said]
) -> Iterator[tuple[Said, Said, Crossing]]:
    """What both plans say under near names: one figure for one period, and one name short for the other."""
    printing = FigureIndex((each.first.constraint.quantity, each) for each in theirs)
    judge = draft.facts.identity.judge
    for one in ours:
        alike = chain.from_iterable(printing.like(one.first.constraint.quantity))
        for near in (each for each in alike if _of_one_sort(one, each)):
            judgement = judge(one.indicator, near.indicator)
            if judgement.verdict is Verdict.UNDECIDED:
                reason = Words(f"{_SHORT.zh}; {judgement.reason}", f"{_SHORT.en}; {judgement.reason_en}")
                yield one, near, _named(draft, other, one, near, reason)
                break


def _of_one_sort(one: Said, near: Said) -> bool:
    """Whether two things under two names are of one sort, for one period."""
    return one.kind[0] != near.kind[0] and one.kind[1:] == near.kind[1:] and one.first.period == near.first.period


def _named(draft: Side, other: Side, one: Said, near: Said, reason: Words) -> Crossing:
    names = [quoted(each.first.constraint.indicator) for each in (one, near)]
    zh = f"名称不同: 本稿{names[0]}, 对照稿{names[1]}, 都是{timed_value(one)}"
    en = f"other names: {names[0]} here, {names[1]} there, both {timed_value(one)}"
    places = (*printed(draft, [one]), *printed(other, [near]))
    return Crossing(Kind.NAME, Severity.REVIEW, Words(zh, en), reason, places)
