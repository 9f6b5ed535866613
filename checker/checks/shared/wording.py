"""How values, places and lists of them are said in messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from checker.facts.printed import Target
from checker.finding import Words
from checker.language.alike.differences import DifferenceKind
from checker.language.constraint import Constraint, Direction, Ground, Measure, Op, Quantity, Role
from checker.language.period import Period
from checker.words.numerals import write_amount, write_number

MEASURES: Mapping[str, Words] = MappingProxyType(
    {
        Measure.LEVEL: Words("总量", "level"),
        Measure.INCREMENT: Words("新增", "increment"),
        Measure.NET_INCREMENT: Words("净增", "net increment"),
        Measure.GROWTH: Words("增长率", "growth"),
        Measure.GROWTH_AMOUNT: Words("增长量", "growth amount"),
        Measure.SHARE: Words("占比", "share"),
        Measure.CHANGE: Words("增减", "change"),
        Measure.RANK: Words("位次", "rank"),
        Measure.EVENTS: Words("次数", "events"),
        Measure.RELATION: Words("比较", "relation"),
    }
)
"""The measures as a clerk calls them (口径)."""
ROLES: Mapping[Role, Words] = MappingProxyType(
    {
        Role.TARGET: Words("目标", "target"),
        Role.RESULT: Words("已达到", "result"),
        Role.CONDITION: Words("条件", "condition"),
        Role.STANDARD: Words("标准", "standard"),
        Role.POINTS: Words("分值", "points"),
        Role.BASE: Words("基数", "base"),
    }
)
"""The roles as a clerk calls them (角色)."""
DIFFERENCES: Mapping[DifferenceKind, Words] = MappingProxyType(
    {
        DifferenceKind.NUMBER: Words("数字", "number"),
        DifferenceKind.BOUND: Words("“以上”“左右”等", "bound"),
        DifferenceKind.COMMITMENT: Words("“力争”等", "commitment"),
        DifferenceKind.MEASURE: Words("“新增”“达到”等", "measure"),
        DifferenceKind.DEADLINE: Words("时限", "deadline"),
        DifferenceKind.UNIT: Words("单位名称", "organisation"),
        DifferenceKind.NAME: Words("名称", "name"),
        DifferenceKind.QUALIFIER: Words("范围、级别等", "scope or level"),
        DifferenceKind.MEASURE_WORD: Words("计量单位", "measure word"),
        DifferenceKind.WORDING: Words("字词", "wording"),
        DifferenceKind.ORDER: Words("先后", "order"),
    }
)
"""In what near-equal texts differ, as a clerk calls it."""
_BOUNDS: Mapping[Op, tuple[str, str, str]] = MappingProxyType(
    {
        Op.EQ: ("", "", ""),
        Op.GE: ("", "以上", "at least "),
        Op.GT: ("超过", "", "more than "),
        Op.LE: ("不超过", "", "at most "),
        Op.LT: ("低于", "", "less than "),
        Op.ABOUT: ("", "左右", "about "),
    }
)
"""What stands before and after a figure for its bound, and before it in English."""
_BETWEEN = 2
"""Characters between a verb and its value that are told with them (提升至85%以上)."""
_INNER = str.maketrans("“”", "‘’")


def inner(text: str) -> str:
    """A text as it stands inside a quotation: its quotation marks are single ones."""
    return text.translate(_INNER)


def value_of(target: Target, *, promise: bool = False) -> str:
    """What a target says: its verb and value as printed; with its commitment if asked."""
    constraint, text = target.constraint, target.passage.text
    start, end = constraint.quantity.span
    verb = constraint.action or ""
    at = text.rfind(verb, max(0, start - len(verb) - _BETWEEN), start) if verb else -1
    raw = constraint.quantity.raw
    printed = text[at if at >= 0 else start : end] + raw[end - start :] if raw else verb
    apart = verb if verb and at < 0 and verb not in printed else ""
    return f"{constraint.commitment or '' if promise else ''}{apart}{printed}"


def name_of(targets: Sequence[Target]) -> str:
    """The indicator of some targets in quotation marks; the first of several, and how many there are."""
    things = {(target.indicator.key, target.indicator.qualifiers) for target in targets}
    first = quoted(targets[0].constraint.indicator)
    return first if len(things) == 1 else f"{first}等{len(things)}项"


def quoted(name: str) -> str:
    """A name in quotation marks; its own become single ones (GB/T 15834-2011 4.8.3.3)."""
    return f"“{inner(name)}”"


def about_of(constraint: Constraint) -> Words:
    """What a figure is, for when, and of what, each with its ground where the text gives one."""
    role, period = ROLES[constraint.role], when(constraint.period)
    why, named = _because(constraint.role_ground), _because(constraint.period_ground)
    scope = " > ".join(ground.words for ground in constraint.scope)
    zh = (f"{role.zh}{why.zh}", f"时限 {period}{named.zh}" if period else "", f"所指 {scope}" if scope else "")
    en = (f"{role.en}{why.en}", f"for {period}{named.en}" if period else "", f"of {scope}" if scope else "")
    return Words("; ".join(filter(None, zh)), "; ".join(filter(None, en)))


def when(period: Period | None) -> str:
    """A period as a clerk writes it; none is blank."""
    return period.written if period else ""


def against_of(constraint: Constraint) -> Words:
    """Which way a figure goes, how often, from what it is measured, and by how much it is above another."""
    quantity, basis = constraint.quantity, constraint.basis or ""
    ways = {Direction.UP: Words("上升", "up"), Direction.DOWN: Words("下降", "down")}
    way = ways[constraint.direction] if constraint.direction else Words("", "")
    often = constraint.frequency or ""
    unit = quantity.base_unit or quantity.unit or ""
    base = "" if quantity.base is None else f"{write_amount(quantity.base)}{unit}"
    start = f"{basis}{base}"
    margin = "" if quantity.margin is None else f"{write_amount(quantity.margin)}{quantity.unit or ''}"
    zh = (way.zh, often, f"起点 {start}" if start else "", f"相差 {margin}" if margin else "")
    en = (way.en, often, f"from {start}" if start else "", f"by {margin}" if margin else "")
    return Words("; ".join(filter(None, zh)), "; ".join(filter(None, en)))


def _because(ground: Ground | None) -> Words:
    told = ground.told() if ground else None
    return Words(f"（{told.zh}）", f" ({told.en})") if told else Words("", "")


def bounded(quantity: Quantity) -> Words:
    """A quantity as a clerk writes it, whatever its printed form: 6家以上, 4.27万户, 1—2名."""
    low, high = (write_amount(value) if value is not None else "" for value in (quantity.low, quantity.high))
    unit = quantity.unit or ""
    if quantity.op is Op.RANGE:
        return Words(f"{low}—{high}{unit}", f"{low}-{high}{unit}")
    figure = f"{low or high}{unit}"
    before, after, english = _BOUNDS[quantity.op]
    return Words(f"{before}{figure}{after}", f"{english}{figure}")


def rounded(value: Decimal, places: int = 1) -> str:
    """A number to some decimal places, half up; of any size, where `quantize` takes 28 digits at most."""
    step = Decimal(1).scaleb(-places)
    return write_number((value / step).to_integral_value(ROUND_HALF_UP) * step)


def labels_of(targets: Iterable[Target]) -> str:
    """The places of some targets, each once: 总体方案 一、附件2 一."""
    return listed(dict.fromkeys(target.passage.label for target in targets))


def listed(names: Iterable[str], limit: int = 4, counted: str = "处", count: int | None = None) -> str:
    """Names joined by 、, the rest counted in a measure word; `count` says how many there are if not all are given."""
    every: Sequence[str] = tuple(names)
    head = "、".join(every[:limit])
    many = len(every) if count is None else count
    return head if many <= limit else f"{head}等{many}{counted}"


def quotations(texts: Iterable[str], limit: int = 4, counted: str = "") -> str:
    """Texts in quotation marks, each once; where all are told and some are repeated, how often each is printed."""
    printed = Counter("".join(text.split()) for text in texts)
    shown = list(printed)[:limit]
    repeated = counted and len(shown) == len(printed) and len(printed) < printed.total()
    told = repeated and len(shown) > 1
    times = {text: f"{number}{counted}" for text, number in printed.items() if told and number > 1}
    said = "、".join(quoted(text) + times.get(text, "") for text in shown)
    return said if len(shown) == len(printed) else f"{said}等"
