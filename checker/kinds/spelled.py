"""Kind `spelled`: names, terms and signs are written as they should be, and in one way.

What is wrong by itself a rule says in `patterns` (characters that must not stand) or `form` (how a field
must look); a list of words stands in grammars/terms.yaml; the rest compares the plan with itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from checker.checks.check import CheckOptions, Hit
from checker.checks.shared.fillings import filled_differently
from checker.checks.shared.marking import half_quoted, marked_differently
from checker.checks.shared.marks import damaged_roles, glued_clauses, marks, truncated_texts
from checker.checks.shared.patterns import Wanted, written_wrongly
from checker.checks.shared.usage import indicator_slips, listed_slips, mixed_symbols, other_areas
from checker.checks.shared.variants import near_names, spelled_names
from checker.facts import Facts
from checker.rules.rule import KindRule, Pattern, Repair
from checker.words.terms import load_terms


class Find(StrEnum):
    """How a `spelled` rule finds what is written wrongly."""

    PATTERNS = "patterns"
    LOOKALIKES = "lookalikes"
    SLIPS = "slips"
    MARKS = "marks"
    SPELLINGS = "spellings"
    NEAR_NAMES = "near-names"
    FILLINGS = "fillings"
    PUNCTUATION = "punctuation"
    HALF_QUOTED = "half-quoted"
    AREAS = "areas"
    SYMBOLS = "symbols"
    INDICATORS = "indicators"
    GLUED = "glued"
    CUT_OFF = "cut-off"
    ROLES = "roles"


_VARIABLES = frozenset({"document", "text", "right", "names", "count", "quote", "other"})
_OUTCOMES = (
    *("wrong", "likely", "unsure", "sign", "malformed", "reversed", "unpaired", "spelling", "marks", "marks-once"),
    *("near", "beside", "pun", "sequel", "system", "slip", "exchange", "order", "wording", "punctuated"),
    *("half-quoted", "area", "symbols", "indicator", "glued", "truncated", "unfinished", "spliced", "role"),
)


class Options(CheckOptions):
    """What a `spelled` rule looks for; `form`, `patterns`, `fields`, `right` and `repairs` go with find: patterns."""

    find: Find = Field(description="找什么")
    patterns: tuple[Pattern, ...] = Field((), description="不应出现的文字, 正则表达式, 按半角标点书写")
    form: Pattern = Field("", description="整段文字应有的样子, 正则表达式")
    fields: tuple[str, ...] = Field((), description="只看这些字段, 如 number、date、closing; 不写则看标题、正文和表格")
    right: str = Field("", description="应当怎样写, 供说明使用")
    repairs: tuple[Repair, ...] = Field((), description="[写错的样子, 改成什么]: 只有一种改法时, 说明中写明疑为什么")

    @model_validator(mode="after")
    def _complete(self) -> Options:
        if (self.find is Find.PATTERNS) != bool(self.patterns or self.form):
            raise PydanticCustomError("pattern", "{said}", {"said": "find: patterns 要写 patterns 或 form, 其他不写"})
        return self


class Spelled(KindRule):
    """Texts that are written wrongly or in several ways."""

    outcomes: ClassVar = dict.fromkeys(_OUTCOMES, _VARIABLES)
    kind: Literal["spelled"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per wrong text with all its places, or per name with several spellings."""
        find = self.options.find
        if find is Find.PATTERNS:
            wanted = self.options
            demand = Wanted(wanted.patterns, wanted.form, wanted.fields, wanted.right, wanted.repairs)
            yield from written_wrongly(facts, demand)
        elif find is Find.LOOKALIKES:
            yield from listed_slips(facts, load_terms().lookalikes)
        elif find is Find.SLIPS:
            yield from listed_slips(facts, load_terms().slips)
        else:
            yield from _FINDERS[find](facts)


_FINDERS: Mapping[Find, Callable[[Facts], Iterator[Hit]]] = {
    Find.MARKS: marks,
    Find.SPELLINGS: spelled_names,
    Find.NEAR_NAMES: near_names,
    Find.FILLINGS: filled_differently,
    Find.PUNCTUATION: marked_differently,
    Find.HALF_QUOTED: half_quoted,
    Find.AREAS: other_areas,
    Find.SYMBOLS: mixed_symbols,
    Find.INDICATORS: indicator_slips,
    Find.GLUED: glued_clauses,
    Find.CUT_OFF: truncated_texts,
    Find.ROLES: damaged_roles,
}
