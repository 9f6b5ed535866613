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
_SCHEMAS = ("plan", "waivers", "baseline", "config", "rule", "report", "facts", "matrix", "diff", "across")
schema_name = click.argument("name", metavar="NAME", type=click.Choice(_SCHEMAS))
rule_code = click.argument("code", required=False, shell_complete=_rule_words)

language = click.option(
    "--lang", "language", type=click.Choice(["zh", "en"]), help="语言 Language of what is said [zh]."
)
rules = click.option(
    "--rules",
    multiple=True,
    type=FILE,
    metavar="DIR",
    help="另加规则的文件夹, 可重复 A directory with more rules; repeatable.",
)
width = click.option("--width", type=click.IntRange(60, 400), help="表宽 (列) Width of tables in columns.")
force = click.option("--force", is_flag=True, help="覆盖已有文件 Overwrite what is there.")
like = click.option("--like", metavar="CODE", shell_complete=_rule_words, help="参照哪条规则 The rule to start from.")
waivers = click.option("--waivers", type=FILE, metavar="FILE", help="核实文件 Accepted findings [PLAN.waivers.yaml].")
no_config = click.option("--no-config", is_flag=True, help="不读设置文件 Take no settings from any file.")
target = click.option(
    "-o", "--output", type=FILE, metavar="FILE", help="写入文件 Write to FILE [标准输出 standard output]."
)


def form(*names: str) -> Callable[[C], C]:
    """The choice of a form, the first being the usual one."""
    said = "格式 How to write it."
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True, help=said)


_RUN = (
    click.option(
        "--format", "formats", multiple=True, metavar="NAME[=FILE]", shell_complete=_format_words,
        help="报告格式 The form of the report: "
        "table (default), concise, json, jsonl, sarif, junit, github, gitlab, markdown, csv, xlsx, html, docx, "
        "summary, summary-html, summary-docx; "
        "NAME=FILE 写入文件, 可重复 writes to a file; repeatable.",
    ),
    click.option("-o", "--output", type=FILE, metavar="FILE", help="写入文件 The file for the format that names none."),
    click.option(
        "--fail-on", type=click.Choice(["error", "warning", "review", "never"]),
        help="从哪一级起退出码为 1 The least grave finding that makes the exit code 1 [error].",
    ),
    click.option(
        "--explain", is_flag=True,
        help="说明理由: 怎么对上的、怎么算的、怎么改 "
        "Add how facts were matched, the arithmetic and the remedy.",
    ),
    click.option(
        "--all", "whole", is_flag=True,
        help="全部展开, 列出没有运行的规则 "
        "Every finding in full, every rule that was not run.",
    ),
    click.option(
        "--by", type=click.Choice(["annex", "unit", "rule"]), help="按文件、单位或规则分组 Group the table's findings."
    ),
    click.option(
        "--select", multiple=True, metavar="RULE", shell_complete=_rule_words,
        help="只运行这些规则: 编号、编号开头 (N、N1)、类别或名称 "
        "Run only these rules: code, its beginning, family or name.",
    ),
    click.option(
        "--ignore", multiple=True, metavar="RULE", shell_complete=_rule_words,
        help="不运行这些规则 "
        "Leave these rules out."
    ),
    rules,
    waivers,
    click.option("--strict", is_flag=True, help="过时的核实算错 Waivers that are needed no more are errors [in CI]."),
    click.option(
        "--today", type=DAY, metavar="DATE",
        help="今天, 核实的有效期以此为准 "
        "The day that waivers must outlive [印发日 day of issue].",
    ),
    click.option(
        "--baseline", type=FILE, metavar="FILE",
        help="只报基线里没有的问题 "
        "Report only findings not in FILE.",
    ),
    click.option(
        "--diff-base", metavar="REF",
        help="只报这个 git 提交里没有的问题 "
        "Report only findings not there at this git commit.",
    ),
    click.option(
        "--write-baseline", type=FILE, metavar="FILE",
        help="写基线, 不出报告 "
        "Write all findings to FILE instead.",
    ),
    click.option(
        "--exclude", multiple=True, metavar="GLOB", help="不查的文件和文件夹 Files and folders to leave out of folders."
    ),
    click.option("--as-one", is_flag=True, help="各文件合为一份方案 The files are one plan: master plan and annexes."),
    language,
    width,
    click.option(
        "--fix", is_flag=True,
        help="改正只有一种改法的; "
        "Word 稿改在副本里 Correct what leaves no choice; a Word draft in a copy (-o).",
    ),
    click.option(
        "--dry-run", is_flag=True,
        help="与 --fix 同用, 只看不写 "
        "With --fix: show what would change, write nothing.",
    ),
    click.option("--statistics", is_flag=True, help="统计 Findings by rule, time by stage, on standard error."),
    click.option(
        "--watch", is_flag=True,
        help="保存后重查, 到 "
        "Ctrl-C 为止 Check again whenever a file is saved, until Ctrl-C.",
    ),
    click.option(
        "--jobs", type=click.IntRange(1, 512), metavar="N",
        help="几个进程同时核对, 一份出错不影响其他 Check many plans with N processes, each plan for itself."
    ),
    click.option(
        "--timeout-per-plan", "seconds", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
        default=300, show_default=True,
        help="与 --jobs 同用, 一份方案最多用多少秒 "
        "The most that one plan may take, with --jobs.",
    ),
    click.option(
        "--facts", type=FILE, metavar="FILE",
        help="读到的全部目标写成 .jsonl 或 .parquet "
        "All targets that were read, for analysis.",
    ),
    click.option(
        "--dask", metavar="ADDRESS|local",
        help="在 Dask 集群上核对 Check many plans on a Dask cluster: its scheduler, or a local one of --jobs processes."
    ),
    no_config,
    click.option("--no-cache", is_flag=True, help="不用缓存 Neither use nor keep results in the cache."),
)  # fmt: skip


def of_a_check(command: C) -> C:
    """All options of a check, in the order of its help."""
    return reduce(lambda decorated, option: option(decorated), reversed(_RUN), command)
