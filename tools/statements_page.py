"""docs/statements.md: each production of grammars/statement.lark that gives a value, with sentences and what is read.

Enters: the grammar, and the sentences of tests/language/forms.yaml.  Leaves: the text of the page.  What stands
behind a sentence is read anew, so the page says what the reader understands and not what it should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from checker.checks.shared.wording import MEASURES, against_of, bounded
from checker.data import data_dir
from checker.language.constraint import Constraint, Measure
from checker.language.statement.statements import read_statement

SENTENCES = Path(__file__).parent.parent / "tests" / "language" / "forms.yaml"
_HEAD = """\
# What a statement says

Generated from `grammars/statement.lark` and `tests/language/forms.yaml`. A figure, a date, a name and a word such as
清零 are found first and masked; what stands between them is parsed by this grammar, one clause at a time. Each section
is one form in which a value is given: its production, and sentences with the constraints that come of them.

A token in capitals is a class of words of `grammars/words.yaml` (`RISE`: 增长, 提高 …; `LEAST`: 不低于, 至少 …);
`docs/glossary.md` has the fields of a constraint.
"""


def read_forms() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The sentences by the production that reads them, each with what is expected of it."""
    said = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return {form: {text: tuple(each) for text, each in sentences.items()} for form, sentences in said.items()}


def productions() -> Mapping[str, tuple[str, str]]:
    """The productions of the grammar, each with the comment above it."""
    text = (data_dir("grammars") / "statement.lark").read_text(encoding="utf-8")
    found = re.findall(r"// (.+)\n((\w+):(?:.+|\n +\|)+)", text)
    return {name: (comment, rule) for comment, rule, name in found}


def describe(constraint: Constraint) -> str:
    """A constraint in one line: indicator, measure, value, and what else it holds."""
    relation = constraint.measure is Measure.RELATION
    value = f"{constraint.quantity.op} {constraint.other}" if relation else bounded(constraint.quantity).zh
    rest = (against_of(constraint).zh, constraint.commitment, f"其中 {constraint.parent}" if constraint.parent else "")
    return " | ".join(filter(None, (constraint.indicator, MEASURES[constraint.measure].zh, value, *rest)))


def render_statements_page() -> str:
    """The whole page."""
    known = productions()
    return "\n".join([_HEAD, *(line for form, texts in read_forms().items() for line in _section(form, texts, known))])


def _section(form: str, texts: Mapping[str, object], known: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    comment, rule = known[form]
    yield f"## {form}\n\n{comment}\n\n```text\n{rule.strip()}\n```\n\n| sentence | constraints |\n| --- | --- |"
    for text in texts:
        read = "<br>".join(describe(each).replace("|", "·") for each in read_statement(text).constraints)
        yield f"| {text} | {read} |"
    yield ""
