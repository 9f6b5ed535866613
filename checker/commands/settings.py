"""The settings that hold for a request, and what of its report they decide.

Enters: a request.  Leaves: the settings with their file, and `Decided`, which every report shows: who
reads that a rule found nothing must be able to see that it did not run, and who said so.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from checker.commands.request import Request
from checker.finding import Language
from checker.plan.model import Vocabulary
from checker.report.options import Decided
from checker.rules.loading import choose
from checker.rules.rule import Rule
from checker.settings.config import Found, load_config


def settings_for(request: Request) -> Found:
    """The settings of the project that the command is run in; none with --no-config."""
    return Found() if request.no_config else load_config(Path.cwd())


def language_of(request: Request) -> Language:
    """The language of what a command says: the one that is asked for, else that of the settings, else Chinese."""
    return request.language or settings_for(request).config.lang or "zh"


def decided_by(found: Found, request: Request, every: Sequence[Rule]) -> Decided | None:
    """What the file of settings decides where the command line does not; None where that is nothing."""
    config = found.config
    if found.file is None:
        return None
    chosen = choose(every, () if request.select else config.select, () if request.ignore else config.ignore)
    kept = {rule.code for rule in chosen}
    decided = Decided(
        file=os.path.relpath(found.file),
        left_out=tuple(rule.code for rule in every if rule.code not in kept),
        fail_on=(not request.fail_on and config.fail_on) or "",
        rules=() if request.rules else tuple(os.path.relpath(folder) for folder in config.rules),
        words=config.vocabulary != Vocabulary(),
    )
    return decided if decided != Decided(decided.file) else None
