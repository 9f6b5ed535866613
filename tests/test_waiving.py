"""Many findings accepted at once, from reports that people have written in, and by notes in the plan; what is stale."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import CLEAN, FINDING, ONLY, PLAN, Done, check, key_in
from docx import Document
from openpyxl import Workbook, load_workbook

pytestmark = pytest.mark.usefixtures("plan_folder")
STALE = (
    "check: 提醒 warning: plan.waivers.yaml:{line}:5: 核实记录“{name}”不再对应任何问题 (stale waiver). "
    "原文已改或问题已消失: 请删除 (check waive 方案 --prune); 数值改了的请重新核实。\n"
)
HOSTILE = "<b>&</b> =1+1 \x1b[31m \u202e反"


def waived(plan: str = "plan.yaml") -> list[tuple[str, str, str]]:
    report = json.loads(check(plan, "--format", "json").out)
    accepted = report["plans"][0]["waived"]
    return [(each["code"], each["waiver"]["reason"], each["waiver"]["by"]) for each in accepted]


def keys() -> list[str]:
    return [line.split()[0] for line in check("waive", "plan.yaml").out.splitlines()]


# ------------------------------------------------------------------ several at once
def test_several_keys_are_waived_in_one_call() -> None:
    every = keys()
    assert len(every) >= 2
    done = check("waive", "plan.yaml", *every, every[0], "--reason", "样例", "--by", "李文书")
    assert (done.code, done.err.count("已核实")) == (0, len(every))
    assert [(reason, by) for _, reason, by in waived()] == [("样例", "李文书")] * len(every)
    assert check("plan.yaml", "--fail-on", "review").code == 0


def test_all_findings_of_a_rule_are_waived_and_those_that_were_are_passed_over() -> None:
    said = check("waive", "plan.yaml", "--rule", "N101", "--reason", "甲", "--by", "乙")
    assert said == Done(0, "", f"check: plan.waivers.yaml: 已核实 {key_in('plan.yaml')} (waived): {FINDING}\n")
    again = check("waive", "plan.yaml", "--rule", "master-annex-value", "--reason", "甲", "--by", "乙")
    assert again == Done(0, "", "check: plan.waivers.yaml: 没有新的核实 (nothing new to waive).\n")
    none = check("waive", "plan.yaml", "--rule", "T103", "--reason", "甲", "--by", "乙")
    known = "“check waive plan.yaml”列出全部编号。"
    assert none == Done(2, "", f"check: plan.yaml: 规则“T103”没有找出问题 (no finding of this rule). {known}\n")


# ------------------------------------------------------------------ stale ones
def accept_and_mend() -> str:
    key = key_in("plan.yaml")
    check("waive", "plan.yaml", key, "--reason", "甲", "--by", "乙")
    Path("plan.yaml").write_text(CLEAN, encoding="utf-8")
    return key


@pytest.mark.parametrize(("options", "variable", "code"), [((), "", 0), (("--strict",), "", 2), ((), "true", 2)])
def test_a_stale_waiver_is_an_error_only_where_that_is_asked_for_and_in_ci(
    options: tuple[str, ...], variable: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = accept_and_mend()
    monkeypatch.setenv("CI", variable)
    done = check("plan.yaml", *ONLY, "--format", "concise", *options)
    line = Path("plan.waivers.yaml").read_text("utf-8").split("\n").index(f"  - key: {key}") + 1
    said = STALE.format(line=line, name=key)
    assert done.code == code
    assert (said if code == 0 else said.replace("提醒 warning: ", "")) in done.err


def test_what_is_stale_is_removed_and_all_else_stays() -> None:
    key = accept_and_mend()
    file = Path("plan.waivers.yaml")
    kept = f"  # 仍在\n  - key: {keys()[0]}\n    reason: 丙\n    by: 丁\n"
    file.write_text("# 头\n" + file.read_text("utf-8") + kept, encoding="utf-8")
    done = check("waive", "plan.yaml", "--prune")
    assert (done.code, f"check: plan.waivers.yaml: 已删去 {key} (removed).\n" in done.err) == (0, True)
    assert file.read_text("utf-8").startswith("# 头\n")
    assert key not in file.read_text("utf-8")
    assert FINDING not in file.read_text("utf-8")
    assert file.read_text("utf-8").endswith(kept)
    again = check("waive", "plan.yaml", "--prune")
    assert again == Done(0, "", "check: plan.waivers.yaml: 没有过时的核实记录 (nothing stale).\n")


# ------------------------------------------------------------------ reports that come back
def workbook(write: Callable[[dict[str, int], list[list[str]]], None]) -> None:
    check("plan.yaml", "--format", "xlsx=核实.xlsx")
    book = load_workbook("核实.xlsx")
    sheet = next(each for each in book.worksheets if "编号" in [cell.value for row in each["1:3"] for cell in row])
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in rows if "编号" in row)
    write({name: at for at, name in enumerate(head)}, rows)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    book.save("核实.xlsx")


@pytest.mark.parametrize(
    ("said", "options", "reason", "by"),
    [
        ("口径不同（李文书）", (), "口径不同", "李文书"),
        ("口径不同", ("--by", "王科员"), "口径不同", "王科员"),
        ("<b>&</b> 反(李文书)", (), "<b>&</b> 反", "李文书"),
        ("已核实，口径不同（李文书）", (), "口径不同", "李文书"),
        ("已核实: 口径不同 (李文书)", (), "口径不同", "李文书"),
        ("已核实（李文书）", (), "已核实", "李文书"),
        ("waived: another measure (Li)", (), "another measure", "Li"),
        ("已核实数据来源（李文书）", (), "已核实数据来源", "李文书"),
    ],
)
def test_the_column_of_the_excel_report_is_read_back(said: str, options: tuple[str, ...], reason: str, by: str) -> None:
    def write(columns: dict[str, int], rows: list[list[str]]) -> None:
        for row in rows:
            if row[columns["编号"]] == key_in("plan.yaml"):
                row[columns["核实"]] = said

    workbook(write)
    done = check("waive", "plan.yaml", "--from", "核实.xlsx", *options)
    assert done == Done(0, "", f"check: plan.waivers.yaml: 已核实 {key_in('plan.yaml')} (waived): {FINDING}\n")
    assert waived() == [("N101", reason, by)]
    check("plan.yaml", "--format", "xlsx=again.xlsx")
    again = check("waive", "plan.yaml", "--from", "again.xlsx", *options)
    assert again.err == "check: plan.waivers.yaml: 没有新的核实 (nothing new to waive).\n"


def test_what_the_report_wrote_of_an_accepted_finding_is_no_new_verdict() -> None:
    """The waiver was withdrawn after the report was made: its own words accept nothing again."""
    key = key_in("plan.yaml")
    check("waive", "plan.yaml", key, "--reason", "口径不同", "--by", "李文书")
    check("plan.yaml", "--format", "xlsx=核实.xlsx")
    Path("plan.waivers.yaml").unlink()
    done = check("waive", "plan.yaml", "--from", "核实.xlsx")
    assert done.err == "check: plan.waivers.yaml: 没有新的核实 (nothing new to waive).\n"


def resolved(data: bytes, word: str, reply: str = "") -> bytes:
    """A marked copy in which Word has resolved the comment with a word, and a colleague has answered it."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name) for name in archive.namelist()}
    names = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    text = parts["word/comments.xml"].decode().replace("<w:comments ", f"<w:comments {names} ", 1)
    pieces = re.split(r"(?=<w:comment )", text)
    number = next(at for at, piece in enumerate(pieces) if word in piece)
    head, _, tail = pieces[number].rpartition("<w:p>")
    pieces[number] = f'{head}<w:p w14:paraId="00000A01">{tail}'
    if reply:
        line = f'<w:p w14:paraId="00000A02"><w:r><w:t>{reply}</w:t></w:r></w:p>'
        answer = f'<w:comment w:id="900" w:author="李文书">{line}</w:comment>'
        pieces[-1] = pieces[-1].replace("</w:comments>", f"{answer}</w:comments>")
    parts["word/comments.xml"] = "".join(pieces).encode()
    states = '<w15:commentEx w15:paraId="00000A01" w15:done="1"/>'
    states += '<w15:commentEx w15:paraId="00000A02" w15:paraIdParent="00000A01" w15:done="1"/>' if reply else ""
    parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">{states}</w15:commentsEx>'
    ).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as copy:
        for name, content in parts.items():
            copy.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("reply", "options", "reason", "by"),
    [
        ("原件如此 &lt;b&gt;", (), "原件如此 <b>", "李文书"),
        ("", ("--by", "王科员"), "批注已解决", "王科员"),
    ],
)
def test_a_resolved_comment_of_the_marked_copy_accepts_its_finding(
    reply: str, options: tuple[str, ...], reason: str, by: str
) -> None:
    draft = Document()
    for text in ("青山县总体方案", "一、主要目标", "由副县长任笫一副召集人。", "落实“三送三优行动。"):
        draft.add_paragraph(text)
    draft.save("稿.docx")
    check("稿.docx", "--format", "docx=批注.docx")
    Path("批注.docx").write_bytes(resolved(Path("批注.docx").read_bytes(), "(T103-", reply))
    assert check("waive", "稿.docx", "--from", "批注.docx", *options).code == 0
    assert waived("稿.docx") == [("T103", reason, by)]


