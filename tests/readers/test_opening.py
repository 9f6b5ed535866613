"""Whatever a file is: a right reading, or one line that says what to do — never a traceback, never a hang."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.inputs.problem import InputError
from checker.readers.opening import Opened, read_document, read_text

TEXT = "云溪市工作方案\n一、目标\n新增企业6家。\n"
SAVE = "请用 Word 或 WPS 打开后另存为 .docx。"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'


def archive(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


def problem_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(str(path))
    (problem,) = caught.value.problems
    assert problem.path == str(path)
    return f"{problem.message} {problem.remedy}".strip()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "a.txt"), ("utf-8-sig", "a.txt"), ("gbk", "a.txt"), ("gb18030", "a"), ("utf-16", "a.txt"),
        ("utf-8", "a.docx"), ("utf-8", "a.html"),
    ],
)  # fmt: skip
def test_texts_are_read_in_every_encoding_and_under_wrong_endings(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.encode(encoding))
    assert read_document(str(path)).plan.title == "云溪市工作方案"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "文件是空的 (empty file)."),
        ("a.docx", b" \n", "文件是空的 (empty file)."),
        ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1", f"不认识的旧格式 (unknown old binary format). {SAVE}"),
        (
            "a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "文件已加密 (encrypted). 请去掉密码后再检查。",
        ),
        ("a.jpg", b"\xff\xd8\xff\xe0", "这是图片 (a picture). 请先转成文字, 另存为 .docx。"),
        ("a.txt", b"a\0b", "不是文本文件 (binary data). 请给出 YAML、Word、网页或纯文本文件。"),
        ("a.txt", b"\xff" * 9, "无法识别文字编码 (unknown encoding). 请另存为 UTF-8。"),
        (
            "a.xml", b"<?xml version='1.0'?><w:wordDocument>",
            f"Word 的 XML 格式不能直接读取 (Word XML is not read). {SAVE}",
        ),
        ("a.docx", b"PK\x03\x04 truncated", f"Word 文件已损坏或不完整 (damaged file: BadZipFile). {SAVE}"),
        ("a.docx", archive({"x.txt": "x"}), "不是 Word 文档 (not a Word document). 请另存为 .docx。"),
        (
            "a.docm", archive({"[Content_Types].xml": TYPES, "word/document.xml": "<w/>"}),
            "文件含有宏, 不予打开 (contains macros). 请另存为不含宏的 .docx。",
        ),
        (
            "a.docx", archive({"[Content_Types].xml": TYPES, "word/document.xml": "<w/>", "word/vbaProject.bin": b"x"}),
            "文件含有宏, 不予打开 (contains macros). 请另存为不含宏的 .docx。",
        ),
        (
            "a.docx", archive({"[Content_Types].xml": "macroEnabled", "word/document.xml": "<w/>"}),
            "文件含有宏, 不予打开 (contains macros). 请另存为不含宏的 .docx。",
        ),
        (
            "a.docx",
            archive(
                {
                    "[Content_Types].xml": TYPES,
                    "word/document.xml": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]><x>&e;</x>',
                }
            ),
            "文件声明了外部实体, 不予打开 (declares entities). 请另存为 .docx。",
        ),
        (
            "a.docx", archive({"[Content_Types].xml": TYPES, "word/document.xml": "0" * 40_000_000}),
            f"解压后有 40,000,086 字节, 2 个部件, 超过上限 (unpacks to too much). {SAVE}",
        ),
        (
            "a.docx", archive({f"x/{number}.bin": b"" for number in range(5_001)}),
            f"解压后有 0 字节, 5,001 个部件, 超过上限 (unpacks to too much). {SAVE}",
        ),
        (
            "a.docx", archive({"[Content_Types].xml": TYPES, "word/document.xml": "<w/>"}),
            f"Word 文件不完整, 缺少部件 (part missing: officeDocument). {SAVE}",
        ),
        ("a.txt", b"1\n" * 200_001, "文件超过 200,000 行 (too many lines). 请拆分文件。"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    assert problem_of(tmp_path / name, data) == expected


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(InputError) as caught:
        read_document("没有.docx")
    assert str(caught.value) == "没有.docx: 没有这个文件 (no such file). 请核对路径。"


def test_a_plan_file_is_read_as_one_and_stands_alone(tmp_path: Path) -> None:
    plan, text = tmp_path / "a.yaml", tmp_path / "b.txt"
    plan.write_text("title: 云溪市工作方案\n", encoding="utf-8")
    text.write_text(TEXT, encoding="utf-8")
    assert read_document(str(plan)).plan.title == "云溪市工作方案"
    with pytest.raises(InputError) as caught:
        read_document(str(text), str(plan))
    assert caught.value.problems[0].message == "YAML 方案文件不能与其他文件合成一份 (a plan file stands alone)."


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_document("-").plan.title == "云溪市工作方案"


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 250 + "云溪市工作方案。" + "</div>" * 250 + "</body></html>"
    assert problem_of(tmp_path / "a.html", deep.encode()) == "网页嵌套过深 (nested too deeply). 请复制正文存为 .txt。"


PIECES = st.sampled_from(
    ["附件", "附件1\n", "附件：1.", "序号\n", "内容\n", "责任单位\n", "分管领导\n", "1\n", "\u2002\n", "一、", "（一）",
     "1.", "——", "县财政局", "周平\n", "。", "；", "（县财政局牵头）", "\t", "|", "||\n", "组长：", "《", "“", "）",
     "成立工作专班，由周平任召集人。", "2025年3月1日\n", "抄送：\n", "通知\n", "方案\n", "<div>",
     "</table>", "<td>", "\n", "\n\n", "新增企业6家"]
)  # fmt: skip


def read_or_refused(text: str) -> Opened | None:
    """The reading, or None where the text is refused for one of the two reasons that a text can have."""
    try:
        return read_text(text, "x.txt")
    except InputError as error:
        said = {problem.message for problem in error.problems}
    assert said <= {"没有读到文字 (no text found).", "一段文字太长或内容不合要求 (text too long or invalid)."}
    return None


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_arbitrary_text_is_read_and_every_place_holds_its_text(text: str) -> None:
    found = read_or_refused(text)
    for route, extent in found.sources.extents.items() if found else ():
        if extent.value and len(route) > 1 and route[-1] != "title":
            assert found is not None
            printed = iter(found.sources.text[extent.start : extent.end])
            assert all(character in printed for character in "".join(extent.value.split()))  # in this order


UNITS = [
    "(",
    "“",
    "附件1\n",
    "序号\n内容\n",
    "1\n",
    "一、",
    "（县财政局牵头）",
    "1\t2\n",
    "|\n",
    "。",
    "附件：1.甲\n",
    "组长：周平\n",
]


@pytest.mark.parametrize("unit", UNITS)
def test_one_thing_repeated_is_read_or_refused(unit: str) -> None:
    found = read_or_refused("云溪市工作方案\n" + unit * (16_000 // len(unit)))
    assert found is None or found.plan.model_dump(exclude_defaults=True)
