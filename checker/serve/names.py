"""Names that come from a browser, made into names of files.

Enters: what a client says a file is called.  Leaves: a name that is no path, hides nothing and fits every file
system.  Nothing that a client says is ever joined to a path before it went through here.
"""

from __future__ import annotations

import re
from collections.abc import Container

ENDINGS = (
    ".docx", ".pdf", ".xlsx", ".yaml", ".yml", ".html", ".htm", ".txt", ".md",
    ".doc", ".wps", ".rtf", ".odt", ".xls", ".ods", ".et",
)  # fmt: skip
"""What files that may be dropped end with; the reader goes by their bytes, the ending is for people and for YAML."""

_LONGEST = 60
"""Characters of a name; 180 bytes of Chinese, and file systems take 255."""
_UNSAFE = re.compile(r"[^\w()（）〔〕《》“”、,，.+\- ]|[\x00-\x1f]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)
_FALLBACK = "文稿"


def safe_stem(said: str) -> str:
    """A name without its ending, for a file or a folder; what cannot stay is left out, an empty one is called 文稿."""
    last = re.split(r"[/\\]", said)[-1]
    stem = re.sub(r"\s+", " ", _UNSAFE.sub("", last))[:_LONGEST].strip(" .+-")
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem or _FALLBACK


def safe_name(said: str) -> tuple[str, str]:
    """The name of a file and its ending; one that is not known becomes .txt, as the bytes say what a file is."""
    stem, _, ending = said.rpartition(".")
    ending = f".{ending.lower()}"
    return (safe_stem(stem), ending) if ending in ENDINGS else (safe_stem(said), ".txt")


def free_name(stem: str, ending: str, taken: Container[str]) -> str:
    """The name, or the same with the first number that makes it another one; case does not tell names apart."""
    number, free = 1, f"{stem}{ending}"
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}){ending}"
    return free
