"""The parse tables of the clause grammar, kept beside the grammar so that no process computes them again.

Enters: the text of a grammar.  Leaves: a parser.  The tables are a plain JSON file with the digest of the
grammar they were made from; where it does not fit (a word was added, another lark) they are computed,
which costs some 40 ms a process and changes nothing else.  A test says when the file has to be rewritten.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import lark
from lark import Lark, Token, Transformer
from lark.grammar import Rule
from lark.lexer import TerminalDef

from checker.data import data_dir

_PARSER = "lalr"
_LEXER = "contextual"


def load_parser(name: str, grammar: str, transformer: Transformer[Token, Any]) -> Lark:
    """The parser of a grammar, from its kept tables where they fit."""
    path = tables_path(name)
    kept = json.loads(path.read_text(encoding="utf-8"), object_hook=_numbered) if path.is_file() else {}
    if kept.get("digest") != digest(grammar):
        return Lark(grammar, parser=_PARSER, lexer=_LEXER, transformer=transformer, maybe_placeholders=False)
    parser: Lark = Lark._load_from_dict(kept["data"], kept["memo"], transformer=transformer)  # type: ignore[no-untyped-call]
    return parser


def write_tables(name: str, grammar: str) -> None:
    """Keep the tables of a grammar."""
    parser = Lark(grammar, parser=_PARSER, lexer=_LEXER, maybe_placeholders=False)
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    kept = {"digest": digest(grammar), "data": data, "memo": memo}
    text = json.dumps(kept, ensure_ascii=True, separators=(",", ":"), sort_keys=False)
    tables_path(name).write_text(text + "\n", encoding="utf-8")


def tables_path(name: str) -> Path:
    """Where the tables of grammars/NAME.lark are kept."""
    return data_dir("grammars") / f"{name}.tables.json"


def digest(grammar: str) -> str:
    """What tables must have been made from to fit: the grammar's text and lark's version."""
    return sha256(f"{lark.__version__}\n{grammar}".encode()).hexdigest()


def _numbered(mapping: dict[str, Any]) -> dict[Any, Any]:
    """JSON keys are texts; states and terminals are numbered."""
    return {int(key) if key.isdigit() else key: value for key, value in mapping.items()}
