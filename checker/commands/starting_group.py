"""The commands `check new`, `check import` and `check schema`; what they do stands in modules of their own."""

from __future__ import annotations

from collections.abc import Sequence

import click

from checker.commands import options
from checker.commands.request import Result


@click.command("new", short_help="Start a plan file from the template 新建方案文件.")
@click.argument("target", metavar="FILE", type=options.FILE)
@options.force
def new_command(target: str, force: bool) -> Result:
    """Write a small complete plan to FILE, to be replaced by your own: check new plans/ourcounty.yaml."""
    from checker.commands.starting import begin_plan

    return begin_plan(target, force)


@click.command("import", short_help="Write a plan file from a draft of another format 导入.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=options.FILE)
@options.target
@options.force
def import_command(paths: Sequence[str], output: str | None, force: bool) -> Result:
    """Read FILE (.docx, .pdf, .xlsx, .html, .txt; .doc, .wps, .rtf, .odt through LibreOffice), or several that are one
    plan, and write a plan file to go on with."""
    from checker.commands.starting import import_plan

    return import_plan(paths, output, force)


@click.command("schema", short_help="Print the JSON Schema of a kind of file 文件格式说明.")
@options.schema_name
@options.target
def schema_command(name: str, output: str | None) -> Result:
    """Print the JSON Schema of NAME for editors and programs: plan, waivers, baseline, config, rule; of what commands
    write as JSON: report, facts, matrix, diff."""
    from checker.commands.schemas import show_schema

    return show_schema(name, output)
