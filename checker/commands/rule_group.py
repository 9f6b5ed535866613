"""The command `check rules` with its subcommands; what they do stands in `checker.commands.ruling`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from checker.commands import options
from checker.commands.groups import DefaultGroup
from checker.commands.request import Request, Result
from checker.commands.terminal import terminal_width


@click.group(
    "rules", cls=DefaultGroup, default="show", no_args_is_help=False,
    subcommand_metavar="[CODE] | test DIR | new FAMILY/NAME", short_help="List, explain, test or begin rules 规则.",
)  # fmt: skip
def rules_group() -> None:
    """List all rules 规则一览, those of a family (check rules N), explain one (check rules N103) 规则说明,
    or list what rules are made of (check rules --checks) 检查一览."""


@rules_group.command("show", hidden=True)
@options.rule_code
@options.rules
@options.no_config
@options.language
@options.width
@click.option("--checks", is_flag=True, help="List all checks, or those of these rules: options, outcomes 检查一览.")
def rules_command(code: str | None, width: int | None, checks: bool, **given: Any) -> Result:
    """List all rules, or explain the rule with this CODE or name."""
    from checker.commands.ruling import show_checks, show_rules

    if checks:
        return show_checks(code, Request((), **given))
    return show_rules(code, Request((), width=width or terminal_width(), **given))


@rules_group.command("test", short_help="Run the examples of all rules in a directory 运行例子.")
@click.argument("directory", metavar="DIR", type=options.FILE)
def test_command(directory: str) -> Result:
    """Run every example of every rule file in DIR; exit code 1 where a rule says anything else than expected."""
    from checker.commands.ruling import test_rules

    return test_rules(directory)


@rules_group.command("new", short_help="Write the skeleton of a rule 写规则骨架.")
@click.argument("name", metavar="FAMILY/NAME")
@options.like
@options.rules
@options.no_config
@options.force
def new_rule_command(name: str, like: str | None, rules: Sequence[str], no_config: bool, force: bool) -> Result:
    """Write FAMILY/NAME.yaml below the current directory: a rule with working examples to change.

    FAMILY: numbers, arithmetic, responsibility, structure, terms, dates, mechanism or reading.
    """
    from checker.commands.ruling import begin_rule

    return begin_rule(name, like, rules, no_config, force)
