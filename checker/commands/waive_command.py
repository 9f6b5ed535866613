"""The command `check waive`; what it does stands in `checker.commands.accepting`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from checker.commands import options
from checker.commands.request import Request, Result


@click.command("waive", short_help="Accept findings, with a reason 核实问题.")
@options.plan
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--rule", "codes", multiple=True, metavar="CODE", help="All findings of a rule 一条规则的全部问题.")
@click.option(
    "--from",
    "reviewed",
    type=options.FILE,
    metavar="FILE",
    help="What is accepted in an Excel report (column 核实) or a marked Word copy (resolved comments) 从报告收回.",
)
@click.option("--prune", is_flag=True, help="Remove the waivers that are needed no more 删去过时的.")
@click.option("--reason", help="Why it may stay 理由.")
@click.option("--by", help="Who accepts it 核实人.")
@click.option("--until", type=options.DAY, metavar="DATE", help="Until when 有效期至.")
@options.waivers
@options.rules
@options.no_config
def waive_command(
    path: str, keys: Sequence[str], codes: Sequence[str], reviewed: str | None, prune: bool,
    reason: str | None, by: str | None, until: Any, **given: Any,
) -> Result:  # fmt: skip
    """Accept the findings of PLAN with these KEYs; without any, list the keys of all findings.

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
