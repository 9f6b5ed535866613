"""What a check was asked for and what it answers, as plain values that cost nothing to import."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.inputs.breakdown import Breakdown
from checker.settings.files import config_files

if TYPE_CHECKING:
    from checker.finding import Language
    from checker.report.options import Grouping


WAIVERS = ".waivers.yaml"
_WITH_STUDY = ("html", "xlsx")
_WITH_DRAFTS = ("docx",)


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
    no_config: bool = False
    statistics: bool = False
    terminal: bool = False
    diff_base: str | None = None
    strict: bool = False
    """Whether waivers that accept nothing any more are errors."""
    whole: bool = False
    by: Grouping | None = None
    facts: bool = False
    """Whether all constraints are wanted beside the report."""


class Sink(NamedTuple):
    """One format and the file that takes it; standard output where there is none."""

    format: str
    target: str | None

    @property
    def with_study(self) -> bool:
        """Whether the format shows the plan's text and matrices."""
        return self.format in _WITH_STUDY

    @property
    def with_drafts(self) -> bool:
        """Whether the format writes into the Word files that were checked."""
        return self.format in _WITH_DRAFTS


class Output(NamedTuple):
    """Bytes for a file, or for standard output where there is no target.

    Only what `is_yaml` (a plan, waivers, a rule) may take the place of a YAML file, which people write by hand.
    """

    target: str | None
    data: bytes
    is_yaml: bool = False


class Result(NamedTuple):
    """What a command leaves: what to write, what to say on standard error, and the exit code.

    Nothing is written over the `inputs`; `broke` is what the program broke down on, and a report on it is kept.
    """

    code: int
    outputs: Sequence[Output] = ()
    notes: Sequence[str] = ()
    inputs: Sequence[str] = ()
    broke: Sequence[Breakdown] = ()


def sinks_asked(request: Request) -> list[Sink]:
    """The formats of a request as they were asked for; -o is for the one that names no file."""
    sinks = [Sink(*_parted(said)) for said in request.formats] or [Sink("table", None)]
    free = [number for number, sink in enumerate(sinks) if sink.target is None]
    if request.output and len(free) == 1:
        sinks[free[0]] = Sink(sinks[free[0]].format, request.output)
    return sinks


def _parted(said: str) -> tuple[str, str | None]:
    name, _, target = said.partition("=")
    return name, target or None


def inputs_of(request: Request) -> list[str]:
    """The files that a request goes by: plans with their waivers, the baseline, the settings, the user's rules."""
    plans = [path for path in request.paths if path != "-"]
    waivers = [request.waivers] if request.waivers else [waiver_file(path) for path in plans]
    baseline = [request.baseline] if request.baseline else []
    settings = [] if request.no_config else config_files(Path.cwd())
    rules = [file for directory in request.rules for file in sorted(Path(directory).rglob("*.yaml"))]
    return [*plans, *waivers, *baseline, *map(str, settings), *map(str, rules)]


def waiver_file(path: str) -> str:
    """Where the waivers of a plan are kept: 方案.yaml has 方案.waivers.yaml beside it."""
    file = Path(path)
    return str(file.with_suffix(WAIVERS) if file.suffix else f"{file}{WAIVERS}")


def text_result(text: str, code: int = 0) -> Result:
    """A result that is one text on standard output."""
    return Result(code, (Output(None, encoded(text)),))


def encoded(text: str) -> bytes:
    """A text as UTF-8; half of a character pair, which no file may hold, as an escape."""
    return text.encode("utf-8", "backslashreplace")


def pack(result: Result) -> bytes:
    """A result as bytes to keep; where it is to be written is no part of it."""
    head = {
        "code": result.code,
        "lengths": [len(output.data) for output in result.outputs],
        "notes": list(result.notes),
    }
    return b"\n".join((json.dumps(head).encode(), b"".join(output.data for output in result.outputs)))


def unpack(data: bytes, request: Request) -> Result | None:
    """A result as it was packed, for the files that the request names; None where the bytes are no such result."""
    line, _, rest = data.partition(b"\n")
    targets = [sink.target for sink in sinks_asked(request)]
    try:
        head = json.loads(line)
        code, notes, lengths = int(head["code"]), tuple(map(str, head["notes"])), [int(n) for n in head["lengths"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if code not in (0, 1) or len(lengths) != len(targets) or sum(lengths) != len(rest) or min(lengths, default=0) < 0:
        return None
    ends = [*accumulate(lengths, initial=0)]
    pieces = [rest[start:end] for start, end in pairwise(ends)]
    return Result(code, tuple(map(Output, targets, pieces)), notes, inputs_of(request))
