"""Settings are seen: which file decided what stands in the report, and nobody above the project decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attack import attack, check_harmless
from command_line import FINDING, ONLY, Done, check

from checker.report import FORMATS

ROOT = Path(__file__).parents[2]
REPORTED = f"plan.yaml:10:11: error N101 {FINDING}\n"
SETTINGS = 'ignore = ["N101", "N103"]\nfail-on = "never"\nrules = ["ours"]\n[vocabulary]\nnames = ["星火812计划"]\n'
SAID = "plan-checker.toml: 不运行 2 条规则 N101, N103; 退出码按 never; 另加规则 ours; 另加用语 vocabulary"

pytestmark = pytest.mark.usefixtures("plan_folder")


def settings(text: str, name: str = "plan-checker.toml") -> None:
    Path("ours").mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def shown(form: str) -> str:
    """What a format holds, on one line."""
    said = check("plan.yaml", "--format", form, "--width", "400").out
    return " ".join(said.replace("\\", "").replace("%2C", ",").split())


@pytest.mark.parametrize(
    "form", [name for name, each in FORMATS.items() if each.tells_settings and name not in ("json", "summary-docx")]
)
def test_a_report_names_the_file_that_left_rules_out(form: str) -> None:
    settings(SETTINGS)
    assert SAID in shown(form)
    assert check("plan.yaml", "--format", form).err == ""


@pytest.mark.parametrize("form", ["concise", "jsonl", "gitlab", "csv"])
def test_a_format_without_room_leaves_it_to_standard_error(form: str) -> None:
    settings(SETTINGS)
    for _ in range(2):  # the second time from the cache
        assert f"check: 设置 {SAID}\n" in check("plan.yaml", "--format", form).err


def test_the_json_report_says_what_the_settings_decided_and_keeps_its_schema() -> None:
    settings('ignore = ["N101"]\nfail-on = "never"\n')
    report = json.loads(check("plan.yaml", "--format", "json").out)
    assert report["settings"] == {
        "file": "plan-checker.toml",
        "left_out": ["N101"],
        "fail_on": "never",
        "rules": [],
        "words": False,
    }
    schema = json.loads((ROOT / "schemas/report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)


def test_only_what_the_settings_decided_is_told() -> None:
    settings('ignore = ["N101"]\nfail-on = "warning"\nlang = "zh"\n')
    options = ("--ignore", "N130", "--fail-on", "error")
    report: dict[str, Any] = json.loads(check("plan.yaml", "--format", "json", *options).out)
    assert "settings" not in report
    assert check("plan.yaml", "--format", "concise", *options) == Done(1, REPORTED, "")


def test_in_english_too() -> None:
    settings('ignore = ["N101"]\nfail-on = "never"\n')
    said = check("plan.yaml", "--lang", "en").out
    assert "\nSettings plan-checker.toml: 1 rule not run N101; fail-on never\n" in said


def test_two_drafts_are_compared_under_settings_that_are_named() -> None:
    settings('ignore = ["N101"]\n')
    assert check("diff", "plan.yaml", "plan.yaml").err == "check: 设置 plan-checker.toml: 不运行 1 条规则 N101\n"


# ------------------------------------------------------------------ whose settings
def test_outside_a_repository_a_folder_above_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    settings('ignore = ["N101"]\nfail-on = "never"\n')
    Path("deep").mkdir()
    monkeypatch.chdir("deep")
    assert check("../plan.yaml", *ONLY, "--format", "concise") == Done(1, f"../{REPORTED}", "")


def test_above_the_root_of_the_repository_nothing_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    settings('select = ["N130"]\n')
    Path("project/plans").mkdir(parents=True)
    Path("project/.git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    monkeypatch.chdir("project/plans")
    assert check("../../plan.yaml", *ONLY, "--format", "concise") == Done(1, f"../../{REPORTED}", "")
    settings('fail-on = "never"\n', "../plan-checker.toml")
    done = check("../../plan.yaml", *ONLY, "--format", "concise")
    assert done == Done(0, f"../../{REPORTED}", "check: 设置 ../plan-checker.toml: 退出码按 never\n")


@pytest.mark.parametrize("cached", [True, False])
def test_no_config_takes_no_settings(cached: bool) -> None:
    settings("select = 1\n")
    options = () if cached else ("--no-cache",)
    for _ in range(2):
        assert check("plan.yaml", *ONLY, "--no-config", "--format", "concise", *options) == Done(1, REPORTED, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["facts", "plan.yaml"],
        ["matrix", "plan.yaml"],
        ["matrix", "plan.yaml", "--format", "html"],
        ["diff", "plan.yaml", "plan.yaml"],
        ["waive", "plan.yaml"],
        ["rules"],
        ["rules", "new", "numbers/ours"],
    ],
    ids=" ".join,
)
def test_every_command_that_reads_settings_can_do_without(arguments: list[str]) -> None:
    settings("select = 1\n")
    assert check(*arguments).code == 2
    assert check(*arguments, "--no-config").code == 0


# ------------------------------------------------------------------ hostile files
@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 3_000, "x = " + "{a=" * 3_000, "a" + ".a" * 30_000 + " = 1", "[a" + ".a" * 30_000 + "]"],
    ids=["lists", "tables", "keys", "header"],
)
def test_settings_that_are_nested_deeply_are_refused(text: str) -> None:
    settings(text)
    done = attack("plan.yaml", cwd=Path.cwd())
    check_harmless(done, 2)
    assert done.err.startswith(f"check: {Path.cwd() / 'plan-checker.toml'}: 嵌套太深 (nested too deeply).") or (
        "不认识的设置" in done.err
    )


def test_many_mistakes_cost_little_and_the_first_are_told() -> None:
    settings("".join(f"name{number} = 1\n" for number in range(8_000)))
    done = attack("plan.yaml", cwd=Path.cwd())
    check_harmless(done, 2)
    assert done.err.count("\n") == 50


def test_a_folder_in_the_place_of_settings_is_told() -> None:
    Path("plan-checker.toml").mkdir()
    done = check("plan.yaml")
    said = f"check: {Path.cwd() / 'plan-checker.toml'}: 是一个文件夹 (a directory). 请给出其中的文件。\n"
    assert done == Done(2, "", said)
