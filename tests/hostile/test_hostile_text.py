"""Texts in every encoding, of every odd character and of one thing repeated: read or refused, never a traceback."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import check

TEXT = "青山县工作方案\n一、目标\n新增企业6家以上，增长7%。\n二、工作任务\n1.培育企业。新增企业5家。（县财政局牵头）\n"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "gbk", "gb18030", "big5",
             "hz", "shift_jis", "utf-7")  # fmt: skip
CONTROLS = ("\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1c", "\x7f", "\x85", "\x9b", "\xad",
            "\u061c", "\u200b", "\u200e", "\u202e", "\u2028", "\u2066", "\ufeff", "\ufffe", "\uffff", "\ue000",
            "\U0010ffff")  # fmt: skip
NUMERALS = ("٣", "²", "Ⅳ", "①", "६", "𝟗", "½", "〇", "9" * 4_000, "9" * 4_400, "1," * 900, "0" * 5_000, "1." * 900,
            "九" * 4_000, "百" * 4_000, "1e999", "-0", "十亿亿亿亿")  # fmt: skip
SHAPES = (
    "新增企业{}家以上", "增长{}%", "投资{}亿元至{}亿元", "{}年{}月{}日前完成", "第{}季度投资{}万元", "（{}）新增{}家",
    "附件{}：甲方案", "{}.培育企业6家", "第{}条 内容", "序号\t内容\n{}\t新增{}家\n{}\t新增{}家", "每{}户补贴{}元",
)  # fmt: skip


def raw(name: str) -> bytes:
    """The text as an encoding writes it, as far as it can."""
    return TEXT.encode(name, "replace")


BYTES = {
    **{name: raw(name) for name in ENCODINGS},
    "empty": b"",
    "blank": b" \t\r\n\x0b\x0c",
    "nul": TEXT.encode().replace(b"6", b"\0"),
    "lone mark": b"\xff\xfe",
    "odd utf-16": raw("utf-16") + b"\x41",
    "utf-16 nul": "\ufeff青山县\0方案\n新增企业\0家".encode("utf-16-le"),
    "surrogates": TEXT.encode() + b"\xed\xa0\x80\xed\xb0\x80",
    "half a character": TEXT.encode()[:-2],
    "latin": "\xe9\xe8 6 caf\xe9".encode("latin-1"),
    "carriage returns": TEXT.replace("\n", "\r").encode(),
    "dos": TEXT.replace("\n", "\r\n").encode(),
    "mixed": TEXT.replace("\n", "\n\r").encode(),
    "controls": "".join(f"新增{one}企业{one}6{one}家{one}\n" for one in CONTROLS[1:]).encode("utf-8", "surrogatepass"),
    "right to left": "\u202e家6业企增新\u202c مرحبا 新增企业٣家\n".encode(),
    "marks alone": "".join(f"{one}\n" for one in "（）“”《》、，。；：—…〔〕【】｜|\t#-*<>&").encode(),
}


COMMANDS = (("facts", "{}"), ("facts", "--format", "json", "{}"), ("import", "{}"), ("matrix", "{}"),
            ("matrix", "--format", "json", "{}"), ("diff", "{}", "plan.yaml"))  # fmt: skip


def check_told(*arguments: str) -> int:
    """Run the command, assert that nothing broke down and that what is refused is told, and give its exit code."""
    done = check(*arguments)
    assert done.code in (0, 1, 2), arguments
    assert "internal error" not in done.err, (arguments, done.err)
    assert "规则运行出错" not in done.out + done.err, (arguments, done.err)
    assert done.code != 2 or done.err.startswith("check: "), (arguments, done.err)
    return done.code


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("ending", ["txt", "html", "yaml", "docx"])
def test_every_encoding_is_read_or_refused_by_every_command(
    ending: str, command: Sequence[str], plan_folder: Path
) -> None:
    for data in BYTES.values():
        (plan_folder / f"a.{ending}").write_bytes(data)
        check_told(*(argument.format(f"a.{ending}") for argument in command))


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".yaml", ".docx", ""])
def test_every_encoding_is_checked_or_refused(ending: str, plan_folder: Path) -> None:
    names = [f"a{number}{ending}" for number in range(len(BYTES))]
    for name, data in zip(names, BYTES.values(), strict=True):
        (plan_folder / name).write_bytes(data)
    assert check_told("--no-cache", *names) == 2


def test_every_numeral_is_read_or_left_unread_by_every_command(plan_folder: Path) -> None:
    names = [f"a{number}.txt" for number in range(len(NUMERALS))]
    for name, numeral in zip(names, NUMERALS, strict=True):
        text = "青山县工作方案\n" + "\n".join(shape.replace("{}", numeral) for shape in SHAPES) + "\n"
        (plan_folder / name).write_text(text, encoding="utf-8")
        for command in COMMANDS:
            assert check_told(*(argument.format(name) for argument in command)) in (0, 1), (numeral[:6], command)
    assert check_told("--no-cache", *names) in (0, 1)


START = "青山县工作方案\n一、目标\n新增企业6家。\n"
NINE = "序号\n项目\n主要内容\n目标任务\n牵头单位\n责任单位\n分管领导\n完成时限\n工作进度\n"
REPEATED = {
    "empty bars": (NINE, "|\n"),
    "headers broken by bars": ("", "序号 |\n内容 |\n||\n"),
    "blank cells": (NINE, " \n"),
    "cells of one character": (NINE, "a\n"),
    "rules of a table": ("", "-|-\n"),
    "a wide row over narrow ones": ("1\t" * 9_000 + "\n", "1\t2\n"),
    "comments": ("", "<!--a-->"),
    "labels": ("", "附件1\n"),
    "sections": ("", "（一）甲\n"),
    "responsibilities": ("", "（县财政局牵头）\n"),
}


@pytest.mark.parametrize(("before", "unit"), REPEATED.values(), ids=REPEATED)
def test_one_thing_repeated_is_imported_in_time(before: str, unit: str, tmp_path: Path) -> None:
    text = START + before + unit * ((100_000 - len((START + before).encode())) // len(unit.encode()))
    (tmp_path / "a.txt").write_text(text + "\n", encoding="utf-8")
    check_harmless(attack("import", "a.txt", cwd=tmp_path))


@pytest.mark.parametrize("unit", ["<!--a-->", "<!--a-->\n", "<!--", "<?xml ", " ", "# \n"])
def test_what_a_text_is_is_told_in_one_pass(unit: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text(unit * (99_000 // len(unit)) + "<script>", encoding="utf-8")
    check_harmless(attack("--no-cache", "a", cwd=tmp_path))


def test_a_page_behind_many_comments_is_a_page(plan_folder: Path) -> None:
    page = (
        "<?xml version='1.0'?>\n"
        + "<!-- a -->\n" * 9_000
        + "<html><body><p>青山县工作方案</p><p>甲。</p></body></html>"
    )
    (plan_folder / "a.txt").write_text(page, encoding="utf-8")
    assert check("import", "a.txt").out.splitlines()[0] == "title: 青山县工作方案"


@pytest.mark.parametrize(
    ("arguments", "given", "said"),
    [
        (("facts", "-"), "长" * 20_001, "check: -:1:1: 一行超过 20,000 字 (line too long). 请分行后再读。\n"),
        (("facts", "-"), "甲\n" * 200_001, "check: -: 文件超过 200,000 行 (too many lines). 请拆分文件。\n"),
        (("-",), "甲\n" * 200_001, "check: -: 文件超过 200,000 行 (too many lines). 请拆分文件。\n"),
        (("facts", "-"), "a" * 4_000_001, "check: -: 内容超过上限 4,000,000 字节 (file too large).\n"),
        (("-",), "a" * 4_000_001, "check: -: 内容超过上限 4,000,000 字节 (file too large).\n"),
    ],
)  # fmt: skip
def test_standard_input_has_the_limits_of_files(
    arguments: Sequence[str], given: str, said: str, plan_folder: Path
) -> None:
    assert plan_folder.is_dir()
    assert check(*arguments, text=given) == (2, "", said)


@pytest.mark.parametrize("arguments", [("facts", "-"), ("-",)])
def test_endless_input_is_refused(arguments: Sequence[str], tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as zero:
        done = attack(*arguments, cwd=tmp_path, stdin=zero)
    check_harmless(done, 2)
    assert done.err == "check: -: 内容超过上限 4,000,000 字节 (file too large).\n"


def test_a_long_column_header_costs_little(tmp_path: Path) -> None:
    words = "".join(f"新建改造高标准农田蓄水池山塘道路{number}" for number in range(1_000))[:19_000]
    rows = "".join(f"        - item: {name}\n          values: ['1']\n" for name in ("云溪镇", "青河镇"))
    table = f"  tables:\n    - values: [{words}（万亩）]\n      rows:\n{rows}"
    (tmp_path / "a.yaml").write_text(f"title: 甲\nmaster:\n  title: 甲\n{table}", encoding="utf-8")
    check_harmless(attack("--no-cache", "a.yaml", cwd=tmp_path), 0, 1)
