"""Files to plans: the reader is chosen by what a file holds, its extension decides only where that is open.

Enters: one path (`-` is standard input), or several that are one plan.  Leaves: `Opened`.  Everything
that cannot be read is one `InputError` with what to do; nothing is fetched, no macro is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from checker.inputs.files import read_bytes, read_stdin
from checker.plan.model import Plan
from checker.readers.office import foreign, turned
from checker.readers.outline import Opened, read_streams
from checker.readers.package import MAX_DOCX_BYTES, kind_of, refused
from checker.readers.stream import Stream
from checker.readers.strict import in_usual_names
from checker.readers.text import read_text_stream
from checker.source import decode
from checker.yaml_files.models import read_model

_HTML = re.compile(  # possessive (*+, ?+): a comment is passed once and never tried again
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title|div|p|t(?:able|body|r|d)|h[1-6]|span|section|article|center)\b",
    re.I | re.S,
)
_YAML = re.compile(r"(?:\s*#[^\n]*\n)*\s*(?:title|area|year|notice|master|annexes)\s*:(?:\s|$)")
_TURNED = "由 LibreOffice 转换后读取 (read as converted by LibreOffice)"
_SAVE = "请用 Word 或 WPS 打开后另存为 .docx。"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"MIME-Version:", "单个网页文件 (.mht) 不能直接读取 (MHT is not read)."),
    (b"\x89PNG", "这是图片 (a picture)."),
    (b"\xff\xd8\xff", "这是图片 (a picture)."),
    (b"GIF8", "这是图片 (a picture)."),
    (b"II*\0", "这是图片 (a picture)."),
    (b"Rar!", "这是压缩包 (an archive)."),
    (b"7z\xbc\xaf", "这是压缩包 (an archive)."),
)
_PDF, _PDF_BEGINS = b"%PDF", 1_024
_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACRO_ENDINGS = (".docm", ".dotm", ".xlsm", ".xltm")


def read_document(path: str, *more: str) -> Opened:
    """The plan in a file; in several files together: the plan and its annexes."""
    given = {one: _read(one) for one in (path, *more)}
    data = {one: _openable(given[one], one) for one in given}
    if not more and _is_yaml(data[path], path):
        plan, sources = read_model(Plan, path, decode(data[path], path))
        return Opened(plan, sources)
    for one in data:
        if _is_yaml(data[one], one):
            raise refused(one, "YAML 方案文件不能与其他文件合成一份 (a plan file stands alone).", "请单独检查它。")
    opened = read_streams([_stream(data[one], one) for one in (path, *more)])
    notes = [f"{one}: {_TURNED}" if more else _TURNED for one in data if foreign(given[one])]
    return replace(opened, originals=data, notes=(*notes, *opened.notes))


def read_text(text: str, path: str) -> Opened:
    """The plan in a text that is at hand."""
    return read_streams([_text_stream(text, path)])


# ------------------------------------------------------------------ bytes
def _read(path: str) -> bytes:
    """The bytes of a file or of standard input; Word files may be larger than texts."""
    return read_stdin(MAX_DOCX_BYTES) if path == "-" else read_bytes(path, MAX_DOCX_BYTES)


def _openable(data: bytes, path: str) -> bytes:
    """The bytes of a file that we read; those of a format that we do not, turned into one."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise refused(path, "文件已加密 (encrypted).", "请去掉密码后再检查。")
    if kind := foreign(data):
        return turned(data, path, kind)
    return in_usual_names(data, path) if data.startswith(_ARCHIVE) else data


def _is_yaml(data: bytes, path: str) -> bool:
    """A plan file: by its extension, or by its first field where the extension says nothing."""
    ending = Path(path).suffix.lower()
    if ending in (".yaml", ".yml"):
        return not data.startswith((b"PK\x03\x04", _OLE, _PDF))
    if ending in (".txt", ".md", ".html", ".htm", ".docx") or b"\0" in data[:4_000]:
        return False
    return bool(_YAML.match(data[:4_000].decode("utf-8", "ignore").lstrip("\ufeff")))


def _stream(data: bytes, path: str) -> Stream:
    """The stream of a file, by the reader that fits its bytes."""
    if not data.strip():
        raise refused(path, "文件是空的 (empty file).")
    if data.startswith(_ARCHIVE):
        kind = kind_of(data)
        if path.lower().endswith(_MACRO_ENDINGS):
            raise refused(path, "文件含有宏, 不予打开 (contains macros).", f"请另存为不含宏的 {kind.ending}。")
        return _reader(kind.ending[1:])(data, path)
    if data[:_PDF_BEGINS].lstrip().startswith(_PDF):
        return _reader("pdf")(data, path)
    if data.startswith(_OLE):
        raise refused(path, "不认识的旧格式 (unknown old binary format).", _SAVE)
    for mark, said in _FOREIGN:
        if data.startswith(mark):
            raise refused(path, said, "请先转成文字, 另存为 .docx。" if "图片" in said else _SAVE)
    return _text_stream(decode(data, path), path)


def _text_stream(text: str, path: str) -> Stream:
    """The stream of a text: a web page, or plain."""
    if "<w:wordDocument" in text[:4_000] or "<pkg:package" in text[:4_000]:
        raise refused(path, "Word 的 XML 格式不能直接读取 (Word XML is not read).", _SAVE)
    if _HTML.match(text) and "</" in text:
        return _reader("html")(text, path)
    return read_text_stream(text, path)


def _reader(kind: str) -> Callable[..., Stream]:
    """The reader of a kind of file, imported when it is asked for, as start-up time counts."""
    return cast(Callable[..., Stream], getattr(import_module(f"checker.readers.{kind}"), f"read_{kind}"))
