"""How two bounds relate: intervals at printed precision, never a global tolerance."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.constraint import Op, Quantity, Relation, moved, relation, same_figure
from checker.language.statement.statements import read_statement
from checker.source import Span


def quantity(said: str, unit: str = "户", step: str = "1") -> Quantity:
    """`>= 2`, `= 42700`, `range 1 2`."""
    op, *figures = said.split()
    low, high = Decimal(figures[0]), Decimal(figures[-1])
    kind = Op(op)
    return Quantity(
        kind,
        None if kind in (Op.LE, Op.LT) else low,
        None if kind in (Op.GE, Op.GT) else high,
        unit,
        said,
        Span(0, 0),
        Decimal(step),
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (quantity("= 2"), quantity("= 2"), Relation.EQUAL),
        (quantity("= 2"), quantity(">= 2"), Relation.ENTAILS),
        (quantity(">= 2"), quantity("= 2"), Relation.ENTAILED),
        (quantity("= 15"), quantity("= 10"), Relation.CONTRADICT),
        (quantity("> 55"), quantity("= 55"), Relation.CONTRADICT),
        (quantity("> 55"), quantity(">= 55"), Relation.ENTAILS),
        (quantity("<= 3"), quantity(">= 4"), Relation.CONTRADICT),
        (quantity("<= 4"), quantity(">= 4"), Relation.UNDECIDED),
        (quantity("< 4"), quantity(">= 4"), Relation.CONTRADICT),
        (quantity("range 1 2"), quantity("= 2"), Relation.ENTAILED),
        (quantity("range 1 2"), quantity("range 3 5"), Relation.CONTRADICT),
        (quantity("~ 7"), quantity("= 7"), Relation.ENTAILS),
        (quantity("= 42700", step="100"), quantity("= 42700"), Relation.EQUAL),
        (quantity("= 42700", step="100"), quantity("= 42731"), Relation.EQUAL),
        (quantity("= 42700", step="100"), quantity("= 42751"), Relation.CONTRADICT),
        (quantity("= 2"), quantity("= 2", unit="公里"), Relation.UNDECIDED),
        (quantity("= 6.5", step="0.1"), quantity("= 7"), Relation.CONTRADICT),
        (quantity(">= 55"), quantity("> 55"), Relation.ENTAILED),
        (quantity("< 4"), quantity("<= 4"), Relation.ENTAILS),
        (quantity("<= 4"), quantity("< 4"), Relation.ENTAILED),
        (quantity("<= 3"), quantity("<= 4"), Relation.ENTAILS),
        (quantity("<= 3"), quantity("< 4"), Relation.ENTAILS),
        (quantity("< 4"), quantity("<= 3"), Relation.ENTAILED),
        (quantity("= 4"), quantity("< 4"), Relation.CONTRADICT),
        (quantity("= 4"), quantity("> 4"), Relation.CONTRADICT),
        (quantity("< 4"), quantity("~ 4"), Relation.CONTRADICT),
        (quantity("range 1 4"), quantity("<= 4"), Relation.ENTAILS),
        (quantity("range 1 4"), quantity("< 4"), Relation.UNDECIDED),
        (quantity("range 2 3"), quantity("range 1 4"), Relation.ENTAILS),
        (quantity("range 1 3"), quantity("range 2 4"), Relation.UNDECIDED),
        (quantity("= 2")._replace(low=None, high=None), quantity("= 2"), Relation.UNDECIDED),
    ],
)
def test_two_bounds_relate_as_their_intervals_do(a: Quantity, b: Quantity, expected: Relation) -> None:
    assert relation(a, b) is expected


def test_the_same_figure_may_have_other_bounds() -> None:
    assert same_figure(quantity("= 2"), quantity(">= 2"))
    assert not same_figure(quantity("= 2"), quantity(">= 3"))


def test_a_moved_constraint_still_stands_at_its_words() -> None:
    (constraint,) = read_statement("新增企业2家").constraints
    text, there = "县里今年新增企业2家", moved(constraint, 4)
    assert text[slice(*there.quantity.span)] == constraint.quantity.raw == "2家"
    assert text[slice(*there.clause)] == "新增企业2家"[slice(*constraint.clause)]


figures = st.builds(
    lambda op, low, more: quantity(f"{op} {low} {low + more}" if op == "range" else f"{op} {low}"),
    st.sampled_from([op.value for op in Op]),
    st.integers(0, 50),
    st.integers(0, 20),
)
_MIRROR = {Relation.ENTAILS: Relation.ENTAILED, Relation.ENTAILED: Relation.ENTAILS}


@given(figures, figures)
def test_relations_are_symmetric(a: Quantity, b: Quantity) -> None:
    there, back = relation(a, b), relation(b, a)
    assert back is _MIRROR.get(there, there) or {there, back} == {Relation.ENTAILS}


@given(figures)
def test_a_bound_equals_itself(a: Quantity) -> None:
    assert relation(a, a) is Relation.EQUAL
