"""Things looked up by the figure that they print.

Enters: quantities, each with the thing that prints it.  Leaves: for a quantity, the things that name the same
figure.  Figures are compared at the precision of the coarser one, so there is one hash table for each pair of
precisions that was asked for; a plan prints a handful of precisions, and n figures cost n, not n times n.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from checker.language.constraint import Quantity, figure_at

_T = TypeVar("_T")
_View = dict[frozenset[Decimal | None], list[_T]]


class FigureIndex(Generic[_T]):
    """What `same_figure` says of one quantity and many others, without comparing it with each."""

    def __init__(self, things: Iterable[tuple[Quantity, _T]] = ()) -> None:
        self._printed: dict[Decimal, list[tuple[Quantity, _T]]] = {}
        self._views: dict[Decimal, dict[Decimal, _View[_T]]] = {}
        for quantity, thing in things:
            self.add(quantity, thing)

    def add(self, quantity: Quantity, thing: _T) -> None:
        """One more thing, which stands behind those added before."""
        self._printed.setdefault(quantity.step, []).append((quantity, thing))
        for step, view in self._views.get(quantity.step, {}).items():
            view.setdefault(figure_at(quantity, step), []).append(thing)

    def like(self, quantity: Quantity) -> Iterator[Sequence[_T]]:
        """The things that print the same figure: for each precision those printed to it, as they were added."""
        for step in self._printed:
            coarser = max(step, quantity.step)
            if found := self._view(step, coarser).get(figure_at(quantity, coarser)):
                yield found

    def _view(self, step: Decimal, coarser: Decimal) -> _View[_T]:
        """The things printed to one precision, by their figure at a coarser one."""
        views = self._views.setdefault(step, {})
        if coarser not in views:
            view: _View[_T] = {}
            for quantity, thing in self._printed[step]:
                view.setdefault(figure_at(quantity, coarser), []).append(thing)
            views[coarser] = view
        return views[coarser]
