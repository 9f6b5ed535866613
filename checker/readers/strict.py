"""Word files and workbooks saved as “Strict Open XML”, in the names that the libraries know.

Enters: the bytes of an archive of XML.  Leaves: the same bytes, or those of an archive whose parts
name their elements as the usual form does: the two differ in the addresses of their namespaces.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from checker.readers.package import Kind, check_package, kind_of

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_BEGINNING = 8_000
_PROPERTIES = re.compile(rb"(openxmlformats\.org/officeDocument/2006/(?:relationships/)?)(extended|custom)Properties")


def in_usual_names(data: bytes, path: str) -> bytes:
    """A strict archive with the usual names; any other as it is, also one that cannot be opened."""
    kind = kind_of(data)
    if not _is_strict(data, kind):
        return data
    check_package(data, path, kind)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as renamed:
        for member in archive.infolist():
            renamed.writestr(member, _renamed(archive.read(member), member.filename))
    return out.getvalue()


def _is_strict(data: bytes, kind: Kind) -> bool:
    """Whether the main part begins with names of the strict form."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(kind.main) as main:
            return bool(_STRICT.search(main.read(_BEGINNING)))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, NotImplementedError, RuntimeError, ValueError):
        return False


def _renamed(part: bytes, name: str) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return part
    return _PROPERTIES.sub(rb"\1\2-properties", _STRICT.sub(_USUAL, part))
