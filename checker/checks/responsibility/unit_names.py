"""One unit under several names, or two names that may be one unit's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.unit_names import printed_names, require_units, similar_companies
from checker.checks.shared.wording import quotations
from checker.facts import Facts
from checker.finding import Place
from checker.language.units.aliases import short_form
from checker.language.units.words import UnitWords
from checker.source import Route
from checker.words.strings import is_subsequence

_SHOWN = 8
"""Names quoted in a message; the finding holds all places."""
_PLACES = 3
"""Places shown for each rarer name of a unit."""
_SHORT = 0.65
"""How long a short name is at most, as a share of the full one; a longer one lacks a word by mistake."""

Names = Mapping[str, Sequence[Place]]


class _SeveralNames(Outcome):
    """The names of one unit; for `Shortened` those of each unit with strokes between."""

    names: str


class Alias(_SeveralNames):
    """Names none of which is the short form of another."""


class Shortened(_SeveralNames):
    """Full names that stand beside their own short forms; one outcome for the plan."""


class Swapped(_SeveralNames):
    """Two companies named alike, of which a task names one and its row the other."""


class Similar(_SeveralNames):
    """Two companies named alike."""


OUTCOMES = (Alias, Shortened, Swapped, Similar)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each unit, one for all full names with short forms, one for each two companies."""
    require_units(facts)
    shortened: list[Names] = []
    for canonical, names in facts.once(printed_names).items():
        if len(names) > 1 and not any({unit.name, *unit.aliases} >= set(names) for unit in facts.plan.units):
            if _are_short_forms(names, facts.lexicon.words):
                shortened.append(names)
            else:
                yield _outcome(Alias, canonical, tuple(names), _shown(names))
    if shortened:
        groups = ["/".join(names) for names in shortened]
        yield _outcome(Shortened, "", groups, [place for names in shortened for place in _shown(names)])
    yield from _similar(facts)


def _outcome(
    outcome: type[_SeveralNames], canonical: str, names: Sequence[str], places: Sequence[Place]
) -> _SeveralNames:
    return outcome(places=tuple(places), fact=("alias", canonical, *sorted(names)), names=quotations(names, _SHOWN))


def _are_short_forms(names: Names, words: UnitWords) -> bool:
    """Whether the names are one full name and short forms of it; two full names are two names."""
    longest = max(names, key=len)
    return all(_is_short(name, longest, words) for name in names if name != longest)


def _is_short(name: str, full: str, words: UnitWords) -> bool:
    """Whether a name is alike once shortened, or much shorter, and holds no character that the full one lacks."""
    alike = short_form(name, words) == short_form(full, words)
    return is_subsequence(name, full) and (alike or len(name) <= _SHORT * len(full))


def _similar(facts: Facts) -> Iterator[Outcome]:
    """Companies whose names begin alike and go on differently; sure where a task and its row name one each."""
    printed = facts.once(printed_names)
    for pair in facts.once(similar_companies):
        ours, theirs = (_tasks(facts, printed[canonical]) for canonical in pair)
        names = {name: places for canonical in pair for name, places in printed[canonical].items()}
        yield _outcome(Swapped if ours & theirs else Similar, pair[0], pair, _shown(names))


def _tasks(facts: Facts, names: Names) -> set[Route]:
    """The tasks that names stand in, or that the rows they stand in carry out."""
    at = [facts.position(place.route) for places in names.values() for place in places]
    rows = (facts.matches.get(facts.row_of[index].route) for index in at if index in facts.row_of)
    return {block.route for block in (*rows, *(facts.task_of.get(index) for index in at)) if block}


def _shown(names: Names) -> tuple[Place, ...]:
    """The rarer names in full measure, and of each name one place in each zone: body, table, task force."""
    ranked = sorted(names.values(), key=len)
    rare = [place for places in ranked[:-1] for place in places[:_PLACES]]
    documents = {place.document for place in rare}
    zones: dict[tuple[int, str], Place] = {}
    for number, places in enumerate(ranked):
        for place in sorted(places, key=lambda place: place.document not in documents):
            zones.setdefault((number, _zone(place)), place)
    return tuple(dict.fromkeys((*rare, *zones.values())))


def _zone(place: Place) -> str:
    return next((step for step in ("tables", "task_force") if step in place.route), "body")
