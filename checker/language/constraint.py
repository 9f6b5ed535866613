"""Typed targets: a bounded quantity, the constraint it puts on an indicator, and how two bounds relate.

Values are `Decimal` in base units: 3.15万户 is 31500 户, 1000万元 is 10000000 元; percent stays 7 with
the measure word `%`.  Bounds say literally what the text says: bare N, 达到N, 完成N are `=`;
N以上, 不低于N, 不少于N, 至少N are `>=`; 超过N, 突破N, 高于N are `>`; N以内, 不超过N, 前N名 are `<=`;
左右 and 约 are `~`; A-B is `range`, closed.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from checker.finding import Words
from checker.language.period import Period
from checker.source import Span


class Op(StrEnum):
    """The bound of a quantity (界)."""

    EQ = "="
    GE = ">="
    GT = ">"
    LE = "<="
    LT = "<"
    ABOUT = "~"
    RANGE = "range"


class Measure(StrEnum):
    """What kind of figure is given of an indicator (口径)."""

    LEVEL = "level"
    INCREMENT = "increment"
    NET_INCREMENT = "net_increment"
    GROWTH = "growth"
    GROWTH_AMOUNT = "growth_amount"
    SHARE = "share"
    CHANGE = "change"
    RANK = "rank"
    EVENTS = "events"
    RELATION = "relation"


STATES = (Measure.LEVEL, Measure.SHARE)
"""The measures that say how much there is."""
RATIOS = (Measure.GROWTH, Measure.SHARE, Measure.CHANGE)
"""Those of an outcome, which is counted at the end rather than carried out."""


class Commitment(StrEnum):
    """How strongly a target is promised (力度); a plain statement has none and ranks below 确保."""

    ENSURE = "确保"
    STRIVE = "力争"
    CONTEND = "争取"
    APPLY = "申报"


class Direction(StrEnum):
    """Which way a change goes (增减方向)."""

    UP = "up"
    DOWN = "down"


class Role(StrEnum):
    """What a figure is in its plan (角色); that it is a part of another is told by its `parent`."""

    TARGET = "target"
    RESULT = "result"
    CONDITION = "condition"
    STANDARD = "standard"
    POINTS = "points"
    BASE = "base"


AIMED = frozenset({Role.TARGET, Role.STANDARD})
"""The roles of what is to be reached or paid; the others only tell of a state or a case."""


class Source(StrEnum):
    """Where a plan says what a figure is about."""

    SENTENCE = "sentence"
    BEFORE = "before"
    LEAD_IN = "lead_in"
    HEADING = "heading"
    COLUMN = "column"
    GROUP = "group"
    ROW = "row"


_SOURCES = {
    Source.SENTENCE: Words("本句", "its sentence"),
    Source.BEFORE: Words("前文", "what stands before it"),
    Source.LEAD_IN: Words("项首", "what opens its item"),
    Source.HEADING: Words("标题", "its heading"),
    Source.COLUMN: Words("表头", "its column"),
    Source.GROUP: Words("所在组", "its group of rows"),
    Source.ROW: Words("所在行", "its row"),
}


class Ground(NamedTuple):
    """Why something is held of a figure: where it is said, and in what words."""

    source: Source
    words: str

    def told(self) -> Words:
        """The ground as a reader finds it."""
        where = _SOURCES[self.source]
        return Words(f"{where.zh}“{self.words}”", f"{where.en} “{self.words}”")


class Relation(StrEnum):
    """How what two bounds allow compares."""

    EQUAL = "equal"
    ENTAILS = "entails"
    ENTAILED = "entailed"
    CONTRADICT = "contradict"
    UNDECIDED = "undecided"


class Quantity(NamedTuple):
    """A bounded number as printed.

    `low`/`high` are in base units, None where unbounded; `step` is the value of the last printed
    digit in base units (3.15万 -> 100), the only tolerance ever used; `base` is the starting value
    of a from-to.  `span` covers `raw`, the value with its bound words and measure word; in a column of
    numbers the measure word stands in the header, and `raw` is longer than the cell.
    """

    op: Op
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    raw: str | None
    span: Span
    step: Decimal = Decimal(1)
    base: Decimal | None = None
    base_unit: str | None = None
    """The measure word of the base where it is another: 在12亿元的基础上增长8%."""
    margin: Decimal | None = None
    """By how much one indicator is above or below another, in `unit`."""


class Constraint(NamedTuple):
    """The typed meaning of one target in a statement.

    Spans are offsets in the text of the passage it was read from: `clause` covers the printed
    clause from its indicator to the end of its value.  `indicator` is what is measured, without
    leading task verbs, with what the sentence leaves out filled in; `parent` is the indicator of
    the whole for a part (其中, quotas); `other` is the second indicator of a relation (A 高于 B);
    `holder` is the organisation a quota is given to (青山高新区10家).  `role` is what the figure is in its plan, for
    which `role_ground` is what says so, None where nothing does and it is taken for a target; `period` is the time it
    is for, None where the plan names none; `scope` are the headings, rows and subjects that it stands under, outermost
    first, each being its own ground.
    """

    indicator: str
    measure: Measure
    quantity: Quantity
    clause: Span
    action: str | None = None
    period: Period | None = None
    commitment: str | None = None
    parent: str | None = None
    other: str | None = None
    holder: str | None = None
    basis: str | None = None
    """What a growth or a multiple is measured from, in words: 2029年."""
    direction: Direction | None = None
    frequency: str | None = None
    """How often it is done: 每月."""
    role: Role = Role.TARGET
    role_ground: Ground | None = None
    period_ground: Ground | None = None
    scope: tuple[Ground, ...] = ()


def moved(constraint: Constraint, by: int) -> Constraint:
    """A constraint read from a piece of a text, placed in the whole text."""
    quantity = constraint.quantity
    return constraint._replace(
        quantity=quantity._replace(span=Span(quantity.span.start + by, quantity.span.end + by)),
        clause=Span(constraint.clause.start + by, constraint.clause.end + by),
    )


class ReadingKind(StrEnum):
    """What a numeral is when it is not part of a constraint."""

    NAME = "name"
    DATE = "date"
    REFERENCE = "reference"
    ORDINAL = "ordinal"
    COUNT = "count"
    UNREAD = "unread"


class Reading(NamedTuple):
    """A numeral that is no target: a name, a date, a reference, an ordinal, a listing count, or unread.

    `hint` says what an unread numeral seems to lack (缺计量单位?); `listed` are the things a count
    stands for (三项指标 -> 进出口, 进口, 出口) and `counted` its number.
    """

    kind: ReadingKind
    span: Span
    hint: str = ""
    counted: Decimal | None = None
    listed: tuple[str, ...] = ()


class Statement(NamedTuple):
    """Everything read from one text: its constraints and its other readings, in order of place."""

    text: str
    constraints: tuple[Constraint, ...] = ()
    others: tuple[Reading, ...] = ()


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities print the same figures, at the precision of the coarser one.

    3.15万 and 31500 agree; so do 3.15万 and 31531, the first being printed to the hundred.
    """
    step = max(a.step, b.step)
    return _rounded(a.low, step) == _rounded(b.low, step) and _rounded(a.high, step) == _rounded(b.high, step)


