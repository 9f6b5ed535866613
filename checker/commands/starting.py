"""`check new` and `check import`: plan files to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.commands.request import Output, Request, Result, encoded, inputs_of, text_result
from checker.commands.ruling import refuse_existing
from checker.commands.schemas import Reference, referring
from checker.readers.opening import read_document
from checker.readers.write import write_plan
from checker.rulebook.skeletons import read_template


def begin_plan(target: str, force: bool) -> Result:
    """A copy of the template."""
    refuse_existing(target, force)
    schema = referring(target, "plan")
    text = schema.line + read_template().partition("\n")[2]
    said = f"check: {target}: 已写好样例 (template written). 请换成本县方案的原文, 再运行 check {target}"
    outputs = (Output(target, encoded(text), is_yaml=True), *schema.copies)
    return Result(0, outputs, (said, *_copied(schema)), inputs_of(Request(())))


def import_plan(paths: Sequence[str], target: str | None, force: bool) -> Result:
    """The plan in a document, as a plan file; several documents are one plan."""
    if target:
        refuse_existing(target, force)
    opened = read_document(*paths)
    notes = tuple(f"check: {paths[0]}: {note}" for note in opened.notes)
    if not target:
        return text_result(write_plan(opened.plan))._replace(notes=notes)
    schema = referring(target, "plan")
    said = f"check: {target}: 已写入 (written). 请对照原件核对后运行 check {target}"
    text = write_plan(opened.plan, schema.line)
    outputs = (Output(target, encoded(text), is_yaml=True), *schema.copies)
    return Result(0, outputs, (*notes, said, *_copied(schema)), inputs_of(Request(paths)))


def _copied(schema: Reference) -> Iterator[str]:
    """That a schema was written beside the plan, and what it is for."""
    for copy in schema.copies:
        yield f"check: {copy.target}: 编辑器据此补全和检查方案文件 (schema for editors written)."
