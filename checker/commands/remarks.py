"""What a check says besides its report, on standard error: silence explained, broken rules, statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.commands.request import Output, Result, Sink
from checker.finding import Fault, Language, Report, Words
from checker.inputs.problem import Problem
from checker.report import FORMATS
from checker.report.options import Decided
from checker.report.summary import settings_line
from checker.report.visible import visible
from checker.source import SourceMap

_QUOTED = 40
"""Characters quoted of what was not read."""


def nothing_found(
    sinks: Sequence[Sink], outputs: Sequence[Output], reports: Sequence[Report], language: Language
) -> Iterator[str]:
    """A format that has nothing to say says nothing; then this is said, with what was not looked at."""
    silent = any(sink.target is None and not output.data for sink, output in zip(sinks, outputs, strict=True))
    if silent and reports:
        not_run = sum(len(report.not_run) for report in reports)
        accepted = sum(len(report.waived) + len(report.known) for report in reports)
        zh = f"没有问题; {not_run} 条规则未运行" + (f"; 已核实或在基线中 {accepted}" if accepted else "")
        en = f"no findings; {not_run} rules not run" + (f"; {accepted} waived or in the baseline" if accepted else "")
        if broken := sum(each.failed for report in reports for each in report.not_run):
            zh = f"运行了的规则没有发现问题; {not_run} 条规则未运行, 其中 {broken} 条运行出错"
            en = f"no findings of the rules that ran; {not_run} rules not run, {broken} of them broke down"
        yield Words(zh, en).said(language)


def no_target(report: Report, is_draft: bool) -> Iterator[str]:
    """A draft in which no target was read: that nothing was found then means nothing."""
    if is_draft and not report.coverage.constraints:
        yield "没有读到任何目标, “没有问题”不说明什么; 请核对给的是不是方案 (no target was read; silence means nothing)"


def settings_untold(sinks: Sequence[Sink], decided: Decided | None, language: Language) -> Iterator[str]:
    """What a file of settings decided, where some format has no room for it."""
    if decided and not all(FORMATS[sink.format].tells_settings for sink in sinks):
        yield settings_line(decided, language)


def unmarked(sinks: Sequence[Sink], reports: Sequence[Report], language: Language) -> Iterator[str]:
    """A marked draft was asked for of a file that cannot carry comments: what is written in its place."""
    if any(sink.with_drafts for sink in sinks):
        said = Words(
            "这种文件里不能加批注, 写出的是核对表", "no comments can be put into this file; the review sheet is written"
        )
        yield from (f"{report.path}: {said.said(language)}" for report in reports if report.sources.landmarks)


def broken_rules(reports: Sequence[Report], language: Language) -> Iterator[str]:
    """Rules that broke down; their silence means nothing, so the exit code is 2."""
    for report in reports:
        for each in report.not_run:
            if each.failed:
                yield f"{report.path}: {each.code} {each.rule}: {each.reason.said(language)}"


def not_read(faults: Sequence[Fault], sources: SourceMap) -> Iterator[Problem]:
    """What the program broke down on; the rest was read and checked, but the exit code is 2."""
    for fault in faults:
        place, quote = fault.place, visible(fault.place.quote)
        told = f"“{quote[:_QUOTED]}{'…' if len(quote) > _QUOTED else ''}”" if quote else ""
        said = f"{visible(place.label)}{told}识读出错 (reading broke down: {fault.broke.error})."
        at = sources.locate(place.route, place.span)[0]
        yield Problem(sources.path, said, "其他内容照常检查。", *at, fault.broke)


def with_faults(result: Result, faults: Sequence[Fault], sources: SourceMap) -> Result:
    """A result with what the program broke down on told beside it."""
    notes = tuple(f"check: {problem}" for problem in not_read(faults, sources))
    broke = (*result.broke, *(fault.broke for fault in faults))
    return result._replace(code=2, notes=(*result.notes, *notes), broke=broke) if notes else result


def statistics(reports: Sequence[Report], seconds: Mapping[str, float]) -> Iterator[str]:
    """Findings by rule, the most first, and the time of each stage."""
    counts = Counter(f"{finding.code} {finding.rule}" for report in reports for finding in report.findings)
    yield f"问题 {sum(counts.values())} 个, 按规则 (findings by rule):"
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {count:5}  {rule}"
    yield "用时 (time by stage):"
    for stage, spent in seconds.items():
        yield f"  {1000 * spent:5.0f} ms  {stage}"
