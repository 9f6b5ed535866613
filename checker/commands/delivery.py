"""Which formats go where, and the reports rendered for each.

Enters: the formats of a request, as NAME or NAME=FILE.  Leaves: the outputs.  Formats that cannot be
told apart on one output are refused before anything is checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.commands.request import Output, Request, Sink, encoded, inputs_of, sinks_asked
from checker.commands.writing import forbidden
from checker.finding import Report
from checker.inputs.problem import InputError, Problem
from checker.report import FORMATS, Options, render


def sinks_of(request: Request) -> tuple[Sink, ...]:
    """Every format asked for; an `InputError` with all that does not fit together."""
    sinks = sinks_asked(request)
    problems = [*_wrong_formats(sinks), *_wrong_targets(sinks, request)]
    targets = [request.write_baseline] if request.write_baseline else [sink.target for sink in sinks]
    problems += forbidden([Output(target, b"") for target in targets], inputs_of(request))
    if problems:
        raise InputError(problems)
    return tuple(sinks)


def _wrong_formats(sinks: Sequence[Sink]) -> list[Problem]:
    said, remedy = "没有“{}”这种格式 (unknown format).", f"可用: {'、'.join(FORMATS)}。"
    return [Problem("--format", said.format(sink.format), remedy) for sink in sinks if sink.format not in FORMATS]


def _wrong_targets(sinks: Sequence[Sink], request: Request) -> Iterator[Problem]:
    """Two formats for standard output, a place for no format, bytes for the eye."""
    free = [sink for sink in sinks if sink.target is None]
    if len(free) > 1:
        said = "标准输出只能写一种格式 (several formats for standard output)."
        yield Problem("--format", said, "请写成 --format 格式=文件。")
    if request.output and not free and request.output not in [sink.target for sink in sinks]:
        said = "-o 没有可写的内容, 各格式都有自己的文件 (nothing left for -o)."
        yield Problem("--output", said, "请删去 -o。")
    for sink in free:
        if request.terminal and sink.format in FORMATS and FORMATS[sink.format].binary:
            said = f"{sink.format} 不能显示在终端上 (not for a terminal)."
            yield Problem("--format", said, f"请写成 --format {sink.format}=文件。")


def render_outputs(sinks: Sequence[Sink], reports: Sequence[Report], options: Options) -> tuple[Output, ...]:
    """The reports in every format; colours are for standard output alone."""
    return tuple(Output(sink.target, _rendered(sink, reports, options)) for sink in sinks)


def _rendered(sink: Sink, reports: Sequence[Report], options: Options) -> bytes:
    said = render(sink.format, reports, replace(options, colour=options.colour and sink.target is None))
    return said if isinstance(said, bytes) else encoded(said)
