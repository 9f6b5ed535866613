"""`check rules`: list them or their checks, explain one, run the examples of a directory, begin a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.checks.check import all_checks
from checker.commands.request import Output, Request, Result, encoded, inputs_of, text_result
from checker.commands.schemas import known_schema
from checker.commands.settings import language_of, settings_for
from checker.finding import Language, Words
from checker.inputs.problem import InputError, Problem
from checker.rulebook.check_pages import render_checks
from checker.rulebook.examples import Example, lacking, read_examples, run_example, unshown
from checker.rulebook.pages import render_list, render_rule
from checker.rulebook.skeletons import write_skeleton
from checker.rules.loading import choose, find_rule, load_directory, load_rules
from checker.rules.rule import Rule

_OUTCOMES = (Words("通过 passed", "passed"), Words("不通过 failed", "failed"))


def show_rules(name: str | None, request: Request) -> Result:
    """All rules in a table, those that a selector names, or one in full."""
    config = settings_for(request).config
    rules = load_rules(request.rules or config.rules)
    said = request.language or config.lang or "zh"
    if name and any(name in (rule.code, rule.name) for rule in rules):
        return text_result(render_rule(find_rule(rules, name), said))
    return text_result(render_list(choose(rules, [name]) if name else rules, said, request.width))


def show_checks(name: str | None, request: Request) -> Result:
    """All checks with their options and outcomes, or those of the rules that a selector names."""
    config = settings_for(request).config
    rules = load_rules(request.rules or config.rules)
    named = {rule.check for rule in choose(rules, [name])} if name else None
    checks = [check for check in all_checks() if named is None or check.name in named]
    return text_result(render_checks(checks, rules, request.language or config.lang or "zh"))


def test_rules(directory: str, language: Language | None) -> Result:
    """A line for each rule of a directory, with what its examples say differently; 1 where any does."""
    lines, failed, said = [], 0, language_of(Request((), language=language))
    rules = load_directory(directory)
    if not rules:
        raise InputError.of(directory, "其中没有规则文件 (no rule files).", "规则文件以 .yaml 结尾。")
    for rule, path in rules:
        faults = list(_faults(rule, read_examples(path)))
        failed += bool(faults)
        lines += [f"{rule.code} {rule.name}: {_OUTCOMES[bool(faults)].said(said)}", *faults]
    zh, en = f"{len(rules)} 条规则, 不通过 {failed}", f"{len(rules)} rules, {failed} failed"
    lines.append(Words(f"{zh} ({en}).", f"{en}.").said(said))
    return text_result("\n".join(lines) + "\n", int(failed > 0))


def _faults(rule: Rule, examples: Sequence[Example]) -> Iterator[str]:
    if missing := lacking(examples):
        yield f"  缺少例子 (examples missing): {'、'.join(missing)}。"
    differing = [f"  {example.name}: {fault}" for example in examples for fault in run_example(rule, example)]
    yield from differing
    if not differing and (outcomes := unshown(rule, examples)):
        yield f"  没有例子的结果 (outcomes without an example): {'、'.join(outcomes)}。"


def begin_rule(name: str, like: str | None, request: Request, force: bool) -> Result:
    """A new rule file with working examples, below the current directory."""
    rules = load_rules(request.rules or settings_for(request).config.rules)
    target = f"{name}.yaml"
    refuse_existing(target, force)
    text = write_skeleton(name, like, rules, [file.read_text("utf-8") for file in _around(Path(target).parent)])
    then = f"check rules test {Path(target).parent}"
    said = Words(f"已写好骨架 (skeleton written). 请改写后运行 {then}", f"skeleton written. Change it, then run {then}")
    inputs = inputs_of(request._replace(rules=()))
    text = known_schema(target, "rule") + text
    return Result(
        0,
        (Output(target, encoded(text), is_yaml=True),),
        (f"check: {target}: {said.said(language_of(request))}",),
        inputs,
    )


def _around(directory: Path) -> list[Path]:
    return sorted(directory.glob("*.yaml")) if directory.is_dir() else []


def refuse_existing(target: str, force: bool) -> None:
    """Nothing is overwritten unless that is asked for."""
    if Path(target).exists() and not force:
        raise InputError([Problem(target, "文件已存在 (file exists).", "请换一个名字, 或加 --force 覆盖。")])
