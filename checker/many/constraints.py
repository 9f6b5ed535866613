"""All constraints of many plans in one file for analysis: a line of JSON each, or a Parquet table.

Enters: the lines of each plan as they come.  Leaves: a file that is whole or not there; so many rows are held as make
one group of a Parquet file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from checker.commands.writing import opened
from checker.inputs.problem import InputError

ENDINGS = (".jsonl", ".parquet")
_OPTION = "--facts"
_GROUP = 20_000
"""Rows of a group: some megabytes in memory, and few groups in a file of a million rows."""
_NUMBERS = ("low", "high", "base", "margin")
_COUNTS = ("line", "column", "end_line", "end_column")
_TEXTS = (
    "path", "plan", "document", "label", "route", "quote", "indicator", "measure", "action", "op", "unit", "role",
    "period", "commitment", "parent", "other", "base_unit", "basis", "direction", "frequency", "raw",
)  # fmt: skip
_MAPS = ("qualifiers",)
_Write = Callable[[bytes], object]


def require(target: str) -> None:
    """An `InputError` where a file of such a name cannot be written."""
    if not target.lower().endswith(ENDINGS):
        said = f"不认识“{target}”的格式 (unknown form)."
        raise InputError.of(_OPTION, said, f"文件名请以 {' 或 '.join(ENDINGS)} 结尾。")
    if target.lower().endswith(".parquet") and not find_spec("pyarrow"):
        said = "写 Parquet 要用 pyarrow, 没有安装 (pyarrow is not installed)."
        raise InputError.of(_OPTION, said, "请运行 pip install pyarrow, 或改写 .jsonl。")


@contextmanager
def constraints_file(target: str | None) -> Iterator[_Write]:
    """What takes the lines of one plan after the other."""
    if not target:
        yield len
        return
    with opened(target) as write:
        if target.lower().endswith(".parquet"):
            with _parquet(write) as add:
                yield add
        else:
            yield write


class _Stream:
    """A function that writes, as the file that pyarrow wants."""

    closed = False

    def __init__(self, write: _Write) -> None:
        self._write, self._at = write, 0

    def write(self, data: Any) -> int:
        """Write bytes, and say how many they were."""
        self._write(bytes(data))
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        """How much was written."""
        return self._at

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Who opened the file closes it."""


@contextmanager
def _parquet(write: _Write) -> Iterator[_Write]:
    """What takes lines of JSON and writes them as groups of rows."""
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema = pa.schema(
        [
            *((name, pa.string()) for name in _TEXTS),
            *((name, pa.float64()) for name in _NUMBERS),
            *((name, pa.int32()) for name in _COUNTS),
            *((name, pa.map_(pa.string(), pa.string())) for name in _MAPS),
        ]
    )
    rows: list[dict[str, Any]] = []
    with pq.ParquetWriter(_Stream(write), schema) as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(rows, schema))
            rows.clear()

        def add(lines: bytes) -> None:
            rows.extend(_row(json.loads(line)) for line in lines.splitlines())
            if len(rows) >= _GROUP:
                flush()

        yield add
        flush()


def _row(record: dict[str, Any]) -> dict[str, Any]:
    """A constraint with the fields of its place beside its own."""
    flat = record | record["place"]
    numbers = {name: None if flat[name] is None else float(flat[name]) for name in _NUMBERS}
    return (
        {name: flat[name] for name in (*_TEXTS, *_COUNTS)} | numbers | {"qualifiers": list(flat["qualifiers"].items())}
    )
