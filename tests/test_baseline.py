"""A baseline: only what is new is shown and fails."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from command_line import FINDING, ONLY, PLAN, Done, check, key_in
from hypothesis import given
from hypothesis import strategies as st

from checker.accepting.baseline import read_baseline, split_known, write_baseline
from checker.finding import Finding, Severity, Words

KEYS = [f"N101-{number:012x}" for number in range(4)]


pytestmark = pytest.mark.usefixtures("plan_folder")


def test_a_baseline_holds_the_keys_of_all_findings_and_is_written_in_place_of_a_report() -> None:
    done = check("plan.yaml", *ONLY, "--write-baseline", "known.json")
    assert done == Done(0, "", "check: known.json: 基线已写入, 共 1 个问题 (baseline written, findings: 1).\n")
    assert json.loads(Path("known.json").read_text("utf-8")) == {
        "schema_version": 1,
        "findings": [{"key": key_in("plan.yaml"), "count": 1, "message": FINDING}],
    }


def test_known_findings_are_counted_and_neither_shown_nor_counted_as_failure() -> None:
    check("plan.yaml", *ONLY, "--write-baseline", "known.json")
    table = check("plan.yaml", *ONLY, "--baseline", "known.json")
    concise = check("plan.yaml", *ONLY, "--baseline", "known.json", "--format", "concise")
    assert (table.code, FINDING in table.out) == (0, False)
    assert "错误 0  提醒 0  待核实 0  已核实 0  在基线中 1" in table.out
    assert "规则 1 条: 通过 0, 有问题 1, 未运行 0" in table.out
    assert concise == Done(0, "", "check: 没有问题; 0 条规则未运行; 已核实或在基线中 1\n")


def test_a_new_finding_is_shown_and_fails() -> None:
    check("plan.yaml", *ONLY, "--write-baseline", "known.json")
    Path("plan.yaml").write_text(PLAN.replace("6家", "5家"), encoding="utf-8")
    done = check("plan.yaml", *ONLY, "--baseline", "known.json", "--format", "concise")
    assert (done.code, done.err) == (1, "")
    assert done.out == f"plan.yaml:10:11: error N101 {FINDING.replace('6家', '5家')}\n"


def test_a_key_covers_as_many_findings_as_it_is_counted() -> None:
    Path("copy.yaml").write_text(PLAN, encoding="utf-8")
    check("plan.yaml", *ONLY, "--write-baseline", "one.json")
    check("plan.yaml", "copy.yaml", *ONLY, "--write-baseline", "two.json")
    assert json.loads(Path("two.json").read_text("utf-8"))["findings"][0]["count"] == 2
    one = check("plan.yaml", "copy.yaml", *ONLY, "--baseline", "one.json", "--format", "concise")
    two = check("plan.yaml", "copy.yaml", *ONLY, "--baseline", "two.json", "--format", "concise")
    assert (one.code, one.out) == (1, f"copy.yaml:10:11: error N101 {FINDING}\n")
    assert (two.code, two.out) == (0, "")


def test_waived_findings_are_in_no_baseline() -> None:
    check("waive", "plan.yaml", key_in("plan.yaml"), "--reason", "甲", "--by", "乙")
    check("plan.yaml", *ONLY, "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text("utf-8"))["findings"] == []


def test_no_baseline_is_written_where_a_plan_could_not_be_checked() -> None:
    done = check("plan.yaml", "none.yaml", *ONLY, "--write-baseline", "known.json")
    assert done == Done(2, "", "check: none.yaml: 没有这个文件 (no such file). 请核对路径。\n")
    assert not Path("known.json").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "known.json:1:1: 文件是空的或不是“字段: 内容”的形式 (no mapping). 参见 plans/template.yaml。"),
        (
            '{"schema_version": 2}',
            "known.json:1:20: 内容不合要求: Input should be less than or equal to 1 (invalid value). 请改正。",
        ),
        (
            '{"schema_version": 1, "findings": [{"key": "N101"}]}',
            "known.json:1:44: “N101”的写法不对 (wrong form). 应符合 ^[A-Z][0-9]{3}-[0-9a-f]{12}$ 。",
        ),
    ],
)
def test_a_bad_baseline_is_told_before_anything_is_checked(text: str, said: str) -> None:
    Path("known.json").write_text(text, encoding="utf-8")
    assert check("plan.yaml", *ONLY, "--baseline", "known.json") == Done(2, "", f"check: {said}\n")


def finding(key: str, message: str = "甲") -> Finding:
    words = Words(message, message)
    return Finding("N101", "rule", Severity.ERROR, words, words, (), key, words)


findings = st.lists(
    st.builds(finding, st.sampled_from(KEYS), st.text(st.characters(exclude_categories=["Cs"]), max_size=9))
)


@given(findings)
def test_a_baseline_reads_back_as_the_keys_it_was_written_from(every: list[Finding]) -> None:
    Path("any.json").write_text(write_baseline(every), encoding="utf-8")
    assert read_baseline("any.json") == Counter(each.key for each in every)


@given(findings, findings)
def test_findings_are_new_or_known_and_none_is_lost(ours: list[Finding], theirs: list[Finding]) -> None:
    left = Counter(each.key for each in theirs)
    new, known, rest = split_known(ours, left)
    assert Counter(new) + Counter(known) == Counter(ours)
    assert Counter(each.key for each in known) == Counter(each.key for each in ours) & left
    assert rest + Counter(each.key for each in known) == left


def test_the_order_of_findings_does_not_change_the_file() -> None:
    every = [finding(key, message) for key in KEYS for message in "甲乙"]
    assert write_baseline(every) == write_baseline(every[::-1])
