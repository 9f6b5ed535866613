"""The forms in which a value is given: every production of the grammar with its sentences (forms.yaml)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from checker.language.statement.anchors import scan
from checker.language.statement.clauses import FORMS, Value, parse_clause
from checker.language.statement.masks import stretches
from checker.language.statement.statements import read_statement
from checker.source import fold

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "tools"))
from statements_page import describe, productions, read_forms

CASES = [(form, text, said) for form, texts in read_forms().items() for text, said in texts.items()]


def forms_of(text: str) -> set[str]:
    """The productions that the values of a text were read by."""
    folded = fold(text)
    clauses = [
        stretch.masked[clause.start : clause.end]
        for stretch in stretches(folded, scan(folded))
        for sentence in stretch.sentences()
        for clause in sentence
        if clause.valued
    ]
    return {item.form for clause in clauses for item in parse_clause(clause) or () if isinstance(item, Value)}


@pytest.mark.parametrize(("form", "text", "said"), CASES, ids=[text for _, text, _ in CASES])
def test_a_sentence_is_read_by_its_production(form: str, text: str, said: tuple[str, ...]) -> None:
    assert tuple(describe(each) for each in read_statement(text).constraints) == said
    assert form in forms_of(text)


def test_every_production_that_gives_a_value_has_sentences() -> None:
    assert set(read_forms()) == set(FORMS) <= set(productions())
