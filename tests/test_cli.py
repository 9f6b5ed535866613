"""The command line as people use it: what it prints where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

import pytest
from command_line import CLEAN, FINDING, ONLY, PLAN, Done, check, check_outside, reported

from checker.cli import main
from checker.commands import looking as runs
from checker.commands.watching import watch
from checker.inputs.files import MAX_BYTES
from checker.report import FORMATS
from checker.report.columns import width

ROOT = Path(__file__).parent.parent
ENDINGS = "请给出 YAML、Word、网页或纯文本文件。"
RULE = """\
code: N901
title: {zh: 试写, en: a trial}
severity: error
check: agrees
options: {between: [master-annex], differ: [value]}
message: {zh: '“{indicator}”不一致', en: '“{indicator}” differs'}
why: {zh: 试, en: trial}
remedy: {zh: 改, en: change}
basis: {clause: 通行做法, level: 实务}
since: 1
"""


@pytest.fixture(autouse=True)
def _with_a_clean_plan(plan_folder: Path) -> None:
    (plan_folder / "clean.yaml").write_text(CLEAN, encoding="utf-8")


# ------------------------------------------------------------------ exit codes and outputs
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["plan.yaml", *ONLY], 1),
        (["run", "plan.yaml", *ONLY], 1),
        (["clean.yaml", *ONLY], 0),
        (["plan.yaml", *ONLY, "--fail-on", "never"], 0),
        (["clean.yaml", "--select", "N130", "--fail-on", "error"], 0),
        (["clean.yaml", "--select", "N130", "--fail-on", "warning"], 1),
        (["clean.yaml", "--select", "N130", "--fail-on", "review"], 1),
        (["plan.yaml", "none.yaml", *ONLY], 2),
        (["none.yaml", "--fail-on", "never"], 2),
    ],
)
def test_the_exit_code_says_whether_there_are_findings(arguments: Sequence[str], code: int) -> None:
    assert check(*arguments).code == code


def test_one_line_a_finding_in_both_languages() -> None:
    chinese = check("plan.yaml", *ONLY, "--format", "concise")
    english = check("plan.yaml", *ONLY, "--format", "concise", "--lang", "en")
    assert chinese == Done(1, f"plan.yaml:10:11: error N101 {FINDING}\n", "")
    assert english.out == (
        "plan.yaml:10:11: error N101 “科技型企业” is given different figures: "
        "新增8家 (master plan 一); 新增6家 (Annex 1 一)\n"
    )


@pytest.mark.parametrize("form", ["concise", "jsonl"])
def test_a_format_that_has_nothing_to_say_says_so_on_standard_error(form: str) -> None:
    assert check("clean.yaml", *ONLY, "--format", form) == Done(0, "", "check: 没有问题; 0 条规则未运行\n")
    english = check("clean.yaml", "--select", "R113", "--format", form, "--lang", "en")
    assert english == Done(0, "", "check: no findings; 1 rule not run\n")


def test_several_formats_in_one_run_each_to_its_file() -> None:
    done = check("plan.yaml", *ONLY, "--format", "json=out/a.json", "--format", "concise", "--format", "sarif=b.sarif")
    assert done == Done(1, f"plan.yaml:10:11: error N101 {FINDING}\n", "")
    report = json.loads(Path("out/a.json").read_text("utf-8"))
    assert [finding["code"] for finding in report["plans"][0]["findings"]] == ["N101"]
    assert json.loads(Path("b.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_o_names_the_file_of_the_format_that_names_none() -> None:
    done = check("plan.yaml", *ONLY, "--format", "concise", "--format", "json=a.json", "-o", "b.txt")
    assert done == Done(1, "", "")
    assert Path("b.txt").read_text("utf-8") == f"plan.yaml:10:11: error N101 {FINDING}\n"
    assert json.loads(Path("a.json").read_text("utf-8"))["schema_version"] == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--format", "tabel"],
            f"check: --format: 没有“tabel”这种格式 (unknown format). 可用: {'、'.join(FORMATS)}。\n",
        ),
        (
            ["--format", "json", "--format", "concise"],
            "check: --format: 标准输出只能写一种格式 (several formats for standard output). "
            "请写成 --format 格式=文件。\n",
        ),
        (
            ["--format", "json=a", "-o", "b"],
            "check: --output: -o 没有可写的内容, 各格式都有自己的文件 (nothing left for -o). 请删去 -o。\n",
        ),
        (
            ["--format", "json=a", "--format", "csv=a"],
            "check: a: 两种格式写入同一个文件 (two formats for one file). 请写成 --format 格式=文件。\n",
        ),
        (
            ["--format", "concise=plan.yaml/x"],
            "check: plan.yaml/x: 无法写入 (cannot write: Not a directory). 请核对文件夹和权限。\n",
        ),
        (
            ["--select", "Q1", "--ignore", "@"],
            "check: Q1: 没有这样的规则 (no such rule). “check rules”列出全部规则。\n"
            "check: @: 没有这样的规则 (no such rule). “check rules”列出全部规则。\n",
        ),
        (
            ["--ignore", "master-anex-value"],
            "check: master-anex-value: 没有这样的规则 (no such rule). 是否应为“master-annex-value”? "
            "“check rules”列出全部规则。\n",
        ),
        (
            ["--rules", "nowhere"],
            "check: nowhere: 没有这个规则目录 (no such directory of rules). 请核对 --rules。\n",
        ),
        (["--baseline", "none.json"], "check: none.json: 没有这个文件 (no such file). 请核对路径。\n"),
        (["--waivers", "none.yaml"], "check: none.yaml: 没有这个文件 (no such file). 请核对路径。\n"),
        (
            ["--fromat", "json"],
            "check: 用法有误 (usage): 没有选项 --fromat, 是不是 --facts、--format? "
            "(No such option '--fromat'. (Did you mean one of: '--facts', '--format'?)) "
            "请看 (see) check run --help\n",
        ),
        (
            ["--today", "tomorrow"],
            "check: 用法有误 (usage): --today 的值不对。 "
            "(Invalid value for '--today': 'tomorrow' does not match the format '%Y-%m-%d'.) "
            "请看 (see) check run --help\n",
        ),
        (
            ["--width", "20"],
            "check: 用法有误 (usage): --width 的值不对。 "
            "(Invalid value for '--width': 20 is not in the range 60<=x<=400.) "
            "请看 (see) check run --help\n",
        ),
    ],
)
def test_a_wrong_option_is_one_clear_line_and_exit_2(options: Sequence[str], said: str) -> None:
    done = check("plan.yaml", *options)
    assert (done.code, done.err) == (2, said)


def test_without_arguments_the_help_is_shown() -> None:
    done = check()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("用法 Usage: check [OPTIONS] PLAN... | COMMAND ...\n")


@pytest.mark.parametrize(
    "command",
    [
        *("run", "facts", "rules", "rules test", "rules new", "waive", "new", "import", "schema", "matrix", "diff"),
        *("against", "cascade", "serve", "lsp", "cache", "cache clear"),
    ],
)
def test_every_command_explains_itself_and_all_its_options(command: str) -> None:
    done = check(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"用法 Usage: check {command} ")
    group = main.commands[command.split()[0]]
    found = group.commands[command.split()[1]] if " " in command else group
    options = [option.help for option in found.params if option.param_type_name == "option"]
    assert [text for text in (found.help, *options) if not _in_both_languages(text)] == []


def test_every_command_is_listed_in_chinese_first_with_english_beside() -> None:
    groups = [each for each in main.commands.values() if hasattr(each, "commands")]
    commands = [*main.commands.values(), *(command for group in groups for command in group.commands.values())]
    said = {each.name: each.short_help or each.help for each in commands if not each.hidden}
    assert len(said) > 10
    assert {name: text for name, text in said.items() if not _in_both_languages(text)} == {}


def _in_both_languages(text: str) -> bool:
    return bool(re.match("[一-鿿].* [a-z]{3}", text, re.DOTALL))


def test_help_is_wrapped_by_the_columns_that_characters_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = check("run", "--help").out.split("\n")
    assert [line for line in lines if width(line) > 80] == []
    assert lines[2:6] == [
        "  核对每份方案（.yaml、.docx、.pdf、.xlsx、.html、.txt；- 是标准输入），报告前后",
        "  不一致的地方。",
        "  Check each PLAN (- is standard input) and report what is inconsistent.",
        "",
    ]


def test_the_help_names_every_format() -> None:
    said = next(option.help for option in main.commands["run"].params if option.name == "formats")
    names = said.partition(": ")[2].partition(";")[0].replace(" (default)", "").split(", ")
    assert sorted(names) == sorted(FORMATS)


def test_the_help_of_the_program_lists_commands_and_exit_codes() -> None:
    done = check("--help")
    assert done.code == 0
    for said in (
        "check plans/ourcounty.yaml",
        "0  没有达到 --fail-on 的问题 nothing at or above --fail-on",
        "waive    登记核实 Accept findings",
    ):
        assert said in done.out


def test_the_facts_are_told_in_the_language_that_is_asked_for() -> None:
    english = check("facts", "plan.yaml", "--lang", "en", "--width", "200", "--explain").out
    assert english.split("\n")[0].split() == [
        "Place", "Indicator", "Measure", "Value", "Role,", "period,", "of", "what",
    ]  # fmt: skip
    assert "2 numerals: targets 2, names 0, dates 0, references 0, ordinals 0, counts 0, unread 0\n" in english
    assert english.endswith(
        "Judged:\nsame: master plan 一“科技型企业” / Annex 1 一“科技型企业”: "
        "same indicator: name and qualifiers agree\n"
    )
    chinese = check("facts", "plan.yaml", "--explain").out
    assert chinese.endswith("判定:\n同一: 总体方案 一“科技型企业” / 附件1 一“科技型企业”: 同一指标: 名称与限定相同\n")


def test_the_settings_say_the_language_of_facts_and_of_findings_to_accept() -> None:
    Path("plan-checker.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert check("facts", "plan.yaml", "--unread").out.split("\n")[0].split() == ["Place", "Text", "Possible", "reason"]
    listed = check("waive", "plan.yaml")
    assert (
        "  error  “科技型企业” is given different figures: 新增8家 (master plan 一); 新增6家 (Annex 1 一)\n"
        in listed.out
    )
    count = listed.out.count("\n")
    assert listed.err == f'check: {count} findings; to accept one: check waive plan.yaml KEY --reason "…" --by "…"\n'
    assert "  错误  " in check("waive", "plan.yaml", "--lang", "zh").out


def test_nothing_in_a_plan_acts_on_the_terminal_in_facts_or_in_the_list_of_findings() -> None:
    named = PLAN.replace("科技型企业", "\\e[31m<b>科技\\u202e型企业").replace("- 新增", '- "新增')
    lines = [f'{line}"' if '- "新增' in line else line for line in named.splitlines()]
    Path("acting.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for command in (
        ["facts", "acting.yaml", "--explain"],
        ["facts", "acting.yaml", "--unread"],
        ["waive", "acting.yaml"],
    ):
        done = check(*command)
        assert done.code == 0
        assert "\\x1b[31m<b>" in done.out.replace("\n", "") or "--unread" in command
        assert [line for line in (done.out + done.err).split("\n") if not line.isprintable()] == []


# ------------------------------------------------------------------ several plans
def test_a_bad_plan_does_not_cost_the_others_their_report() -> None:
    Path("bad.yaml").write_text("titel: 甲\n", encoding="utf-8")
    done = check("bad.yaml", "plan.yaml", "none.yaml", *ONLY, "--format", "concise")
    assert done == Done(
        2,
        f"plan.yaml:10:11: error N101 {FINDING}\n",
        "check: bad.yaml:1:1: 缺少字段“title” (missing field). 请补上“title: …”。\n"
        "check: bad.yaml:1:1: 不认识的字段“titel” (unknown field). 是否应为“title”?\n"
        "check: none.yaml: 没有这个文件 (no such file). 请核对路径。\n",
    )


def test_a_plan_that_breaks_the_program_does_not_cost_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    known = runs.open_plan

    def open_plan(paths: Sequence[str], config: object) -> object:
        if paths[0] == "clean.yaml":
            raise KeyError("x")
        return known(paths, config)

    monkeypatch.setattr(runs, "open_plan", open_plan)
    done = check("clean.yaml", "plan.yaml", *ONLY, "--format", "concise")
    assert done == Done(
        2,
        f"plan.yaml:10:11: error N101 {FINDING}\n",
        "check: clean.yaml: 检查程序出错 (internal error: KeyError). 其他文件照常检查。\n" + reported(),
    )


def test_a_broken_rule_is_shown_and_its_silence_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("checker.checks.numbers.agrees.find_clashes", broken)
    done = check("clean.yaml", *ONLY, "--format", "concise")
    assert done == Done(
        2,
        "",
        "check: 运行了的规则没有发现问题; 1 条规则未运行, 其中 1 条运行出错\n"
        "check: clean.yaml: N101 master-annex-value: 规则运行出错: KeyError\n" + reported(),
    )


def test_waiver_files_among_the_plans_are_no_plans() -> None:
    Path("plan.waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    done = check("plan.waivers.yaml", "plan.yaml", *ONLY, "--format", "concise")
    assert done == Done(1, f"plan.yaml:10:11: error N101 {FINDING}\n", "")


def test_several_files_can_be_one_plan() -> None:
    Path("master.txt").write_text("青山县总体方案\n一、主要目标\n新增科技型企业8家。\n", encoding="utf-8")
    Path("annex.txt").write_text("附件1\n创新行动实施方案\n一、工作目标\n新增科技型企业6家。\n", encoding="utf-8")
    done = check("--as-one", "master.txt", "annex.txt", *ONLY, "--format", "json")
    plans = json.loads(done.out)["plans"]
    assert [plan["path"] for plan in plans] == ["master.txt"]
    assert [finding["message"] for finding in plans[0]["findings"]] == [FINDING]


def test_statistics_stand_on_standard_error_alone() -> None:
    done = check("plan.yaml", *ONLY, "--format", "concise", "--statistics")
    assert done.out == f"plan.yaml:10:11: error N101 {FINDING}\n"
    lines = done.err.splitlines()
    assert lines[:3] == [
        "check: 问题 1 个, 按规则 (findings by rule):",
        "check:       1  N101 master-annex-value",
        "check: 用时 (time by stage):",
    ]
    assert [line.split()[-2:] for line in lines[3:]] == [
        ["load", "rules"], ["读入", "read"], ["识读", "facts"], ["run", "rules"], ["waivers,", "baseline"],
        ["写出报告", "render"],
    ]  # fmt: skip


# ------------------------------------------------------------------ bad input, through the real command
def write(name: str, data: bytes | str) -> None:
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


BAD_PLANS = [
    ("empty file", b"", "plan.yaml:1:1: 文件是空的或不是“字段: 内容”的形式 (no mapping). 参见 plans/template.yaml。"),
    ("binary data", b"\x89\0\1\2", f"plan.yaml: 不是文本文件 (binary data). {ENDINGS}"),
    (
        "5 MB scalar",
        b"title: " + b"a" * 5_000_000,
        f"plan.yaml: 文件有 5,000,008 字节, 超过上限 {MAX_BYTES:,} (file too large).",
    ),
    (
        "long scalar",
        "title: " + "长" * 20_001,
        "plan.yaml:1:8: 文字超过 20,000 字 (text too long). 请只保留带目标、数字或责任的句子。",
    ),
    ("missing field", "year: 2030\n", "plan.yaml:1:1: 缺少字段“title” (missing field). 请补上“title: …”。"),
    (
        "wrong type",
        "title: 甲\nyear: 今年\n",
        "plan.yaml:2:7: 内容的类型不对: 应为整数 (wrong type). 请对照 plans/template.yaml 的写法。",
    ),
    ("unknown field", "title: 甲\naera: 乙\n", "plan.yaml:2:1: 不认识的字段“aera” (unknown field). 是否应为“area”?"),
    (
        "not YAML",
        "title: [1\n",
        "plan.yaml:2:1: 不是合格的 YAML (not YAML: did not find expected ',' or ']'). 请检查缩进、冒号和引号。",
    ),
    (
        "alias bomb",
        "title: &a 甲\narea: *a\n",
        "plan.yaml:1:8: 不支持引用和锚点“a” (anchors and aliases). 请把内容写全。\n"
        "check: plan.yaml:2:7: 不支持引用和锚点“a” (anchors and aliases). 请把内容写全。",
    ),
]


@pytest.mark.parametrize(("data", "said"), [case[1:] for case in BAD_PLANS], ids=[case[0] for case in BAD_PLANS])
def test_a_bad_plan_is_one_clear_message_with_place_and_remedy(data: bytes | str, said: str) -> None:
    write("plan.yaml", data)
    said = said.replace("5,000,008", f"{Path('plan.yaml').stat().st_size:,}")
    assert check("plan.yaml", "--format", "concise") == Done(2, "", f"check: {said}\n")
    assert check("facts", "plan.yaml") == Done(2, "", f"check: {said}\n")


@pytest.mark.parametrize("command", ["facts", "waive", "matrix"])
def test_every_command_on_one_plan_refuses_a_directory_and_a_missing_file_alike(command: str) -> None:
    Path("folder").mkdir()
    folder, missing = check(command, "folder"), check(command, "none.yaml")
    assert (folder.code, folder.err) == (2, "check: folder: 是一个文件夹 (a directory). 请给出其中的文件。\n")
    assert (missing.code, missing.err) == (2, "check: none.yaml: 没有这个文件 (no such file). 请核对路径。\n")


def test_a_plan_in_gbk_is_read_as_it_is() -> None:
    write("plan.yaml", PLAN.encode("gbk"))
    assert check("plan.yaml", *ONLY, "--format", "concise") == Done(1, f"plan.yaml:10:11: error N101 {FINDING}\n", "")


BAD_RULES = [
    (
        "unknown option",
        RULE.replace("differ: [value]", "differ: [value], betwen: []"),
        "rules/trial.yaml:5:53: 不认识的字段“betwen” (unknown field). 是否应为“between”?",
    ),
    (
        "unknown message variable",
        RULE.replace("{indicator}”不一致", "{indikator}”不一致"),
        "rules/trial.yaml:6:10: 内容不合要求: 没有变量“indikator”; 可用: "
        "indicator、names、place_a、place_b、quotes、value_a、value_b、values (invalid value). 请改正。",
    ),
    (
        "unknown check",
        RULE.replace("check: agrees", "check: agree"),
        "rules/trial.yaml:4:8: 没有“agree”这种检查 (no such check). "
        "是否应为“agrees”? “check rules --checks”列出全部检查。",
    ),
    (
        "missing field",
        RULE.replace("since: 1\n", ""),
        "rules/trial.yaml:1:1: 缺少字段“since” (missing field). 请补上“since: …”。",
    ),
    (
        "code of another rule",
        RULE.replace("N901", "N101"),
        "rules/trial.yaml:1:7: 规则“N101”已在 RULES/numbers/master-annex-value.yaml 中 (defined twice). "
        "请改用别的代码或文件名。",
    ),
    (
        "yields to no rule",
        RULE + "yields_to: [N101, N999]\n",
        "rules/trial.yaml:11:19: 没有规则“N999”可让位 (no such rule). “check rules”列出全部规则。",
    ),
    ("empty", "", "rules/trial.yaml:1:1: 文件是空的或不是“字段: 内容”的形式 (no mapping). 参见 plans/template.yaml。"),
]


@pytest.mark.parametrize(("text", "said"), [case[1:] for case in BAD_RULES], ids=[case[0] for case in BAD_RULES])
def test_a_bad_rule_file_is_one_clear_message_with_place_and_remedy(text: str, said: str) -> None:
    Path("rules").mkdir()
    write("rules/trial.yaml", text)
    expected = Done(2, "", f"check: {said}\n".replace("RULES", str(ROOT / "rules")))
    assert check("plan.yaml", "--rules", "rules") == expected
    assert check("rules", "--rules", "rules") == expected
    if text:
        assert check("rules", "test", "rules") == expected


def test_all_bad_rule_files_are_told_at_once() -> None:
    Path("rules").mkdir()
    write("rules/a.yaml", RULE.replace("since: 1", "since: one"))
    write("rules/b.yaml", RULE.replace("check: agrees\n", ""))
    assert check("plan.yaml", "--rules", "rules") == Done(
        2,
        "",
        "check: rules/a.yaml:10:8: 内容的类型不对: 应为整数 (wrong type). 请对照 plans/template.yaml 的写法。\n"
        "check: rules/b.yaml:1:1: 缺少字段“check” (missing field). 请补上“check: …”。\n",
    )


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("plan.yaml", b"", BAD_PLANS[0][2]),
        ("plan.yaml", b"\x89\0\1\2", BAD_PLANS[1][2]),
        ("plan.yaml", BAD_PLANS[4][1].encode(), BAD_PLANS[4][2]),
        ("rules/trial.yaml", BAD_RULES[0][1].encode(), BAD_RULES[0][2]),
        ("rules/trial.yaml", BAD_RULES[1][1].encode(), BAD_RULES[1][2]),
    ],
)
def test_the_installed_command_says_the_same(name: str, data: bytes, said: str) -> None:
    Path("rules").mkdir()
    write(name, data)
    done = check_outside(["plan.yaml", "--rules", "rules", "--format", "concise"], Path.cwd())
    assert done == Done(2, "", f"check: {said}\n")


@pytest.mark.parametrize("form", ["table", "json", "concise"])
def test_nothing_in_a_file_name_or_a_field_reaches_the_terminal_as_a_command(form: str) -> None:
    write("a\x1b[31m.yaml", "title: 甲\na\u202eb: 乙\n")
    done = check("a\x1b[31m.yaml", "--format", form)
    assert done.err == (
        "check: a\\x1b[31m.yaml:2:1: 不认识的字段“a\\u202eb” (unknown field). "
        "请删除, 或对照 check schema 中的字段表。\n"
    )


# ------------------------------------------------------------------ selecting rules
@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "N"], {"N101", "N130"}),
        (["--select", "N1"], {"N101", "N130"}),
        (["--select", "N10"], {"N101"}),
        (["--select", "numbers"], {"N101", "N130"}),
        (["--select", "数字"], {"N101", "N130"}),
        (["--select", "master-annex-value"], {"N101"}),
        (["--select", "N101", "--select", "N130"], {"N101", "N130"}),
        (["--select", "N", "--ignore", "N130"], {"N101"}),
        (["--ignore", "N130"], {"N101"}),
        (["--select", "R"], set()),
    ],
)
def test_rules_are_selected_by_code_beginning_family_and_name(options: Sequence[str], codes: set[str]) -> None:
    report = json.loads(check("plan.yaml", "--format", "json", *options).out)
    assert {finding["code"] for finding in report["plans"][0]["findings"]} == codes


# ------------------------------------------------------------------ facts, matrices, drafts
def test_facts_of_a_text_on_standard_input() -> None:
    done = check("facts", "-", "--format", "json", text="新增高新技术企业6家以上\n")
    said = json.loads(done.out)
    assert [(each["indicator"], each["op"], each["low"], each["unit"]) for each in said["constraints"]] == [
        ("高新技术企业", ">=", 6, "家")
    ]
    assert (done.code, done.err, said["coverage"]["numerals"]) == (0, "", 1)


def test_facts_of_a_plan_as_a_table_that_fits_the_width() -> None:
    done = check("facts", "plan.yaml", "--width", "120")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[2].split() == ["总体方案", "一", "科技型企业", "新增", "8家", "目标"]
    assert done.out.splitlines()[-1] == "数字 2 处: 目标 2, 名称 0, 日期 0, 引用 0, 序号 0, 列举 0, 未读 0"


def test_unread_numerals_are_listed_alone() -> None:
    write("plan.yaml", PLAN.replace("新增科技型企业8家", "其中7"))
    said = json.loads(check("facts", "plan.yaml", "--unread", "--format", "json").out)
    assert [(each["kind"], each["quote"], each["place"]["line"]) for each in said["others"]] == [("unread", "7", 10)]
    assert said["constraints"] == []


def test_matrices_as_a_table_as_json_and_as_a_page() -> None:
    table, record = check("matrix", "plan.yaml"), json.loads(check("matrix", "plan.yaml", "--format", "json").out)
    page = check("matrix", "plan.yaml", "--format", "html", "-o", "matrix.html")
    assert (table.code, table.out.splitlines()[0]) == (0, "指标对照表")
    row = record["indicators"]["rows"][0]
    assert (row["indicator"], row["measure"], row["differs"]) == ("科技型企业", "increment", True)
    assert [(each["value"], each["place"]["line"]) for each in row["entries"]] == [("新增8家", 10), ("新增6家", 17)]
    assert page == Done(0, "", "")
    assert "指标对照表" in Path("matrix.html").read_text("utf-8")


def test_two_drafts_are_compared() -> None:
    done = check("diff", "plan.yaml", "clean.yaml", "--format", "json")
    said = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert [finding["code"] for finding in said["findings"]["fixed"]] == ["N101"]


def test_two_bad_drafts_are_told_at_once() -> None:
    assert check("diff", "a.yaml", "b.yaml") == Done(
        2,
        "",
        "check: a.yaml: 没有这个文件 (no such file). 请核对路径。\n"
        "check: b.yaml: 没有这个文件 (no such file). 请核对路径。\n",
    )


# ------------------------------------------------------------------ starting a plan
def test_a_new_plan_is_the_template_and_has_no_finding() -> None:
    done = check("new", "plans/ourcounty.yaml")
    assert done == Done(
        0,
        "",
        "check: plans/ourcounty.yaml: 已写好样例 (template written). "
        "请换成本县方案的原文, 再运行 check plans/ourcounty.yaml\n"
        "check: plans/schemas/plan.schema.json: 编辑器据此补全和检查方案文件 (schema for editors written).\n",
    )
    head = "# yaml-language-server: $schema={}schemas/plan.schema.json\n".format
    template = (ROOT / "plans/template.yaml").read_text("utf-8")
    assert Path("plans/ourcounty.yaml").read_text("utf-8") == template.replace(head("../"), head(""))
    assert Path("plans/schemas/plan.schema.json").read_bytes() == (ROOT / "schemas/plan.schema.json").read_bytes()
    assert check("plans/ourcounty.yaml").code == 0


@pytest.mark.parametrize(("folder", "named"), [("plans", "schemas"), (".", "../schemas"), ("..", "../../schemas")])
def test_a_schema_that_lies_near_is_referred_to_and_left_alone(folder: str, named: str) -> None:
    near = Path("a/plans") / folder / "schemas" / "plan.schema.json"
    Path("a/plans/2030").mkdir(parents=True)
    target = "a/plans/2030/ourcounty.yaml" if folder != "plans" else "a/plans/plans/ourcounty.yaml"
    near.parent.mkdir(parents=True)
    near.write_text("{}", encoding="utf-8")
    assert check("new", target).err.count("\n") == 1
    assert Path(target).read_text("utf-8").startswith(f"# yaml-language-server: $schema={named}/plan.schema.json\n#\n")
    assert near.read_text("utf-8") == "{}"


@pytest.mark.parametrize("file", sorted((ROOT / "schemas").iterdir()), ids=lambda file: file.name)
def test_every_schema_is_printed_by_its_name(file: Path) -> None:
    name = file.name.removesuffix(".schema.json")
    assert check("schema", name) == Done(0, file.read_text("utf-8"), "")
    assert check("schema", name, "-o", "x.json") == Done(0, "", "check: x.json: 已写入 (written).\n")
    assert Path("x.json").read_bytes() == file.read_bytes()


def test_nothing_is_overwritten_unless_that_is_asked_for() -> None:
    said = "check: plan.yaml: 文件已存在 (file exists). 请换一个名字, 或加 --force 覆盖。\n"
    write("draft.txt", "青山县总体方案\n一、主要目标\n新增科技型企业8家。\n")
    assert check("new", "plan.yaml") == Done(2, "", said)
    assert check("import", "draft.txt", "-o", "plan.yaml") == Done(2, "", said)
    assert Path("plan.yaml").read_text("utf-8") == PLAN
    assert check("new", "plan.yaml", "--force").code == 0
    assert Path("plan.yaml").read_text("utf-8") != PLAN


@pytest.mark.parametrize("from_settings", [False, True])
def test_every_command_speaks_english_where_that_is_asked_for(from_settings: bool) -> None:
    write("draft.txt", "青山县总体方案\n一、主要目标\n新增科技型企业8家。\n")
    asked = () if from_settings else ("--lang", "en")
    if from_settings:
        write("plan-checker.toml", 'lang = "en"\n')
    schema = "check: {}/plan.schema.json: schema for editors written.\n".format
    assert check("new", "a/b.yaml", *asked).err == (
        "check: a/b.yaml: template written. Replace it by the text of your plan, then run check a/b.yaml\n"
        + schema("a/schemas")
    )
    assert check("import", "draft.txt", "-o", "d.yaml", *asked).err == (
        "check: d.yaml: written. Compare it with the original, then run check d.yaml\n" + schema("schemas")
    )
    assert check("schema", "plan", "-o", "x.json", *asked).err == "check: x.json: written.\n"
    assert check("rules", "new", "terms/own-rule", *asked).err == (
        "check: terms/own-rule.yaml: skeleton written. Change it, then run check rules test terms\n"
    )
    assert check("rules", "test", "terms", *asked).out.endswith("own-rule: passed\n1 rule, 0 failed.\n")
    assert check("cache", "show", *asked).out.isascii()
    assert check("cache", "clear", *asked).out.isascii()


def test_a_text_is_imported_as_a_plan_file_that_can_be_checked() -> None:
    write("draft.txt", "青山县总体方案\n一、主要目标\n新增科技型企业8家。\n")
    done = check("import", "draft.txt", "-o", "drafted.yaml")
    assert done == Done(
        0,
        "",
        "check: drafted.yaml: 已写入 (written). 请对照原件核对后运行 check drafted.yaml\n"
        "check: schemas/plan.schema.json: 编辑器据此补全和检查方案文件 (schema for editors written).\n",
    )
    head = "# yaml-language-server: $schema=schemas/plan.schema.json\n"
    assert head + check("import", "draft.txt").out == Path("drafted.yaml").read_text("utf-8")
    assert check("drafted.yaml", *ONLY).code == 0


# ------------------------------------------------------------------ shells, terminals, pipes
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_of_each_shell_is_there(shell: str) -> None:
    if shell == "bash" and not bash_can_complete():
        pytest.skip("bash before 4.4 has no such completion")
    done = check_outside([], Path.cwd(), _CHECK_COMPLETE=f"{shell}_source")
    assert done.code == 0
    assert "_CHECK_COMPLETE" in done.out


def bash_can_complete() -> bool:
    try:
        version = subprocess.run(["bash", "-c", "echo $BASH_VERSINFO"], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return int(version) > 4


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("check fac", ["plain,facts", "file,fac"]),
        ("check rules te", ["plain,test"]),
        ("check pl", ["file,pl"]),
        ("check --sta", ["plain,--statistics"]),
        ("check run --format sar", ["plain,sarif"]),
        ("check --select N101", ["plain,N101"]),
        ("check rules master-annex-v", ["plain,master-annex-value"]),
        ("check plan.yaml --fail-on n", ["plain,never"]),
        ("check diff a", ["file,a"]),
    ],
)
def test_words_are_completed(words: str, found: Sequence[str]) -> None:
    parts = words.split()
    environment = {"_CHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(parts) - 1)}
    done = check_outside([], Path.cwd(), **environment)
    assert (done.code, done.out.splitlines(), done.err) == (0, list(found), "")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_for_terminals_unless_they_are_not_wanted(environment: dict[str, str], coloured: bool) -> None:
    import pty

    master, slave = pty.openpty()
    kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    command = [Path(sys.executable).with_name("check"), "plan.yaml", *ONLY]
    subprocess.run(command, stdout=slave, stderr=slave, env=kept | environment, timeout=60, check=False)
    os.close(slave)
    said = read_all(master)
    assert ("\x1b[1;31m错误\x1b[0m" in said) is coloured
    assert "错误" in said
    assert "\x1b" not in check("plan.yaml", *ONLY).out


def read_all(terminal: int) -> str:
    said = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(terminal)
    return said.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{Path(sys.executable).with_name('check')} plan.yaml | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=True)
    assert done.stderr == b""
    assert done.stdout.decode().splitlines()[0] == "青山县总体方案    plan.yaml"


def test_progress_is_for_terminals_alone() -> None:
    assert check("plan.yaml", "clean.yaml", *ONLY).err == ""


# ------------------------------------------------------------------ watching
def test_a_plan_is_checked_again_when_it_is_saved() -> None:
    said: list[str] = []
    pauses = iter([lambda: None, lambda: write("plan.yaml", CLEAN), lambda: Path("plan.yaml").unlink(), None])

    def wait() -> None:
        step = next(pauses)
        if step is None:
            raise KeyboardInterrupt
        step()

    def look() -> None:
        said.append(check("plan.yaml", *ONLY, "--format", "concise", "--no-cache").err)

    with pytest.raises(KeyboardInterrupt):
        watch(lambda: [Path("plan.yaml")], look, wait)
    assert said == [
        "",
        "check: 没有问题; 0 条规则未运行\n",
        "check: plan.yaml: 没有这个文件 (no such file). 请核对路径。\n",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_watching_ends_with_ctrl_c_and_the_exit_code_of_the_last_check() -> None:
    command = [Path(sys.executable).with_name("check"), "plan.yaml", *ONLY, "--format", "concise", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        limit = Timer(60, process.kill)
        limit.start()
        try:
            assert process.stdout
            assert process.stderr
            assert process.stdout.readline().decode() == f"plan.yaml:10:11: error N101 {FINDING}\n"
            assert process.stderr.readline().decode() == "check: 保存文件后重新检查, Ctrl-C 结束 (watching).\n"
            write("plan.yaml", CLEAN)
            assert process.stderr.readline().decode() == "check: 没有问题; 0 条规则未运行\n"
            assert process.stderr.readline().decode() == "check: 保存文件后重新检查, Ctrl-C 结束 (watching).\n"
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            limit.cancel()
            process.kill()


# ------------------------------------------------------------------ writing rules
def test_a_new_rule_is_a_skeleton_that_passes_its_own_tests() -> None:
    done = check("rules", "new", "our-rules/numbers/our-rule")
    assert done == Done(
        0,
        "",
        "check: our-rules/numbers/our-rule.yaml: 已写好骨架 (skeleton written). "
        "请改写后运行 check rules test our-rules/numbers\n",
    )
    tested = check("rules", "test", "our-rules")
    assert tested == Done(0, "N901 our-rule: 通过 passed\n1 条规则, 不通过 0 (1 rules, 0 failed).\n", "")
    assert check("rules", "new", "our-rules/numbers/our-second-rule", "--like", "N110").code == 0
    assert check("rules", "test", "our-rules").out.splitlines()[:2] == [
        "N901 our-rule: 通过 passed",
        "N902 our-second-rule: 通过 passed",
    ]
    again = check("rules", "new", "our-rules/numbers/our-rule")
    assert again.err == (
        "check: our-rules/numbers/our-rule.yaml: 文件已存在 (file exists). 请换一个名字, 或加 --force 覆盖。\n"
    )


@pytest.mark.parametrize(
    "family", ["numbers", "arithmetic", "responsibility", "structure", "terms", "dates", "mechanism", "reading"]
)
def test_each_family_has_a_skeleton(family: str) -> None:
    assert check("rules", "new", f"{family}/our-rule").code == 0
    assert check("rules", "test", family).code == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "our-rule",
            "our-rule: “”不是规则的类别 (not a family of rules). 请写成 类别/名称, 类别为: numbers、arithmetic、"
            "responsibility、structure、terms、dates、mechanism、reading。",
        ),
        (
            "numbers/我们的",
            "numbers/我们的: “我们的”不能作规则名 (not a rule name). 请用小写字母、数字和“-”, 如 numbers/our-rule。",
        ),
    ],
)
def test_a_rule_needs_a_family_and_a_plain_name(name: str, said: str) -> None:
    assert check("rules", "new", name) == Done(2, "", f"check: {said}\n")


def test_examples_that_say_anything_else_fail_with_what_is_missing_and_what_is_too_much() -> None:
    check("rules", "new", "numbers/our-rule")
    file = Path("numbers/our-rule.yaml")
    file.write_text(
        file.read_text("utf-8").replace("severity: error\n        message", "severity: review\n        message")
    )
    done = check("rules", "test", "numbers")
    lines = done.out.splitlines()
    assert (done.code, done.err, lines[0]) == (1, "", "N901 our-rule: 不通过 failed")
    assert any(": 缺少: review: " in line for line in lines)
    assert any(": 多出: error: " in line for line in lines)
    assert lines[-1] == "1 条规则, 不通过 1 (1 rules, 1 failed)."


def test_a_rule_that_finds_nothing_in_any_example_fails() -> None:
    Path("numbers").mkdir()
    write("numbers/trial.yaml", RULE + "examples:\n  - name: 无\n    case: clean\n    master: [新增科技型企业8家]\n")
    assert check("rules", "test", "numbers") == Done(
        1,
        "N901 trial: 不通过 failed\n"
        "  缺少例子 (examples missing): findings、boundary。\n"
        "  没有例子的结果 (outcomes without an example): contradict、undecided。\n"
        "1 条规则, 不通过 1 (1 rules, 1 failed).\n",
        "",
    )


def test_an_outcome_that_no_example_has_fails_and_is_named() -> None:
    check("rules", "new", "numbers/our-rule", "--like", "N117")
    file = Path("numbers/our-rule.yaml")
    text = file.read_text("utf-8")
    file.write_text(text.replace("severity: {number: review}", "severity: {number: review, number-added: review}"))
    assert check("rules", "test", "numbers") == Done(
        1,
        "N901 our-rule: 不通过 failed\n  没有例子的结果 (outcomes without an example): number-added。\n"
        "1 条规则, 不通过 1 (1 rules, 1 failed).\n",
        "",
    )


def test_a_directory_without_rules_is_told() -> None:
    Path("empty").mkdir()
    assert check("rules", "test", "empty") == Done(
        2, "", "check: empty: 其中没有规则文件 (no rule files). 规则文件以 .yaml 结尾。\n"
    )


def test_rules_are_listed_and_explained() -> None:
    listed, family, one = check("rules"), check("rules", "U"), check("rules", "U101")
    assert (listed.code, family.code, one.code) == (0, 0, 0)
    assert "N101" in listed.out
    assert {line[0] for line in family.out.splitlines()[2:] if not line.startswith(" ")} == {"U"}
    assert one.out.splitlines()[0] == "U101 numeral-unread"
    assert check("rules", "N999").err == "check: N999: 没有这样的规则 (no such rule). “check rules”列出全部规则。\n"
