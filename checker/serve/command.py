"""`check serve` as click sees it; all that it needs is imported when it runs, as start-up time counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from checker.commands import options


@click.command("serve", short_help="网页核稿 A page to drop drafts on, in the browser.")
@click.option("--folder", type=options.FILE, metavar="DIR", help="工作文件夹 Where the work is kept [~/方案核稿].")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="端口 The port to listen on [空闲的 a free one]."
)
@click.option("--open", "browse", is_flag=True, help="打开浏览器 Open the page in the browser.")
@options.rules
@options.no_config
@options.language
@click.pass_obj
def serve_command(
    say: Callable[[str], None], /, folder: str | None, port: int, browse: bool, rules: Sequence[str], **given: Any
) -> int:
    """在本机开一个网页：拖进方案，看报告，登记核实，换上新一稿。
    Serve a page to this machine alone: drop drafts, read the report, accept findings, bring the next draft.

    不联网；地址里有一串随机字符，按 Ctrl-C 结束后失效。
    Nothing leaves the machine. The address has a token, and is good until the command ends with Ctrl-C.
    """
    from checker.commands.request import Request
    from checker.serve.serving import serve

    work = Path(folder) if folder else Path.home() / "方案核稿"
    return serve(Request((), rules=rules, **given), work.resolve(), port, browse, say)
