"""`check matrix` and `check diff` as click sees them; what they do is imported when they run."""

from __future__ import annotations

from typing import Any

import click

from checker.commands import options
from checker.commands.request import Request, Result
from checker.commands.terminal import terminal_width


@click.command("matrix", short_help="指标、责任对照表 Print the indicator and the responsibility matrix.")
@options.plan
@options.form("table", "json", "html")
@options.target
@options.rules
@options.no_config
@options.language
@options.width
def matrix_command(path: str, form: str, width: int | None, **given: Any) -> Result:
    """每个指标印在哪些地方，每个单位参加哪些行动。
    Print every indicator of PLAN by the places that print it, and every unit by the actions it works for."""
    from checker.commands.comparing import show_matrices

    return show_matrices(Request([path], (form,), width=width or terminal_width(), **given))


@click.command("diff", short_help="两稿比较 Compare two drafts.")
@click.argument("old", type=options.FILE)
@click.argument("new", type=options.FILE)
@options.form("table", "json", "html")
@options.target
@options.rules
@options.no_config
@options.language
@options.width
def diff_command(old: str, new: str, form: str, width: int | None, **given: Any) -> Result:
    """从旧稿到新稿，目标、责任和问题改了哪些。
    Say which targets, responsibilities and findings changed from the draft OLD to the draft NEW."""
    from checker.commands.comparing import show_changes

    return show_changes(Request([old, new], (form,), width=width or terminal_width(), **given))
