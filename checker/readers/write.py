"""A plan as a plan file: the hand-written form of plans/*.yaml, for a person to go on with.

Enters: a `Plan`.  Leaves: YAML text that reads back as the same plan.  Empty fields are left out,
empty cells and lost names are written as ''.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from checker.plan.model import Document, Member, Plan

_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~.<]")
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#|\s$|^(?:---|\.\.\.)")
_LOST = "name"  # of a member: written even where it is lost
_MAX_KEY = 100


def write_plan(plan: Plan, head: str = "") -> str:
    """The plan as YAML, under comments that may go before it."""
    parts = [head]
    for name, value in _fields(plan):
        if isinstance(value, Document) or name == "annexes":
            parts.append("\n")
        if name == "annexes":
            parts.append("annexes:\n" + "\n".join("".join(_lines([annex], 2)) for annex in value))
        else:
            parts += _entry(name, value, 0)
    return "".join(parts)


def _fields(part: BaseModel) -> Iterator[tuple[str, Any]]:
    """The fields of a part that say something, in the order of the model."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        required = field.is_required() or (name == _LOST and isinstance(part, Member))
        if required or value != field.get_default(call_default_factory=True):
            yield name, value


def _entry(name: str, value: Any, depth: int) -> Iterator[str]:
    """One field."""
    lead = " " * depth
    key = _scalar(name)
    head = f"{lead}{key}:" if len(key) <= _MAX_KEY else f"{lead}? {key}\n{lead}:"
    if not _is_nested(value):
        yield f"{head} {_flat(value)}\n"
        return
    yield f"{head}\n"
    yield from _lines(value, depth + 2)


def _lines(value: Any, depth: int) -> Iterator[str]:
    """The lines of a mapping or a list."""
    if isinstance(value, BaseModel | Mapping):
        for name, inner in _items(value):
            yield from _entry(name, inner, depth)
        return
    lead = " " * depth
    for item in value:
        if not _is_nested(item):
            yield f"{lead}- {_flat(item)}\n"
            continue
        block = "".join(_lines(item, depth + 2))
        yield f"{lead}- {block[depth + 2 :]}"


def _items(value: BaseModel | Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return _fields(value) if isinstance(value, BaseModel) else iter(value.items())


def _is_nested(value: Any) -> bool:
    """Whether a value takes lines of its own."""
    if isinstance(value, BaseModel | Mapping):
        return next(_items(value), None) is not None
    return isinstance(value, Sequence) and not isinstance(value, str) and len(value) > 0


def _flat(value: Any) -> str:
    """A value on its line."""
    if isinstance(value, BaseModel | Mapping):
        return "{}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return _scalar(str(value))
    return "[]"


def _scalar(text: str) -> str:
    """A text as a YAML scalar: plain where it can be, else in single quotes, with escapes only where needed."""
    if not text:
        return "''"
    if any(_is_special(character) for character in text):
        return '"' + "".join(map(_escaped, text)) + '"'
    if _PLAIN_START.match(text) and not _NOT_PLAIN.search(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _is_special(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if not _is_special(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
