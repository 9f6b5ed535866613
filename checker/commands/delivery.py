"""Which formats go where, and the reports rendered for each.

Enters: the formats of a request, as NAME or NAME=FILE.  Leaves: the outputs.  Formats that cannot be
told apart on one output are refused before anything is checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from checker.commands.request import Output, Request, encoded
from checker.finding import Report
from checker.problem import InputError, Problem
from checker.report import FORMATS, Options, render

_WITH_STUDY = ("html", "xlsx")
_WITH_DRAFTS = ("docx",)


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


def sinks_of(request: Request) -> tuple[Sink, ...]:
    """Every format asked for; an `InputError` with all that does not fit together."""
    sinks = [_sink(said) for said in request.formats] or [Sink("table", None)]
    free = [number for number, sink in enumerate(sinks) if sink.target is None]
    if request.output and len(free) == 1:
        sinks[free[0]] = Sink(sinks[free[0]].format, request.output)
    problems = [*_wrong_formats(sinks), *_wrong_targets(sinks, request, len(free))]
    if problems:
        raise InputError(problems)
    return tuple(sinks)


def _sink(said: str) -> Sink:
    name, _, target = said.partition("=")
    return Sink(name, target or None)


def _wrong_formats(sinks: Sequence[Sink]) -> list[Problem]:
    said, remedy = "没有“{}”这种格式 (unknown format).", f"可用: {'、'.join(FORMATS)}。"
    return [Problem("--format", said.format(sink.format), remedy) for sink in sinks if sink.format not in FORMATS]


def _wrong_targets(sinks: Sequence[Sink], request: Request, free: int) -> list[Problem]:
    """Two formats for one place, a place for no format, bytes for the eye."""
    problems: list[Problem] = []
    remedy = "请写成 --format 格式=文件。"
    if free > 1:
        problems.append(Problem("--format", "标准输出只能写一种格式 (several formats for standard output).", remedy))
    if request.output and not free:
        said = "-o 没有可写的内容, 各格式都有自己的文件 (nothing left for -o)."
        problems.append(Problem("--output", said, "请删去 -o。"))
    targets = Counter(sink.target for sink in sinks if sink.target)
    said = "两种格式写入同一个文件 (two formats for one file)."
    problems += [Problem(target, said, remedy) for target, count in targets.items() if count > 1]
    inputs = {Path(path).resolve() for path in request.paths if path != "-"}
    said = "这是要核对的文件, 不会覆盖它 (an input is not overwritten)."
    problems += [Problem(t, said, "请换一个文件名。") for t in targets if t and Path(t).resolve() in inputs]
    for sink in sinks:
        if sink.target is None and request.terminal and sink.format in FORMATS and FORMATS[sink.format].binary:
            said = f"{sink.format} 不能显示在终端上 (not for a terminal)."
            problems.append(Problem("--format", said, f"请写成 --format {sink.format}=文件。"))
    return problems


def render_outputs(sinks: Sequence[Sink], reports: Sequence[Report], options: Options) -> tuple[Output, ...]:
    """The reports in every format; colours are for standard output alone."""
    return tuple(Output(sink.target, _rendered(sink, reports, options)) for sink in sinks)


def _rendered(sink: Sink, reports: Sequence[Report], options: Options) -> bytes:
    said = render(sink.format, reports, replace(options, colour=options.colour and sink.target is None))
    return said if isinstance(said, bytes) else encoded(said)
