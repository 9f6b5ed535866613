"""The command `check waive`; what it does stands in `checker.commands.accepting`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from checker.commands import options
from checker.commands.request import Request, Result


@click.command("waive", short_help="登记核实 Accept findings, with a reason.")
@options.plan
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--rule", "codes", multiple=True, metavar="CODE", help="一条规则的全部问题 All findings of a rule.")
@click.option(
    "--from",
    "reviewed",
    type=options.FILE,
    metavar="FILE",
    help="从 Excel 报告的“核实”栏或批注稿里已解决的批注收回 "
    "What is accepted in an Excel report (column 核实) or a marked Word copy (resolved comments).",
)
@click.option("--prune", is_flag=True, help="删去过时的核实 Remove the waivers that are needed no more.")
@click.option("--reason", help="理由 Why it may stay.")
@click.option("--by", help="核实人 Who accepts it.")
@click.option("--until", type=options.DAY, metavar="DATE", help="有效期至 Until when.")
@options.waivers
@options.rules
@options.no_config
@options.language
def waive_command(
    path: str, keys: Sequence[str], codes: Sequence[str], reviewed: str | None, prune: bool,
    reason: str | None, by: str | None, until: Any, **given: Any,
) -> Result:  # fmt: skip
    """登记核实方案里这些编号的问题；不写编号的，列出全部问题的编号。
    Accept the findings of PLAN with these KEYs; without any, list the keys of all findings.

    登记后在报告里列为已核实；数值一改，登记就失效。
    A finding then stands in reports as 已核实 (waived). The waiver dies when a value changes.
    """
    from checker.commands.accepting import Asked, list_keys, prune_waivers, waive_findings

    request = Request([path], **given)
    if prune and (keys or codes or reviewed):
        raise click.UsageError("--prune 单独使用 (--prune stands alone).")
    if prune:
        return prune_waivers(request)
    if not (keys or codes or reviewed):
        return list_keys(request)
    day = until.date().isoformat() if until else None
    return waive_findings(request, Asked(keys, codes, reviewed, reason or "", by or "", day))
