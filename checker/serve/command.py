"""`check serve` as click sees it; all that it needs is imported when it runs, as start-up time counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from checker.commands import options


@click.command("serve", short_help="A page to drop drafts on, in the browser 网页核稿.")
@click.option("--folder", type=options.FILE, metavar="DIR", help="Where the work is kept [~/方案核稿] 工作文件夹.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on [a free one] 端口.")
@click.option("--open", "browse", is_flag=True, help="Open the page in the browser 打开浏览器.")
@options.rules
@options.no_config
@options.language
@click.pass_obj
def serve_command(
    say: Callable[[str], None], /, folder: str | None, port: int, browse: bool, rules: Sequence[str], **given: Any
) -> int:
    """Serve a page to this machine alone: drop drafts, read the report, accept findings, bring the next draft.

    Nothing leaves the machine. The address has a token, and is good until the command ends with Ctrl-C.
    """
    from checker.commands.request import Request
    from checker.serve.serving import serve

    work = Path(folder) if folder else Path.home() / "方案核稿"
    return serve(Request((), rules=rules, **given), work.resolve(), port, browse, say)
