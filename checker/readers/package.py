"""The bytes of a Word file, a workbook or another archive of XML, looked at before anything opens them.

Enters: a file's bytes and what it is.  Leaves: nothing, or an `InputError` that says what is wrong: damaged
anywhere, too large when unpacked, with macros, with a document type declaration.  Sizes are those the
archive declares, and no more than those is ever unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from checker.inputs.files import MAX_BYTES
from checker.inputs.problem import InputError, Problem

MAX_DOCX_BYTES = 40_000_000
"""Largest Word file; a plan with photographs has a few MB."""

_MAX_XML = 64_000_000
_MAX_UNPACKED = 400_000_000
_MAX_RATIO = 400
_MAX_MEMBERS = 5_000
_SMALL = 8_000_000
_MARKS, _MARKS_PER_BYTE = 1_000_000, 5
"""Elements and attributes of XML, in all and for each byte of the file: one takes about 200 bytes of memory."""
_TEXT, _TEXT_PER_BYTE = 250_000, 3
"""Characters of text that any file may have, or else for each of its bytes: drafts have up to half a one."""
_CHUNK = 1_000_000
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii")


class Kind(NamedTuple):
    """A sort of archive: the part that tells it, what it is called, and how to save it."""

    main: str
    name: str
    ending: str

    @property
    def save_again(self) -> str:
        """What to do with a file that cannot be read as it is."""
        return f"请用 {'Excel' if self.ending == '.xlsx' else 'Word'} 或 WPS 打开后另存为 {self.ending}。"


WORD = Kind("word/document.xml", "Word 文件", ".docx")
WORKBOOK = Kind("xl/workbook.xml", "Excel 文件", ".xlsx")


def kind_of(data: bytes) -> Kind:
    """What an archive is, by its parts; one that is nothing known or cannot be opened is called a Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return WORD
    return next((kind for kind in (WORD, WORKBOOK) if kind.main in names), WORD)


def refused(path: str, message: str, remedy: str = "") -> InputError:
    """One problem with the file as a whole."""
    return InputError([Problem(path, message, remedy)])


def check_package(data: bytes, path: str, kind: Kind = WORD) -> None:
    """Whether the bytes are an archive of this kind that is safe to open."""
    if len(data) > MAX_DOCX_BYTES:
        said = f"文件有 {len(data):,} 字节, 超过上限 {MAX_DOCX_BYTES:,} (file too large)."
        raise refused(path, said, "请删除图片或拆分文件。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive.infolist(), len(data), path, kind)
            _check_kind(archive, path, kind)
            marks = sum(_check_part(archive, name, path, kind) for name in archive.namelist())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        said = f"{kind.name}已损坏或不完整 (damaged file: {type(error).__name__})."
        raise refused(path, said, kind.save_again) from None
    if marks > (most := _MARKS + _MARKS_PER_BYTE * len(data)):
        said = f"{kind.name}有 {marks:,} 个标记, 超过上限 {most:,} (too many elements)."
        raise refused(path, said, "请拆分文件。")


def most_text(data: bytes) -> int:
    """The characters that a Word file of these bytes may hold; no draft comes near, a file made to fill memory does."""
    return min(max(_TEXT, _TEXT_PER_BYTE * len(data)), MAX_BYTES)


def _check_members(members: Sequence[zipfile.ZipInfo], size: int, path: str, kind: Kind) -> None:
    """Whether what the archive declares is in proportion."""
    total = sum(member.file_size for member in members)
    bomb = total > _MAX_UNPACKED or (total > _SMALL and total > _MAX_RATIO * size)
    xml = max((member.file_size for member in members if member.filename.endswith((".xml", ".rels"))), default=0)
    if bomb or xml > _MAX_XML or len(members) > _MAX_MEMBERS:
        said = f"解压后有 {total:,} 字节, {len(members):,} 个部件, 超过上限 (unpacks to too much)."
        raise refused(path, said, kind.save_again)
    if any(member.flag_bits & 1 for member in members):
        raise refused(path, "文件已加密 (encrypted).", "请去掉密码后再检查。")


def _check_kind(archive: zipfile.ZipFile, path: str, kind: Kind) -> None:
    """Whether the archive is what it should be, without macros."""
    names = {member.filename for member in archive.infolist()}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refused(path, "文件含有宏, 不予打开 (contains macros).", f"请另存为不含宏的 {kind.ending}。")
    if "[Content_Types].xml" not in names or kind.main not in names:
        raise refused(path, "不是 Word 文档 (not a Word document).", "请另存为 .docx。")
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise refused(path, "文件含有宏, 不予打开 (contains macros).", f"请另存为不含宏的 {kind.ending}。")


def _check_part(archive: zipfile.ZipFile, name: str, path: str, kind: Kind) -> int:
    """Reads a part to its end, so that damage shows; of XML that is safe to open, how many marks it has."""
    if not name.endswith((".xml", ".rels")) or name.startswith("customXml/"):
        with archive.open(name) as member:
            while member.read(_CHUNK):
                pass
        return 0
    content = archive.read(name).replace(b"\0", b"")  # so that UTF-16 and UTF-32 show their ASCII
    declared = _DECLARED.match(content)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise refused(path, f"部件 {name} 的文字编码不是 UTF-8 (not in UTF-8).", kind.save_again)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refused(path, "文件声明了外部实体, 不予打开 (declares entities).", f"请另存为 {kind.ending}。")
    return content.count(b"<") + content.count(b"=")
