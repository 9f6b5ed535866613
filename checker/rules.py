"""Rule files to rules.

Enters: directories of rules/**/*.yaml.  Leaves: frozen rules, sorted by code.  A bad rule file is
an `InputError` with the place and what to do; all bad files are reported at once.  Examples stand
last in a rule file and are read by `checker.examples` only, so that a check need not parse them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.data import data_dir
from checker.kinds import RuleFile
from checker.problem import InputError, Problem
from checker.readers.yaml import read_model
from checker.rule import Rule
from checker.source import decode, read_bytes

EXAMPLES = "\nexamples:\n"


def load_rules(directories: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that come with the checker and those in more directories, by code."""
    roots = [data_dir("rules"), *map(_existing, directories)]
    problems: list[Problem] = []
    rules: list[tuple[Rule, str]] = []
    for path in sorted(file for root in roots for file in root.rglob("*.yaml")):
        try:
            rules.append((load_rule(path), str(path)))
        except InputError as error:
            problems += error.problems
    problems += _doubles(rules)
    if problems:
        raise InputError(problems)
    return tuple(sorted((rule for rule, _ in rules), key=lambda rule: rule.code))


def load_rule(path: Path) -> Rule:
    """One rule file; its name is the rule's name."""
    text = decode(read_bytes(str(path)), str(path))
    head, _, _ = text.partition(EXAMPLES)
    rule = read_model(RuleFile, str(path), head)[0].root
    return rule.model_copy(update={"name": path.stem})


def _existing(directory: str) -> Path:
    if not Path(directory).is_dir():
        raise InputError([Problem(directory, "没有这个规则目录 (no such directory of rules).", "请核对 --rules。")])
    return Path(directory)


def _doubles(rules: Iterable[tuple[Rule, str]]) -> list[Problem]:
    """Codes and names given twice."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for rule, path in rules:
        for name in (rule.code, rule.name):
            if name in seen:
                said = f"规则“{name}”已在 {seen[name]} 中 (defined twice)."
                problems.append(Problem(path, said, "请改用别的代码或文件名。"))
            seen.setdefault(name, path)
    return problems


def choose(rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that are selected and not ignored; a selector that matches none is an `InputError`."""
    unmatched = [name for name in (*select, *ignore) if not any(_named(rule, name) for rule in rules)]
    if unmatched:
        said = "没有这样的规则 (no such rule)."
        raise InputError([Problem(name, said, "“check rules”列出全部规则。") for name in unmatched])
    return tuple(
        rule
        for rule in rules
        if (not select or any(_named(rule, name) for name in select)) and not any(_named(rule, n) for n in ignore)
    )


def find_rule(rules: Sequence[Rule], name: str) -> Rule:
    """The rule with a code or name."""
    found = [rule for rule in rules if name in (rule.code, rule.name)]
    if not found:
        raise InputError([Problem(name, "没有这条规则 (no such rule).", "“check rules”列出全部规则。")])
    return found[0]


def _named(rule: Rule, selector: str) -> bool:
    """Whether a selector names the rule: its code, its name, or the start of its code (N, N1)."""
    return selector in (rule.code, rule.name) or (selector.isalnum() and rule.code.startswith(selector))