def same_figure(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities name the same figure, whatever their bounds (2家 and 2家以上)."""
    step = max(a.step, b.step)
    return figure_at(a, step) == figure_at(b, step)


def figure_at(quantity: Quantity, step: Decimal) -> frozenset[Decimal | None]:
    """The figure that a quantity names, at a precision."""
    return frozenset(_rounded(value, step) for value in (quantity.low, quantity.high) if value is not None)


def relation(a: Quantity, b: Quantity) -> Relation:
    """How what a allows compares with what b allows, as intervals at printed precision.

    Approximate bounds (左右) are read as their figure; quantities in other units are undecided,
    and so is one without any figure.
    """
    if a.unit != b.unit or _unbounded(a) or _unbounded(b):
        return Relation.UNDECIDED
    if same_number(a, b) and _opens(a) == _opens(b):
        return Relation.EQUAL
    if _disjoint(a, b) or _disjoint(b, a):
        return Relation.CONTRADICT
    if _within(a, b):
        return Relation.ENTAILS
    if _within(b, a):
        return Relation.ENTAILED
    return Relation.UNDECIDED


def _rounded(value: Decimal | None, step: Decimal) -> Decimal | None:
    """A value at a precision; a whole number without 万 or 亿 is exact, so that 6.5% is not 7%."""
    return value if value is None or step == 1 else (value / step).to_integral_value(ROUND_HALF_UP) * step


def _unbounded(quantity: Quantity) -> bool:
    return quantity.low is None and quantity.high is None


def _opens(quantity: Quantity) -> tuple[bool, bool, bool]:
    return quantity.op is Op.GT, quantity.op is Op.LT, quantity.op is Op.ABOUT


def _disjoint(a: Quantity, b: Quantity) -> bool:
    """Whether all of a lies below all of b."""
    if a.high is None or b.low is None:
        return False
    step = max(a.step, b.step)
    high, low = _rounded(a.high, step), _rounded(b.low, step)
    assert high is not None
    assert low is not None
    return high < low or (high == low and (a.op is Op.LT or b.op is Op.GT))


def _within(a: Quantity, b: Quantity) -> bool:
    """Whether whatever satisfies a satisfies b."""
    low = b.low is None or (a.low is not None and (a.low > b.low or (a.low == b.low and b.op is not Op.GT)))
    high = b.high is None or (a.high is not None and (a.high < b.high or (a.high == b.high and b.op is not Op.LT)))
    return low and high
