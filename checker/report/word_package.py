"""A Word file as the parts of its archive, so that all but a few of them stay byte for byte what they were.

Enters: the bytes of a .docx that a reader has accepted.  Leaves: its parts by name, the names of related
parts, and the bytes of an archive again.  The bytes depend on the parts alone: no time of writing is kept.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

Parts = dict[str, bytes]

TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def read_parts(data: bytes) -> Parts:
    """The parts in the order of the archive; of several with one name the last, which is what Word reads."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """The archive with these parts in this order."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith("/") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def parse(content: bytes) -> Any:
    """The root of a part's XML; entities stay unresolved and nothing is fetched."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def written(root: Any) -> bytes:
    """A part's XML with what stands around its root."""
    content: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def main_part(parts: Mapping[str, bytes]) -> str:
    """The part that holds the document itself."""
    return related_part(parts, "", "officeDocument") or "word/document.xml"


def related_part(parts: Mapping[str, bytes], owner: str, kind: str) -> str | None:
    """The part of a kind that belongs to a part; `owner` is "" for the archive as a whole."""
    for relation in _relations(parts, owner):
        if relation.get("Type") == _KINDS + kind and relation.get("TargetMode") != "External":
            target = posixpath.join("/", posixpath.dirname(owner), relation.get("Target", ""))
            return posixpath.normpath(target).lstrip("/")
    return None


def add_part(parts: Parts, owner: str, kind: str, content_type: str, content: bytes) -> None:
    """A new part beside the one it belongs to, with its relationship and its type."""
    types = parse(parts[TYPES])
    name = _free_name(posixpath.join(posixpath.dirname(owner), kind), parts, types)
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)
    parts[TYPES] = written(types)
    rels = _rels_of(owner)
    relations = parse(parts[rels]) if rels in parts else etree.Element(f"{_RELATIONSHIPS}Relationships")
    used = {relation.get("Id") for relation in relations}
    free = next(known for number in range(1, len(used) + 2) if (known := f"rId{number}") not in used)
    target = posixpath.basename(name)
    etree.SubElement(relations, f"{_RELATIONSHIPS}Relationship", Id=free, Type=_KINDS + kind, Target=target)
    parts[rels] = written(relations)
    parts[name] = content


def _free_name(stem: str, parts: Mapping[str, bytes], types: Any) -> str:
    """word/comments.xml, or with a number where that name is taken; letter case does not tell names apart."""
    taken = {name.lower() for name in parts} | {entry.get("PartName", "").lower().lstrip("/") for entry in types}
    names = (f"{stem}{number or ''}.xml" for number in range(len(taken) + 1))
    return next(name for name in names if name.lower() not in taken)


def _relations(parts: Mapping[str, bytes], owner: str) -> Iterator[Any]:
    content = parts.get(_rels_of(owner))
    yield from parse(content).iter(f"{_RELATIONSHIPS}Relationship") if content else ()


def _rels_of(owner: str) -> str:
    directory, name = posixpath.split(owner)
    return posixpath.join(directory, "_rels", f"{name}.rels")
