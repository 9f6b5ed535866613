"""The command `check cache`: where results are kept and how much, and how to be rid of them."""

from __future__ import annotations

import os
from pathlib import Path

import click

from checker.commands import options
from checker.commands.cache import cache_dir, clear, entries
from checker.commands.groups import DefaultGroup
from checker.commands.request import Request, Result, text_result
from checker.finding import Language, Words


@click.group(
    "cache", cls=DefaultGroup, default="show", no_args_is_help=False, subcommand_metavar="[clear]",
    short_help="缓存: 查看或清空 Show or clear the results that are kept.",
)  # fmt: skip
def cache_group() -> None:
    """结果存在哪里；全部清空用 check cache clear。
    Say where results are kept, or remove them all (check cache clear).

    结果里有报告和原文摘录，只有本人可读。
    A result holds the report with its quotations of the plan, as plain text that only you can read.
    """


@cache_group.command("show", hidden=True)
@options.language
def show_command(language: Language | None) -> Result:
    """缓存的文件夹，里面有什么。
    The folder of the cache, and what is in it."""
    directory = cache_dir(os.environ)
    kept = entries(directory)
    held = sum(file.stat().st_size for file in kept)
    zh, en = f"{len(kept)} 个结果, {held:,} 字节", f"{len(kept)} results, {held:,} bytes"
    return _said(directory, Words(f"{zh} ({en})", en), language)


@cache_group.command("clear", short_help="清空缓存 Remove all results.")
@options.language
def clear_command(language: Language | None) -> Result:
    """清空全部结果；文件夹里别的文件不动。
    Remove every result that is kept; other files in the folder stay."""
    directory = cache_dir(os.environ)
    count = clear(directory)
    return _said(
        directory, Words(f"已清除 {count} 个结果 ({count} results removed)", f"{count} results removed"), language
    )


def _said(directory: Path, words: Words, language: Language | None) -> Result:
    from checker.commands.settings import language_of

    return text_result(f"{directory}: {words.said(language_of(Request((), language=language)))}\n")
