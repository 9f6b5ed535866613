"""The actions that the titles of the annexes name; the title of an annex is taken as its name."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from checker.checks.check import NotApplicable
from checker.facts import Facts
from checker.plan.passages import Part
from checker.source import fold
from checker.words.terms import load_terms


class AnnexAction(NamedTuple):
    """An action with its annex: `name` ends in 行动, `lead` is what stands before it in the title."""

    part: Part
    name: str
    lead: str


def find_actions(facts: Facts) -> list[AnnexAction]:
    """The actions of the annexes' titles, each of which only one annex has."""
    found = [
        AnnexAction(part, match["name"], match["lead"])
        for part in facts.outline.parts
        if part.key.startswith("annex") and (match := match_action(facts, part.document.title))
    ]
    names = Counter(action.name for action in found)
    return [action for action in found if names[action.name] == 1]


def named_actions(facts: Facts) -> list[AnnexAction]:
    """The same, where there are any."""
    if not (found := find_actions(facts)):
        raise NotApplicable("附件标题没有写明行动名称", "no annex title names an action")
    return found


def match_action(facts: Facts, title: str) -> re.Match[str] | None:
    """The action in a title, behind the plan's own area."""
    plain = plain_name(title)
    behind = plain.rpartition(facts.plan.area)[2] if facts.plan.area else plain
    return load_terms().titles.action.search(behind)


def plain_name(title: str) -> str:
    """A title without blanks and quotation marks."""
    return re.sub(r"[\s“”\"]", "", fold(title))
