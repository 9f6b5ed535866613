"""The options of the commands, each said once."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

C = TypeVar("C", bound=Callable[..., Any])
FILE = click.Path(readable=False)
DAY = click.DateTime(["%Y-%m-%d"])


def _rule_words(_ctx: click.Context, _param: click.Parameter, beginning: str) -> list[CompletionItem]:
    from checker.commands.completing import rule_words

    return [CompletionItem(word, help=title) for word, title in rule_words(beginning)]


def _format_words(_ctx: click.Context, _param: click.Parameter, beginning: str) -> list[CompletionItem]:
    from checker.commands.completing import format_words

    return [CompletionItem(word) for word in format_words(beginning)]


plan = click.argument("path", metavar="PLAN", type=FILE)
plans = click.argument("paths", nargs=-1, required=True, metavar="PLAN...", type=FILE)
_SCHEMAS = ("plan", "waivers", "baseline", "config", "rule", "report", "facts", "matrix", "diff")
schema_name = click.argument("name", metavar="NAME", type=click.Choice(_SCHEMAS))
rule_code = click.argument("code", required=False, shell_complete=_rule_words)

language = click.option("--lang", "language", type=click.Choice(["zh", "en"]), help="Language of messages 语言 [zh].")
rules = click.option(
    "--rules", multiple=True, type=FILE, metavar="DIR", help="A directory with more rules 另加规则 (repeatable)."
)
width = click.option("--width", type=click.IntRange(60, 400), help="Width of tables in columns 表宽.")
force = click.option("--force", is_flag=True, help="Overwrite FILE 覆盖已有文件.")
like = click.option("--like", metavar="CODE", shell_complete=_rule_words, help="The rule to start from 参照哪条规则.")
waivers = click.option(
    "--waivers", type=FILE, metavar="FILE", help="Accepted findings [PLAN.waivers.yaml] 已核实的问题."
)
no_config = click.option("--no-config", is_flag=True, help="Take no settings from any file 不读设置文件.")
target = click.option("-o", "--output", type=FILE, metavar="FILE", help="Write to FILE [standard output] 写入文件.")


def form(*names: str) -> Callable[[C], C]:
    """The choice of a form, the first being the usual one."""
    said = "How to write it 格式."
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True, help=said)


_RUN = (
    click.option(
        "--format", "formats", multiple=True, metavar="NAME[=FILE]", shell_complete=_format_words,
        help="table (default), concise, json, jsonl, sarif, junit, github, gitlab, markdown, csv, xlsx, html, docx, "
        "summary, summary-html, summary-docx; "
        "NAME=FILE writes to a file; repeatable 报告格式.",
    ),
    click.option("-o", "--output", type=FILE, metavar="FILE", help="The file for the format that names none 写入文件."),
    click.option(
        "--fail-on", type=click.Choice(["error", "warning", "review", "never"]),
        help="The least grave finding that makes the exit code 1 [error] 从哪一级起退出码为 1.",
    ),
    click.option("--explain", is_flag=True, help="Add how facts were matched, the arithmetic and the remedy 说明理由."),
    click.option("--all", "whole", is_flag=True, help="Every finding in full, every rule that was not run 全部展开."),
    click.option(
        "--by", type=click.Choice(["annex", "unit", "rule"]), help="Group the table's findings 按文件、单位或规则分组."
    ),
    click.option(
        "--select", multiple=True, metavar="RULE", shell_complete=_rule_words,
        help="Run only these rules: code, its beginning (N, N1), family or name 只运行.",
    ),
    click.option(
        "--ignore", multiple=True, metavar="RULE", shell_complete=_rule_words, help="Leave these rules out 不运行."
    ),
    rules,
    waivers,
    click.option("--strict", is_flag=True, help="Waivers that are needed no more are errors [in CI] 过时的核实算错."),
    click.option("--today", type=DAY, metavar="DATE", help="The day that waivers must outlive [day of issue] 今天."),
    click.option("--baseline", type=FILE, metavar="FILE", help="Report only findings not in FILE 只报新问题."),
    click.option("--diff-base", metavar="REF", help="Report only findings not there at this git commit 与此比较."),
    click.option("--write-baseline", type=FILE, metavar="FILE", help="Write all findings to FILE instead 写基线."),
    click.option(
        "--exclude", multiple=True, metavar="GLOB", help="Files and folders to leave out of folders 不查的文件和文件夹."
    ),
    click.option("--as-one", is_flag=True, help="The files are one plan: master plan and annexes 各文件合为一份方案."),
    language,
    width,
    click.option("--fix", is_flag=True, help="Correct what leaves no choice; a Word draft in a copy (-o) 改正."),
    click.option("--dry-run", is_flag=True, help="With --fix: show what would change, write nothing 只看不写."),
    click.option("--statistics", is_flag=True, help="Findings by rule, time by stage, on standard error 统计."),
    click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C 保存后重查."),
    no_config,
    click.option("--no-cache", is_flag=True, help="Neither use nor keep results in the cache 不用缓存."),
)  # fmt: skip


def of_a_check(command: C) -> C:
    """All options of a check, in the order of its help."""
    return reduce(lambda decorated, option: option(decorated), reversed(_RUN), command)
