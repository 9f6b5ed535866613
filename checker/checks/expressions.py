"""Regular expressions of rule files, matched in time that grows with the text only.

Enters: an expression, whoever wrote it, and texts.  Leaves: where it stands in them.  They are matched by RE2, which
looks at all ways to match at once; the engine of Python tries one after the other, and (.*.*)*Z keeps it busy for
ever.  The price: nothing is looked for around a match ((?=…), (?<!…)) and \\1 does not repeat a group.  What must stand
around the words that are meant is written around the group `text` instead: [(“](?P<text>[,、]).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Annotated, Any

import re2  # type: ignore[import-untyped]
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from checker.source import Span

MEANT = "text"
"""The group that holds what is wrong, where an expression says what must stand around it too."""
_LARGEST = 1_000
"""Steps of a compiled expression, six times those of the largest that comes with the checker; time grows with them."""
_MOST = 100
"""Matches looked for in one text, as each may read the text to its end."""
_REFERENCE = re.compile(r"\\.?", re.DOTALL)


class ExpressionError(ValueError):
    """An expression that cannot be used; says why in Chinese with English beside."""


def check_expression(expression: str) -> None:
    """Raise an `ExpressionError` for what is no expression, is empty, or needs what RE2 has not."""
    if not expression:
        raise ExpressionError("正则表达式是空的 (empty)")
    try:
        size = _compiled(expression).programsize
    except re2.error as error:
        raise ExpressionError(_said(error)) from None
    if size > _LARGEST:
        raise ExpressionError(f"正则表达式太大 (too large): {size} 步, 上限 {_LARGEST}; 请减少重复次数")


def check_replacement(expression: str, replacement: str) -> None:
    """Raise an `ExpressionError` where a replacement names a group that its expression has not."""
    known = [f"\\{number}" for number in range(1, min(_compiled(expression).groups, 9) + 1)]
    for name in _REFERENCE.findall(replacement):
        if name not in known:
            raise ExpressionError(f"没有“{name}”这个组 (no such group); 可用: {'、'.join(known) or '无'}")


def find_spans(expression: str, text: str) -> Iterator[Span]:
    """Where the expression matches any characters, or where its group `text` does if it has one; the first hundred."""
    group = _compiled(expression).groupindex.get(MEANT, 0)
    for match in islice(_compiled(expression).finditer(text), _MOST):
        start, end = match.span(group)
        if start < end:
            yield Span(start, end)


def fits(expression: str, text: str) -> bool:
    """Whether the expression matches a text as a whole."""
    return _compiled(expression).fullmatch(text) is not None


def rewrite(expression: str, replacement: str, text: str) -> str | None:
    """The replacement with the groups of an expression that matches the text as a whole; None where it does not."""
    match = _compiled(expression).fullmatch(text)
    return _REFERENCE.sub(lambda found: match[int(found[0][1:])] or "", replacement) if match else None


def _is_expression(expression: str) -> str:
    try:
        check_expression(expression)
    except ExpressionError as error:
        raise PydanticCustomError("expression", "{said}", {"said": str(error)}) from None
    return expression


def _is_repair(repair: tuple[str, str]) -> tuple[str, str]:
    try:
        check_replacement(*repair)
    except ExpressionError as error:
        raise PydanticCustomError("expression", "{said}", {"said": str(error)}) from None
    return repair


@cache
def _compiled(expression: str) -> Any:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(expression, options)


def _said(error: Exception) -> str:
    reason = error.args[0]
    plain = reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
    around = re.search(r"\(\?<?[=!]", plain)
    hint = "; 前后应有的文字请写在组 (?P<text>…) 之外" if around else ""
    return f"正则表达式有误 (bad expression): {plain}{hint}"


Pattern = Annotated[str, AfterValidator(_is_expression)]
"""An expression as the option of a check, for texts in half-width punctuation."""
Repair = Annotated[tuple[Pattern, str], AfterValidator(_is_repair)]
"""An expression that fits a wrong text, and what the text becomes; \\1 is its first group."""
