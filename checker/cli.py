"""The command line: arguments in, text and an exit code out.  Only this module prints or exits.

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, input or rule file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Literal, ParamSpec

import click

from checker import __version__
from checker.finding import Language
from checker.problem import InputError

P = ParamSpec("P")
_GRAVITY = ("error", "warning", "review")
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _PlanFirst(click.Group):
    """`check PLAN` is short for `check run PLAN`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert `run` where the first argument is neither a command nor a question about the program."""
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help", "--version"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


def _reporting(command: Callable[P, int | None]) -> Callable[P, None]:
    """Turn an `InputError` into its lines on standard error and exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except InputError as error:
            for problem in error.problems:
                click.echo(f"check: {problem}", err=True)
            code = 2
        except BrokenPipeError:
            sys.stderr.close()
            code = 0
        sys.exit(code or 0)

    return run


_language = click.option(
    "--lang", "language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of messages."
)
_rules = click.option(
    "--rules", "rule_dirs", multiple=True, metavar="DIR", help="A directory with more rules (repeatable)."
)


@click.group(cls=_PlanFirst, context_settings=_HELP, no_args_is_help=True)
@click.version_option(__version__, "--version", prog_name="check")
def main() -> None:
    """Check a county's plan for consistency before it is issued.

    \b
      check plans/ourcounty.yaml            the report, as a table
      check --explain plans/ourcounty.yaml  with how the facts were matched and the arithmetic
      check facts plans/ourcounty.yaml      every target as it was read
      check rules N103                      what a rule looks for, and why

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: the input, a rule or the command is wrong.
    """


@main.command("run", short_help="Check plans and report the findings (the default command).")
@click.argument("paths", nargs=-1, required=True, metavar="PLAN...")
@click.option(
    "--format", "formats", multiple=True, metavar="FORMAT[=FILE]",
    help="table (default), concise, json, jsonl, sarif, junit, github, gitlab, markdown, csv, html, xlsx; "
    "FORMAT=FILE writes to a file; repeatable.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE instead of standard output.")
@click.option(
    "--fail-on", type=click.Choice([*_GRAVITY, "never"]), default="error", show_default=True,
    help="The least grave finding that makes the exit code 1.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Add how the facts were matched, the arithmetic and the remedy.")
@click.option("--select", multiple=True, metavar="RULE", help="Run only these rules: code, family letter or name.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@_rules
@_language
@click.option("--width", type=click.IntRange(60, 400), help="Width of the table in columns.")
@_reporting
def run_command(
    paths: Sequence[str],
    formats: Sequence[str],
    output: str | None,
    fail_on: str,
    explain: bool,
    select: Sequence[str],
    ignore: Sequence[str],
    rule_dirs: Sequence[str],
    language: Language,
    width: int | None,
) -> int:
    """Check each PLAN and report what is inconsistent."""
    from checker.engine import check_plan
    from checker.readers.yaml import read_plan
    from checker.report import Options, render
    from checker.rules import choose, load_rules

    rules = choose(load_rules(rule_dirs), select, ignore)
    reports = [check_plan(*read_plan(path), rules) for path in paths]
    options = Options(
        language=language,
        width=width or _terminal_width(),
        colour=_colour(output),
        explain=explain,
        rules=rules,
    )
    for name in formats or ("table",):
        kind, _, target = name.partition("=")
        _deliver(render(kind, reports, options), target or (output if name == (formats or ("table",))[0] else None))
    if fail_on == "never":
        return 0
    grave = _GRAVITY[: _GRAVITY.index(fail_on) + 1]
    return int(any(finding.severity in grave for report in reports for finding in report.findings))


@main.command("facts", short_help="Show what was read: every target, and every other numeral.")
@click.argument("path", metavar="PLAN|-")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--unread", is_flag=True, help="Only the numerals that were not understood.")
@click.option("--explain", is_flag=True, help="Which targets were judged the same, different or undecided, and why.")
@_reporting
def facts_command(path: str, form: Literal["table", "json"], unread: bool, explain: bool) -> int:
    """Show every constraint read from PLAN, or from plain text on standard input (-)."""
    from checker.readers.yaml import read_plan
    from checker.readings import readings_of_plan, readings_of_text, render_readings

    if path == "-":
        text = sys.stdin.buffer.read()
        readings = readings_of_text(text)
    else:
        readings = readings_of_plan(*read_plan(path))
    click.echo(render_readings(readings, form, unread=unread, explain=explain, width=_terminal_width()), nl=False)
    return 0


@main.command("rules", short_help="List the rules, or explain one.")
@click.argument("code", required=False)
@_rules
@_language
@_reporting
def rules_command(code: str | None, rule_dirs: Sequence[str], language: Language) -> int:
    """List all rules, or explain the rule with this CODE or name."""
    from checker.pages import render_list, render_rule
    from checker.rules import find_rule, load_rules

    rules = load_rules(rule_dirs)
    text = render_rule(find_rule(rules, code), language) if code else render_list(rules, language, _terminal_width())
    click.echo(text, nl=False)
    return 0


def _terminal_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        return int(columns)
    try:
        return min(os.get_terminal_size().columns, 160)
    except OSError:
        return 120


def _colour(output: str | None) -> bool:
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _deliver(content: str | bytes, target: str | None) -> None:
    """To standard output, or to a file that is whole or not there: written aside, then renamed."""
    if target is None:
        data: Any = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
        sys.stdout.buffer.write(data)
        return
    file = Path(target)
    aside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        if isinstance(content, bytes):
            aside.write_bytes(content)
        else:
            aside.write_text(content, encoding="utf-8")
        aside.replace(file)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise InputError.of(target, f"无法写入 (cannot write: {error.strerror}).", "请核对文件夹和权限。") from None
