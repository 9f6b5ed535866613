"""The two drafts of the invented plan in tests/drafts, read and checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Report
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules
from checker.study.reading_copy import build_study
from checker.study.shown import Study

DRAFTS = Path(__file__).parent / "drafts"


class Draft(NamedTuple):
    """One draft with everything that is worked out of it."""

    facts: Facts
    report: Report
    study: Study


@cache
def draft(name: str) -> Draft:
    """A draft by the name of its file, without the suffix."""
    plan, sources = read_plan(str(DRAFTS / f"{name}.yaml"))
    facts = Facts(plan)
    return Draft(facts, check_facts(facts, sources, load_rules()), build_study(facts))
