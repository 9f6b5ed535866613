"""Accepted findings: who accepts what until when, and when that is over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from command_line import CLEAN, FINDING, ONLY, PLAN, Done, check, key_in

from checker.accepting.waivers import issue_day
from checker.plan.model import Document, Plan

KEY = "N101-0123456789ab"
HEAD = "# 已核实的问题; 数值一改, 编号即变, 核实随之失效。\nwaivers:\n"


pytestmark = pytest.mark.usefixtures("plan_folder")


def waivers(text: str, name: str = "plan.waivers.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def waived(*options: str, plan: str = "plan.yaml") -> list[tuple[str, str, str, str]]:
    report = json.loads(check(plan, *ONLY, "--format", "json", *options).out)
    return [
        (each["code"], each["waiver"]["reason"], each["waiver"]["by"], each["waiver"]["until"])
        for each in report["plans"][0]["waived"]
    ]


# ------------------------------------------------------------------ what a waiver accepts
def test_a_waived_finding_stays_visible_and_does_not_fail() -> None:
    waivers(f"waivers:\n  - key: {key_in('plan.yaml')}\n    reason: 市里下达的就是6家\n    by: 李文书\n")
    done = check("plan.yaml", *ONLY)
    assert (done.code, done.err) == (0, "")
    assert "已核实: 市里下达的就是6家 (李文书)" in done.out
    assert "错误 0  提醒 0  待核实 0  已核实 1" in done.out
    assert waived() == [("N101", "市里下达的就是6家", "李文书", "")]


@pytest.mark.parametrize(
    "name",
    [
        "rule: N101\n    indicator: 科技型企业",
        "rule: master-annex-value\n    indicator: 科技型企业\n    values: [8家, 6家]",
    ],
)
def test_a_rule_and_an_indicator_name_a_finding_too(name: str) -> None:
    waivers(f"waivers:\n  - {name}\n    reason: 口径不同\n    by: 李文书\n    until: 2030-12-31\n")
    assert waived() == [("N101", "口径不同", "李文书", "2030-12-31")]
    assert check("plan.yaml", *ONLY).code == 0


@pytest.mark.parametrize("name", ["key: {key}", "rule: N101\n    indicator: 科技型企业\n    values: [8家, 6家]"])
@pytest.mark.parametrize("change", [("8家", "9家"), ("6家", "5家")])
def test_a_waiver_dies_when_a_value_on_either_side_changes(name: str, change: tuple[str, str]) -> None:
    said = name.format(key=key_in("plan.yaml"))
    waivers(f"waivers:\n  - {said}\n    reason: 口径不同\n    by: 李文书\n")
    Path("plan.yaml").write_text(PLAN.replace(*change), encoding="utf-8")
    done = check("plan.yaml", *ONLY, "--format", "concise", "--strict")
    label = "N101 科技型企业" if name.startswith("rule") else key_before()
    assert (done.code, done.out.count("\n")) == (2, 1)
    assert done.err == (
        f"check: plan.waivers.yaml:2:5: 核实记录“{label}”不再对应任何问题 (stale waiver). "
        "原文已改或问题已消失: 请删除 (check waive 方案 --prune); 数值改了的请重新核实。\n"
    )


def key_before() -> str:
    Path("before.yaml").write_text(PLAN, encoding="utf-8")
    return key_in("before.yaml")


def test_a_waiver_lives_on_when_lines_move_and_other_texts_change() -> None:
    key = key_in("plan.yaml")
    waivers(f"waivers:\n  - key: {key}\n    reason: 口径不同\n    by: 李文书\n")
    moved = "# 一行注释\n" + PLAN.replace("创新行动实施方案", "创新提升行动实施方案")
    Path("plan.yaml").write_text(moved, encoding="utf-8")
    assert check("plan.yaml", *ONLY).code == 0


def test_another_file_of_waivers_can_be_named() -> None:
    waivers(f"waivers:\n  - key: {key_in('plan.yaml')}\n    reason: 口径不同\n    by: 李文书\n", "mine.yaml")
    assert check("plan.yaml", *ONLY, "--format", "concise").code == 1
    assert check("plan.yaml", *ONLY, "--waivers", "mine.yaml").code == 0


def test_one_file_for_several_plans_is_stale_only_where_no_plan_needs_it() -> None:
    Path("clean.yaml").write_text(CLEAN, encoding="utf-8")
    waivers(f"waivers:\n  - key: {key_in('plan.yaml')}\n    reason: 口径不同\n    by: 李文书\n", "mine.yaml")
    assert check("clean.yaml", "plan.yaml", *ONLY, "--waivers", "mine.yaml").code == 0
    assert check("clean.yaml", *ONLY, "--waivers", "mine.yaml", "--strict").code == 2
    unread = check("clean.yaml", "none.yaml", *ONLY, "--waivers", "mine.yaml", "--format", "concise")
    assert unread.err.splitlines()[-1] == "check: none.yaml: 没有这个文件 (no such file). 请核对路径。"
    assert "stale" not in unread.err


def test_of_a_rule_that_was_not_run_nothing_is_said() -> None:
    waivers(f"waivers:\n  - key: {KEY}\n    reason: 口径不同\n    by: 李文书\n")
    done = check("plan.yaml", "--select", "R113", "--format", "concise")
    assert done == Done(0, "", "check: 没有问题; 1 条规则未运行\n")


# ------------------------------------------------------------------ what is wrong with waivers
def test_stale_expired_duplicate_and_unknown_waivers_are_told_at_once_and_the_report_is_given() -> None:
    key = key_in("plan.yaml")
    waivers(
        "waivers:\n"
        f"  - {{key: {key}, reason: 甲, by: 乙, until: 2030-01-31}}\n"
        f"  - {{key: {key}, reason: 丙, by: 丁}}\n"
        f"  - {{key: {KEY}, reason: 甲, by: 乙}}\n"
        "  - {key: N999-0123456789ab, reason: 甲, by: 乙}\n"
        "  - {rule: N101, indicator: 高新技术企业, reason: 甲, by: 乙}\n"
    )
    done = check("plan.yaml", *ONLY, "--format", "json", "--strict")
    assert done.code == 2
    assert done.err.splitlines() == [
        f"check: plan.waivers.yaml:2:5: 核实记录“{key}”已于 2030-01-31 到期, 今天按 2030-02-18 计 (expired waiver). "
        "请重新核实并改写 until, 或删除。",
        f"check: plan.waivers.yaml:3:5: 核实记录“{key}”与第 2 行的重复 (duplicate waiver). 请删除其中一条。",
        "check: plan.waivers.yaml:5:5: 核实记录“N999-0123456789ab”所说的规则不存在 (no such rule). "
        "“check rules”列出全部规则。",
        f"check: plan.waivers.yaml:4:5: 核实记录“{KEY}”不再对应任何问题 (stale waiver). "
        "原文已改或问题已消失: 请删除 (check waive 方案 --prune); 数值改了的请重新核实。",
        "check: plan.waivers.yaml:6:5: 核实记录“N101 高新技术企业”不再对应任何问题 (stale waiver). "
        "原文已改或问题已消失: 请删除 (check waive 方案 --prune); 数值改了的请重新核实。",
    ]
    assert len(json.loads(done.out)["plans"]) == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--today", "2030-02-28"), 0),
        (("--today", "2030-03-01"), 2),
    ],
)
def test_a_waiver_is_held_against_the_day_of_issue_or_a_day_that_is_given(options: Sequence[str], code: int) -> None:
    waivers(f"waivers:\n  - key: {key_in('plan.yaml')}\n    reason: 甲\n    by: 乙\n    until: 2030-02-28\n")
    assert check("plan.yaml", *ONLY, *options).code == code


@pytest.mark.parametrize(
    ("notice", "master", "year", "day"),
    [
        ("2030年2月18日", "2030年3月1日", 2030, date(2030, 2, 18)),
        (None, "２０３０年 3 月 1 日", 2030, date(2030, 3, 1)),
        ("2030218", "2030年3月1日", 2030, date(2030, 3, 1)),
        ("2030年13月40日", None, 2030, date(2030, 1, 1)),
        (None, None, 2030, date(2030, 1, 1)),
        (None, None, None, None),
    ],
)
def test_the_day_of_issue_is_read_from_the_plan(
    notice: str | None, master: str | None, year: int | None, day: date | None
) -> None:
    documents = [Document(title="甲", date=said) if said else None for said in (notice, master)]
    assert issue_day(Plan(title="甲", notice=documents[0], master=documents[1], year=year)) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("waivers: 无\n", ["1:10: 内容的类型不对: 应为列表 (wrong type). 请对照 plans/template.yaml 的写法。"]),
        (
            "waivers:\n  - key: N101\n    reason: 甲\n    by: 乙\n",
            [
                "2:10: “N101”的写法不对 (wrong form). 应符合 ^[A-Z][0-9]{3}-[0-9a-f]{12}$ 。",
            ],
        ),
        (
            f"waivers:\n  - key: {KEY}\n    by: 乙\n    untill: 2030-01-01\n",
            [
                "2:5: 缺少字段“reason” (missing field). 请补上“reason: …”。",
                "4:5: 不认识的字段“untill” (unknown field). 是否应为“until”?",
            ],
        ),
        (
            "waivers:\n  - rule: N101\n    reason: 甲\n    by: 乙\n",
            ["2:5: 内容不合要求: 写 key, 或同时写 rule 和 indicator (invalid value). 请改正。"],
        ),
        (
            f"waivers:\n  - key: {KEY}\n    reason: 甲\n    by: 乙\n    until: 2030-02-30\n",
            ["2:5: 内容不合要求: 没有 2030-02-30 这一天 (invalid value). 请改正。"],
        ),
        (
            f"waivers:\n  - key: {KEY}\n    reason: ''\n    by: 乙\n",
            ["3:13: 内容不能为空 (must not be empty). 请填写。"],
        ),
    ],
)
def test_a_bad_waiver_file_is_told_with_place_and_the_report_is_given(text: str, said: list[str]) -> None:
    waivers(text)
    done = check("plan.yaml", *ONLY, "--format", "concise")
    lines = "".join(f"check: plan.waivers.yaml:{line}\n" for line in said)
    assert done == Done(2, f"plan.yaml:10:11: error N101 {FINDING}\n", lines)


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "waivers:\n", "waivers: []\n"])
def test_a_file_without_waivers_waives_nothing(text: str) -> None:
    waivers(text)
    assert check("plan.yaml", *ONLY, "--format", "concise") == Done(1, f"plan.yaml:10:11: error N101 {FINDING}\n", "")


# ------------------------------------------------------------------ check waive
def test_a_finding_is_waived_by_its_key() -> None:
    key = key_in("plan.yaml")
    done = check(
        "waive", "plan.yaml", key, "--reason", "口径不同: 附件只算新增", "--by", "李文书", "--until", "2030-12-31"
    )
    assert done == Done(0, "", f"check: plan.waivers.yaml: 已核实 {key} (waived): {FINDING}\n")
    assert Path("plan.waivers.yaml").read_text("utf-8") == (
        f"{HEAD}  # {FINDING}\n"
        f'  - key: {key}\n    reason: "口径不同: 附件只算新增"\n    by: "李文书"\n    until: 2030-12-31\n'
    )
    assert waived() == [("N101", "口径不同: 附件只算新增", "李文书", "2030-12-31")]


def test_the_keys_of_all_findings_are_listed() -> None:
    done = check("waive", "plan.yaml")
    assert done.code == 0
    assert f"{key_in('plan.yaml')}  错误  {FINDING}" in done.out.splitlines()
    count = len(done.out.splitlines())
    assert done.err == f'check: {count} 个问题; 核实其一: check waive plan.yaml 编号 --reason "…" --by "…"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", HEAD),
        ("# 说明\n", "# 说明\nwaivers:\n"),
        ("# 说明", "# 说明\nwaivers:\n"),
        ("waivers:\n", "waivers:\n"),
        ("waivers: []  # 暂无\n", "waivers:   # 暂无\n"),
        (
            "# 头\nwaivers:\n- key: N101-0123456789ab  # 旁注\n  reason: 甲\n  by: 乙",
            "# 头\nwaivers:\n- key: N101-0123456789ab  # 旁注\n  reason: 甲\n  by: 乙\n",
        ),
        (
            "waivers:\n    -   key: N101-0123456789ab\n        reason: 甲\n        by: 乙\n# 尾\n",
            "waivers:\n    -   key: N101-0123456789ab\n        reason: 甲\n        by: 乙\n# 尾\n",
        ),
    ],
)
def test_what_stands_in_the_file_is_kept_to_the_last_byte(before: str, after: str) -> None:
    waivers(before)
    key = key_in("plan.yaml")
    assert check("waive", "plan.yaml", key, "--reason", "甲", "--by", "乙").code == 0
    text = Path("plan.waivers.yaml").read_text("utf-8")
    assert text.startswith(after)
    assert f"key: {key}\n" in text[len(after) :]
    assert waived() == [("N101", "甲", "乙", "")]


def test_line_ends_of_windows_are_kept() -> None:
    Path("plan.waivers.yaml").write_bytes(
        "waivers:\r\n- key: N101-0123456789ab\r\n  reason: 甲\r\n  by: 乙\r\n".encode()
    )
    check("waive", "plan.yaml", key_in("plan.yaml"), "--reason", "甲", "--by", "乙")
    data = Path("plan.waivers.yaml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == 8


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            [KEY, "--reason", "甲", "--by", "乙"],
            f"plan.yaml: 没有编号为“{KEY}”的问题 (no such finding). “check waive plan.yaml”列出全部编号。",
        ),
        (
            ["N101", "--reason", "甲", "--by", "乙"],
            "KEY: “N101”不合要求 (invalid value). “check waive 方案”列出全部编号。",
        ),
        ([KEY, "--by", "乙"], "--reason: “”不合要求 (invalid value). 请写明, 不超过 2,000 字。"),
        ([KEY, "--reason", "甲"], "--by: “”不合要求 (invalid value). 请写明, 不超过 2,000 字。"),
        (
            [KEY, "--reason", "甲", "--by", "乙", "--until", "2030-02-30"],
            "用法有误 (usage): --until 的值不对。 "
            "(Invalid value for '--until': '2030-02-30' does not match the format '%Y-%m-%d'.) "
            "请看 (see) check waive --help",
        ),
    ],
)
def test_a_waiver_that_cannot_be_written_is_told(arguments: Sequence[str], said: str) -> None:
    assert check("waive", "plan.yaml", *arguments) == Done(2, "", f"check: {said}\n")
    assert not Path("plan.waivers.yaml").exists()


def test_a_finding_is_waived_once() -> None:
    key = key_in("plan.yaml")
    check("waive", "plan.yaml", key, "--reason", "甲", "--by", "乙")
    before = Path("plan.waivers.yaml").read_bytes()
    assert check("waive", "plan.yaml", key, "--reason", "甲", "--by", "乙") == Done(
        2, "", f"check: plan.waivers.yaml: “{key}”已有核实记录 (waived already). 要改理由请直接编辑该文件。\n"
    )
    assert Path("plan.waivers.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "waivers: [{key: N101-0123456789ab, reason: 甲, by: 乙}]\n".encode(),
            "plan.waivers.yaml: 无法在文件末尾添加核实记录 (cannot append). "
            "请把 waivers 写成一行一条的列表, 放在文件最后。",
        ),
        ("# 说明\n".encode("gbk"), "plan.waivers.yaml: 不是 UTF-8 编码 (not UTF-8). 请另存为 UTF-8 后再添加。"),
        (
            b"waivers: 3\n",
            "plan.waivers.yaml:1:10: 内容的类型不对: 应为列表 (wrong type). 请对照 plans/template.yaml 的写法。",
        ),
    ],
)
def test_a_file_that_cannot_be_added_to_stays_as_it_is(text: bytes, said: str) -> None:
    key = key_in("plan.yaml")
    Path("plan.waivers.yaml").write_bytes(text)
    assert check("waive", "plan.yaml", key, "--reason", "甲", "--by", "乙") == Done(2, "", f"check: {said}\n")
    assert Path("plan.waivers.yaml").read_bytes() == text


@pytest.mark.parametrize(
    "reason", ["含\x1b[31m色", "三行\n- key: x\n", '“引号”与"双引号"', "冒号: 井号 # 反斜杠 \\", "\u202e反"]
)
def test_any_reason_reads_back_as_it_was_given(reason: str) -> None:
    check("waive", "plan.yaml", key_in("plan.yaml"), "--reason", reason, "--by", "乙")
    assert waived() == [("N101", reason, "乙", "")]
