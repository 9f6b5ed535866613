"""What a rule file may not say: each fault is one message with its place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Done, check

RULE = """\
code: N901
title: {zh: 试, en: trial}
severity: error
check: agrees
options: {between: [master-annex], differ: [value]}
message: {zh: 不一致, en: differ}
why: {zh: 试, en: trial}
remedy: {zh: 试, en: trial}
basis: {clause: 试, level: 待核}
since: 1

examples:
  - name: 例
    case: CASE
    master: [新增科技型企业8家]
"""
NOT_RUN = "    not_run: 没有读到任何目标\n"
FINDINGS = "    findings: [{severity: error, message: 不一致}]\n"


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_plan(plan_folder: Path) -> None:
    Path("rules").mkdir()
    assert plan_folder.is_dir()


def write(text: str) -> None:
    Path("rules/trial.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("case", "ends", "said"),
    [
        ("findings", "", "“case: findings”的例子要写: findings"),
        ("findings", NOT_RUN, "“case: findings”的例子要写: findings"),
        ("clean", FINDINGS, "“case: clean”的例子要写: 都不写、not_run"),
        ("boundary", FINDINGS, "“case: boundary”的例子要写: 都不写、not_run"),
        ("undecided", "", "“case: undecided”的例子要写: findings、not_run"),
        ("undecided", NOT_RUN + FINDINGS, "findings 和 not_run 只能写一个"),
    ],
)
def test_an_example_ends_as_its_case_says(case: str, ends: str, said: str) -> None:
    write(RULE.replace("CASE", case) + ends)
    expected = f"check: rules/trial.yaml:13:5: 内容不合要求: {said} (invalid value). 请改正。\n"
    assert check("rules", "test", "rules") == Done(2, "", expected)


def test_a_rule_that_was_not_run_on_an_example_is_told_with_the_reason() -> None:
    write(RULE.replace("CASE", "clean").replace("新增科技型企业8家", "加强管理"))
    assert check("rules", "test", "rules") == Done(
        1,
        "N901 trial: 不通过 failed\n"
        "  缺少例子 (examples missing): findings、boundary。\n"
        "  例: 多出: 未运行: 没有读到任何目标\n"
        "1 条规则, 不通过 1 (1 rules, 1 failed).\n",
        "",
    )
