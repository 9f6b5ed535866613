"""The words and figures that all reports for people share: levels, order, counts, coverage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.finding import Coverage, Finding, Language, Report, Severity, Waived, Words
from checker.report.consequence import ordered, ordered_waived
from checker.report.options import Decided

LEVELS: Mapping[Severity, Words] = MappingProxyType(
    {
        Severity.ERROR: Words("错误", "error"),
        Severity.WARNING: Words("提醒", "warning"),
        Severity.REVIEW: Words("待核实", "review"),
    }
)
WAIVED = Words("已核实", "waived")
KNOWN = Words("在基线中", "in the baseline")
_LISTED = 12
"""Rules that a line names one by one."""
_NAMED = 4
"""Of more rules that were not run for one reason only their number is said."""
_NOTHING_FOUND = Words("没有发现问题。", "Nothing found.")
_NOTHING_COMPARED = Words(
    "没有发现问题, 但没有读到任何目标, 数字没有核对。",
    "Nothing found, but no targets were read: no figures were compared.",
)

_BINS: Mapping[str, Words] = MappingProxyType(
    {
        "constraints": Words("目标", "targets"),
        "names": Words("名称", "names"),
        "dates": Words("日期", "dates"),
        "references": Words("引用", "references"),
        "ordinals": Words("序号", "ordinals"),
        "counts": Words("列举", "counts"),
        "unread": Words("未读", "unread"),
    }
)


class RuleCounts(NamedTuple):
    """How the rules ended."""

    passed: int
    found: int
    not_run: int

    @property
    def total(self) -> int:
        """All rules."""
        return self.passed + self.found + self.not_run


class Told(NamedTuple):
    """A finding where a report tells it: its level in words, and why it is accepted, if it is."""

    level: str
    finding: Finding
    note: str = ""

    @property
    def grave(self) -> bool:
        """Whether it is an error that nobody has accepted."""
        return self.finding.severity is Severity.ERROR and not self.note


class Overview(NamedTuple):
    """What a report says as a whole, each in one line; `nothing` is said where there is no finding."""

    counts: str
    rules: str
    coverage: str
    passed: str
    not_run: str
    nothing: str


def overview(report: Report, language: Language) -> Overview:
    """What a report says as a whole, in one language."""
    return Overview(
        counts=_counts(report, language),
        rules=_rules(report, language),
        coverage=_coverage(report, language),
        passed=_passed(report, language),
        not_run=_not_run(report, language),
        nothing=nothing_found(report).said(language),
    )


def told(report: Report, language: Language) -> Iterator[Told]:
    """The findings, gravest first, then the accepted ones."""
    for finding in ordered(report.findings):
        yield Told(LEVELS[finding.severity].said(language), finding)
    for waived in ordered_waived(report.waived):
        yield Told(WAIVED.said(language), waived.finding, waiver_words(waived, language))


def count_findings(report: Report) -> Mapping[Severity, int]:
    """How many findings of each severity, none left out."""
    return {level: sum(finding.severity is level for finding in report.findings) for level in Severity}


def nothing_found(report: Report) -> Words:
    """What a report without findings says; without targets it must not sound like an all-clear."""
    return _NOTHING_FOUND if report.coverage.constraints else _NOTHING_COMPARED


def verdict(report: Report, language: Language) -> tuple[str, str]:
    """The gravest level found, and what it means for issuing the plan."""
    counts = {level.value: count for level, count in count_findings(report).items()}
    if counts["error"]:
        number = counts["error"]
        said = Words(f"有 {number} 处错误, 请改正后再印发", f"{_many(number, 'error')} to correct before issuing")
        return "error", said.said(language)
    if counts["warning"]:
        said = Words(f"没有错误, 有 {counts['warning']} 处提醒", f"No errors, {_many(counts['warning'], 'warning')}")
        return "warning", said.said(language)
    if counts["review"]:
        said = Words(
            f"没有错误和提醒, 有 {counts['review']} 处待核实", f"{_many(counts['review'], 'finding')} to review"
        )
        return "review", said.said(language)
    return ("clear" if report.coverage.constraints else "review"), nothing_found(report).said(language).rstrip("。.")


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def count_rules(report: Report) -> RuleCounts:
    """How many rules passed, found something (accepted, known or not), or did not run."""
    found = {finding.code for finding in (*report.findings, *report.known)}
    found |= {each.finding.code for each in report.waived}
    return RuleCounts(len(report.passed), len(found), len(report.not_run))


def coverage_bins(coverage: Coverage, language: Language) -> list[tuple[str, int]]:
    """What the plan's numerals were read as, with how many of each."""
    return [(words.said(language), getattr(coverage, name)) for name, words in _BINS.items()]


