"""What `check facts` shows: every target and every other numeral, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from command_line import CLEAN, Done, check
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.report.columns import width
from checker.report.readings import readings_of_text, render_readings

ROOT = Path(__file__).parent.parent
FACTS = json.loads((ROOT / "schemas/facts.schema.json").read_text("utf-8"))
MATRIX = json.loads((ROOT / "schemas/matrix.schema.json").read_text("utf-8"))
TEXT = """\
新增高新技术企业6家以上,其中民营企业5家;
到2030年底,城镇化率提高0.5个百分点左右;
城乡居民收入增速高于经济增速;
失业保险金从650元/月提高到不低于700元/月;
进出口、进口、出口三项指标分别增长10.5%;
根据青政办发〔2030〕3号,其中7
"""


@pytest.fixture(autouse=True)
def _with_a_clean_plan(plan_folder: Path) -> None:
    (plan_folder / "clean.yaml").write_text(CLEAN, encoding="utf-8")


def facts(*arguments: str, text: str | None = None) -> dict[str, list[dict[str, object]]]:
    said: dict[str, list[dict[str, object]]] = json.loads(check("facts", *arguments, "--format", "json", text=text).out)
    return said


def test_a_target_stands_with_all_that_was_read_of_it_and_its_place() -> None:
    assert facts("plan.yaml")["constraints"][0] == {
        "indicator": "科技型企业",
        "measure": "increment",
        "action": "新增",
        "op": "=",
        "low": 8,
        "high": 8,
        "unit": "家",
        "role": "target",
        "role_reason": None,
        "period": None,
        "period_reason": None,
        "scope": [{"source": "heading", "words": "主要目标"}],
        "commitment": None,
        "qualifiers": {},
        "parent": None,
        "other": None,
        "base": None,
        "base_unit": None,
        "basis": None,
        "margin": None,
        "direction": None,
        "frequency": None,
        "raw": "8家",
        "quote": "新增科技型企业8家",
        "place": {
            "document": "master",
            "label": "总体方案 一",
            "route": "master.sections[0].statements[0]",
            "line": 10,
            "column": 11,
            "end_line": 10,
            "end_column": 20,
        },
    }


@pytest.mark.parametrize("options", [(), ("--unread",), ("--explain",)])
@pytest.mark.parametrize("source", ["text", "plan.yaml", "xinshao", "linxiang"])
def test_the_json_keeps_its_contract(source: str, options: tuple[str, ...]) -> None:
    path = {"text": "-", "plan.yaml": "plan.yaml"}.get(source, str(ROOT / "plans" / f"{source}.yaml"))
    said = facts(path, *options, text=TEXT if path == "-" else None)
    assert list(jsonschema.Draft202012Validator(FACTS).iter_errors(said)) == []


@pytest.mark.parametrize("name", ["xinshao", "linxiang", "template"])
def test_the_matrices_keep_their_contract(name: str) -> None:
    done = check("matrix", str(ROOT / "plans" / f"{name}.yaml"), "--format", "json")
    assert list(jsonschema.Draft202012Validator(MATRIX).iter_errors(json.loads(done.out))) == []


def test_places_of_a_text_are_lines_and_columns_of_the_text() -> None:
    said = facts("-", text="一行\r\n另一行,新增企业6家\n")
    place = said["constraints"][0]["place"]
    assert place == {
        "document": "master", "label": "总体方案", "route": "master.statements[1]",
        "line": 2, "column": 5, "end_line": 2, "end_column": 11,
    }  # fmt: skip


def test_numerals_that_were_not_understood_stand_with_what_is_around_them() -> None:
    done = check("facts", "-", "--unread", text="我们共同推进7\n")
    assert done.out.splitlines()[2].split()[:2] == ["总体方案", "我们共同推进【7】"]
    assert done.out.splitlines()[-1] == "数字 1 处: 目标 0, 名称 0, 日期 0, 引用 0, 序号 0, 列举 0, 未读 1"


def test_judgements_are_told_with_their_reason() -> None:
    done = check("facts", "plan.yaml", "--explain")
    assert done.out.endswith("判定:\n同一: 总体方案 一“科技型企业” / 附件1 一“科技型企业”: 同一指标: 名称与限定相同\n")


@pytest.mark.parametrize("columns", [80, 100, 160])
@pytest.mark.parametrize("options", [(), ("--unread",)])
def test_tables_fit_their_width(columns: int, options: tuple[str, ...]) -> None:
    done = check("facts", str(ROOT / "plans" / "xinshao.yaml"), "--width", str(columns), *options)
    table = done.out.split("\n\n")[0]
    assert max(width(line) for line in table.splitlines()) <= columns


@pytest.mark.parametrize("form", ["table", "json"])
def test_nothing_in_a_text_moves_the_cursor_or_turns_the_writing(form: str) -> None:
    done = check(
        "facts", "-", "--format", form, "--explain", text="新增\x1b[31m高新\u202e技术\x7f企业6家以上\n其中\x9b7\n"
    )
    assert (done.code, done.err) == (0, "")
    assert not {"\x1b", "\u202e", "\x7f", "\x9b"} & set(done.out)


@pytest.mark.parametrize("data", [b"", b"\n\n", "　".encode()])
def test_an_empty_text_has_no_facts(data: bytes) -> None:
    assert json.loads(render_readings(readings_of_text(data), "json"))["constraints"] == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_and_shown(text: str) -> None:
    readings = readings_of_text(text.encode("utf-8", "replace").replace(b"\0", b""))
    jsonschema.validate(json.loads(render_readings(readings, "json", explain=True)), FACTS)
    assert render_readings(readings, "table", explain=True).endswith("\n")


def test_binary_data_on_standard_input_is_refused() -> None:
    assert check("facts", "-", text="\0\1") == Done(
        2, "", "check: -: 不是文本文件 (binary data). 请给出 YAML、Word、网页或纯文本文件。\n"
    )
