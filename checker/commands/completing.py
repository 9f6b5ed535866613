"""What the shell may complete: names of rules and of formats.

Enters: the beginning of a word.  Leaves: the words that begin so.  Rule files are only skimmed here, as
completion has to answer at once.
"""

from __future__ import annotations

import re

from checker.data import data_dir
from checker.report import FORMATS

_CODE = re.compile(r"^code:\s*([A-Z]\d{3})\s*$", re.M)
_TITLE = re.compile(r"^title:\n\s+zh:\s*(.+)$", re.M)


def rule_words(beginning: str) -> list[tuple[str, str]]:
    """Codes and names of the rules that come with the checker, each with its title."""
    words: list[tuple[str, str]] = []
    for file in data_dir("rules").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        title = match[1] if (match := _TITLE.search(text)) else ""
        words += [(word, title) for word in (*_CODE.findall(text), file.stem) if word.startswith(beginning)]
    return sorted(words)


def format_words(beginning: str) -> list[str]:
    """The formats of a report."""
    return [name for name in FORMATS if name.startswith(beginning)]
