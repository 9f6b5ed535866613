"""What the checker said once, kept as JSON beside the tests; UPDATE_GOLDENS=1 keeps what it says now.

Enters: a value of JSON.  Leaves: nothing where it is the one that is kept; else the first lines that differ, each
shown from where it begins to differ.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "kept"
_SHOWN = 24
_BEFORE, _WIDTH = 60, 240


def changes(name: str, value: Any) -> list[str]:
    """How a value differs from the one kept under a name, line by line; nothing where it does not."""
    file, said = KEPT / f"{name}.json", laid_out(value) + "\n"
    if os.environ.get("UPDATE_GOLDENS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said, encoding="utf-8", newline="")
    kept = file.read_bytes().decode("utf-8") if file.exists() else ""
    if said == kept:
        return []
    lines = islice(differences(kept.splitlines(), said.splitlines()), _SHOWN)
    return [f"{name}: - as kept, + as said now; if that is meant, run `make generate`", *lines]


def laid_out(value: Any, indent: str = "\n") -> str:
    """JSON in which each object that stands in a list has a line of its own, and nothing else has."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {laid_out(each, indent)}" for key, each in value.items()) + "}"
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return "[" + ",".join(f"{indent} {laid_out(each, indent + ' ')}" for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def differences(kept: Sequence[str], said: Sequence[str]) -> Iterator[str]:
    """The lines that differ, those kept and those said in turn, cut to where they begin to differ."""
    for tag, start, end, begin, to in SequenceMatcher(None, kept, said, autojunk=False).get_opcodes():
        if tag != "equal":
            yield f"line {start + 1}:"
            for old, new in zip_longest(kept[start:end], said[begin:to], fillvalue=""):
                alike = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
                shown = max(alike - _BEFORE, 0)
                yield from (f"{mark} {line[shown : shown + _WIDTH]}" for mark, line in (("-", old), ("+", new)) if line)
