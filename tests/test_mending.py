"""Corrections: what they change, what they never change, and that what they leave is in order."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from command_line import Done, check
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from checker.data import data_dir
from checker.engine import check_plan
from checker.finding import Report
from checker.mending import mend
from checker.plan.model import Plan
from checker.readers.opening import read_document
from checker.readers.write import write_plan
from checker.rulebook.examples import Example, plan_of, read_examples
from checker.rules.loading import load_rule, load_rules
from checker.yaml_files.models import read_model

RULES = load_rules()
FILES = [file for file in sorted(data_dir("rules").rglob("*.yaml")) if load_rule(file).fixes]


@dataclass
class Case:
    rule: str
    example: Example


CASES = [Case(file.stem, each) for file in FILES for each in read_examples(file) if not each.not_run]


def checked(text: str) -> Report:
    plan, sources = read_model(Plan, "plan.yaml", text)
    return check_plan(plan, sources, RULES)


def keys(report: Report) -> list[str]:
    return sorted(finding.key for finding in report.findings)


def figures(text: str) -> str:
    return "".join(re.findall("[0-9０-９二三四五六七八九十百万亿]|千(?![伏瓦米克])", text))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{case.example.name}" for case in CASES])
def test_the_corrected_plan_has_none_of_the_findings_no_new_one_and_the_same_figures(case: Case) -> None:
    text = write_plan(plan_of(case.example))
    before = checked(text)
    mended = mend(before.sources, before.findings)
    after = checked(mended.text)
    gone = {finding.key for finding in mended.done}
    assert not gone & {*keys(after)}
    assert {finding.code for finding in after.findings} <= {finding.code for finding in before.findings}
    unread = sum(finding.code == "U101" for finding in before.findings)  # what a slip made unreadable is read then
    assert len(after.findings) in {len(before.findings) - len(mended.done) - some for some in (0, unread)}
    assert figures(mended.text) == figures(text)


def test_each_outcome_that_a_rule_corrects_is_corrected_in_one_of_its_examples() -> None:
    corrected: dict[str, set[str]] = {}
    for file in FILES:
        rule = load_rule(file)
        for example in read_examples(file):
            report = check_plan(*read_model(Plan, "plan.yaml", write_plan(plan_of(example))), [rule])
            corrected.setdefault(rule.name, set()).update(each.message.zh for each in report.findings if each.fix)
    assert {name for name, messages in corrected.items() if not messages} == set()


# ------------------------------------------------------------------ the command
SLIPS = """\
# 一行注释
title: "青山县总体方案"   # 照印
area: 青山县
year: 2030
notice: {title: 通知, number: 青政办发〔20302}
master:
  title: 青山县总体方案
  sections:
    - heading: 一、主要目标
      statements:
        - '由副县长任笫一副召集人, 落实7x24小时值班'
        - >-
          抓好厂房、、管网
          建设
"""
MENDED = SLIPS.replace("〔20302", "〔2030〕2号").replace("笫", "第").replace("7x24", "7×24").replace("、、", "、")
SAID = "check: a.yaml: 改正 5 处 (S115 1、T103 2、T105 1) (places corrected).\n"
DIFFERENCE = """\
--- a.yaml
+++ a.yaml
@@ -2,13 +2,13 @@
 title: "青山县总体方案"   # 照印
 area: 青山县
 year: 2030
-notice: {title: 通知, number: 青政办发〔20302}
+notice: {title: 通知, number: 青政办发〔2030〕2号}
 master:
   title: 青山县总体方案
   sections:
     - heading: 一、主要目标
       statements:
-        - '由副县长任笫一副召集人, 落实7x24小时值班'
+        - '由副县长任第一副召集人, 落实7×24小时值班'
         - >-
