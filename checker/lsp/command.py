"""`check lsp` as click sees it; all that it needs is imported when it runs, as start-up time counts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from checker.commands import options
from checker.inputs.problem import InputError

_EXTRA = ("pygls", "lsprotocol")
"""The libraries of the extra `editor`, with what belongs to them alone."""


@click.command("lsp", short_help="在编辑器里边写边核. Check while you write, inside an editor.")
@click.option("--stdio", is_flag=True, expose_value=False, help="标准输入输出 What editors add; there is no other way.")
@options.rules
@options.no_config
@options.language
def lsp_command(rules: Sequence[str], **given: Any) -> int:
    """为编辑器边写边核：方案文件（.yaml）、Markdown 和文字稿；由编辑器启动，用标准输入输出（LSP）对话。
    Answer an editor over standard input and output (Language Server Protocol), until it says that it ends.

    设置、核实记录和规则用稿件所在文件夹的；VS Code、Neovim、Emacs 的设置方法见 docs/editors.md。
    For plan files (.yaml), Markdown and text. Settings, waivers and rules are those of the folder that the text
    is in. How to set up VS Code, Neovim and Emacs is in docs/editors.md.
    """
    from checker.commands.request import Request

    if sys.stdin is None or sys.stdin.isatty():
        said = "这是由编辑器启动的命令 (an editor starts this command)."
        raise InputError.of("check lsp", said, "设置方法见 docs/editors.md; 不用编辑器请用 check serve --open。")
    try:
        from checker.lsp.server import serve_editor
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        said = "没有安装编辑器支持 (editor support is not installed)."
        raise InputError.of("check lsp", said, '请运行 pip install "pygls>=2"。') from None
    return serve_editor(Request((), rules=rules, **given))
