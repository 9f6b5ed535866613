"""The list of contents at the front of a document, whose entries are headings printed once more.

Enters: the blocks of a file.  Leaves: the same without the entries under 目录; those with dots before the number of a
page are furniture and are known by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.readers.marks import is_contents
from checker.readers.stream import Block, Line

_LONGEST = 60
"""Characters of an entry."""
_PAGE = re.compile(r"[.…·\s]*[—(–-]?\d{1,3}[—)–-]?$")


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks but for a list of contents, which ends where its first entry is printed as a heading."""
    begun = next((at for at, block in enumerate(blocks) if isinstance(block, Line) and is_contents(block)), None)
    if begun is None:
        return list(blocks)
    entries: list[str] = []
    for at in range(begun + 1, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Line) or len(block.plain) > _LONGEST or "。" in block.text:
            break
        if entries and block.plain == entries[0]:
            return [*blocks[:begun], *blocks[at:]]
        if not block.void:
            entries.append(_PAGE.sub("", block.plain))
    return list(blocks)
