"""What a check goes by: the command line and the project's settings as one.

Enters: a request.  Leaves: `Settings`, or an `InputError` where the command, the settings or the rules are wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.accepting.baseline import read_baseline
from checker.commands.delivery import sinks_of
from checker.commands.request import Request, Sink
from checker.commands.settings import decided_by, settings_for
from checker.finding import Language
from checker.report.options import Decided
from checker.rules.loading import choose, load_rules
from checker.rules.rule import Rule
from checker.settings.config import Config


@dataclass(frozen=True, slots=True)
class Settings:
    """The command line and the project's settings as one."""

    request: Request
    config: Config
    every: Mapping[str, str]
    rules: Sequence[Rule]
    sinks: Sequence[Sink]
    language: Language
    fail_on: str
    decided: Decided | None
    known: Counter[str]


def settle(request: Request) -> Settings:
    """The settings of the project, each replaced by the same option of the command line."""
    sinks = sinks_of(request)
    found = settings_for(request)
    config = found.config
    every = load_rules(request.rules or config.rules)
    rules = choose(every, request.select or config.select, request.ignore or config.ignore)
    return Settings(
        request=request,
        config=config,
        every={rule.code: rule.name for rule in every},
        rules=rules,
        sinks=sinks,
        language=request.language or config.lang or "zh",
        fail_on=request.fail_on or config.fail_on or "error",
        decided=decided_by(found, request, every),
        known=read_baseline(request.baseline) if request.baseline else Counter(),
    )
