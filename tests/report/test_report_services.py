"""sarif, junit, github, gitlab, markdown: for services that check changes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from golden import expected
from hostile_texts import HOSTILE, hostile_report
from jsonschema import Draft202012Validator
from sample_report import EVENTS, NAMES, REPORT, SITES

from checker.finding import Severity
from checker.report import Options, render
from checker.report.markdown import LIMIT, escape
from checker.rules.rule import Basis, Bilingual, Rule

SARIF_SCHEMA = json.loads((Path(__file__).parent / "standards/sarif-2.1.0.schema.json").read_text(encoding="utf-8"))


RULE = Rule(
    name="body-table-value",
    code="N103",
    title=Bilingual(zh="正文与责任分解表的目标值不一致", en="body and table differ"),
    severity={"differs": Severity.REVIEW},
    check="members-rank",
    message=Bilingual(zh="不一致", en="differs"),
    why=Bilingual(zh="下级按表执行。", en="Units work by the table."),
    remedy=Bilingual(zh="请核对原始任务数。", en="Check the original figure."),
    basis=Basis(clause="《党政机关公文处理工作条例》第二十条(四)", level="条例"),
    since=1,
)


def sarif(*reports: Any, **options: Any) -> dict[str, Any]:
    log = json.loads(render("sarif", reports or [REPORT], Options(**options)))
    assert list(Draft202012Validator(SARIF_SCHEMA).iter_errors(log)) == []
    run: dict[str, Any] = log["runs"][0]
    return run


def test_the_sarif_log_reads_as_kept_and_keeps_the_standard() -> None:
    said = str(render("sarif", [REPORT], Options(rules=(RULE,))))
    assert said == expected("report.sarif", said)
    Draft202012Validator(SARIF_SCHEMA).validate(json.loads(said))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_keep_the_sarif_standard(text: str) -> None:
    hostile = sarif(hostile_report(REPORT, text), REPORT)
    assert len(hostile["results"]) == 2 * len(sarif(REPORT)["results"])
    nowhere = sarif(replace(REPORT, findings=(replace(EVENTS, places=()),), waived=()))
    assert [result["ruleId"] for result in nowhere["results"]] == [EVENTS.code]


def test_sarif_lists_every_rule_once_with_its_help_where_it_was_given() -> None:
    rules = sarif(REPORT, REPORT, rules=(RULE,))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["A110", "D101", "N101", "N103", "N120", "R103", "S101", "T101"]
    assert rules[0] == {"id": "A110", "name": "parts-and-whole"}
    assert rules[3] == {
        "id": "N103",
        "name": "body-table-value",
        "shortDescription": {"text": "正文与责任分解表的目标值不一致"},
        "fullDescription": {"text": "下级按表执行。"},
        "help": {
            "text": "下级按表执行。\n建议: 请核对原始任务数。\n依据: 《党政机关公文处理工作条例》第二十条(四) (条例)"
        },
        "defaultConfiguration": {"level": "note"},
        "properties": {"tags": ["N", "members-rank"]},
    }


def test_sarif_counts_characters_and_marks_accepted_findings() -> None:
    run = sarif()
    assert run["columnKind"] == "unicodeCodePoints"
    assert [len(result.get("suppressions", [])) for result in run["results"]] == [0, 0, 0, 0, 1]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note", "warning"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted(
        {"A110", "D101"} | {each.code for each in REPORT.passed} | {result["ruleId"] for result in run["results"]}
    )
    assert {
        run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"]
    } == {True}


def test_a_sarif_fingerprint_outlives_other_places() -> None:
    moved = replace(REPORT, findings=(replace(EVENTS, places=EVENTS.places[::-1]),), waived=())
    assert [result["partialFingerprints"] for result in sarif(moved)["results"]] == [
        {"planChecker/v1": "N103-0a1b2c3d4e5f", "primaryLocationLineHash": "N103-0a1b2c3d4e5f"}
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("plans/a b.yaml", "plans/a%20b.yaml"),
        ("./plans/方案.yaml", "plans/%E6%96%B9%E6%A1%88.yaml"),
        ("/srv/方案#1.yaml", "file:///srv/%E6%96%B9%E6%A1%88%231.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    assert sarif(replace(REPORT, path=path))["artifacts"][0]["location"] == {"uri": uri}


def test_sarif_neither_links_nor_fills_in_text_of_a_plan() -> None:
    odd = replace(EVENTS, message=EVENTS.message._replace(zh="[甲](1) {0} {x}"))
    assert sarif(replace(REPORT, findings=(odd,)))["results"][0]["message"] == {"text": "[甲] (1) {{0}} {x}"}


def test_the_junit_report_reads_as_kept() -> None:
    said = str(render("junit", [REPORT]))
    assert said == expected("junit.xml", said)


@pytest.mark.parametrize(
    ("fail_on", "failures", "skipped"),
    [(Severity.ERROR, "2", "4"), (Severity.WARNING, "3", "3"), (Severity.REVIEW, "4", "2")],
)
def test_junit_fails_the_findings_from_a_severity_on(fail_on: Severity, failures: str, skipped: str) -> None:
    root = ET.fromstring(str(render("junit", [REPORT], Options(fail_on=fail_on))).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == (
        "9",
        failures,
        "1",
        skipped,
    )


def test_github_commands_name_file_line_and_title_and_escape_the_rest() -> None:
    odd = replace(EVENTS, message=EVENTS.message._replace(zh="增长100%\n::stop"), places=EVENTS.places[:1])
    report = replace(REPORT, path="plans/a,b:c.yaml", findings=(odd, replace(NAMES, places=())))
    assert render("github", [report]) == (
        "::error file=plans/a%2Cb%3Ac.yaml,line=4,endLine=4,col=4,endColumn=20,"
        "title=N103 正文与责任分解表的目标值不一致"
        "::增长100%25\\n::stop%0A附件1 二(二)3: 与各部门联动开展15场促消费活动%0A请核对原始任务数, 改正其中一处。\n"
        "::notice file=plans/a%2Cb%3Ac.yaml,title=T101 同一名称有几种写法"
        "::“专精特新”与“科创平台”共 7 处写法不一%0A请统一写法。\n"
    )


@pytest.mark.parametrize("name", ["github", "gitlab", "markdown"])
def test_services_are_told_each_text_once_with_its_places(name: str) -> None:
    said = str(render(name, [replace(REPORT, findings=(NAMES,), waived=())]))
    assert re.findall(r"附件1 二\(一\)\d ×\d", said) == ["附件1 二(一)0 ×3", "附件1 二(一)1 ×2", "附件1 二(一)2 ×2"]


def test_gitlab_gets_description_fingerprint_severity_and_lines() -> None:
    report = replace(REPORT, path="./plans/qingshan.yaml", findings=(EVENTS, EVENTS, replace(NAMES, places=())))
    first, second, bare = json.loads(render("gitlab", [report]))
    assert first == {
        "description": "“促消费活动”: 正文为15场, 表中为10场 (附件1 二(二)3: 与各部门联动开展15场促消费活动; "
        "附件1 责任分解表 第2行: 开展10场促消费活动)",
        "check_name": "N103",
        "fingerprint": first["fingerprint"],
        "severity": "major",
        "location": {"path": "plans/qingshan.yaml", "lines": {"begin": 4, "end": 4}},
    }
    assert second == first | {"fingerprint": second["fingerprint"]}
    assert len({each["fingerprint"] for each in (first, second, bare)}) == 3
    assert bare == {
        "description": "“专精特新”与“科创平台”共 7 处写法不一",
        "check_name": "T101",
        "fingerprint": bare["fingerprint"],
        "severity": "info",
        "location": {"path": "plans/qingshan.yaml", "lines": {"begin": 1}},
    }


def test_gitlab_fingerprints_stay_when_lines_move() -> None:
    fingerprints = [
        [each["fingerprint"] for each in json.loads(render("gitlab", [replace(REPORT, findings=findings)]))]
        for findings in ((EVENTS, SITES), (SITES, replace(EVENTS, places=EVENTS.places[::-1])))
    ]
    assert fingerprints[0] == fingerprints[1][::-1]


def test_the_markdown_comment_reads_as_kept() -> None:
    said = str(render("markdown", [REPORT], Options(explain=True)))
    assert said == expected("comment.md", said)


def test_a_long_comment_is_cut_before_the_limit_and_says_so() -> None:
    many = replace(REPORT, findings=(EVENTS,) * 900, waived=())
    said = str(render("markdown", [many]))
    rows = said.count("| 错误 |")
    assert f"\n\n其余 {900 - rows} 条见完整报告。\n" in said
    assert LIMIT * 0.95 < len(said) < 65_536


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("增长 *7%* | `x`", r"增长 \*7%\* \| \`x\`"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("@everyone #12 a@b.cn", "@<!-- -->everyone #<!-- -->12 a@<!-- -->b.cn"),
        ("https://x.cn www.x.cn", r"https\://x.cn www\.x.cn"),
        (r"[a](b) ![c](d) \| ~~e~~ $f$", r"\[a\](b) \!\[c\](d) \\\| \~\~e\~\~ \$f\$"),
        ("一\n二", r"一\\n二"),
    ],
)
def test_markdown_escapes_mark_up_links_and_calls(text: str, escaped: str) -> None:
    assert escape(text) == escaped
