"""What a target is said of: evidence that figures under one name are of one thing, or of several.

Enters: targets of one indicator, measure and period.  Leaves: those of each subject together, where the items of a
list name their subjects (防汛物资：新建中心库3个), and whether figures of one part of a document are of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import cache

from checker.checks.shared.between import Between, closest
from checker.checks.shared.clash import Differ
from checker.checks.shared.families import COUNTED, in_one_passage, size_of, sort_of, split_by
from checker.checks.shared.slips import are_slips
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op, Source, same_figure
from checker.language.indicator.lexicon import JOINT_WORKS, LEVEL
from checker.language.indicator.qualifiers import Qualifiers
from checker.plan.passages import PlanField, Zone
from checker.source import fold
from checker.words.indicators import load_indicators
from checker.words.terms import load_terms
from checker.words.zones import load_zones

_NAME = 6
"""Characters from which the name of a row is taken for one thing's own (青云大桥改建工程)."""
_CASES = 4
"""So many figures under one name are those of as many cases: plots, tiers, sizes."""
_DIGITS = 3
"""Digits before the noughts at the end from which one digit makes a slip."""


def by_subject(cell: Sequence[Target]) -> Sequence[Sequence[Target]]:
    """The targets of each subject, where items of one list are told apart by theirs; else all of them together."""
    parts: dict[tuple[str, Zone], set[str]] = defaultdict(set)
    for target in cell:
        if subject := _opened(target):
            parts[target.passage.document, target.passage.zone].add(subject)
    if all(len(subjects) < 2 for subjects in parts.values()):
        return [cell]
    return list(split_by(cell, _opened).values())


def _opened(target: Target) -> str:
    """The subject of a target, or the heading with a colon that it stands under, which opens it as an item does."""
    above = fold("".join(target.passage.headings[-1:])).strip()
    return subject_of(target) or (above if above.endswith(":") else "")


def subject_of(target: Target) -> str:
    """The words before the colon that opens the text of a list's item; empty where there are none."""
    opened = (ground.words for ground in target.constraint.scope if ground.source is Source.LEAD_IN)
    return next(opened, "")


def stands_for_one(facts: Facts, figures: Sequence[Sequence[Target]]) -> bool:
    """Whether figures are of one thing: the whole area, the subject of one list item, or one row's own name."""
    targets = [target for figure in figures for target in figure]
    if (targets[0].indicator.key, targets[0].indicator.qualifiers) in facts.once(of_the_area):
        return True
    subjects = {subject_of(target) for target in targets}
    rows = {target.name.text if target.name else "" for target in targets}
    one_subject = len(subjects) == 1 and "" not in subjects
    return one_subject or (len(rows) == 1 and len(rows.pop()) >= _NAME)


def may_be_one(figures: Sequence[Sequence[Target]]) -> bool:
    """Whether figures of one text under one name may be of one thing, so that somebody should look.

    They are of several where there are many of them, and where one is no work of its own: only what is to be done in a
    number (新建6处) is done twice in other numbers; what one has to have or keep to (配2台, 不低于50%) is told for each
    case.  Rows that have one name speak of one thing, and figures a slip of the pen apart may do so.
    """
    rows = {target.name.text if target.name else "" for figure in figures for target in figure}
    worked = all(any(target.constraint.action for target in figure) for figure in figures)
    return len(figures) < _CASES and (worked or (len(rows) == 1 and "" not in rows) or _slipped(figures))


def _slipped(figures: Sequence[Sequence[Target]]) -> bool:
    """Whether two figures are exact and a slip of the pen apart, in two sections."""
    if len(figures) != 2 or figures[0][0].passage.block == figures[1][0].passage.block:
        return False
    one, other = (figure[0].constraint.quantity for figure in figures)
    if not one.low or not other.low or one.low != one.high or other.low != other.high:
        return False
    return are_slips(one.low, other.low, _DIGITS)


def names_one_object(figures: Sequence[Sequence[Target]]) -> bool:
    """Whether figures in several texts are of one object of a proper name; a count is no measure of an object."""
    targets = [target for figure in figures for target in figure]
    if len({target.passage.block for target in targets}) < 2 or size_of(targets[0]) == COUNTED:
        return False
    return all(_proper().search(target.constraint.indicator) for target in targets)


@cache
def _proper() -> re.Pattern[str]:
    return re.compile("|".join(load_terms().stages.proper))


