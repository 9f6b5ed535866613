"""The kept parse tables belong to the grammar as it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.language.statement import tables
from checker.language.statement.clauses import parse_clause, tree_builder
from checker.language.statement.tables import digest, load_parser, tables_path, write_tables
from checker.language.statement.terminals import grammar

REWRITE = (
    "the grammar or its words have changed: rewrite the tables with "
    'python -c "from checker.language.statement import tables, terminals; '
    "tables.write_tables('statement', terminals.grammar())\""
)
CLAUSE = "新增企业\ue000\ue00f以上"


def test_the_kept_tables_are_those_of_the_grammar() -> None:
    assert json.loads(tables_path("statement").read_text(encoding="utf-8"))["digest"] == digest(grammar()), REWRITE


def test_a_parser_without_kept_tables_reads_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "data_dir", lambda _: tmp_path)
    computed = load_parser("statement", grammar(), tree_builder()).parse(CLAUSE)
    assert computed == parse_clause(CLAUSE)
    write_tables("statement", grammar())
    assert load_parser("statement", grammar(), tree_builder()).parse(CLAUSE) == computed


def test_tables_of_another_grammar_are_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "data_dir", lambda _: tmp_path)
    write_tables("statement", grammar() + "\n// another")
    assert load_parser("statement", grammar(), tree_builder()).parse(CLAUSE) == parse_clause(CLAUSE)