def _coverage(report: Report, language: Language) -> str:
    """How much of the plan was read, in one line."""
    bins = ", ".join(f"{name} {count}" for name, count in coverage_bins(report.coverage, language))
    numerals = report.coverage.numerals
    return Words(
        f"{report.documents} 份文件, {report.tables} 张表; 数字 {numerals} 处: {bins}",
        f"{report.documents} documents, {report.tables} tables; {numerals} numerals: {bins}",
    ).said(language)


def _rules(report: Report, language: Language) -> str:
    """How the rules ended, in one line."""
    rules = count_rules(report)
    return Words(
        f"规则 {rules.total} 条: 通过 {rules.passed}, 有问题 {rules.found}, 未运行 {rules.not_run}",
        f"{rules.total} rules: {rules.passed} passed, {rules.found} with findings, {rules.not_run} not run",
    ).said(language)


def _counts(report: Report, language: Language) -> str:
    """Findings by severity, in one line."""
    counts = [(LEVELS[level].said(language), count) for level, count in count_findings(report).items()]
    known = [(KNOWN.said(language), len(report.known))] if report.known else []
    waived = (WAIVED.said(language), len(report.waived))
    return "  ".join(f"{name} {count}" for name, count in [*counts, waived, *known])


def _passed(report: Report, language: Language) -> str:
    """How many rules passed."""
    passed = len(report.passed)
    return Words(f"通过 {passed} 条规则", f"{passed} rules passed").said(language)


def _not_run(report: Report, language: Language) -> str:
    """How many rules were not run, and how many of them broke down."""
    number, broken = len(report.not_run), sum(each.failed for each in report.not_run)
    zh = f"未运行 {number} 条规则" + (f", 其中 {broken} 条运行出错" if broken else "")
    en = f"{number} rules not run" + (f", {broken} of them broke down" if broken else "")
    return Words(zh, en).said(language)


def not_run_reasons(report: Report, language: Language) -> list[str]:
    """Why rules were not run, one line a reason with its rules; rules that broke down come first."""
    reasons: dict[tuple[bool, str], list[str]] = {}
    for each in sorted(report.not_run, key=lambda each: not each.failed):
        reasons.setdefault((each.failed, each.reason.said(language)), []).append(each.code)
    return [
        f"{reason} ({', '.join(codes) if len(codes) <= _NAMED else len(codes)})"
        for (_, reason), codes in reasons.items()
    ]


def settings_line(decided: Decided, language: Language) -> str:
    """Which file of settings had a say, and in what, in one line."""
    return f"{Words('设置', 'Settings').said(language)} {settings_words(decided, language)}"


def settings_words(decided: Decided, language: Language) -> str:
    """The same without the word for settings."""
    codes = [*decided.left_out[:_LISTED], *(["…"] if len(decided.left_out) > _LISTED else [])]
    said = [
        (codes, f"不运行 {len(decided.left_out)} 条规则", f"{len(decided.left_out)} rules not run"),
        ([decided.fail_on] if decided.fail_on else [], "退出码按", "fail-on"),
        (decided.rules, "另加规则", "more rules"),
        (["vocabulary"] if decided.words else [], "另加用语", "more words"),
    ]
    parts = "; ".join(f"{Words(zh, en).said(language)} {', '.join(names)}" for names, zh, en in said if names)
    return f"{decided.file}: {parts}"


def waiver_words(waived: Waived, language: Language) -> str:
    """Why a finding is accepted, who said so and until when."""
    until = Words(f"至 {waived.until}", f"until {waived.until}").said(language) if waived.until else ""
    signed = ", ".join(part for part in (waived.by, until) if part)
    return f"{WAIVED.said(language)}: {waived.reason}" + (f" ({signed})" if signed else "")
