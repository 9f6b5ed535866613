"""What a rule file may not say: each fault is one message with its place and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from command_line import Done, check

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "rules").rglob("*.yaml"))
SCHEMA = json.loads((ROOT / "schemas/rule.schema.json").read_text("utf-8"))
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


HEADINGS = {
    "check: agrees": "check: printed-once",
    "options: {between: [master-annex], differ: [value]}": "options: {what: headings}",
}


def options(check_name: str, given: str, outcome: str) -> dict[str, str]:
    """Another check with its options, and a severity for one outcome."""
    return {
        "check: agrees": f"check: {check_name}",
        "options: {between: [master-annex], differ: [value]}": f"options: {given}",
        "severity: error": f"severity: {{{outcome}: error}}",
    }


def no_outcome(name: str, known: str) -> str:
    return f"内容不合要求: 没有“{name}”这种结果; 可用: {known} (invalid value). 请改正。"


REFUSED = [
    (
        "an outcome of another check",
        {"severity: error": "severity: {contradict: error, missing: error}"},
        f"3:40: {no_outcome('missing', 'contradict、undecided')}",
    ),
    (
        "an outcome that another difference would lead to",
        {"severity: error": "severity: {contradict: error, stock: error}"},
        f"3:38: {no_outcome('stock', 'contradict、undecided')}",
    ),
    (
        "a message of an outcome that the options rule out",
        {"message: {zh": "message:\n  stock: {zh"},
        f"7:10: {no_outcome('stock', 'contradict、undecided')}",
    ),
    (
        "an outcome of other pairs of texts",
        options("aligns", "{differ: [number]}", "wording"),
        f"3:21: {no_outcome('wording', 'number、number-added')}",
    ),
    (
        "an outcome of other doubles",
        options("printed-once", "{what: rows}", "headings"),
        f"3:22: {no_outcome('headings', 'rows')}",
    ),
    (
        "an outcome that only named targets have",
        options("taken-up", "{of: rows, by: body}", "unfigured"),
        f"3:23: {no_outcome('unfigured', 'untaken')}",
    ),
    (
        "an outcome that columns do not have",
        options("sums", "{source: columns}", "unknown"),
        f"3:21: {no_outcome('unknown', 'mismatch、larger')}",
    ),
    (
        "an outcome of another field",
        options("stated", "{field: leader}", "office"),
        f"3:20: {no_outcome('office', 'missing、unnamed、also-unnamed')}",
    ),
    (
        "an outcome of expressions that are not given",
        options("patterns", "{patterns: ['、、']}", "malformed"),
        f"3:23: {no_outcome('malformed', 'wrong')}",
    ),
    (
        "a variable that this outcome has not, though another has",
        HEADINGS
        | {"message: {zh: 不一致": "message:\n  heading-above: {zh: '{above}', en: above}\n  headings: {zh: '{above}'"},
        "8:13: 内容不合要求: 没有变量“above”; 可用: count、document、heading (invalid value). 请改正。",
    ),
    (
        "a variable that not all outcomes have",
        HEADINGS | {"zh: 不一致": "zh: '{above}'"},
        "6:10: 内容不合要求: 没有变量“above”; 可用: count、document、heading (invalid value). 请改正。",
    ),
    (
        "a message of an outcome that is not reported",
        {
            "severity: error": "severity: {undecided: review}",
            "message: {zh": "message:\n  contradict: {zh: 试, en: trial}\n  undecided: {zh",
        },
        "7:15: 内容不合要求: severity 没有写“contradict”这种结果, 不会报告 (invalid value). 请改正。",
    ),
    (
        "no message of an outcome that is reported",
        {
            "severity: error": "severity: {contradict: error, undecided: review}",
            "message: {zh": "message:\n  undecided: {zh",
        },
        "7:3: 内容不合要求: message 没有写“contradict”这种结果 (invalid value). 请改正。",
    ),
    (
        "an option that the check has not",
        {"differ: [value]}": "differ: [value], source: stated}"},
        "5:53: 不认识的字段“source” (unknown field). 请删除, 或对照 check schema 中的字段表。",
    ),
    (
        "an option of a check that has none",
        {"check: agrees": "check: near-name", ", differ: [value]": ""},
        "5:11: 不认识的字段“between” (unknown field). 请删除, 或对照 check schema 中的字段表。",
    ),
    (
        "a difference that another check looks for",
        {"differ: [value]": "differ: [value, total]"},
        "5:52: “total”不在可用之列 (not one of the choices). "
        "可用: value、compatible、bound、measure、stock、commitment、qualifier、measure_word、stage、base、frequency。",
    ),
    (
        "options that do not go together",
        options("taken-up", "{of: goals, by: body}", "untaken"),
        "5:10: 内容不合要求: of 与 by 只能是: goals-work、master-annexes、tasks-table、rows-body "
        "(invalid value). 请改正。",
    ),
    (
        "a name, which is that of the file",
        {"code: N901": "name: trial\ncode: N901"},
        "1:7: 规则名就是文件名 (named as its file). 请删除“name”。",
    ),
]


@pytest.mark.parametrize(("edits", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_a_check_has_not_is_refused_with_its_place(edits: dict[str, str], said: str) -> None:
    text = RULE.replace("CASE", "clean")
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    write(text)
    expected = Done(2, "", f"check: rules/trial.yaml:{said}\n")
    assert check("rules", "test", "rules") == expected
    assert check("plan.yaml", "--rules", "rules") == expected


# ------------------------------------------------------------------ the schema for editors
def complaints(text: str) -> list[str]:
    """What the schema says of a rule file, as an editor would show it."""
    said: Any = yaml.safe_load(text)
    found = jsonschema.Draft202012Validator(SCHEMA).iter_errors(said)
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in found]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_rule_file_keeps_to_the_schema_that_it_names(file: Path) -> None:
    text = file.read_text("utf-8")
    first, _, _ = text.partition("\n")
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / named).resolve() == ROOT / "schemas/rule.schema.json"
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("severity: error", "severity: {missing: error}", "severity"),
        ("message: {zh: 不一致, en: differ}", "message: {missing: {zh: 试, en: trial}}", "message"),
        ("remedy: {zh: 试, en: trial}", "remedy: {missing: {zh: 试, en: trial}}", "remedy"),
        ("differ: [value]", "differ: [total]", "options.differ.0"),
        ("differ: [value]", "differ: [value], field: units", "options"),
        ("options: {between: [master-annex], differ: [value]}\n", "", ""),
        ("check: agrees", "check: near-name", "options"),
        ("check: agrees", "check: agree", "check"),
        ("since: 1", "name: trial\nsince: 1", ""),
    ],
)
def test_the_schema_refuses_what_a_check_has_not(old: str, new: str, at: str) -> None:
    text = RULE.replace("CASE", "clean")
    assert complaints(text) == []
    assert [said.partition(":")[0] for said in complaints(text.replace(old, new))] == [at]


def test_the_schema_tells_the_variables_of_an_outcome() -> None:
    cases = {case["if"]["properties"]["check"]["const"]: case["then"]["properties"] for case in SCHEMA["allOf"]}
    assert cases["printed-once"]["message"]["anyOf"][1]["properties"]["heading-above"] == {
        "$ref": "#/$defs/Bilingual",
        "description": "A heading that only repeats the one above it. 变量 variables: {document}、{heading}、{above}",
    }


def test_a_skeleton_names_the_schema_where_that_lies() -> None:
    named = "# yaml-language-server: $schema=../../schemas/rule.schema.json\n"
    assert check("rules", "new", "rules/numbers/first").code == 0
    assert named not in Path("rules/numbers/first.yaml").read_text("utf-8")
    Path("schemas").mkdir()
    Path("schemas/rule.schema.json").write_text("{}", encoding="utf-8")
    assert check("rules", "new", "rules/numbers/second").code == 0
    assert Path("rules/numbers/second.yaml").read_text("utf-8").startswith(named)
