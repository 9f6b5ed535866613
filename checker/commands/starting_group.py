"""The commands `check new`, `check import` and `check schema`; what they do stands in modules of their own."""

from __future__ import annotations

from collections.abc import Sequence

import click

from checker.commands import options
from checker.commands.request import Result
from checker.finding import Language


@click.command("new", short_help="新建方案文件 Start a plan file from the template.")
@click.argument("target", metavar="FILE", type=options.FILE)
@options.force
@options.language
def new_command(target: str, force: bool, language: Language | None) -> Result:
    """写出一份小而完整的样例，换成自己的方案。
    Write a small complete plan to FILE, to be replaced by your own: check new plans/ourcounty.yaml."""
    from checker.commands.starting import begin_plan

    return begin_plan(target, force, language)


@click.command("import", short_help="从 Word 等稿件导入方案文件 Write a plan file from a draft of another format.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=options.FILE)
@options.target
@options.force
@options.language
def import_command(paths: Sequence[str], output: str | None, force: bool, language: Language | None) -> Result:
    """读一份稿件（.docx、.pdf、.xlsx、.html、.txt；.doc、.wps、.rtf、.odt 借助 LibreOffice），或合为一份方案的几份，
    写出方案文件。
    Read FILE, or several that are one plan, and write a plan file to go on with."""
    from checker.commands.starting import import_plan

    return import_plan(paths, output, force, language)


@click.command("schema", short_help="文件格式说明 Print the JSON Schema of a kind of file.")
@options.schema_name
@options.target
@options.language
def schema_command(name: str, output: str | None, language: Language | None) -> Result:
    """打印 JSON Schema，供编辑器和程序使用：人写的文件，命令写出的 JSON。
    Print the JSON Schema of NAME for editors and programs: plan, waivers, baseline, config, rule; of what commands
    write as JSON: report, facts, matrix, diff."""
    from checker.commands.schemas import show_schema

    return show_schema(name, output, language)