-          抓好厂房、、管网
+          抓好厂房、管网
           建设
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_plan_file_is_corrected_at_the_printed_characters_and_keeps_its_layout(
    plan_folder: Path, end: str, code: str
) -> None:
    file = plan_folder / "a.yaml"
    file.write_bytes(SLIPS.replace("\n", end).replace("×", "x").encode(code))
    before = file.read_bytes()
    assert check("--fix", "--dry-run", "a.yaml") == Done(1, DIFFERENCE, SAID)
    assert file.read_bytes() == before
    assert check("--fix", "a.yaml") == Done(0, DIFFERENCE, SAID)
    assert file.read_bytes() == MENDED.replace("\n", end).encode(code)
    nothing = "check: a.yaml: 没有可以自动改正的问题 (nothing to correct).\n"
    assert check("--fix", "--dry-run", "a.yaml") == Done(0, "", nothing)


@pytest.mark.parametrize("name", ["稿.txt", "稿.md"])
def test_a_text_is_corrected_in_place(plan_folder: Path, name: str) -> None:
    text = "# 青山县总体方案\n\n一、主要目标\n\n由副县长任笫一副召集人，　落实“7x24小时”值班，新增企业１０家。\n"
    (plan_folder / name).write_text(text, encoding="utf-8")
    assert check("--fix", name).err == f"check: {name}: 改正 2 处 (T103 2) (places corrected).\n"
    assert (plan_folder / name).read_text("utf-8") == text.replace("笫", "第").replace("7x24", "7×24")


def test_a_finding_that_was_accepted_stays_as_it_is_printed(plan_folder: Path) -> None:
    (plan_folder / "a.yaml").write_text(SLIPS, encoding="utf-8")
    key = next(line.split()[0] for line in check("waive", "a.yaml").out.splitlines() if "笫" in line)
    check("waive", "a.yaml", key, "--reason", "原件如此", "--by", "李文书")
    check("--fix", "a.yaml")
    assert (plan_folder / "a.yaml").read_text("utf-8") == MENDED.replace("任第一", "任笫一")


