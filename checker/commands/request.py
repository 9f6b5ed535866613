"""What a check was asked for and what it answers, as plain values that cost nothing to import."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.finding import Language


WAIVERS = ".waivers.yaml"


class Request(NamedTuple):
    """The command line of a check; what was not given is None or empty."""

    paths: Sequence[str]
    formats: Sequence[str] = ()
    output: str | None = None
    fail_on: str | None = None
    explain: bool = False
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    rules: Sequence[str] = ()
    language: Language | None = None
    width: int = 120
    colour: bool = False
    as_one: bool = False
    today: str | None = None
    waivers: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    statistics: bool = False
    terminal: bool = False


class Output(NamedTuple):
    """Bytes for a file, or for standard output where there is no target."""

    target: str | None
    data: bytes


class Result(NamedTuple):
    """What a command leaves: what to write, what to say on standard error, and the exit code."""

    code: int
    outputs: Sequence[Output] = ()
    notes: Sequence[str] = ()


def waiver_file(path: str) -> str:
    """Where the waivers of a plan are kept: 方案.yaml has 方案.waivers.yaml beside it."""
    return str(Path(path).with_suffix(WAIVERS))


def text_result(text: str, code: int = 0) -> Result:
    """A result that is one text on standard output."""
    return Result(code, (Output(None, encoded(text)),))


def encoded(text: str) -> bytes:
    """A text as UTF-8; half of a character pair, which no file may hold, as an escape."""
    return text.encode("utf-8", "backslashreplace")


def pack(result: Result) -> bytes:
    """A result as bytes to keep."""
    head = {
        "code": result.code,
        "outputs": [[output.target, len(output.data)] for output in result.outputs],
        "notes": list(result.notes),
    }
    return b"\n".join((json.dumps(head).encode(), b"".join(output.data for output in result.outputs)))


def unpack(data: bytes) -> Result:
    """A result as it was packed."""
    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    outputs: list[Output] = []
    for target, length in head["outputs"]:
        outputs.append(Output(target, rest[:length]))
        rest = rest[length:]
    return Result(head["code"], tuple(outputs), tuple(head["notes"]))
