"""The list of checks: what a rule may say of each, on the terminal and in docs/checks.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Done, check

from checker.checks.check import Check, own_checks, variables_of
from checker.rulebook.check_pages import options_of

PAGE = (Path(__file__).parents[1] / "docs/checks.md").read_text("utf-8")
CHECKS = own_checks()


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_plan(plan_folder: Path) -> None:
    assert plan_folder.is_dir()


def test_the_check_of_a_rule_is_told_with_options_outcomes_and_variables() -> None:
    assert check("rules", "S118", "--checks") == Done(
        0,
        "printed-once  Things that are printed twice: rows with the same text, headings of one list, "
        "one target of an annex.\n"
        "  规则 S111  表中两行内容相同\n"
        "  规则 S118  同一目标在一个附件中重复下达\n"
        "  规则 S119  标题重复\n"
        "  选项 what  rows 表格的行 | headings 同级标题 | targets 同一附件的目标; 必写\n"
        "  结果 rows  Rows of one table that say the same. {document} {text} {numbers}\n"
        "  结果 headings  Headings of one list with the same title. {document} {heading} {count}\n"
        "  结果 heading-above  A heading that only repeats the one above it. {document} {heading} {above}\n"
        "  结果 targets  Targets that several tasks of one annex issue. {document} {text} {numbers}\n",
        "",
    )


def test_a_check_without_options_is_told_in_english() -> None:
    assert check("rules", "--checks", "near-name", "--lang", "en") == Done(
        0,
        "near-name  Equal figures under names that are nearly the same.\n"
        "  rule N119  Same figure under nearly the same name\n"
        "  outcome undecided  Two names that may be one. "
        "{indicator} {place_a} {value_a} {place_b} {value_b} {values} {names} {quotes}\n",
        "",
    )


def test_all_checks_are_listed() -> None:
    lines = check("rules", "--checks").out.splitlines()
    assert [line.partition("  ")[0] for line in lines if line and line[0] != " "] == [each.name for each in CHECKS]


def test_checks_of_no_rule_are_told_as_rules_are() -> None:
    said = "check: N999: 没有这样的规则 (no such rule). “check rules”列出全部规则。\n"
    assert check("rules", "--checks", "N999") == Done(2, "", said)


@pytest.mark.parametrize("each", CHECKS, ids=[each.name for each in CHECKS])
def test_a_check_says_what_it_finds_and_what_its_options_and_outcomes_are(each: Check) -> None:
    _, _, part = PAGE.partition(f"\n### {each.name}\n\n{each.about}\n")
    part = part.partition("\n### ")[0]
    for option in options_of(each):
        assert option.about
        assert f"| `{option.name}` |" in part
    for name, outcome in each.outcomes.items():
        said = outcome.__doc__ or ""
        assert not said.startswith(f"{outcome.__name__}(")
        variables = " ".join(f"{{{variable}}}" for variable in variables_of(outcome))
        assert f"| `{name}` | {said} | `{variables}` |" in part
