"""Checks as people who write rules read them: a list on the terminal, and docs/checks.md.

Enters: checks, and the rules whose titles say what each finds.  Leaves: for each check its line, its options, and its
outcomes with their variables.  What a check says of itself is English, its options are told in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from checker.checks.check import Check, Outcome, family_of, variables_of
from checker.finding import Language
from checker.rules.loading import FAMILIES
from checker.rules.rule import Rule


class Option(NamedTuple):
    """What a rule may choose: one or several of the choices, where there are any that `about` does not tell."""

    name: str
    about: str
    choices: tuple[str, ...]
    needed: bool


def options_of(check: Check) -> list[Option]:
    """The options of a check, in their order."""
    schema = check.options.model_json_schema()
    parts, needed = schema.get("$defs", {}), schema.get("required", ())
    return [
        Option(name, said["description"], _choices(said, parts), name in needed)
        for name, said in schema.get("properties", {}).items()
    ]


def _choices(said: Mapping[str, Any], parts: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that an option, or each item of it, may be, unless its description tells them."""
    each = said.get("items", said)
    choices = parts.get(each.get("$ref", "").rpartition("/")[2], each).get("enum", ())
    return () if all(choice in said["description"] for choice in choices) else tuple(choices)


def render_checks(checks: Sequence[Check], rules: Sequence[Rule], language: Language) -> str:
    """All checks, each with its rules, options and outcomes."""
    labels = (("规则", "选项", "必写", "结果"), ("rule", "option", "needed", "outcome"))[language == "en"]
    return "\n".join("\n".join([*_lines(check, rules, language, labels), ""]) for check in checks)


def _lines(check: Check, rules: Sequence[Rule], language: Language, labels: Sequence[str]) -> Iterator[str]:
    rule, option, needed, outcome = labels
    yield f"{check.name}  {check.about}"
    yield from (f"  {rule} {each.code}  {each.title.words.said(language)}" for each in _using(check, rules))
    for each in options_of(check):
        said = [each.about, "、".join(each.choices), needed if each.needed else ""]
        yield f"  {option} {each.name}  {'; '.join(filter(None, said))}"
    yield from (f"  {outcome} {name}  {each.__doc__} {_variables(each)}" for name, each in check.outcomes.items())


def render_checks_page(checks: Sequence[Check], rules: Sequence[Rule]) -> str:
    """docs/checks.md: all checks by family."""
    lines = [
        "# 检查 Checks",
        "",
        f"共 {len(checks)} 种检查, 由 checker/checks/ 中的程序生成; 怎样用它们写规则, 见",
        "[writing-rules.md](writing-rules.md)。",
        "Generated from checker/checks/. A rule names its check, which has these options and outcomes and no others;",
        "messages hold variables in braces.",
    ]
    for zh, en in FAMILIES.values():
        members = [check for check in checks if family_of(check.name) == en]
        lines += ["", f"## {zh} {en}"] if members else []
        for check in members:
            lines += ["", f"### {check.name}", "", check.about, *_rules_part(_using(check, rules))]
            lines += [*_options_part(options_of(check)), *_outcomes_part(check.outcomes)]
    return "\n".join(lines) + "\n"


def _rules_part(rules: Sequence[Rule]) -> list[str]:
    said = [f"- [{rule.code}](rules/{rule.name}.md) {rule.title.zh} {rule.title.en}" for rule in rules]
    return ["", *said] if said else []


def _options_part(options: Sequence[Option]) -> list[str]:
    rows = [
        f"| `{each.name}` | {'是' if each.needed else ''} | {each.about.replace('|', '/')} "
        f"| {' '.join(f'`{choice}`' for choice in each.choices)} |"
        for each in options
    ]
    return (
        ["", "| 选项 option | 必写 needed | 说明 | 可用 choices |", "| --- | --- | --- | --- |", *rows] if rows else []
    )


def _outcomes_part(outcomes: Mapping[str, type[Outcome]]) -> list[str]:
    rows = [f"| `{name}` | {each.__doc__} | `{_variables(each)}` |" for name, each in outcomes.items()]
    return ["", "| 结果 outcome | finds | 变量 variables |", "| --- | --- | --- |", *rows]


def _using(check: Check, rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.check == check.name]


def _variables(outcome: type[Outcome]) -> str:
    return " ".join(f"{{{name}}}" for name in variables_of(outcome))
