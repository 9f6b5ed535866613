"""Files that LibreOffice opens and we do not, turned into those that we read: .doc, .wps, .rtf, .odt, .xls, .ods.

Enters: bytes.  Leaves: the bytes of a .docx or .xlsx, or an `InputError` with what to do where LibreOffice is
not installed or cannot open the file.  It runs on a copy in a folder of its own, with a profile of its own
that runs no macro and follows no link, and not for ever.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from checker.readers.package import WORD, WORKBOOK, Kind, refused

PATIENCE = 90.0
"""Seconds for one file; a draft of a hundred pages takes three, the first start of a profile two more."""

_PROGRAMS = ("soffice", "libreoffice")
_WORDS = "WordDocument".encode("utf-16-le")
_SHEETS = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_OLE, _RTF, _ZIP = b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK\x03\x04"
_OPEN_TEXT, _OPEN_SHEETS = (b"mimetypeapplication/vnd.oasis.opendocument." + kind for kind in (b"text", b"spreadsheet"))
_HEAD = 30
"""Bytes of a zip archive before the name of its first part."""

_OPTIONS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>
"""
_ITEM = '<item oor:path="/{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


class Foreign(NamedTuple):
    """A file that has to be turned: LibreOffice's filter for it, what it becomes, what people call it.

    Without the filter LibreOffice would open a damaged file as plain text, whatever stands in it.
    """

    filter: str
    target: Kind
    name: str


def foreign(data: bytes) -> Foreign | None:
    """What sort of file LibreOffice has to turn; None for one that is read as it is, or by nobody."""
    if data.startswith(_OLE) and _WORDS in data:
        return Foreign("MS Word 97", WORD, "旧格式文件 (.doc、.wps) ")
    if data.startswith(_OLE) and any(name in data for name in _SHEETS):
        return Foreign("MS Excel 97", WORKBOOK, "旧格式表格 (.xls、.et) ")
    if data.startswith(_RTF):
        return Foreign("Rich Text Format", WORD, " RTF 文件")
    if data.startswith(_ZIP) and data.startswith(_OPEN_TEXT, _HEAD):
        return Foreign("writer8", WORD, " OpenDocument 文件 (.odt) ")
    if data.startswith(_ZIP) and data.startswith(_OPEN_SHEETS, _HEAD):
        return Foreign("calc8", WORKBOOK, " OpenDocument 表格 (.ods) ")
    return None


def turned(data: bytes, path: str, kind: Foreign) -> bytes:
    """The file as LibreOffice saves it in the format that we read."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        said = f"打开{kind.name}要借 LibreOffice, 本机没有安装 (needs LibreOffice, which is not installed)."
        raise refused(path, said, f"请安装 LibreOffice, 或{kind.target.save_again[1:]}")
    with tempfile.TemporaryDirectory(prefix="plan-checker.", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "draft"
        source.write_bytes(data)
        _run(_command(program, source, kind))
        target = source.with_suffix(kind.target.ending)
        if target.exists():
            return target.read_bytes()
    said = f"LibreOffice 打不开这个{kind.name.strip()} (LibreOffice could not open the file)."
    raise refused(path, said, kind.target.save_again)


def _command(program: str, source: Path, kind: Foreign) -> Sequence[str]:
    """The call for a file, with a new profile beside it."""
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(*option) for option in _OPTIONS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--infilter={kind.filter}",
        "--convert-to",
        kind.target.ending[1:],
        "--outdir",
        str(source.parent),
        str(source),
    ]


def _run(command: Sequence[str]) -> None:
    """Run the call to its end, or end it and all that it started."""
    no = subprocess.DEVNULL
    with (
        suppress(OSError),
        subprocess.Popen(command, stdin=no, stdout=no, stderr=no, start_new_session=True) as process,
    ):
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