def test_files_that_hold_no_verdicts_are_told() -> None:
    Path("a.txt").write_text("甲", encoding="utf-8")
    assert check("waive", "plan.yaml", "--from", "a.txt") == Done(
        2,
        "",
        "check: a.txt: 既不是 Excel 报告, 也不是批注稿 (neither an Excel report nor a marked copy). "
        "请给出 check --format xlsx 或 docx 写出的文件。\n",
    )
    Workbook().save("b.xlsx")
    assert check("waive", "plan.yaml", "--from", "b.xlsx") == Done(
        2, "", "check: b.xlsx: 没有“编号”和“核实”两栏 (no columns 编号 and 核实). 请用 check --format xlsx 写出。\n"
    )
    Document().save("c.docx")
    assert check("waive", "plan.yaml", "--from", "c.docx") == Done(
        2, "", "check: c.docx: 没有批注 (no comments). 请用 check --format docx 写出。\n"
    )


# ------------------------------------------------------------------ notes in the plan
NOTE = "# plan-checker: ignore N101 {}"
TARGET = "新增科技型企业{}家\n"


@pytest.mark.parametrize("reason", ["口径不同", HOSTILE.replace("\x1b", "")])
@pytest.mark.parametrize(
    ("figure", "form"),
    [
        (8, "        - {target}  {note}"),
        (6, "          - {target}  {note}"),
        (6, "          {note}\n          # 另注\n          - {target}"),
    ],
)
def test_a_note_behind_or_above_any_of_its_texts_accepts_a_finding(reason: str, figure: int, form: str) -> None:
    indent = "        " if figure == 8 else "          "
    target = TARGET.format(figure).strip()
    line = form.format(target=target, note=NOTE.format(reason))
    text = PLAN.replace(f"{indent}- {target}", line)
    Path("plan.yaml").write_text(text, encoding="utf-8")
    number = next(at for at, each in enumerate(text.split("\n"), 1) if "plan-checker:" in each)
    assert waived() == [("N101", reason, f"第 {number} 行")]
    assert check("plan.yaml", *ONLY, "--strict").code == 0


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("# plan-checker: ignore N101", "注记不完整 (incomplete note). 请写成 # plan-checker: ignore N103 理由。"),
        ("# plan-checker: 忽略", "注记不完整 (incomplete note). 请写成 # plan-checker: ignore N103 理由。"),
        ("# plan-checker: ignore N999 甲", "没有规则 N999 (no such rule). 请写成 # plan-checker: ignore N103 理由。"),
    ],
)
def test_a_note_that_cannot_be_followed_is_told_at_its_place(note: str, said: str) -> None:
    Path("plan.yaml").write_text(PLAN.replace("企业8家", f"企业8家 {note}"), encoding="utf-8")
    done = check("plan.yaml", *ONLY, "--format", "concise")
    assert (done.code, done.err) == (2, f"check: plan.yaml:10:21: {said}\n")


def test_a_note_that_is_needed_no_more_is_told() -> None:
    Path("plan.yaml").write_text(CLEAN.replace("8家", f"8家  {NOTE.format('甲')}", 1), encoding="utf-8")
    done = check("plan.yaml", *ONLY, "--format", "concise")
    said = "plan.yaml:10:22: 注记“ignore N101”不再对应任何问题 (stale note). 请删除。\n"
    assert (done.code, done.err.startswith(f"check: 没有问题; 0 条规则未运行\ncheck: 提醒 warning: {said}")) == (
        0,
        True,
    )
    assert check("plan.yaml", *ONLY, "--strict").code == 2


def test_a_printed_text_that_looks_like_a_note_is_none() -> None:
    block = f"        - |\n          新增科技型企业8家\n          {NOTE.format('甲')}\n"
    Path("plan.yaml").write_text(PLAN.replace("        - 新增科技型企业8家\n", block), encoding="utf-8")
    assert waived() == []
