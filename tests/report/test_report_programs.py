"""json, jsonl, concise: for programs and editors."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from golden import expected
from hostile_texts import HOSTILE, hostile_report
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample_report import EVENTS, REPORT, place

from checker.report import Options, render
from checker.report.json import dump
from checker.report.visible import hidden

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas/report.schema.json").read_text(encoding="utf-8"))


def loaded(language: Any = "zh") -> dict[str, Any]:
    value: dict[str, Any] = json.loads(render("json", [REPORT], Options(language=language)))
    return value


def test_the_json_reads_as_kept() -> None:
    said = str(render("json", [REPORT]))
    assert said == expected("report.json", said)


def test_the_english_json_differs_in_words_only() -> None:
    english = loaded("en")["plans"][0]
    finding = english["findings"][0]
    assert finding["message"] == finding["message_en"] == "“促消费活动”: 15场 in the body, 10场 in the table"
    assert finding["message_zh"] == "“促消费活动”: 正文为15场, 表中为10场"
    assert finding["title"] == "body and table differ"
    assert finding["remedy"] == "Check the original figure and correct one of the two."
    assert finding["explanation"] == [
        "Both speak of “促消费活动”, counted as events.",
        "15 ≠ 10, a difference of 5.",
    ]
    assert [each["reason"] for each in english["not_run"]] == [
        "the plan declares no decomposition",
        "the rule broke down: KeyError",
    ]
    chinese = loaded()["plans"][0]
    assert chinese["findings"][0]["places"] == finding["places"]
    assert chinese["coverage"] == english["coverage"]


def test_the_schema_is_itself_a_schema_and_leaves_no_field_optional_but_settings_and_fix() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    objects = [SCHEMA, *SCHEMA["$defs"].values(), SCHEMA["$defs"]["waived"]["properties"]["waiver"]]
    for each in (*objects, SCHEMA["properties"]["settings"]):
        assert each["required"] == [name for name in each["properties"] if name not in ("settings", "fix")]
        assert each["additionalProperties"] is False


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_every_json_report_keeps_the_schema(text: str) -> None:
    for reports in ([], [REPORT], [hostile_report(REPORT, text), REPORT]):
        said = json.loads(render("json", reports))
        assert list(Draft202012Validator(SCHEMA).iter_errors(said)) == []


def test_a_report_with_a_field_too_many_or_too_few_breaks_the_schema() -> None:
    validator = Draft202012Validator(SCHEMA)
    more, less = loaded(), loaded()
    more["plans"][0]["findings"][0]["places"][0]["surprise"] = 1
    del less["plans"][0]["waived"][0]["waiver"]["by"]
    assert [error.message for error in validator.iter_errors(more)] == [
        "Additional properties are not allowed ('surprise' was unexpected)"
    ]
    assert [error.message for error in validator.iter_errors(less)] == ["'by' is a required property"]


def test_a_place_inside_a_text_has_its_own_columns() -> None:
    inside = replace(EVENTS, places=(place(3, "附件1 二(二)3", "15场促消费活动"),))
    said = json.loads(render("json", [replace(REPORT, findings=(inside,))]))
    assert said["plans"][0]["findings"][0]["places"] == [
        {
            "document": "annex1",
            "label": "附件1 二(二)3",
            "route": "annexes[0].sections[1].statements[1]",
            "line": 4,
            "column": 12,
            "end_line": 4,
            "end_column": 20,
            "quote": "15场促消费活动",
        }
    ]


def test_jsonl_is_the_findings_of_the_json_with_their_plan() -> None:
    lines = str(render("jsonl", [REPORT, REPORT])).split("\n")
    assert lines[-1] == ""
    named = {"path": "plans/qingshan.yaml", "plan": "青山县实施“四大行动”总体方案"}
    for line in lines[:-1]:
        Draft202012Validator(SCHEMA | SCHEMA["$defs"]["line"]).validate(json.loads(line))
    assert [json.loads(line) for line in lines[:-1]] == [named | each for each in loaded()["plans"][0]["findings"]] * 2


@given(st.text())
def test_json_shows_no_hidden_character_and_loses_none(text: str) -> None:
    said = dump({text: [text]})
    assert not hidden(said)
    assert json.loads(said) == {text: [text]}


def test_concise_says_path_line_column_severity_code_message() -> None:
    assert render("concise", [REPORT]) == (
        "plans/qingshan.yaml:4:4: error N103 “促消费活动”: 正文为15场, 表中为10场\n"
        "plans/qingshan.yaml:7:4: error N103 “公共服务场所”: 正文为36个, 表中为34个\n"
        "plans/qingshan.yaml:6:3: warning R103 责任分解表第2行没有写分管领导\n"
        "plans/qingshan.yaml:1:4: review T101 “专精特新”与“科创平台”共 7 处写法不一\n"
    )


def test_concise_gives_no_line_to_a_finding_without_a_place() -> None:
    bare = replace(REPORT, findings=(replace(EVENTS, places=()),))
    assert render("concise", [bare], Options(language="en")) == (
        "plans/qingshan.yaml: error N103 “促消费活动”: 15场 in the body, 10场 in the table\n"
    )
