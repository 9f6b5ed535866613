"""The language server, asked by a client over standard input and output."""

from __future__ import annotations

import builtins
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import FINDING, PLAN, check
from editor import Editor, applied, around, at, edit_with
from lsprotocol import types

NOTED = PLAN.replace(
    "          - 新增科技型企业6家\n",
    "          # plan-checker: ignore N101 口径不同\n          - 新增科技型企业6家\n",
)
DRAFT = "# 青山县总体方案\n\n一、主要目标\n\n由副县长任笫一副召集人，新增企业10家。\n"
SLIP = "“笫”应为“第”, 见: 由副县长任笫一副召集人"
ERROR, WARNING, INFORMATION = list(types.DiagnosticSeverity)[:3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan-checker.toml").write_text('select = ["N101", "T103"]\n', "utf-8")
    return tmp_path


def saved(folder: Path, name: str, text: str) -> str:
    """A file, and its address."""
    file = folder / name
    file.write_text(text, "utf-8")
    return file.as_uri()


def told(diagnostics: list[types.Diagnostic]) -> list[tuple[Any, ...]]:
    return [(each.code, each.severity, each.message) for each in diagnostics]


def test_a_finding_stands_at_its_first_place_with_the_others_related(folder: Path) -> None:
    uri = saved(folder, "方案.yaml", PLAN)

    async def talk(editor: Editor) -> None:
        editor.open(uri, PLAN)
        (found,) = await editor.diagnostics(uri)
        assert told([found]) == [("N101", ERROR, FINDING)]
        assert found.source == "plan-checker"
        assert found.range == around(PLAN, "新增科技型企业8家")
        (other,) = found.related_information or ()
        assert other.location == types.Location(uri, around(PLAN, "新增科技型企业6家"))
        assert other.message == "附件1 一 新增科技型企业6家"

    edit_with(talk)


def test_the_newest_text_is_what_is_shown(folder: Path) -> None:
    uri = saved(folder, "方案.yaml", PLAN)

    async def talk(editor: Editor) -> None:
        editor.open(uri, PLAN)
        assert len(await editor.diagnostics(uri)) == 1
        for count in (1, 2, 3, 4, 5, 8):
            editor.edit(uri, PLAN.replace("企业6家", f"企业{count}家"))
        assert await editor.diagnostics(uri, version=7) == []
        editor.edit(uri, PLAN)
        assert await editor.hover(uri, at(PLAN, "新增科技型企业8家")) is not None  # waits for the check
        assert len(await editor.diagnostics(uri, version=8)) == 1
        editor.close(uri)
        assert await editor.diagnostics(uri, version=None) == []
        assert await editor.hover(uri, at(PLAN, "新增科技型企业8家")) is None

    edit_with(talk)


def test_it_answers_while_a_long_plan_is_checked() -> None:
    text = Path("plans/xinshao.yaml").read_text("utf-8")
    uri, other = Path("plans/xinshao.yaml").absolute().as_uri(), "untitled:Untitled-1"

    async def talk(editor: Editor) -> None:
        editor.open(uri, text)
        assert await editor.hover(other, types.Position(0, 0)) is None
        assert uri not in editor.published
        assert len(await editor.diagnostics(uri)) > 50

    edit_with(talk)


def test_a_hover_tells_how_it_was_judged_why_and_what_to_do(folder: Path) -> None:
    uri = saved(folder, "方案.yaml", PLAN)

    async def talk(editor: Editor) -> None:
        editor.open(uri, PLAN)
        shown = await editor.hover(uri, at(PLAN, "企业6家"))
        assert shown
        assert shown.range == around(PLAN, "新增科技型企业6家")
        assert isinstance(shown.contents, types.MarkupContent)
        assert shown.contents.kind is types.MarkupKind.PlainText
        assert shown.contents.value.split("\n") == [
            "N101 错误: 总体方案与附件的目标值不一致",
            FINDING,
            "依据: “科技型企业”: 名称及范围、级别等相同, 判为同一指标",
            "依据: 总体方案 一: 科技型企业 新增8家; 目标; 所指 主要目标",
            "依据: 附件1 一: 科技型企业 新增6家; 目标; 所指 工作目标",
            "为什么: 同一指标在一份方案里只能有一个数，否则执行和考核各引各的。",
            "怎么改: 对照原始依据核定一个数，改正其余各处；如一处是总数、一处只是其中一项，或确指不同范围，"
            "请把指标名称写准。",
        ]
        assert await editor.hover(uri, at(PLAN, "工作目标")) is None

    edit_with(talk)


def test_facts_are_hints_behind_their_figures(folder: Path) -> None:
    uri = saved(folder, "方案.yaml", PLAN)

    async def talk(editor: Editor) -> None:
        editor.open(uri, PLAN)
        first, second = await editor.hints(uri)
        assert (first.label, first.tooltip) == ("科技型企业: 新增 = 8 家 2030年", "目标; 所指 主要目标")
        assert first.position == around(PLAN, "新增科技型企业8家").end
        assert second.label == "科技型企业: 新增 = 6 家 2030年"
        assert await editor.hints(uri, around(PLAN, "新增科技型企业6家")) == [second]

    edit_with(talk)


def test_a_correction_is_a_quick_fix(folder: Path) -> None:
    uri = saved(folder, "方案.md", DRAFT)

    async def talk(editor: Editor) -> None:
        editor.open(uri, DRAFT, "markdown")
        (found,) = await editor.diagnostics(uri)
        assert told([found]) == [("T103", ERROR, SLIP)]
        assert found.range.start.line == 4
        offered = await editor.actions(uri, found.range, [types.CodeActionKind.QuickFix])
        assert [action.title for action in offered] == ["T103 “笫”改为“第”", "T103 核实后保留, 理由待填"]
        assert offered[0].is_preferred
        assert offered[0].diagnostics == (found,)
        assert applied(DRAFT, offered[0], uri) == DRAFT.replace("笫", "第")
        (whole,) = await editor.actions(uri, found.range, [types.CodeActionKind.Source])
        assert whole.title == "改正全部 1 个能改的问题"
        assert applied(DRAFT, whole, uri) == DRAFT.replace("笫", "第")

    edit_with(talk)


def test_a_note_accepts_nothing_until_a_reason_is_written(folder: Path) -> None:
    uri = saved(folder, "方案.yaml", PLAN)

    async def talk(editor: Editor) -> None:
        editor.open(uri, PLAN)
        (accept,) = await editor.actions(uri, around(PLAN, "企业6家"))
        assert accept.title == "N101 核实后保留, 理由待填"
        text = applied(PLAN, accept, uri)
        assert text == NOTED.replace("口径不同", "")
        editor.edit(uri, text)
        assert told(await editor.diagnostics(uri, 2)) == [
            (None, WARNING, "注记不完整 (incomplete note). 请写成 # plan-checker: ignore N103 理由。"),
            ("N101", ERROR, FINDING),
        ]
        editor.edit(uri, NOTED)
        assert await editor.diagnostics(uri, 3) == []

    edit_with(talk)


def test_no_note_is_written_into_a_text(folder: Path) -> None:
    text = PLAN.replace(
        "          - 新增科技型企业6家\n", "          - |\n            一是抓好。\n            新增科技型企业6家\n"
    )
    uri = saved(folder, "方案.yaml", text)

    async def talk(editor: Editor) -> None:
        editor.open(uri, text)
        (accept,) = await editor.actions(uri, around(text, "新增科技型企业6家"))
        editor.edit(uri, applied(text, accept, uri).replace("ignore N101 ", "ignore N101 口径不同"))
        assert await editor.diagnostics(uri, 2) == []

    edit_with(talk)


def test_a_waiver_beside_a_text_is_begun_for_a_person_to_finish(folder: Path) -> None:
    uri = saved(folder, "方案.md", DRAFT)
    file = folder / "方案.waivers.yaml"

    async def talk(editor: Editor) -> None:
        editor.open(uri, DRAFT, "markdown")
        (_, accept) = await editor.actions(uri, around(DRAFT, "笫"), [types.CodeActionKind.QuickFix])
        assert accept.edit
        make, edit = accept.edit.document_changes or ()
        assert make == types.CreateFile(file.as_uri(), options=types.CreateFileOptions(ignore_if_exists=True))
        assert isinstance(edit, types.TextDocumentEdit)
        begun = edit.edits[0].new_text
        assert begun.endswith('    reason: ""\n    by: ""\n')
        assert not file.exists()
        file.write_text(begun, "utf-8")
        editor.save(file.as_uri())
        (missing, nobody, slip) = await editor.again(uri)
        line = begun.count("\n") - 1
        assert missing.message.startswith(f"{file}:{line}:13: ")
        assert nobody.message.startswith(f"{file}:{line + 1}:9: ")
        assert told([slip]) == [("T103", ERROR, SLIP)]
        file.write_text(begun.replace('reason: ""', "reason: 原文如此").replace('by: ""', "by: 王核"), "utf-8")
        editor.save(file.as_uri())
        assert await editor.again(uri) == []

    edit_with(talk)


def test_a_second_waiver_is_added_to_the_file_as_the_editor_holds_it(folder: Path) -> None:
    uri = saved(folder, "方案.md", DRAFT)
    held = "# 己\nwaivers:\n  - key: N101-000000000000\n    reason: 另有原因\n    by: 王核"
    beside = saved(folder, "方案.waivers.yaml", "waivers: []\n")

    async def talk(editor: Editor) -> None:
        editor.creates = False
        editor.open(beside, held)
        editor.open(uri, DRAFT, "markdown")
        (_, accept) = await editor.actions(uri, around(DRAFT, "笫"), [types.CodeActionKind.QuickFix])
        text = applied(held, accept, beside)
        assert text.startswith(f"{held}\n  # {SLIP}\n  - key: T103-")
        assert text.endswith('\n    reason: ""\n    by: ""\n')

    edit_with(talk)


def test_what_cannot_be_read_is_told_where_it_is(folder: Path) -> None:
    text = PLAN.replace("area: 青山县", "area: 𠮷𠮷 'x': 青山县")
    uri = saved(folder, "方案.yaml", text)

    async def talk(editor: Editor) -> None:
        editor.open(uri, text)
        (wrong,) = await editor.diagnostics(uri)
        said = "不是合格的 YAML (not YAML: mapping values are not allowed in this context). 请检查缩进、冒号和引号。"
        assert told([wrong]) == [(None, ERROR, said)]
        assert wrong.range == types.Range(at(text, ": 青山县\nyear"), types.Position(1, 19))  # 𠮷 is two
        assert await editor.hints(uri) == []
        assert await editor.actions(uri, wrong.range) == []
        editor.edit(uri, PLAN)
        assert told(await editor.diagnostics(uri, 2)) == [("N101", ERROR, FINDING)]

    edit_with(talk)


ASTRAL = PLAN.replace("- 新增科技型企业6家", "- 👩🏽‍🌾𠮷家（全角）抓好，新增科技型企业6家, 占30%")


@pytest.mark.parametrize(
    ("encoding", "code", "size"),
    [
        (types.PositionEncodingKind.Utf16, "utf-16-le", 2),
        (types.PositionEncodingKind.Utf8, "utf-8", 1),
        (types.PositionEncodingKind.Utf32, "utf-32-le", 4),
    ],
)
def test_positions_are_counted_as_the_editor_counts(
    folder: Path, encoding: types.PositionEncodingKind, code: str, size: int
) -> None:
    uri = saved(folder, "方案.yaml", ASTRAL)
    before, _, _ = ASTRAL.split("\n")[16].partition("新增")
    column = len(before.encode(code)) // size

    async def talk(editor: Editor) -> None:
        assert editor.answer.capabilities.position_encoding == encoding
        editor.open(uri, ASTRAL)
        (found,) = await editor.diagnostics(uri)
        (other,) = found.related_information or ()
        assert other.location.range.start == types.Position(16, column)
        assert await editor.hover(uri, types.Position(16, column)) is not None
        assert await editor.hover(uri, types.Position(16, column - 1)) is None

    edit_with(talk, encodings=[encoding])


def test_lines_end_as_the_editor_ends_them(folder: Path) -> None:
    text = "一、主要目标\u2028\x0b\x85\n\n由副县长任笫一副召集人。\r\n新增企业10家。\r\n"
    uri = saved(folder, "方案.txt", text)

    async def talk(editor: Editor) -> None:
        editor.open(uri, text, "plaintext")
        (found,) = await editor.diagnostics(uri)
        assert found.range.start.line == 2
        (fix, *_) = await editor.actions(uri, found.range)
        assert applied(text, fix, uri) == text.replace("笫", "第")

    edit_with(talk)


def test_settings_are_those_of_the_folder_of_the_draft(folder: Path) -> None:
    uri = saved(folder, "方案.yaml", PLAN)

    async def talk(editor: Editor) -> None:
        (folder / "plan-checker.toml").write_text('lang = "en"\nselect = ["N101"]\n', "utf-8")
        editor.open(uri, PLAN)
        (found,) = await editor.diagnostics(uri)
        assert found.message.startswith("“科技型企业” is given different figures: ")
        (folder / "plan-checker.toml").write_text("selct = []\n", "utf-8")
        editor.save((folder / "plan-checker.toml").as_uri())
        (wrong,) = await editor.again(uri)
        said = f"{folder}/plan-checker.toml:1:1: 不认识的设置“selct” (unknown setting). 是否应为“select”?"
        assert told([wrong]) == [(None, ERROR, said)]

    edit_with(talk)


def test_options_of_the_command_go_before_settings(folder: Path) -> None:
    uri = saved(folder, "方案.yaml", PLAN)
    (folder / "plan-checker.toml").write_text("selct = []\n", "utf-8")

    async def talk(editor: Editor) -> None:
        editor.open(uri, PLAN)
        found = await editor.diagnostics(uri)
        assert next(each for each in found if each.code == "N101").message.startswith(
            "“科技型企业” is given different figures: "
        )

    edit_with(talk, "--no-config", "--lang", "en")


NO_PLANS = (
    ("compose.yaml", "yaml", "services:\n  annexes:\n    image: x\n"),
    ("方案.waivers.yaml", "yaml", "waivers: []\n"),
    ("README.md", "markdown", "# Read me\n\nTen 10 things.\n"),
    ("程序.py", "python", "# 新增企业10家\n"),
    ("空.yaml", "yaml", ""),
)


def test_what_is_no_plan_is_left_alone(folder: Path) -> None:
    plan = saved(folder, "甲.yaml", PLAN)

    async def talk(editor: Editor) -> None:
        for name, language, text in NO_PLANS:
            uri = saved(folder, name, text)
            editor.open(uri, text, language)
            assert await editor.hints(uri) == []
            assert await editor.actions(uri, around("0", "0")) == []
        editor.open(plan, PLAN)
        await editor.diagnostics(plan)
        assert set(editor.published) == {plan}

    edit_with(talk)


def test_a_text_without_a_target_says_that_silence_means_nothing() -> None:
    async def talk(editor: Editor) -> None:
        editor.open("untitled:Untitled-1", "今天天气好。\n", "plaintext")
        said = (
            "没有读到任何目标, “没有问题”不说明什么; 请核对给的是不是方案 (no target was read; silence means nothing)"
        )
        assert told(await editor.diagnostics("untitled:Untitled-1")) == [(None, INFORMATION, said)]
        editor.edit("untitled:Untitled-1", "nothing\n")
        assert await editor.diagnostics("untitled:Untitled-1", None) == []

    edit_with(talk)


HOSTILE = "<script>alert(1)</script>[链接](javascript:1)`x`\u202e\u200b|=1+1"
URIS = [
    "file:///tmp/%00/%E6%96%B9%E6%A1%88.yaml",
    "file:///nowhere/..%2F..%2Fetc/a%0Ab%1B%5B31m.yaml",
    "file://host/share/%3Cscript%3E.yaml",
    "untitled:Untitled-1",
    "vscode-vfs://github/a/b.yaml",
    "file:///%FF%FE.yaml",
]


def test_no_name_and_no_text_breaks_it() -> None:
    text = PLAN.replace("新增科技型企业6家", f"'{HOSTILE}，新增科技型企业6家'").replace(
        "title: 创新", f"title: '{HOSTILE}创新"
    )
    text = text.replace("行动实施方案", "行动实施方案'")

    async def talk(editor: Editor) -> None:
        for uri in URIS:
            editor.open(uri, text)
            found = await editor.diagnostics(uri)
            assert found
            shown = await editor.hover(uri, at(text, "新增科技型企业6家"))
            hints, actions = await editor.hints(uri), await editor.actions(uri, around(text, "新增科技型企业6家"))
            said = (
                [each.message for each in found]
                + [str(each.label) for each in hints]
                + [each.title for each in actions]
            )
            related = [more.message for each in found for more in each.related_information or ()]
            hovered = shown.contents.value if shown and isinstance(shown.contents, types.MarkupContent) else ""
            for each in (*said, *related, *hovered.split("\n")):
                assert not {"\u202e", "\u200b", "\n", "\x1b", "\0"} & set(each), each

    edit_with(talk)


BROKEN = {
    "null": "master:\n\0",
    "surrogate": "master:\n\ud800",
    "deep": "master: " + "[" * 3_000,
    "anchor": "master: &a\n  title: *a\n",
    "open": "master:\n" + "x: [\n" * 50,
    "tab": "annexes: 𠮷\n\t- 1",
    "mark": "\ufeffmaster:\n  title: 方案\n",
    "large": "master: " + "字" * 2_000_000,
}


def test_a_broken_text_is_a_diagnostic(folder: Path) -> None:
    async def talk(editor: Editor) -> None:
        for name, text in BROKEN.items():
            uri = saved(folder, f"{name}.yaml", "")
            editor.open(uri, text)
            found = await editor.diagnostics(uri)
            assert {each.severity for each in found} == {ERROR}, name
            assert not any("internal error" in each.message for each in found), name
            assert await editor.hover(uri, types.Position(0, 9)) is None

    edit_with(talk)


def test_without_the_extra_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("pygls"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest)

    for name in [name for name in sys.modules if name.startswith(("checker.lsp.", "pygls"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    done = check("lsp")
    said = 'check: check lsp: 没有安装编辑器支持 (editor support is not installed). 请运行 pip install "pygls>=2"。\n'
    assert done == (2, "", said)


def ended(stdin: int | None = None, sent: bytes | None = None) -> tuple[int, str]:
    """How the command ends that nobody asks anything, and what it says."""
    command = Path(sys.executable).with_name("check")
    done = subprocess.run([command, "lsp"], stdin=stdin, input=sent, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("sent", [b"", b"garbage\r\n\r\n", b"Content-Length: 5\r\n\r\n{{{{{"])
def test_an_editor_that_goes_or_talks_nonsense_is_no_fault(sent: bytes) -> None:
    assert ended(sent=sent) == (0, "")


def test_at_a_terminal_it_says_what_it_is_for() -> None:
    ours, theirs = pty.openpty()
    try:
        said = "设置方法见 docs/editors.md; 不用编辑器请用 check serve --open。"
        assert ended(theirs) == (
            2,
            f"check: check lsp: 这是由编辑器启动的命令 (an editor starts this command). {said}\n",
        )
    finally:
        os.close(ours)
        os.close(theirs)