def test_a_character_that_is_written_as_an_escape_is_left_and_named(plan_folder: Path) -> None:
    text = (
        'title: 青山县总体方案\nmaster: {title: 青山县总体方案, sections: [{heading: "由副县长任\\u7b2b一副召集人"}]}\n'
    )
    (plan_folder / "a.yaml").write_text(text, encoding="utf-8")
    done = check("--fix", "a.yaml")
    assert done == Done(
        0,
        "",
        "check: a.yaml: 没有可以自动改正的问题 (nothing to correct).\n"
        "check: a.yaml: 没有改, 请手工改正 (not corrected): T103 “笫”应为“第”, 见: 由副县长任笫一副召集人\n",
    )
    assert (plan_folder / "a.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--fix", "a.html"),
            "a.html: 这种文件不能直接改正 (this kind of file is not corrected). 能改正的是 .yaml、.txt、.md 和 .docx。",
        ),
        (
            ("--fix", "a.docx"),
            "a.docx: Word 稿的改正写在副本里, 一次一份 (a corrected draft is a copy, one at a time). "
            "请加 -o 副本.docx。",
        ),
        (("--fix", "a.yaml", "-o", "b.yaml"), "--output: 方案文件和文本就地改正 (corrected in place). 请删去 -o。"),
        (("--fix", "a.yaml", "--format", "json"), "--format: 不能与 --fix 同用 (not with --fix). 请分两次运行。"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("plan_folder")
def test_what_cannot_be_corrected_is_said_before_anything_is_read(arguments: tuple[str, ...], said: str) -> None:
    assert check(*arguments) == Done(2, "", f"check: {said}\n")


def test_mixed_line_ends_are_refused_and_nothing_is_written(plan_folder: Path) -> None:
    data = SLIPS.encode().replace(b"\n", b"\r\n", 3)
    (plan_folder / "a.yaml").write_bytes(data)
    said = "行尾不一致或编码特殊, 无法原样改正 (mixed line ends or an unusual encoding). 请另存为 UTF-8 后再试。"
    assert check("--fix", "a.yaml") == Done(2, "", f"check: a.yaml: {said}\n")
    assert (plan_folder / "a.yaml").read_bytes() == data


# ------------------------------------------------------------------ programs
def test_programs_get_the_edits_and_where_they_go_in_the_file(plan_folder: Path) -> None:
    (plan_folder / "a.yaml").write_text(SLIPS, encoding="utf-8")
    report = json.loads(check("a.yaml", "--format", "json").out)
    edits = [each["fix"] for each in report["plans"][0]["findings"] if "fix" in each]
    assert edits[0] == [
        {"route": "notice.number", "span": [9, 9], "old": "", "new": "〕"},
        {"route": "notice.number", "span": [10, 10], "old": "", "new": "号"},
    ]
    log = json.loads(check("a.yaml", "--format", "sarif").out)
    fixes = [each["fixes"][0] for each in log["runs"][0]["results"] if "fixes" in each]
    (changed,) = fixes[1]["artifactChanges"]
    assert changed["replacements"] == [
        {
            "deletedRegion": {"startLine": 11, "startColumn": 17, "endLine": 11, "endColumn": 18},
            "insertedContent": {"text": "第"},
        }
    ]
    assert len(fixes) == len(edits) == 4


# ------------------------------------------------------------------ Word
def run_of(text: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.usefixtures("plan_folder")
def test_corrections_are_tracked_in_a_copy_of_a_word_draft() -> None:
    draft = Document()
    for text in ("青山县总体方案", "一、主要目标"):
        draft.add_paragraph(text)
    broken = draft.add_paragraph()
    for text in ("由副县长", "任笫", "一副召集人，落实7", "x24小时值班。抓好厂房、、管网建设。"):
        run = broken.add_run(text)
        run.bold = True
    inserted = draft.add_paragraph("由副镇长任")
    inserted._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="7" w:author="王科员">{run_of("笫一副组长")}</w:ins>'))
    draft.save("稿.docx")
    before = Path("稿.docx").read_bytes()
    done = check("--fix", "稿.docx", "-o", "改.docx")
    assert (done.code, Path("稿.docx").read_bytes()) == (0, before)
    assert done.err == (
        "check: 稿.docx: 改正 3 处 (T103 2、T105 1) (places corrected).\n"
        "check: 稿.docx: 字在公式、他人修订或固定控件里, 没有改 "
        "(in a formula, an insertion or a control, left as it is): 由副镇长任笫一副组长\n"
    )
    body = Document("改.docx").element.body
    signed = [each for each in body.iter(qn("w:ins"), qn("w:del")) if each.get(qn("w:author")) == "方案核稿"]
    assert [printed_in(each) for each in signed] == ["笫", "第", "x", "×", "、"]
    assert len({each.get(qn("w:id")) for each in body.iter(qn("w:ins"), qn("w:del"))}) == 6
    assert all(each.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:b')}") is not None for each in signed)
    printed = "由副县长任{}一副召集人，落实7{}24小时值班。抓好厂房、{}管网建设。"
    texts = body.findall(qn("w:p"))[2]
    kept = [each for each in texts.iter(qn("w:t")) if next(each.iterancestors(qn("w:ins")), None) is None]
    assert printed_in(texts, deleted=False) == printed.format("第", "×", "")
    assert "".join(each.text or "" for each in kept) == printed.format("", "", "")
    read = {each.message.zh for each in checked_file("改.docx").findings}
    assert not [said for said in read if "任笫" in said and "副镇长" not in said]
    assert "7x24" not in "".join(read)


def printed_in(element: Any, deleted: bool = True) -> str:
    tags = ["w:t", "w:delText"] if deleted else ["w:t"]
    return "".join(each.text for each in element.iter(*map(qn, tags)))


def checked_file(path: str) -> Report:
    opened = read_document(path)
    return check_plan(opened.plan, opened.sources, RULES)
