"""`check waive`: a person accepts a finding, which is written down beside the plan.

Enters: a plan, the key of one of its findings, a reason and a name.  Leaves: the waiver file with one
waiver more; what stands in it already is kept to the last byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from checker.accepting.waivers import Waiver, Waivers, parse_waivers
from checker.commands.opening import open_plan
from checker.commands.request import Output, Request, Result, encoded, inputs_of, text_result, waiver_file
from checker.commands.schemas import known_schema
from checker.commands.settings import settings_for
from checker.engine import check_plan
from checker.finding import Finding, Report
from checker.inputs.files import read_bytes
from checker.inputs.problem import InputError, Problem
from checker.report.json import dump
from checker.report.summary import LEVELS
from checker.report.visible import visible
from checker.rules.loading import load_rules

_HEAD = """\
# 已核实的问题; 数值一改, 编号即变, 核实随之失效。
waivers:
"""


class Said(NamedTuple):
    """What a person says of a finding."""

    key: str
    reason: str
    by: str
    until: str | None


def list_keys(request: Request) -> Result:
    """The key of every finding of a plan, with what it says."""
    (path,) = request.paths
    findings = _check(request).findings
    lines = [f"{each.key}  {LEVELS[each.severity].zh}  {visible(each.message.zh)}\n" for each in findings]
    said = f'check: {len(findings)} 个问题; 核实其一: check waive {path} 编号 --reason "…" --by "…"'
    return text_result("".join(lines))._replace(notes=(said,))


def waive_finding(request: Request, accepted: Said) -> Result:
    """The waiver file of a plan with a waiver for one of its findings."""
    (path,) = request.paths
    if path == "-" and not request.waivers:
        raise InputError.of(path, "标准输入没有核实文件 (no waiver file for standard input).", "请加 --waivers 文件。")
    file = request.waivers or waiver_file(path)
    waiver = waiver_of(accepted)
    finding = _finding(_check(request), accepted.key, path)
    content = with_waiver(file, waiver, finding)
    said = f"check: {file}: 已核实 {accepted.key} (waived): {visible(finding.message.zh)}"
    others = [each for each in inputs_of(request) if each != file]
    return Result(0, (Output(file, content, is_yaml=True),), (said,), others)


def with_waiver(file: str, waiver: Waiver, finding: Finding) -> bytes:
    """The bytes of a waiver file with a waiver more, for a finding that none in it is about."""
    data, known = _read(file)
    if any(each.is_about(finding) for each in known.waivers):
        raise InputError.of(file, f"“{finding.key}”已有核实记录 (waived already).", "要改理由请直接编辑该文件。")
    content = _appended(data, known, waiver, finding.message.zh)
    if _waivers_in(file, content) != (*known.waivers, waiver):
        said = "无法在文件末尾添加核实记录 (cannot append)."
        raise InputError.of(file, said, "请把 waivers 写成一行一条的列表, 放在文件最后。")
    return content


def without_waiver(file: str, key: str) -> bytes:
    """The bytes of a waiver file without the waiver for a key, and without the comment over it."""
    data, known = _read(file)
    at = next((at for at, each in enumerate(known.waivers) if each.key == key), None)
    if at is None:
        raise InputError.of(file, f"没有“{key}”的核实记录 (no such waiver).", "请重新打开页面。")
    content = _cut(data, known, at)
    if _waivers_in(file, content) != (*known.waivers[:at], *known.waivers[at + 1 :]):
        raise InputError.of(file, "无法从文件里取出这条核实记录 (cannot remove).", "请直接编辑该文件。")
    return content


def _cut(data: bytes, known: Waivers, at: int) -> bytes:
    """A file without the lines of one waiver."""
    lines = data.split(b"\n")
    begins = [_head(lines, known.point(number).line - 1) for number in range(len(known.waivers))]
    end = begins[at + 1] if at + 1 < len(begins) else len(lines) - lines[-1:].count(b"")
    return b"\n".join([*lines[: begins[at]], *lines[end:]])


def _head(lines: Sequence[bytes], line: int) -> int:
    """Where a waiver begins: at the comment right over it that is set in as far."""
    indent = lines[line][: len(lines[line]) - len(lines[line].lstrip())]
    return line - 1 if line and lines[line - 1].startswith(indent + b"#") else line


def _read(file: str) -> tuple[bytes, Waivers]:
    data = read_bytes(file) if Path(file).exists() else b""
    return data, _parsed(file, data)


def _check(request: Request) -> Report:
    config = settings_for(request).config
    opened = open_plan(request.paths, config)
    return check_plan(opened.plan, opened.sources, load_rules(request.rules or config.rules))


def waiver_of(accepted: Said) -> Waiver:
    """What a person says, as a waiver; an `InputError` where it is not one."""
    try:
        return Waiver(**accepted._asdict())
    except ValidationError as error:
        options = {"key": "KEY", "reason": "--reason", "by": "--by", "until": "--until"}
        raise InputError([_wrong(detail, options) for detail in error.errors()]) from None


def _wrong(detail: Any, options: dict[str, str]) -> Problem:
    name = options[str(detail["loc"][0])] if detail["loc"] else "--until"
    remedies = {"KEY": "“check waive 方案”列出全部编号。", "--until": "请写成 2030-12-31 这样的日期。"}
    said = (
        f"“{visible(str(detail['input']))}”不合要求 (invalid value)." if detail["loc"] else "日期不存在 (no such day)."
    )
    return Problem(name, said, remedies.get(name, "请写明, 不超过 2,000 字。"))


def _finding(report: Report, key: str, path: str) -> Finding:
    for finding in report.findings:
        if finding.key == key:
            return finding
    said = f"没有编号为“{key}”的问题 (no such finding)."
    raise InputError.of(path, said, f"“check waive {path}”列出全部编号。")


def _parsed(file: str, data: bytes) -> Waivers:
    try:
        return parse_waivers(file, _text(data))
    except UnicodeDecodeError:
        raise InputError.of(file, "不是 UTF-8 编码 (not UTF-8).", "请另存为 UTF-8 后再添加。") from None


def _waivers_in(file: str, data: bytes) -> tuple[Waiver, ...]:
    """The waivers of a file that was just put together; none where it cannot be read."""
    try:
        return _parsed(file, data).waivers
    except InputError:
        return ()


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _appended(data: bytes, known: Waivers, waiver: Waiver, message: str) -> bytes:
    """The bytes of a file with one waiver more at its end, in the file's own indentation and line ends."""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    before = data if known.waivers else encoded(_emptied(_text(data), known)).replace(b"\n", end)
    joint = b"" if before.endswith(b"\n") else end
    lines = "".join(_lines(waiver, message, _indentation(known)))
    return before + joint + encoded(lines).replace(b"\n", end)


def _emptied(text: str, known: Waivers) -> str:
    """A file without waivers, up to where the first one goes."""
    extent = known.sources.extents.get(("waivers",))
    if extent:
        return text[: extent.start] + text[extent.end :]
    joint = "" if not text or text.endswith("\n") else "\n"
    return text + joint + "waivers:\n" if text else known_schema(known.path, "waivers") + _HEAD


def _indentation(known: Waivers) -> str:
    """How far the waivers of a file are set in."""
    if not known.waivers:
        return "  "
    line = known.sources.text.split("\n")[known.point(0).line - 1]
    return line[: len(line) - len(line.lstrip())]


def _lines(waiver: Waiver, message: str, indent: str) -> Iterator[str]:
    """One waiver as it stands in a list, under a comment that says what was found."""
    yield f"{indent}# {visible(message)}\n"
    fields = {"key": waiver.key, "reason": waiver.reason, "by": waiver.by, "until": waiver.until}
    given = [(name, value) for name, value in fields.items() if value is not None]
    for number, (name, value) in enumerate(given):
        said = value if name in ("key", "until") else dump(value)
        yield f"{indent}{'  ' if number else '- '}{name}: {said}\n"
