"""The command `check rules` with its subcommands; what they do stands in `checker.commands.ruling`."""

from __future__ import annotations

from typing import Any

import click

from checker.commands import options
from checker.commands.groups import DefaultGroup
from checker.commands.request import Request, Result
from checker.commands.terminal import terminal_width
from checker.finding import Language


@click.group(
    "rules", cls=DefaultGroup, default="show", no_args_is_help=False,
    subcommand_metavar="[CODE] | test DIR | new FAMILY/NAME",
    short_help="规则: 列出、说明、测试、新写 "
    "List, explain, test or begin rules.",
)  # fmt: skip
def rules_group() -> None:
    """规则一览，一类规则 (check rules N)，一条规则的说明 (check rules N103)，检查一览 (check rules --checks)。
    List all rules, those of a family, explain one, or list what rules are made of."""


@rules_group.command("show", hidden=True)
@options.rule_code
@options.rules
@options.no_config
@options.language
@options.width
@click.option(
    "--checks", is_flag=True, help="列出检查及其选项、结果 List all checks, or those of these rules: options, outcomes."
)
def rules_command(code: str | None, width: int | None, checks: bool, **given: Any) -> Result:
    """列出全部规则，或说明这个编号或名称的规则。
    List all rules, or explain the rule with this CODE or name."""
    from checker.commands.ruling import show_checks, show_rules

    if checks:
        return show_checks(code, Request((), **given))
    return show_rules(code, Request((), width=width or terminal_width(), **given))


@rules_group.command("test", short_help="运行一个文件夹里规则的例子 Run the examples of all rules in a directory.")
@click.argument("directory", metavar="DIR", type=options.FILE)
@options.language
def test_command(directory: str, language: Language | None) -> Result:
    """运行文件夹里每个规则文件的每个例子；结果与预期不同的，退出码为 1。
    Run every example of every rule file in DIR; exit code 1 where a rule says anything else than expected."""
    from checker.commands.ruling import test_rules

    return test_rules(directory, language)


@rules_group.command("new", short_help="写规则骨架 Write the skeleton of a rule.")
@click.argument("name", metavar="FAMILY/NAME")
@options.like
@options.rules
@options.no_config
@options.force
@options.language
def new_rule_command(name: str, like: str | None, force: bool, **given: Any) -> Result:
    """在当前文件夹下写出 FAMILY/NAME.yaml：一条带可运行例子的规则，供改写。
    Write FAMILY/NAME.yaml below the current directory: a rule with working examples to change.

    类别 FAMILY: numbers, arithmetic, responsibility, structure, terms, dates, mechanism or reading.
    """
    from checker.commands.ruling import begin_rule

    return begin_rule(name, like, Request((), **given), force)
