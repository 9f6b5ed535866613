"""The bytes of a Word file, looked at before anything opens them.

Enters: a file's bytes.  Leaves: nothing, or an `InputError` that says what is wrong: not a Word file,
damaged, too large when unpacked, with macros, with a document type declaration.  Sizes are those the
archive declares, and no more than those is ever unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from checker.problem import InputError, Problem

MAX_DOCX_BYTES = 40_000_000
"""Largest Word file; a plan with photographs has a few MB."""

_MAX_XML = 64_000_000
_MAX_UNPACKED = 400_000_000
_MAX_RATIO = 400
_MAX_MEMBERS = 5_000
_SMALL = 8_000_000


def refused(path: str, message: str, remedy: str = "") -> InputError:
    """One problem with the file as a whole."""
    return InputError([Problem(path, message, remedy)])


def check_package(data: bytes, path: str) -> None:
    """Whether the bytes are a Word document that is safe to open."""
    if len(data) > MAX_DOCX_BYTES:
        said = f"文件有 {len(data):,} 字节, 超过上限 {MAX_DOCX_BYTES:,} (file too large)."
        raise refused(path, said, "请删除图片或拆分文件。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive.infolist(), len(data), path)
            _check_kind(archive, path)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        said = f"Word 文件已损坏或不完整 (damaged file: {type(error).__name__})."
        raise refused(path, said, "请用 Word 或 WPS 打开后另存为 .docx。") from None


def _check_members(members: Sequence[zipfile.ZipInfo], size: int, path: str) -> None:
    """Whether what the archive declares is in proportion."""
    total = sum(member.file_size for member in members)
    bomb = total > _MAX_UNPACKED or (total > _SMALL and total > _MAX_RATIO * size)
    xml = max((member.file_size for member in members if member.filename.endswith((".xml", ".rels"))), default=0)
    if bomb or xml > _MAX_XML or len(members) > _MAX_MEMBERS:
        said = f"解压后有 {total:,} 字节, {len(members):,} 个部件, 超过上限 (unpacks to too much)."
        raise refused(path, said, "请用 Word 或 WPS 打开后另存为 .docx。")
    if any(member.flag_bits & 1 for member in members):
        raise refused(path, "文件已加密 (encrypted).", "请去掉密码后再检查。")


def _check_kind(archive: zipfile.ZipFile, path: str) -> None:
    """Whether the archive is a Word document without macros and without declarations of entities."""
    names = {member.filename for member in archive.infolist()}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refused(path, "文件含有宏, 不予打开 (contains macros).", "请另存为不含宏的 .docx。")
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise refused(path, "不是 Word 文档 (not a Word document).", "请另存为 .docx。")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise refused(path, "文件含有宏, 不予打开 (contains macros).", "请另存为不含宏的 .docx。")
    for name in sorted(names):
        if name.endswith((".xml", ".rels")) and not name.startswith("customXml/"):
            with archive.open(name) as member:
                head = member.read(2_000)
            plain = (
                head.decode("utf-16", "ignore") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
            )
            if "<!DOCTYPE" in plain or "<!ENTITY" in plain:
                raise refused(path, "文件声明了外部实体, 不予打开 (declares entities).", "请另存为 .docx。")
