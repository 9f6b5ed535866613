"""Kind `resolves`: a name printed in the plan stands for one known thing.

Unit names: written apart, written whole, written one way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.facts import Facts, place_of
from checker.finding import Place
from checker.passages import Passage, Zone
from checker.rule import Hit, NotApplicable, Part, Rule
from checker.source import Span
from checker.wording import listed

_VARIABLES = frozenset({"document", "names", "count"})
_SHOWN = 2
"""Places shown for each name of a unit."""


class Fault(StrEnum):
    """What may be wrong with a unit name."""

    SEPARATOR = "separator"
    GARBLED = "garbled"
    ALIAS = "alias"


class Options(Part):
    """Which fault a `resolves` rule looks for."""

    fault: Fault = Field(description="separator 缺顿号 | garbled 名称残缺 | alias 一个单位多个名称")


class Resolves(Rule):
    """Unit names that cannot be taken as they stand."""

    outcomes: ClassVar = {fault.value: _VARIABLES for fault in Fault}
    kind: Literal["resolves"]
    options: Options

    def check(self, facts: Facts) -> Iterator[Hit]:
        """One hit per document and part (separators), per name (garbled), or per unit (aliases)."""
        if not facts.responsibilities and not facts.task_forces:
            raise NotApplicable("没有写责任单位", "no responsible units are named")
        yield from _FINDERS[self.options.fault](facts)


def _separators(facts: Facts) -> Iterator[Hit]:
    grouped: dict[tuple[str, bool], list[Place]] = defaultdict(list)
    for passage, spans in _spans(facts, "missing_separators"):
        for span in spans:
            grouped[passage.document, passage.zone is Zone.TABLE].append(place_of(passage, span))
    names = {part.key: part.name for part in facts.outline.parts}
    for (document, in_table), places in grouped.items():
        name = f"{names[document]} 责任分解表" if in_table else names[document]
        yield _hit(Fault.SEPARATOR, name, [place.quote for place in places], places)


def _garbled(facts: Facts) -> Iterator[Hit]:
    grouped: dict[str, list[Place]] = defaultdict(list)
    for passage, spans in _spans(facts, "garbled"):
        for span in spans:
            place = place_of(passage, span)
            grouped[place.quote].append(place)
    for name, places in grouped.items():
        yield _hit(Fault.GARBLED, places[0].label, [name], places)


def _aliases(facts: Facts) -> Iterator[Hit]:
    printed: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage, name, span in facts.unit_mentions:
        printed[facts.lexicon.canonical(name)][name].append(place_of(passage, span))
    for canonical, names in printed.items():
        if len(names) > 1:
            places = [place for shown in names.values() for place in shown[:_SHOWN]]
            yield _hit(Fault.ALIAS, canonical, list(names), places)


def _spans(facts: Facts, field: str) -> Iterator[tuple[Passage, tuple[Span, ...]]]:
    for index, said in facts.responsibilities.items():
        yield facts.passages[index], getattr(said, field)
    for index, force in facts.task_forces.items():
        yield facts.passages[index], getattr(force, field, ())


def _hit(fault: Fault, document: str, names: list[str], places: list[Place]) -> Hit:
    values = {"document": document, "names": listed(dict.fromkeys(names), 6), "count": str(len(places))}
    return Hit(fault.value, tuple(places), values, (fault, document, *sorted(set(names))))


_FINDERS: Mapping[Fault, Callable[[Facts], Iterator[Hit]]] = {
    Fault.SEPARATOR: _separators,
    Fault.GARBLED: _garbled,
    Fault.ALIAS: _aliases,
}
