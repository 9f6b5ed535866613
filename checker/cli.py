"""The command line: arguments in, text and an exit code out.  Only this module speaks and exits.

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 whatever else went wrong.  What a
command does stands in checker/commands/ and is imported when it is called, as start-up time counts.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from checker import __version__
from checker.commands import options
from checker.commands.breakdowns import breakdowns_of, broken_down, kept
from checker.commands.cache_group import cache_group
from checker.commands.click_words import HelpWords, usage_words
from checker.commands.comparing_group import against_command, cascade_command, diff_command, matrix_command
from checker.commands.groups import DefaultGroup
from checker.commands.request import Request, Result, inputs_of
from checker.commands.rule_group import rules_group
from checker.commands.starting_group import import_command, new_command, schema_command
from checker.commands.terminal import request_of, terminal_width
from checker.commands.waive_command import waive_command
from checker.commands.writing import UndeliveredError, mute, write_outputs
from checker.inputs.breakdown import Breakdown
from checker.inputs.problem import InputError
from checker.lsp.command import lsp_command
from checker.serve.command import serve_command

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
COLLECT_AFTER = 50_000
"""So many new objects before the collector looks for cycles: a run makes few, and looking after every 700 costs a sixth
of its time."""
click.Context.formatter_class = HelpWords
_PAUSE = 0.5
"""Seconds between two looks at the files that are watched."""


def _say(line: str) -> None:
    """One line on standard error, with nothing in it that could move a cursor; where nobody hears, no matter."""
    if not line.isprintable():
        from checker.report.visible import visible

        line = visible(line)
    try:
        click.echo(line, err=True)
    except OSError:
        mute(2)


def _finish(result: Result) -> int:
    """Write what a command leaves, and say what it says."""
    write_outputs(result.outputs, result.inputs)
    for note in result.notes:
        _say(note)
    _report(result.broke)
    return result.code


def _complain(error: InputError) -> int:
    for problem in error.problems:
        _say(f"check: {problem}")
    _report([*breakdowns_of((), error.problems)])
    return 2


def _report(broke: Sequence[Breakdown]) -> None:
    """Keep a report on what the program broke down on, and say where it lies."""
    for said in kept(broke, os.environ):
        _say(f"check: {said}")


class _Main(DefaultGroup):
    """The program: what a command returns is written here, and all errors look alike."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command, write its result and exit."""
        try:
            code = self._code(*args, **extra)
        except InputError as error:
            code = _complain(error)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = 2
        except click.ClickException as error:
            asked = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "check"
            _say(f"check: 用法有误 (usage): {usage_words(error)} 请看 (see) {asked} --help")
            code = 2
        except (click.Abort, KeyboardInterrupt):
            code = 130
        except Exception as error:  # exit code 1 would say that there are findings
            code = _complain(_fault(error))
        sys.exit(code)

    def _code(self, *args: Any, **extra: Any) -> int:
        """The exit code of a command whose result is written."""
        spoken_to = sys.stdout
        try:
            result = super().main(*args, **extra | {"standalone_mode": False, "obj": _say})
        except SystemExit:
            if sys.stdout is spoken_to:  # completion ends so
                raise
            mute(1)  # click has put something else there, as nobody reads its help
            raise UndeliveredError("Broken pipe") from None
        return _finish(result) if isinstance(result, Result) else int(result or 0)


def _fault(error: Exception) -> InputError:
    """What a person is told of a fault that nobody foresaw; `python -X dev` shows where it happened."""
    if isinstance(error, OSError):
        return InputError.of(str(error.filename or "程序"), f"{error.strerror or error}.")
    return InputError([broken_down("程序", error)])


@click.group(
    cls=_Main, default="run", context_settings=_HELP, no_args_is_help=True, subcommand_metavar="PLAN... | COMMAND ..."
)
@click.version_option(__version__, "--version", prog_name="check")
def main() -> None:
    """方案核稿：印发之前，核对前后数字、责任单位、分管领导是否一致。
    Check a county's plan for consistency before it is issued.

    \b
      check plans/ourcounty.yaml              报告 the report, as a table
      check --explain plans/ourcounty.yaml    说明理由 with how facts were matched, and the arithmetic
      check 方案.docx                          Word、PDF、Excel、网页、文字稿 a draft, without a plan file
      check serve --open                      网页核稿 a page in the browser to drop drafts on
      check facts plans/ourcounty.yaml        识读结果 every target as it was read
      check rules N103                        规则说明 what a rule looks for, and why

    \b
    退出码 Exit code:
      0  没有达到 --fail-on 的问题 nothing at or above --fail-on
      1  有问题 findings
      2  输入、规则或命令有误, 或报告没有写完
         the input, a rule or the command is wrong, or the report could not be written

    全部选项见 `check run --help`；方案与命令同名的，用 `check run 方案`。
    All options of a check are in `check run --help`; a plan that has the name of a command is checked with `check run
    PLAN`.
    """
    gc.set_threshold(COLLECT_AFTER)


