"""Settings of a project: found near, refused with a place, replaced by the command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest
from command_line import FINDING, ONLY, PLAN, Done, check
from hypothesis import given
from hypothesis import strategies as st

from checker.inputs.problem import InputError
from checker.plan.model import Plan, Vocabulary
from checker.settings.config import Config, Found, find_key, load_config, with_words

ROOT = Path(__file__).parent.parent
REPORTED = f"plan.yaml:10:11: error N101 {FINDING}\n"


pytestmark = pytest.mark.usefixtures("plan_folder")


NOTED = "check: 设置 {}: 不运行 164 条规则 A101, A102, A103, A104, A105, A106, A107, A108, A109, A110, A111, A112, …\n"


def settings(text: str, name: str = "plan-checker.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def read_or_refused() -> tuple[Config | None, set[str]]:
    """The settings, or the names of the files that are refused."""
    try:
        return load_config(Path.cwd()).config, set()
    except InputError as error:
        return None, {Path(problem.path).name for problem in error.problems}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan-checker.toml", 'select = ["N101"]\n'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.plan-checker]\nselect = ["N101"]\n'),
        ("pyproject.toml", 'tool.plan-checker.select = ["N101"]\n'),
    ],
)
def test_settings_stand_in_a_file_of_our_own_or_in_pyproject(name: str, text: str) -> None:
    settings(text, name)
    assert check("plan.yaml", "--format", "concise") == Done(1, REPORTED, NOTED.format(name))


def test_the_nearest_settings_hold_and_those_above_are_not_mixed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    settings('select = ["N130"]\nfail-on = "never"\n')
    Path("deep/deeper").mkdir(parents=True)
    settings('[tool.plan-checker]\nselect = ["N101"]\n', "deep/pyproject.toml")
    settings('[tool.other]\nx = "plan-checker"\n', "deep/deeper/pyproject.toml")
    monkeypatch.chdir("deep/deeper")
    assert check("../../plan.yaml", "--format", "concise") == Done(
        1, "../../" + REPORTED, NOTED.format("../pyproject.toml")
    )


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ('select = ["N130"]', (), 0),
        ('select = ["N130"]', ("--select", "N101"), 1),
        ('ignore = ["N101"]', (), 0),
        ('ignore = ["N101"]', ("--ignore", "N130"), 1),
        ('fail-on = "never"', (), 0),
        ('fail-on = "never"', ("--fail-on", "error"), 1),
        ('select = ["N130"]\nfail-on = "warning"', (), 1),
        ('select = ["N130"]\nfail-on = "warning"', ("--fail-on", "error"), 0),
    ],
)
def test_the_command_line_takes_the_place_of_a_setting(text: str, options: Sequence[str], code: int) -> None:
    settings(text + "\n")
    assert check("plan.yaml", *options).code == code


def test_the_language_is_a_setting() -> None:
    settings('lang = "en"\nselect = ["N101"]\n')
    assert "is given different figures" in check("plan.yaml", "--format", "concise").out
    assert check("plan.yaml", "--format", "concise", "--lang", "zh").out == REPORTED
    assert "What to do: " in check("rules", "N101").out


def test_directories_of_rules_are_relative_to_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = (ROOT / "rules/numbers/master-annex-value.yaml").read_text("utf-8").replace("code: N101", "code: N901")
    Path(".git").mkdir()
    Path("ours").mkdir()
    Path("ours/mine.yaml").write_text(rule, encoding="utf-8")
    settings('rules = ["ours"]\nselect = ["N901"]\n')
    Path("deep").mkdir()
    monkeypatch.chdir("deep")
    assert check("../plan.yaml", "--format", "concise").out == f"../plan.yaml:10:11: error N901 {FINDING}\n"


def test_words_of_the_project_are_added_to_those_of_the_plan() -> None:
    Path("plan.yaml").write_text(PLAN.replace("- 新增科技型企业8家", "- 新增智创之星8家"), encoding="utf-8")
    assert check("plan.yaml", *ONLY).code == 0
    settings('[vocabulary]\nsynonyms = [["科技型企业", "智创之星"]]\n')
    assert check("plan.yaml", *ONLY).code == 1
    said = json.loads(check("facts", "plan.yaml", "--format", "json", "--explain").out)
    assert [each["verdict"] for each in said["judgements"]] == ["same"]


def test_names_with_digits_are_no_quantities_where_the_project_says_so() -> None:
    text = "实施星火812计划\n"
    before = json.loads(check("facts", "-", "--format", "json", text=text).out)["coverage"]
    settings('[vocabulary]\nnames = ["星火812计划"]\n')
    after = json.loads(check("facts", "-", "--format", "json", text=text).out)["coverage"]
    assert (before["unread"] > 0, after["unread"], after["names"]) == (True, 0, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'selekt = ["N"]\n',
            ["1:1: 不认识的设置“selekt” (unknown setting). 是否应为“select”?"],
        ),
        (
            '# 注\n\n[vocabulary]\nnmes = ["五"]\n',
            ["4:1: 不认识的设置“vocabulary.nmes” (unknown setting). 是否应为“names”?"],
        ),
        (
            "colour = true\n",
            ["1:1: 不认识的设置“colour” (unknown setting). 可用: select、ignore、fail-on、rules、lang、vocabulary。"],
        ),
        (
            'select = "N"\nignore = [1]\nlang = 3\n',
            [
                "1:1: 设置“select”的类型不对: 应为列表 (a list) (wrong type). 请改正。",
                "2:1: 设置“ignore”的类型不对: 应为文字 (a string) (wrong type). 请改正。",
                "3:1: 设置“lang”的值不对 (wrong value). 可用: zh、en。",
            ],
        ),
        (
            'fail-on = "fatal"\n',
            ["1:1: 设置“fail-on”的值不对 (wrong value). 可用: error、warning、review、never。"],
        ),
        (
            "fail_on = 'error'\n",
            ["1:1: 不认识的设置“fail_on” (unknown setting). 是否应为“fail-on”?"],
        ),
        (
            'vocabulary = "x"\n',
            ["1:1: 设置“vocabulary”的类型不对: 应为表 (a table) (wrong type). 请改正。"],
        ),
        (
            "select = [\n",
            ["2:1: 不是合格的 TOML (not TOML: Invalid value). 请检查引号、方括号和等号。"],
        ),
        (
            "select\n",
            [
                "1:7: 不是合格的 TOML (not TOML: Expected '=' after a key in a key/value pair). "
                "请检查引号、方括号和等号。"
            ],
        ),
    ],
)
def test_bad_settings_are_told_all_at_once_with_their_place(text: str, said: list[str]) -> None:
    settings(text)
    with pytest.raises(InputError) as caught:
        load_config(Path.cwd())
    place = f"{Path.cwd() / 'plan-checker.toml'}:"
    assert [str(problem) for problem in caught.value.problems] == [place + line for line in said]
    assert check("plan.yaml").code == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.plan-checker]\n\nselekt = 1\n", "3:1: 不认识的设置“selekt” (unknown setting). 是否应为“select”?"),
        ("[tool]\nplan-checker = 3\n", " “tool.plan-checker”应为表 (must be a table). 请写成 [tool.plan-checker]。"),
        (
            "[tool.plan-checker.vocabulary]\nnames = 3\n",
            "2:1: 设置“vocabulary.names”的类型不对: 应为列表 (a list) (wrong type). 请改正。",
        ),
    ],
)
def test_bad_settings_in_pyproject_are_told_with_their_place(text: str, said: str) -> None:
    settings(text, "pyproject.toml")
    done = check("plan.yaml", *ONLY)
    assert done == Done(2, "", f"check: {Path.cwd() / 'pyproject.toml'}:{said}\n")


def test_without_settings_nothing_is_set() -> None:
    settings("[project]\nname = 'x'\n", "pyproject.toml")
    assert load_config(Path.cwd()) == Found(Config(), None)


def test_words_are_joined_class_by_class_each_once() -> None:
    own = Vocabulary(synonyms=(("甲", "乙"),), qualifiers={"河流": ("资江", "邵水")}, names=("一",))
    words = Vocabulary(
        synonyms=(("丙", "丁"),), qualifiers={"河流": ("邵水", "澧水"), "山": ("东山",)}, names=("一", "二")
    )
    assert with_words(Plan(title="甲", vocabulary=own), words).vocabulary == Vocabulary(
        synonyms=(("甲", "乙"), ("丙", "丁")),
        qualifiers={"河流": ("资江", "邵水", "澧水"), "山": ("东山",)},
        names=("一", "二"),
    )


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ('select = ["N"]\n', ["select"], (1, 1)),
        ('\n  "fail-on" = "x"\n', ["fail-on"], (2, 3)),
        ("vocabulary.names = 3\n", ["vocabulary", "names"], (1, 1)),
        ("vocabulary = { names = 3 }\n", ["vocabulary", "names"], (1, 1)),
        ("[other]\nselect = 3\n", ["select"], (1, 1)),
    ],
)
def test_a_setting_is_found_where_it_is_written(text: str, names: Sequence[str], place: tuple[int, int]) -> None:
    assert find_key(text, (), names) == place


@given(st.text(max_size=200))
def test_any_text_is_settings_or_an_input_error(text: str) -> None:
    Path("plan-checker.toml").write_bytes(text.encode("utf-8", "replace"))
    read, refused = read_or_refused()
    assert (read is None) == (refused == {"plan-checker.toml"})


@pytest.mark.parametrize(
    "document", [{}, {"select": ["N"], "fail-on": "never", "vocabulary": {"names": ["甲"], "synonyms": [["甲", "乙"]]}}]
)
def test_the_schema_of_settings_accepts_what_the_program_accepts(document: dict[str, object]) -> None:
    schema = json.loads((ROOT / "schemas/config.schema.json").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(document)) == []
    assert Config.model_validate(document).select == tuple(document.get("select", ()))
