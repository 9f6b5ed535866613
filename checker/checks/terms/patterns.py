"""Texts that hold what must not stand, or have not the form they must have, by the expressions of a rule.

Expressions are matched on text in half-width punctuation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from checker.checks.check import CheckOptions, NotApplicable, Outcome
from checker.checks.expressions import Pattern, Repair, find_spans, fits, rewrite
from checker.checks.shared.miswritten import Miswritten
from checker.facts import Facts
from checker.facts.corrections import corrected
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form, Passage
from checker.source import Span, fold

_AROUND = 10
"""Characters quoted on either side of a wrong text."""
_FORMS = (Form.HEADING, Form.STATEMENT, Form.CELL, Form.RESPONSIBILITY, Form.TASK_FORCE, Form.UNITS)
"""The texts that are looked at where a rule names no fields."""


class Options(CheckOptions):
    """What must not stand, or what form a text must have."""

    patterns: tuple[Pattern, ...] = Field((), description="不应出现的文字, 正则表达式, 按半角标点书写")
    form: Pattern = Field("", description="整段文字应有的样子, 正则表达式")
    fields: tuple[str, ...] = Field((), description="只看这些字段, 如 number、date、closing; 不写则看标题、正文和表格")
    right: str = Field("", description="应当怎样写, 供说明使用")
    repairs: tuple[Repair, ...] = Field((), description="[写错的样子, 改成什么]: 只有一种改法时, 说明中写明疑为什么")
    habit: bool = Field(False, description="一份文件里写法相同的错处合为一个问题")

    @model_validator(mode="after")
    def _complete(self) -> Options:
        if not (self.patterns or self.form):
            raise PydanticCustomError("pattern", "{said}", {"said": "请写 patterns 或 form (neither is given)"})
        return self


class _Found(NamedTuple):
    """A wrong text with the place that shows it."""

    place: Place
    passage: Passage
    span: Span


class Wrong(Miswritten):
    """What must not stand."""


class Malformed(Miswritten):
    """A text that has not its form."""


class Likely(Miswritten):
    """Either, where the repairs that fit it lead to one right text."""


OUTCOMES = (Wrong, Malformed, Likely)


def outcomes_under(options: Options) -> Iterator[type[Outcome]]:
    """Those of the expressions that a rule has."""
    given = ((Wrong, options.patterns), (Malformed, options.form), (Likely, options.repairs))
    return (outcome for outcome, expressions in given if expressions)


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each wrong text, with all its places."""
    passages = [(passage, passage.plain) for passage in facts.passages if _is_wanted(passage, options.fields)]
    if not passages:
        raise NotApplicable("没有可检查的文字", "there is no such text to check")
    found: dict[tuple[type[Miswritten], str], list[_Found]] = defaultdict(list)
    for passage, text in passages:
        if options.form and not fits(options.form, text.strip()):
            found[Malformed, passage.text].append(_Found(place_of(passage), passage, Span(0, len(text))))
        for start, end in (span for pattern in options.patterns for span in find_spans(pattern, text)):
            around = Span(max(0, start - _AROUND), min(len(text), end + _AROUND))
            found[Wrong, text[start:end]].append(_Found(place_of(passage, around), passage, Span(start, end)))
    for (outcome, text), every in found.items():
        places, repaired = [each.place for each in every], _repaired(text, options.repairs)
        edits = [edit for each in every if repaired for edit in corrected(each.passage, each.span, repaired)]
        told = (Likely if repaired else outcome).at(places, (text,), text, repaired or options.right, edits)
        if options.habit:
            told = replace(told, habit=(outcome.__name__, places[0].document))
        elif repaired:
            told = replace(told, habit=(repaired, "".join(filter(str.isdigit, text))))
        yield told


def _is_wanted(passage: Passage, fields: Sequence[str]) -> bool:
    return passage.field in fields if fields else passage.form in _FORMS


def _repaired(text: str, repairs: Sequence[Repair]) -> str:
    """The text as it should be, where the repairs that fit it all lead to one."""
    plain = fold(text).strip()
    found = {repaired for wrong, right in repairs if (repaired := rewrite(wrong, right, plain)) is not None}
    return found.pop() if len(found) == 1 else ""