def restated(facts: Facts, ours: Sequence[Target], theirs: Sequence[Target]) -> tuple[tuple[Target], ...]:
    """A target of the text and one of a row that is named for it, under one name and of one period; none that agree."""
    pairs = ((a, b) for a in ours for b in theirs if _named_alike(a, b))
    return next((((a,), (b,)) for a, b in pairs if _is_row_of(facts, a, b) or _is_row_of(facts, b, a)), ())


def _named_alike(a: Target, b: Target) -> bool:
    one, other = a.constraint, b.constraint
    period = one.period and one.period == other.period and one.role == other.role
    joint = (JOINT_WORKS in a.indicator.qualifiers) == (JOINT_WORKS in b.indicator.qualifiers)
    alike = period and joint and one.indicator == other.indicator and sort_of(a) == sort_of(b)
    return bool(alike) and not same_figure(one.quantity, other.quantity)


def _is_row_of(facts: Facts, text: Target, cell: Target) -> bool:
    """Whether a cell stands in a row that is called by its indicator, and the text in no table."""
    row = facts.row_of.get(cell.passage.index)
    named = row and facts.identity.parse(facts.rows.name_of(row)).key == cell.indicator.key
    return bool(named) and text.passage.index not in facts.row_of


def of_two_tables(a: Target, b: Target) -> bool:
    """Whether columns of two tables give the figures, as each header speaks of its own table only; or one figure
    stands in a text and under a header that is its name in short."""
    columns = a.passage.field is b.passage.field is PlanField.VALUE
    short = same_figure(a.constraint.quantity, b.constraint.quantity) and of_short_header(a, b)
    return short or (columns and a.passage.table != b.passage.table)


def of_short_header(a: Target, b: Target) -> bool:
    """Whether the header of a column names one of them in short: all of its words stand in the other's name."""
    sides = ((a, b), (b, a))
    columns = (x.passage.field is PlanField.VALUE and y.passage.field is not PlanField.VALUE for x, y in sides)
    names = ((x.constraint.indicator, y.constraint.indicator) for x, y in sides)
    return any(column and short in long for column, (short, long) in zip(columns, names, strict=True))


def stage_and_whole(cell: Sequence[Target]) -> bool:
    """Whether some figures stand below the heading of a stage (启动阶段) and others do not: they may be its share."""
    return len(set(map(_is_staged, cell))) > 1


def tells_several(figures: Sequence[Sequence[Target]]) -> bool:
    """Whether differing figures are of several things: of stages, or with values of their own to start from."""
    return _tells_stages(figures) or _tells_bases(figures)


def _tells_stages(figures: Sequence[Sequence[Target]]) -> bool:
    """Whether figures are those of stages, or some are and none of them comes up to that of the whole."""
    staged = split_by((target for figure in figures for target in figure), _is_staged)
    stages, wholes = (
        [target.constraint.quantity.low or 0 for target in staged.get(each, ())] for each in (True, False)
    )
    return bool(stages) and all(max(stages) < whole for whole in wholes)


def _is_staged(target: Target) -> bool:
    return any(word in title for word in load_zones().stages for title in target.passage.headings)


def _tells_bases(figures: Sequence[Sequence[Target]]) -> bool:
    """Whether each figure starts from a value of its own (由2万吨提高到3万吨, 由1万吨提高到2万吨): of two things."""
    bases = [target.constraint.quantity.base for figure in figures for target in figure]
    return None not in bases and len(set(bases)) == len(figures)


def tells_cases(differ: Differ, opposite: bool, groups: Sequence[Sequence[Target]]) -> bool:
    """Whether bounds tell cases apart: side by side in one text (3个以上（含3个）), or as tiers (90以下, 90以上)."""
    return differ is Differ.BOUND and (in_one_passage(groups) or (opposite and closest(groups) is Between.WITHIN))


def opposite_bounds(bounds: Set[Op]) -> bool:
    """Whether one place says at least and another at most: that is no other wording, but another target."""
    return bool(bounds & {Op.GE, Op.GT}) and bool(bounds & {Op.LE, Op.LT})


def level_of(facts: Facts, target: Target) -> tuple[str, ...]:
    """The levels of government that the headings above a target give it (省定十大实事), its own row's title aside."""
    row = facts.row_of.get(target.passage.index)
    above = row.group if row else target.passage.headings
    named = facts.identity.qualifiers_of(fold(" ".join(above)))
    return tuple(value for group, value in named if group == LEVEL)


def of_the_area(facts: Facts) -> frozenset[tuple[str, Qualifiers]]:
    """The indicators of which an area has just one figure a year."""
    named = (facts.identity.parse(word) for word in load_indicators().whole_area)
    return frozenset((indicator.key, indicator.qualifiers) for indicator in named)
