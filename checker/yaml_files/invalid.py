"""What a model does not accept, in the words of the person who wrote the file.

Enters: the details of a pydantic error.  Leaves: a message and what to do, in Chinese with English beside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

_TYPES: Mapping[str, str] = {
    "string_type": "一段文字",
    "tuple_type": "列表",
    "list_type": "列表",
    "dict_type": "“字段: 内容”",
    "mapping_type": "“字段: 内容”",
    "model_type": "“字段: 内容”",
    "model_attributes_type": "“字段: 内容”",
    "int_parsing": "整数",
    "int_type": "整数",
    "bool_parsing": "true 或 false",
    "bool_type": "true 或 false",
}
_QUOTED = re.compile(r"'([^']*)'")
_LONGEST = 40
_CHOICES = ("literal_error", "enum", "union_tag_invalid")


class Guide(NamedTuple):
    """What a remedy refers to: the file that shows the form, and the list of fields."""

    form: str
    fields: str


PLANS = Guide("plans/template.yaml", "check schema")
EMPTY = ("string_too_short", "too_short")
"""Errors of a value that holds too little, which for a list may follow from errors inside it."""


def describe(detail: Any, field: str, model: type[BaseModel], guide: Guide = PLANS) -> tuple[str, str]:
    """One error as message and remedy; `field` is the last name of its place, `guide` what the remedy refers to."""
    kind = detail["type"]
    if kind in ("missing", "union_tag_not_found"):
        name = field if kind == "missing" else _tag(detail)
        return f"缺少字段“{name}” (missing field).", f"请补上“{name}: …”。"
    if kind == "extra_forbidden":
        return f"不认识的字段“{short(field)}” (unknown field).", _similar(field, _field_names(model), guide)
    if kind in _CHOICES:
        return _choice(detail)
    if kind == "string_too_long":
        limit = detail["ctx"]["max_length"]
        return f"文字超过 {limit:,} 字 (text too long).", "请只保留带目标、数字或责任的句子。"
    if kind == "string_pattern_mismatch":
        return f"“{short(detail['input'])}”的写法不对 (wrong form).", f"应符合 {detail['ctx']['pattern']} 。"
    if kind in EMPTY:
        return "内容不能为空 (must not be empty).", "请填写。"
    if kind.endswith(("_type", "_parsing")):
        return f"内容的类型不对: 应为{_TYPES.get(kind, kind)} (wrong type).", f"请对照 {guide.form} 的写法。"
    return f"内容不合要求: {detail['msg']} (invalid value).", "请改正。"


def short(text: str) -> str:
    """What a person wrote, as far as it takes to find it again."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _tag(detail: Any) -> str:
    """The field that says which of several models is meant."""
    name: str = detail["ctx"]["discriminator"].strip("'")
    return name


def within(detail: Any) -> tuple[str, ...]:
    """Where below its location an error stands: at the field that chooses a model, or where the error says."""
    return (_tag(detail),) if detail["type"] == "union_tag_invalid" else detail.get("ctx", {}).get("at", ())


def _choice(detail: Any) -> tuple[str, str]:
    """A word that is none of the words allowed."""
    context = detail["ctx"]
    given = str(context.get("tag", detail["input"]))
    allowed = _QUOTED.findall(context.get("expected_tags") or context["expected"])
    close = get_close_matches(given, allowed, n=1)
    hint = f"是否应为“{close[0]}”? " if close else ""
    return f"“{short(given)}”不在可用之列 (not one of the choices).", f"{hint}可用: {'、'.join(allowed)}。"


def _similar(field: str, names: Sequence[str], guide: Guide) -> str:
    close = get_close_matches(field, names, n=1)
    return f"是否应为“{close[0]}”?" if close else f"请删除, 或对照 {guide.fields} 中的字段表。"


@cache
def _field_names(model: type[BaseModel]) -> list[str]:
    """All field names that a file of this model may use, at any level."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({name for part in parts for name in part.get("properties", {})})
