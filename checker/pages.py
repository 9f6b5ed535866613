"""Rules as people read them: the list, one rule on the terminal, and the pages in docs/rules/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tabulate import tabulate

from checker.finding import Language, Severity
from checker.rule import Rule

FAMILIES: Mapping[str, tuple[str, str]] = {
    "N": ("数字", "numbers"),
    "A": ("算术", "arithmetic"),
    "R": ("责任", "responsibility"),
    "S": ("结构", "structure"),
    "T": ("用语", "terms"),
    "D": ("日期", "dates"),
    "M": ("机制", "mechanism"),
    "U": ("阅读", "reading"),
}
SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("提醒", "warning"),
    Severity.REVIEW: ("待核实", "review"),
}


def render_list(rules: Sequence[Rule], language: Language, width: int) -> str:
    """All rules, one a line: code, severity, name, title."""
    at = 0 if language == "zh" else 1
    rows = [(rule.code, severities(rule, at), rule.name, rule.title.words.said(language)) for rule in rules]
    header = (("代码", "级别", "名称", "内容"), ("code", "severity", "name", "finds"))[at]
    table = tabulate(rows, header, maxcolwidths=[None, None, None, max(width - 55, 24)], disable_numparse=True)
    return table + "\n"


def severities(rule: Rule, at: int) -> str:
    """The severities a rule may report, gravest first."""
    given = rule.severity.values() if isinstance(rule.severity, Mapping) else (rule.severity,)
    return "/".join(SEVERITIES[severity][at] for severity in Severity if severity in given)


def render_rule(rule: Rule, language: Language) -> str:
    """One rule in full."""
    at = 0 if language == "zh" else 1
    labels = (("级别", "为什么", "怎么办", "依据"), ("Severity", "Why", "What to do", "Basis"))[at]
    return (
        f"{rule.code} {rule.name}\n{rule.title.words.said(language)}\n\n"
        f"{labels[0]}: {severities(rule, at)}\n"
        f"{labels[1]}: {rule.why.words.said(language)}\n"
        f"{labels[2]}: {rule.remedy.words.said(language)}\n"
        f"{labels[3]}: {rule.basis.clause} ({rule.basis.level})\n"
    )
