"""`check new` and `check import`: plan files to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.commands.request import Output, Request, Result, encoded, inputs_of, text_result
from checker.commands.ruling import refuse_existing
from checker.commands.schemas import Reference, referring
from checker.commands.settings import language_of
from checker.finding import Language, Words
from checker.readers.opening import read_document
from checker.readers.write import write_plan
from checker.rulebook.skeletons import read_template

_SCHEMA = Words("编辑器据此补全和检查方案文件 (schema for editors written).", "schema for editors written.")


def begin_plan(target: str, force: bool, language: Language | None) -> Result:
    """A copy of the template."""
    refuse_existing(target, force)
    schema = referring(target, "plan")
    text = schema.line + read_template().partition("\n")[2]
    request = Request((), language=language)
    said = Words(
        f"已写好样例 (template written). 请换成本县方案的原文, 再运行 check {target}",
        f"template written. Replace it by the text of your plan, then run check {target}",
    )
    outputs = (Output(target, encoded(text), is_yaml=True), *schema.copies)
    return Result(0, outputs, tuple(_told(target, said, schema, language_of(request))), inputs_of(request))


def import_plan(paths: Sequence[str], target: str | None, force: bool, language: Language | None) -> Result:
    """The plan in a document, as a plan file; several documents are one plan."""
    if target:
        refuse_existing(target, force)
    opened = read_document(*paths)
    notes = tuple(f"check: {paths[0]}: {note}" for note in opened.notes)
    if not target:
        return text_result(write_plan(opened.plan))._replace(notes=notes)
    schema = referring(target, "plan")
    request = Request(paths, language=language)
    said = Words(
        f"已写入 (written). 请对照原件核对后运行 check {target}",
        f"written. Compare it with the original, then run check {target}",
    )
    text = write_plan(opened.plan, schema.line)
    outputs = (Output(target, encoded(text), is_yaml=True), *schema.copies)
    return Result(0, outputs, (*notes, *_told(target, said, schema, language_of(request))), inputs_of(request))


def _told(target: str, said: Words, schema: Reference, language: Language) -> Iterator[str]:
    """What is said of a new plan file, and of the schema that was written beside it."""
    yield f"check: {target}: {said.said(language)}"
    for copy in schema.copies:
        yield f"check: {copy.target}: {_SCHEMA.said(language)}"
