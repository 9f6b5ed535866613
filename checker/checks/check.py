"""What a check is, and the checks by name.

A check is one module below a folder of checker/checks/, named as the rules that use it:

- `OUTCOMES`, a tuple of classes derived from `Outcome`: what it can find.  The name of the class, in small
  letters with hyphens (`NotListed` is `not-listed`), is what a rule file calls it; its own fields are the variables
  that messages may use;
- `find(facts)`, or `find(facts, options)` where it has `Options`: outcomes with their places, in printed order.
  It raises `NotApplicable` where a plan has nothing of the sort;
- `Options`, where rules share the check: what a rule may choose, derived from `CheckOptions`;
- `outcomes_under(options)`, where a choice of options rules out some outcomes: those that are left;
- `QUOTES_DIFFER = False` where the places of an outcome are instances of one fault, so that nobody compares
  their quotations.

Adding a check adds its file; nothing is registered.  Checks of installed packages are found through the entry
points of the group `plan_checker.checks`, whose names are those of the checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any, dataclass_transform

from pydantic import BaseModel, ConfigDict

from checker import checks
from checker.finding import Edit, Place, Words

if TYPE_CHECKING:
    from checker.facts import Facts

ENTRY_POINTS = "plan_checker.checks"


@dataclass_transform(frozen_default=True, kw_only_default=True)
class _Fields:
    """Makes the classes derived from it frozen ones, whose fields are given by name."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "__annotations__" in vars(cls):
            dataclass(frozen=True, kw_only=True)(cls)


class Outcome(_Fields):
    """One fact that a check found.

    `fact` is what the finding's key is made of: the thing and the values on both sides, never a line number.
    Outcomes of one rule and one fact become one finding with all their places.  `habit` is what they have in common
    where one cause makes several (the same mark missing, the same two names exchanged): they are told once, in the
    words of the first, with all places and how many there are.  `edits` correct it where the check knows how; a rule
    says which outcomes leave no other choice.
    """

    places: tuple[Place, ...]
    fact: tuple[str, ...]
    explanation: tuple[Words, ...] = ()
    habit: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()


class NotApplicable(Exception):
    """A check that cannot be applied to a plan; says why in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        self.reason = Words(zh, en)
        super().__init__(zh)


class NothingToCompare(NotApplicable):
    """A check for which a plan says none of what it compares."""

    def __init__(self) -> None:
        super().__init__("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


class CheckOptions(BaseModel):
    """What a rule may choose of a check; frozen, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NoOptions(CheckOptions):
    """The check always does the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A check as rules use it."""

    name: str
    about: str
    outcomes: Mapping[str, type[Outcome]]
    options: type[CheckOptions]
    quotes_differ: bool
    _find: Callable[..., Iterable[Outcome]]
    _outcomes_under: Callable[[Any], Iterable[type[Outcome]]]

    def find(self, facts: Facts, options: CheckOptions) -> Iterable[Outcome]:
        """What it finds in a plan; raises `NotApplicable` where it cannot be applied."""
        return self._find(facts) if self.options is NoOptions else self._find(facts, options)

    def variables(self, options: CheckOptions | None) -> Mapping[str, frozenset[str]]:
        """The variables that messages may use, by outcome; only the outcomes that the options leave, if given."""
        left = self._outcomes_under(options) if options else self.outcomes.values()
        return {outcome_name(outcome): frozenset(variables_of(outcome)) for outcome in left}


def outcome_name(outcome: type[Outcome]) -> str:
    """What rule files call an outcome."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", outcome.__name__).lower()


def variables_of(outcome: type[Outcome]) -> tuple[str, ...]:
    """The variables of an outcome's messages."""
    common = {field.name for field in fields(Outcome)}
    return tuple(field.name for field in fields(outcome) if field.name not in common)


def values_of(outcome: Outcome) -> dict[str, str]:
    """The variables of an outcome with their values."""
    return {name: str(getattr(outcome, name)) for name in variables_of(type(outcome))}


@cache
def check_names() -> Mapping[str, str]:
    """The module of each check that comes with the checker, by the name of the check."""
    return {
        module.name.replace("_", "-"): f"{checks.__name__}.{folder.name}.{module.name}"
        for folder in iter_modules(checks.__path__)
        if folder.ispkg and folder.name != "shared"
        for module in iter_modules([f"{path}/{folder.name}" for path in checks.__path__])
        if not module.name.startswith("_")
    }


@cache
def load_check(name: str) -> Check | None:
    """The check of a name, of this package or of another that is installed; None where there is none."""
    if module := check_names().get(name):
        return read_check(name, import_module(module))
    for entry in entry_points(group=ENTRY_POINTS, name=name):
        return read_check(name, entry.load())
    return None


def own_checks() -> tuple[Check, ...]:
    """The checks that come with the checker, by family and name."""
    return tuple(filter(None, map(load_check, check_names())))


def all_checks() -> tuple[Check, ...]:
    """The checks that come with the checker, then those of packages that are installed, by name."""
    others = sorted({entry.name for entry in entry_points(group=ENTRY_POINTS)} - set(check_names()))
    return (*own_checks(), *filter(None, map(load_check, others)))


def family_of(name: str) -> str:
    """The family of a check that comes with the checker: the folder that it stands in."""
    return check_names()[name].split(".")[-2]


def read_check(name: str, module: ModuleType) -> Check:
    """A module as a check; an `AttributeError` where it is none."""
    said: Mapping[str, Any] = vars(module)
    return Check(
        name=name,
        about=(module.__doc__ or "").partition("\n")[0],
        outcomes={outcome_name(outcome): outcome for outcome in module.OUTCOMES},
        options=said.get("Options", NoOptions),
        quotes_differ=said.get("QUOTES_DIFFER", True),
        _find=module.find,
        _outcomes_under=said.get("outcomes_under", lambda _: module.OUTCOMES),
    )