class _Way(NamedTuple):
    """What is done with the plans of a check besides reporting on them once."""

    watch: bool
    no_cache: bool
    fix: bool
    dry_run: bool
    jobs: int | None
    seconds: float
    facts: str | None
    dask: str | None

    @property
    def many(self) -> bool:
        """Whether each plan is checked in a process of its own and forgotten."""
        return bool(self.jobs or self.facts or self.dask)

    def require(self) -> None:
        """A usage error where options do not go together."""
        if (self.dry_run and not self.fix) or (self.fix and self.watch):
            raise click.UsageError(
                "--dry-run 只与 --fix 同用, --watch 不与 --fix 同用 (--dry-run goes with --fix, --watch not)."
            )
        if self.many and (self.fix or self.watch):
            raise click.UsageError(
                "--jobs、--facts 不与 --fix、--watch 同用 (--jobs, --facts: not with --fix, --watch)."
            )


@main.command("run", short_help="核稿 Check plans and report the findings (不写命令就是它 the default command).")
@options.plans
@options.of_a_check
def run_command(paths: Sequence[str], exclude: Sequence[str], **given: Any) -> Result | int:
    """核对每份方案（.yaml、.docx、.pdf、.xlsx、.html、.txt；- 是标准输入），报告前后不一致的地方。
    Check each PLAN (- is standard input) and report what is inconsistent.

    文件夹代表其中的方案；装有 LibreOffice 的，还能读 .doc、.wps、.rtf、.odt、.xls、.ods。
    A folder stands for the plans in it. Also .doc, .wps, .rtf, .odt, .xls and .ods, where LibreOffice is installed.

    已核实的问题记在方案旁边的 PLAN.waivers.yaml；项目的设置写在 plan-checker.toml
    或 pyproject.toml 的 [tool.plan-checker] 里（本文件夹或上级，到仓库的根为止），命令行上的选项优先。
    Findings that a person has accepted are read from PLAN.waivers.yaml beside the plan. Settings of a
    project stand in plan-checker.toml or under [tool.plan-checker] of pyproject.toml, here or above, up
    to the root of the repository; an option given here takes their place.
    """
    from checker.commands.gathering import MANY, MOST, gather

    way = _Way(**{name: given.pop(name) for name in _Way._fields})
    way.require()
    gathered = gather(paths, exclude, given["as_one"], MANY if way.many else MOST)
    request = request_of(paths=gathered.paths, **given)
    if way.fix:
        from checker.commands.mending import fix_plans

        return fix_plans(request, way.dry_run)
    if way.watch:
        return _watch(request)
    result = _check_many(request, way) if way.many else _check(request, way.no_cache or request.statistics)
    return result._replace(notes=(*gathered.notes, *result.notes))


def _check(request: Request, fresh: bool) -> Result:
    """The result of a request, from the cache where it is known."""
    if fresh or request.write_baseline:
        return _run(request)
    from checker.commands.cached import answer

    return answer(request, _run, os.environ)


def _run(request: Request) -> Result:
    from checker.commands.run import run

    return run(request, _progress if len(request.paths) > 1 and sys.stderr and sys.stderr.isatty() else None)


def _check_many(request: Request, way: _Way) -> Result:
    """The result of a request whose plans are checked in processes of their own; the reports are written by then."""
    from checker.many.run import Farm, check_many

    farm = Farm(way.jobs or 1, way.seconds, way.facts, way.dask)
    return check_many(request, farm, _say, _progress if sys.stderr and sys.stderr.isatty() else None)


def _progress(number: int, total: int, path: str) -> None:
    """How far the work is; the last line is wiped away."""
    end = f"\r\x1b[K{number}/{total} {path}" if number < total else "\r\x1b[K"
    click.echo(end, err=True, nl=False)


def _watch(request: Request) -> int:
    """Check again and again; the exit code is that of the last check."""
    from checker.commands.watching import watch

    codes = [0]

    def check() -> None:
        try:
            codes.append(_finish(_run(request)))
        except UndeliveredError:
            raise
        except InputError as error:
            codes.append(_complain(error))
        _say("check: 保存文件后重新检查, Ctrl-C 结束 (watching).")

    try:
        watch(lambda: map(Path, inputs_of(request)), check, lambda: time.sleep(_PAUSE))
    except KeyboardInterrupt:
        return codes[-1]


@main.command("facts", short_help="识读结果 Show what was read: every target, and every other numeral.")
@click.argument("path", metavar="PLAN|-", type=options.FILE)
@options.form("table", "json")
@click.option("--unread", is_flag=True, help="只列没有读懂的数字 Only the numerals that were not understood.")
@click.option(
    "--explain",
    is_flag=True,
    help="加上哪些目标判为同一、不同、不能断定, 为什么 "
    "Which targets were judged the same, different or undecided, and why.",
)
@options.no_config
@options.language
@options.width
def facts_command(path: str, width: int | None, **given: Any) -> Result:
    """列出从方案（- 是标准输入的文字）里读到的每个目标。
    Show every target read from PLAN, or from plain text on standard input (-)."""
    from checker.commands.reading import show_facts

    return show_facts(path, width=width or terminal_width(), **given)


main.add_command(rules_group)
main.add_command(cache_group)
main.add_command(serve_command)
main.add_command(lsp_command)
_COMMANDS = (
    waive_command, new_command, import_command, schema_command, matrix_command, diff_command, against_command,
    cascade_command,
)  # fmt: skip
for command in _COMMANDS:
    main.add_command(command)
