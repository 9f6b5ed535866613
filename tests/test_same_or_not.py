"""What rests on a guess, or speaks of two things, is no error and no warning: small drafts as text, and their twins."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.finding import Severity
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

# name -> draft, each error and warning as code and message
DRAFTS: dict[str, tuple[str, list[str]]] = {
    "a year that is only named in the text is no year of the plan": (
        "芦塘镇防汛队伍建设方案\n\n一、远景\n到2035年，队伍建设走在前列。到2035年，站点全面达标。\n\n二、目标\n"
        "到2030年，防汛队伍达到20支。\n",
        [],
    ),
    "a year that the title prints is": (
        "芦塘镇2035年防汛队伍建设方案\n\n一、目标\n到2030年，防汛队伍达到20支。\n",
        ["D101 总体方案 一的时限“到2030年”早于方案的印发时间(2035年): 到2030年，防汛队伍达到20支"],
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_only_what_is_known_to_be_one_thing_is_grave(name: str) -> None:
    draft, said = DRAFTS[name]
    report = check_plan(read_text(draft, "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    grave = [finding for finding in report.findings if finding.severity is not Severity.REVIEW]
    assert [f"{finding.code} {finding.message.zh}" for finding in grave] == said
