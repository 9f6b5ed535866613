"""`check FOLDER --jobs N`: many plans, each in a process of its own, the reports written in the order of the plans.

Enters: a request, how many processes and seconds, and where all constraints go.  Leaves: the exit code and what is to
be said; the reports are written by then.  What is kept of a plan are its counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checker.commands.breakdowns import breakdowns_of, broken_down
from checker.commands.remarks import settings_untold
from checker.commands.request import Output, Request, Result, Sink, encoded, inputs_of
from checker.commands.run import options_of, plans_of
from checker.commands.settling import Settings, settle
from checker.commands.writing import forbidden, opened
from checker.inputs.problem import InputError, Problem
from checker.many import cluster, constraints
from checker.many.cluster import cluster_answers
from checker.many.constraints import constraints_file
from checker.many.crew import Crew, Lost
from checker.many.piece import Piece, make_inspector
from checker.many.summary import Tally
from checker.report import FORMATS, Options, Seams

_OTHERS = "其他文件照常检查。"
_REPORT = f"请报告此问题, 附上这一行即可, 不必附上未公开的文件; {_OTHERS}"
_OF_ALL = ("as_one", "waivers", "baseline", "write_baseline", "diff_base")
"""What looks at all plans together."""
Say = Callable[[str], None]


class Farm(NamedTuple):
    """How many processes check, how long one may take over a plan, and the file for all constraints."""

    jobs: int
    seconds: float
    facts: str | None = None
    dask: str | None = None
    """The scheduler of a cluster, or `local`; none where this machine is enough."""


def check_many(request: Request, farm: Farm, say: Say, progress: Callable[[int, int, str], None] | None) -> Result:
    """Check every plan of a request; raises an `InputError` where the command, settings or rules are wrong."""
    request = request._replace(facts=farm.facts is not None)
    settings = _settled(request, farm)
    paths = [path for (path,) in plans_of(request)]
    tally, options = Tally(), options_of(settings, ())
    if request.terminal and any(sink.target is None for sink in settings.sinks):
        progress = None  # the reports show how far the work is
    with ExitStack() as stack:
        writers = [_Joining(sink, options, stack.enter_context(opened(sink.target))) for sink in settings.sinks]
        add_facts = stack.enter_context(constraints_file(farm.facts))
        answers = _answers(request, farm, paths)
        stack.callback(answers.close)
        for number, (path, answer) in enumerate(zip(paths, answers, strict=True), 1):
            piece = _without(path, answer, farm) if isinstance(answer, Lost) else answer
            for writer, report in zip(writers, piece.reports, strict=False):
                writer.add(report)
            add_facts(piece.facts)
            tally.add(piece)
            for note in piece.notes:
                say(note)
            if progress:
                progress(number, len(paths), path)
        for writer in writers:
            writer.finish()
    notes = [*settings_untold(settings.sinks, settings.decided, settings.language)]
    notes += tally.lines(settings.language, request.statistics)
    return Result(tally.code, (), tuple(f"check: {note}" for note in notes), broke=tuple(tally.broke))


def _answers(request: Request, farm: Farm, paths: Sequence[str]) -> Generator[Piece | Lost, None, None]:
    """What becomes of each plan, in order."""
    make = partial(make_inspector, _portable(request), str(Path.cwd()))
    jobs = min(farm.jobs, len(paths))
    if farm.dask:
        return cluster_answers(make, paths, farm.dask, jobs, farm.seconds)
    return Crew(make, jobs, farm.seconds).answers(paths)


def _settled(request: Request, farm: Farm) -> Settings:
    """The settings of a request that many plans can be checked for; an `InputError` with all that is against it."""
    problems = [
        Problem(f"--{name.replace('_', '-')}", "要看全部方案, 不与 --jobs 同用 (not with --jobs).", "请去掉其中之一。")
        for name in _OF_ALL
        if getattr(request, name)
    ]
    if farm.facts:
        constraints.require(farm.facts)
    if farm.dask:
        cluster.require()
    settings = settle(request)
    known = "、".join(name for name, form in FORMATS.items() if form.streams)
    for sink in settings.sinks:
        if not FORMATS[sink.format].streams:
            said = f"{sink.format} 是汇总全部方案的报告, 不能边核边写 (not with --jobs)."
            problems.append(Problem("--format", said, f"可用: {known}; 或去掉 --jobs。"))
    targets = [*(sink.target for sink in settings.sinks), farm.facts]
    problems += forbidden([Output(target, b"") for target in targets], inputs_of(request))
    if problems:
        raise InputError(problems)
    return settings


def _portable(request: Request) -> Request:
    """The request as each process gets it: it need not know of all plans, nor of the terminal."""
    return request._replace(paths=(), terminal=False)


class _Joining:
    """The report on all plans in one format, made of the reports on each."""

    def __init__(self, sink: Sink, options: Options, write: Callable[[bytes], object]) -> None:
        form = FORMATS[sink.format]
        self._none = form.render((), options)
        self._seams = Seams(*map(str, form.seams(options)))
        self._write, self._begun = write, False

    def add(self, report: bytes) -> None:
        """The report on one more plan."""
        before, between, after = map(encoded, self._seams)
        self._write((between if self._begun else before) + report.removeprefix(before).removesuffix(after))
        self._begun = True

    def finish(self) -> None:
        """What stands behind the last plan; where there was none, what is said of none."""
        self._write(encoded(self._seams.after if self._begun else str(self._none)))


def _without(path: str, lost: Lost, farm: Farm) -> Piece:
    """What is told of a plan whose process gave no answer."""
    problem = broken_down(path, lost.broke, _OTHERS) if lost.broke else Problem(path, *_why(lost, farm))
    return Piece(path, 2, (), (f"check: {problem}",), Counter(), broke=tuple(breakdowns_of((), [problem])))


def _why(lost: Lost, farm: Farm) -> tuple[str, str]:
    if lost.code is None:
        said = f"超过 {farm.seconds:g} 秒没有核完, 已停止 (timed out)."
        return said, "可用 --timeout-per-plan 放宽; 其他文件照常检查。"
    if lost.code >= 0:
        return f"检查它的进程中止了两次 (the process ended twice with exit code {lost.code}).", _REPORT
    said = f"检查它的进程中止了两次 (the process was killed twice: signal {-lost.code})."
    return said, "多半是内存不够: 请减少 --jobs 或拆分文件; 其他文件照常检查。"
