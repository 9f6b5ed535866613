"""Folders and patterns as arguments, and words that were meant for something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import CLEAN, ONLY, PLAN, Done, check, key_in
from docx import Document
from openpyxl import Workbook

pytestmark = pytest.mark.usefixtures("plan_folder")
TEXT = "青山县总体方案\n一、主要目标\n新增科技型企业8家。\n"


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def paths(*arguments: str) -> list[str]:
    done = check(*arguments, *ONLY, "--format", "json", "--fail-on", "never")
    assert done.code == 0, done.err
    return [plan["path"] for plan in json.loads(done.out)["plans"]]


def drafts() -> None:
    """Plans and drafts in folders, among all that lies beside them."""
    write("plans/a.yaml", PLAN)
    write("plans/2030/b.yml", CLEAN)
    write("plans/2030/正文.txt", TEXT)
    draft = Document()
    for line in TEXT.split():
        draft.add_paragraph(line)
    draft.save("plans/稿.docx")
    check("waive", "plans/a.yaml", key_in("plans/a.yaml"), "--reason", "甲", "--by", "乙")
    check("--write-baseline", "plans/a.baseline.json", "plans/a.yaml")
    for name in ("plans/报告.xlsx", "plans/核对表.docx", "plans/报告.html"):
        check("plans/a.yaml", "--format", f"{name.rpartition('.')[2]}={name}")
    check("plans/稿.docx", "--format", "docx=plans/批注.docx")
    write("plans/README.md", TEXT)
    write("plans/requirements.txt", "click>=8\n")
    write("plans/rule.yaml", "code: N901\ntitle: {zh: 甲, en: a}\ncheck: agrees\n")
    write("plans/.hidden/c.yaml", PLAN)
    write("plans/~$稿.docx", "锁")


def test_a_folder_stands_for_the_plans_in_it() -> None:
    drafts()
    assert paths("plans") == ["plans/a.yaml", "plans/稿.docx", "plans/2030/b.yml", "plans/2030/正文.txt"]
    assert paths(".") == ["plan.yaml", *paths("plans")]
    assert paths("plans", "plans/a.yaml", "plan.yaml") == [*paths("plans"), "plan.yaml"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("2030", ["plans/a.yaml", "plans/稿.docx"]),
        ("plans/2030/", ["plans/a.yaml", "plans/稿.docx"]),
        ("*.docx", ["plans/a.yaml", "plans/2030/b.yml", "plans/2030/正文.txt"]),
        ("a.yaml", ["plans/稿.docx", "plans/2030/b.yml", "plans/2030/正文.txt"]),
    ],
)
def test_files_and_folders_are_left_out(pattern: str, left: list[str]) -> None:
    drafts()
    assert paths("plans", "--exclude", pattern) == left


def test_patterns_are_expanded_where_the_shell_does_not() -> None:
    drafts()
    assert paths("plans/*.yaml", "--exclude", "rule.yaml") == ["plans/a.yaml"]
    assert paths("plans/**/*.y*ml", "--exclude", "rule.yaml") == ["plans/2030/b.yml", "plans/a.yaml"]
    write("plans/[1].yaml", CLEAN)
    assert paths("plans/[1].yaml") == ["plans/[1].yaml"]


@pytest.mark.parametrize("word", ["empty", "empty/*.yaml"])
def test_a_folder_or_pattern_without_plans_is_told(word: str) -> None:
    Path("empty").mkdir()
    said = "其中没有方案 (no plans in it). 请直接给出文件; 认得的有 .yaml、Word、PDF、Excel、网页和 .txt。"
    assert check(word) == Done(2, "", f"check: {word}: {said}\n")


def test_a_master_plan_with_its_annexes_offers_to_be_one() -> None:
    write("稿/附件10 示范方案.txt", "附件10\n示范行动实施方案\n一、工作目标\n新增科技型企业6家。\n")
    write("稿/附件2 创新方案.txt", "附件2\n创新行动实施方案\n一、工作目标\n新增科技型企业6家。\n")
    write("稿/总体方案.txt", TEXT)
    said = "像是一份方案的正文和附件, 分别核对了; 合起来核对请加 --as-one"
    offered = f"check: 稿: {said} (looks like one plan with its annexes: --as-one checks them together).\n"
    assert check("稿", *ONLY, "--format", "json").err.startswith(offered)
    done = check("稿", *ONLY, "--format", "json", "--as-one")
    assert "像是" not in done.err
    (plan,) = json.loads(done.out)["plans"]
    assert plan["path"] == "稿/总体方案.txt"
    assert [each["places"][1]["label"][:3] for each in plan["findings"]] == ["附件2"]


def test_a_workbook_that_others_made_is_a_draft() -> None:
    book = Workbook()
    book.active.append(["序号", "任务", "目标"])
    book.active.append(["1", "培育企业", "新增科技型企业8家"])
    Path("表").mkdir()
    book.save("表/任务.xlsx")
    assert paths("表") == ["表/任务.xlsx"]


# ------------------------------------------------------------------ slips
@pytest.mark.parametrize(
    ("word", "meant"), [("matrixx", "matrix"), ("fact", "facts"), ("improt", "import"), ("wave", "waive")]
)
def test_a_mistyped_command_gets_a_suggestion(word: str, meant: str) -> None:
    said = f"没有“{word}”这个命令或文件; 是否应为“{meant}”? (no such command or file; did you mean it?)"
    assert check(word) == Done(2, "", f"check: 用法有误 (usage): {said} 请看 (see) check --help\n")


def test_options_may_stand_before_the_command_that_they_belong_to() -> None:
    write("a.txt", TEXT)
    assert check("--lang", "en", "facts", "a.txt") == check("facts", "a.txt", "--lang", "en")
    assert check("--lang", "en", "rules", "N103").out.startswith("N103 body-table-value\nBody and responsibility table")
    assert check("--lang", "en", "facs", "a.txt") == check("facs", "a.txt")
    assert check("facs", "a.txt").code == 2
    assert check("-o", "facts", "a.txt", *ONLY).err == check("-o", "other", "a.txt", *ONLY).err
    assert Path("facts").read_bytes() == Path("other").read_bytes()


def test_a_file_that_is_called_like_a_command_is_read() -> None:
    write("fact", TEXT)
    assert paths("fact") == ["fact"]


def test_a_text_without_a_target_is_not_called_in_order() -> None:
    write("a.txt", "青山县总体方案\n一、主要目标\n抓好落实。\n")
    done = check("a.txt", *ONLY)
    said = "没有读到任何目标, “没有问题”不说明什么; 请核对给的是不是方案 (no target was read; silence means nothing)"
    assert (done.code, done.err) == (0, f"check: a.txt: {said}\n")
