"""Rules as people read them: the list, one rule on the terminal, and the pages in docs/rules/."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.finding import Language, Severity
from checker.plan.passages import Form, Passage
from checker.plan.walk import outline
from checker.report.matrices import grid_text
from checker.report.summary import LEVELS
from checker.rulebook.examples import Example, plan_of
from checker.rules.loading import FAMILIES
from checker.rules.rule import Rule

_ENDS: Mapping[str, Callable[[Example], bool]] = {
    "会报告 Flagged": lambda example: bool(example.findings),
    "不报告 Not flagged": lambda example: not example.findings and not example.not_run,
    "不运行 Not run": lambda example: bool(example.not_run),
}
"""How an example may end, as the headings of a page."""


def render_list(rules: Sequence[Rule], language: Language, width: int) -> str:
    """All rules, one a line: code, severity, name, title."""
    at = 0 if language == "zh" else 1
    rows = [[[rule.code], [severities(rule, at)], [rule.name], [rule.title.words.said(language)]] for rule in rules]
    header = (("代码", "级别", "名称", "内容"), ("code", "severity", "name", "finds"))[at]
    return grid_text(header, rows, width) + "\n"


def severities(rule: Rule, at: int) -> str:
    """The severities a rule may report, gravest first."""
    given = rule.severity.values() if isinstance(rule.severity, Mapping) else (rule.severity,)
    return "/".join(LEVELS[severity][at] for severity in Severity if severity in given)


def render_rule(rule: Rule, language: Language) -> str:
    """One rule in full."""
    at = 0 if language == "zh" else 1
    labels = (("级别", "为什么", "怎么办", "依据"), ("Severity", "Why", "What to do", "Basis"))[at]
    return (
        f"{rule.code} {rule.name}\n{rule.title.words.said(language)}\n\n"
        f"{labels[0]}: {severities(rule, at)}\n"
        f"{labels[1]}: {rule.why.words.said(language)}\n"
        f"{labels[2]}: {' '.join(words.said(language) for words in rule.remedies)}\n"
        f"{labels[3]}: {rule.basis.clause} ({rule.basis.level})\n"
    )


def render_index(rules: Sequence[Rule]) -> str:
    """docs/rules/README.md: all rules by family."""
    lines = [
        "# 规则 Rules",
        "",
        f"共 {len(rules)} 条规则, 由 rules/ 中的文件生成。Generated from the files in rules/.",
        "",
    ]
    for family, (zh, en) in FAMILIES.items():
        members = [rule for rule in rules if rule.code.startswith(family)]
        if members:
            lines += [f"## {family} {zh} {en}", "", "| 代码 | 级别 | 规则 | finds |", "| --- | --- | --- | --- |"]
            lines += [
                f"| {rule.code} | {severities(rule, 0)} | [{rule.title.zh}]({rule.name}.md) | {rule.title.en} |"
                for rule in members
            ]
            lines.append("")
    return "\n".join(lines)


def render_page(rule: Rule, examples: Sequence[Example]) -> str:
    """docs/rules/NAME.md: one rule with its examples: those flagged, those not flagged, those it is not run on."""
    lines = [
        f"# {rule.code} {rule.title.zh}",
        "",
        rule.title.en,
        "",
        f"- 级别 severity: {severities(rule, 0)} ({severities(rule, 1)})",
        f"- 名称 name: `{rule.name}`, 检查 check: `{rule.check}`, 始于 since: {rule.since}",
        f"- 依据 basis: {rule.basis.clause} ({rule.basis.level})",
    ]
    errors = (rule.error_if.words,) if rule.error_if else ()
    parts = {
        "什么情况算错误 When it is an error": errors,
        "为什么 Why": (rule.why.words,),
        "怎么办 What to do": rule.remedies,
    }
    for title, said in ((title, said) for title, said in parts.items() if said):
        lines += ["", f"## {title}", *(line for words in said for line in ("", words.zh, "", words.en))]
    ends = [(title, [each for each in examples if ended(each)]) for title, ended in _ENDS.items()]
    for title, shown in ends:
        lines += ["", f"## {title}"] if shown else []
        for example in shown:
            lines += ["", f"### {example.name}", "", *_plan_lines(example), *_said_lines(example)]
    return "\n".join(lines) + "\n"


def _plan_lines(example: Example) -> list[str]:
    """What the example's plan says, place by place."""
    texts = [
        f"{passage.label}: {passage.source.whole}" for passage in outline(plan_of(example)).passages if _shown(passage)
    ]
    return ["```text", *texts, "```"]


def _shown(passage: Passage) -> bool:
    return passage.form is not Form.TITLE and bool(passage.text.strip())


def _said_lines(example: Example) -> list[str]:
    if example.not_run:
        return [f"> 未运行: {example.not_run}"]
    return [f"> {LEVELS[each.severity][0]}: {each.message}" for each in example.findings]
