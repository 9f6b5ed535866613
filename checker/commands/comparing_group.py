"""`check matrix`, `diff`, `against` and `cascade` as click sees them; what they do is imported when they run."""

from __future__ import annotations

from collections.abc import Sequence
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


@click.command("against", short_help="对照另一份方案 Hold a draft against last year's plan or a superior one.")
@click.argument("draft", type=options.FILE)
@click.argument("other", type=options.FILE)
@options.form("table", "json")
@options.target
@options.no_config
@options.language
@options.width
def against_command(draft: str, other: str, form: str, width: int | None, **given: Any) -> Result:
    """本稿 DRAFT 与 OTHER（去年的方案、工作报告、所落实的上级方案）同一指标说法不一的地方。
    Say where DRAFT and OTHER (last year's plan, the work report, the superior plan) differ on one indicator.

    时限不同的列出来供对照；两地不同的，按上级和下级对照，同 check cascade OTHER DRAFT。
    What is for other periods is listed for comparison; plans of two areas are compared as check cascade OTHER DRAFT.
    """
    from checker.commands.across import show_against

    return show_against(Request([draft, other], (form,), width=width or terminal_width(), **given))


@click.command("cascade", short_help="上下级对照 Hold plans against the superior plan above them.")
@click.argument("parent", type=options.FILE)
@click.argument("children", nargs=-1, required=True, metavar="CHILD...", type=options.FILE)
@click.option(
    "--closed", is_flag=True, help="下级方案已经给全, 合计应达到上级的数 The children are all: their sum must reach it."
)
@options.form("table", "json")
@options.target
@options.no_config
@options.language
@options.width
def cascade_command(
    parent: str, children: Sequence[str], form: str, closed: bool, width: int | None, **given: Any
) -> Result:
    """上级方案 PARENT 的要求，各下级方案 CHILD 落实了没有：低于分解数、合计不够、没有承接、上级写错。
    Say whether each CHILD comes up to PARENT: below its share, totals that fall short, targets not taken up,
    another authority named."""
    from checker.commands.across import show_cascade

    return show_cascade(Request([parent, *children], (form,), width=width or terminal_width(), **given), closed)
