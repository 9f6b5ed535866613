"""`check schema`, and the reference to a schema that new files begin with, so that editors complete them.

Enters: the file that is to be written, and which schema it follows.  Leaves: a comment whose path leads from that
file to the schema; where none lies near, a copy of it to write as well.  The path is relative, so that a folder can
be moved, and kept in a repository, with all that is in it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.commands.request import Output, Request, Result, encoded, inputs_of
from checker.commands.settings import language_of
from checker.data import data_dir
from checker.finding import Language, Words

FOLDER = "schemas"
_COMMENT = "# yaml-language-server: $schema="
_ABOVE = 2
"""So many folders above a file its schema is looked for; rules lie two below the folder of schemas."""

_WRITTEN = Words("已写入 (written).", "written.")


class Reference(NamedTuple):
    """The first line of a new file, and the copy of the schema that it needs."""

    line: str
    copies: Sequence[Output] = ()


def schema_text(name: str) -> str:
    """The JSON Schema of a kind of file."""
    return _shipped(name).read_text(encoding="utf-8")


def show_schema(name: str, target: str | None, language: Language | None) -> Result:
    """A schema, to standard output or to a file."""
    request = Request((), language=language)
    said = (f"check: {target}: {_WRITTEN.said(language_of(request))}",) if target else ()
    return Result(0, (Output(target, encoded(schema_text(name))),), said, inputs_of(request))


def referring(target: str, name: str) -> Reference:
    """The reference for a new file; its schema is copied beside it where none is found near."""
    if known := known_schema(target, name):
        return Reference(known)
    file = Path(target).parent / FOLDER / _shipped(name).name
    copy = Output(str(file), encoded(schema_text(name)))
    return Reference(f"{_COMMENT}{FOLDER}/{file.name}\n", (copy,))


def known_schema(target: str, name: str) -> str:
    """The reference to the schema that lies near a file; empty where none does."""
    folder = Path(os.path.abspath(target)).parent  # noqa: PTH100 (links stay as they are written)
    near = (above / FOLDER / _shipped(name).name for above in (folder, *folder.parents[:_ABOVE]))
    return next((_line(folder, file) for file in near if file.is_file()), "")


def _shipped(name: str) -> Path:
    return data_dir(FOLDER) / f"{name}.schema.json"


def _line(folder: Path, schema: Path) -> str:
    path = Path(os.path.relpath(schema, folder)).as_posix()
    return f"{_COMMENT}{path}\n"
