"""`check new` and `check import`: plan files to go on with."""

from __future__ import annotations

from collections.abc import Sequence

from checker.commands.request import Output, Request, Result, encoded, inputs_of, text_result
from checker.commands.ruling import refuse_existing
from checker.readers.opening import read_document
from checker.readers.write import write_plan
from checker.rulebook.skeletons import read_template


def begin_plan(target: str, force: bool) -> Result:
    """A copy of the template."""
    refuse_existing(target, force)
    said = f"check: {target}: 已写好样例 (template written). 请换成本县方案的原文, 再运行 check {target}"
    return Result(0, (Output(target, encoded(read_template()), is_yaml=True),), (said,), inputs_of(Request(())))


def import_plan(paths: Sequence[str], target: str | None, force: bool) -> Result:
    """The plan in a document, as a plan file; several documents are one plan."""
    if target:
        refuse_existing(target, force)
    opened = read_document(*paths)
    text = write_plan(opened.plan)
    notes = tuple(f"check: {paths[0]}: {note}" for note in opened.notes)
    if not target:
        return text_result(text)._replace(notes=notes)
    said = f"check: {target}: 已写入 (written). 请对照原件核对后运行 check {target}"
    inputs = inputs_of(Request(paths))
    return Result(0, (Output(target, encoded(text), is_yaml=True),), (*notes, said), inputs)
