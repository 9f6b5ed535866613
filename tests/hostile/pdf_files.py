"""PDF files made by hand, object by object, to hold what no program would write."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
USED = b"<< /Font << /F1 9 0 R >> >>"


def stream(data: bytes, entries: bytes = b"", packed: bool = True) -> bytes:
    """A stream object, deflated."""
    body = zlib.compress(data, 9) if packed else data
    coded = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s %s >>\nstream\n%s\nendstream" % (len(body), coded, entries, body)


def page(contents: int = 4, resources: bytes = USED) -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources %s >>"
        % (contents, resources)
    )  # fmt: skip


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects; unless given, the catalogue (1), the tree (2), a page (3), its text (4), a font (9)."""
    usual = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page(),
        4: stream(b"BT /F1 12 Tf 72 720 Td (text) Tj ET"),
        9: FONT,
    }
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted({**usual, **objects}.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, at in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, at)
    size = max(places) + 1
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
