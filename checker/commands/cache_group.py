"""The command `check cache`: where results are kept and how much, and how to be rid of them."""

from __future__ import annotations

import os

import click

from checker.commands.cache import cache_dir, clear, entries
from checker.commands.groups import DefaultGroup
from checker.commands.request import Result, text_result


@click.group(
    "cache", cls=DefaultGroup, default="show", no_args_is_help=False, subcommand_metavar="[clear]",
    short_help="Show or clear the results that are kept 缓存.",
)  # fmt: skip
def cache_group() -> None:
    """Say where results are kept, or remove them all (check cache clear) 缓存.

    A result holds the report with its quotations of the plan, as plain text that only you can read.
    """


@cache_group.command("show", hidden=True)
def show_command() -> Result:
    """The folder of the cache, and what is in it."""
    directory = cache_dir(os.environ)
    kept = entries(directory)
    held = sum(file.stat().st_size for file in kept)
    return text_result(f"{directory}: {len(kept)} 个结果, {held:,} 字节 ({len(kept)} results, {held:,} bytes)\n")


@cache_group.command("clear", short_help="Remove all results 清空缓存.")
def clear_command() -> Result:
    """Remove every result that is kept; other files in the folder stay."""
    directory = cache_dir(os.environ)
    count = clear(directory)
    return text_result(f"{directory}: 已清除 {count} 个结果 ({count} results removed)\n")
