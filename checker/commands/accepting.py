"""`check waive`: a person accepts findings, which is written down beside the plan.

Enters: a plan, the keys of findings, a rule, or a report in which a person has written, a reason and a name.  Leaves:
the waiver file with these waivers more, or without those that are needed no more; all else in it is kept to the last
byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from checker.accepting.waivers import Checked, Waiver, Waivers, parse_waivers, waive
from checker.commands.opening import open_plan
from checker.commands.request import Output, Request, Result, encoded, inputs_of, text_result, waiver_file
from checker.commands.schemas import known_schema
from checker.commands.settings import language_of, settings_for
from checker.engine import check_plan
from checker.finding import Finding, Report, Words
from checker.inputs.files import read_bytes
from checker.inputs.problem import InputError, Problem
from checker.report.json import dump
from checker.report.summary import LEVELS
from checker.report.visible import visible
from checker.rules.loading import load_rules

_LAYOUT = "请把 waivers 写成一行一条的列表, 放在文件最后。"
_HEAD = """\
# 已核实的问题; 数值一改, 编号即变, 核实随之失效。
waivers:
"""


class Asked(NamedTuple):
    """Which findings a person accepts, and what is said of all of them."""

    keys: Sequence[str] = ()
    rules: Sequence[str] = ()
    reviewed: str | None = None
    """An Excel report or a marked Word copy in which a person has written."""
    reason: str = ""
    by: str = ""
    until: str | None = None


def list_keys(request: Request) -> Result:
    """The key of every finding of a plan, with what it says."""
    (path,) = request.paths
    findings, language = _check(request).findings, language_of(request)
    lines = [
        f"{each.key}  {LEVELS[each.severity].said(language)}  {visible(each.message.said(language))}\n"
        for each in findings
    ]
    said = Words(
        f'{len(findings)} 个问题; 核实其一: check waive {path} 编号 --reason "…" --by "…"',
        f'{len(findings)} findings; to accept one: check waive {path} KEY --reason "…" --by "…"',
    )
    return text_result("".join(lines))._replace(notes=(f"check: {said.said(language)}",))


def waive_findings(request: Request, asked: Asked) -> Result:
    """The waiver file of a plan with waivers for some of its findings."""
    file, findings = _file_of(request), _check(request).findings
    verdicts = list(_verdicts(asked, findings, request.paths[0]))
    data, known = read_file(file)
    new: dict[str, tuple[Finding, Waiver]] = {}
    for finding, waiver in verdicts:
        if not any(each.is_about(finding) for each in known.waivers):
            new.setdefault(finding.key, (finding, waiver))
        elif finding.key in asked.keys:
            raise InputError.of(file, f"“{finding.key}”已有核实记录 (waived already).", "要改理由请直接编辑该文件。")
    if not new:
        return Result(0, (), (f"check: {file}: 没有新的核实 (nothing new to waive).",))
    content = with_waivers(data, known, list(new.values()))
    language = language_of(request)
    said = [
        f"check: {file}: 已核实 {key} (waived): {visible(each.message.said(language))}"
        for key, (each, _) in new.items()
    ]
    return Result(0, (Output(file, content, is_yaml=True),), said, _others(request, file))


def read_file(file: str) -> tuple[bytes, Waivers]:
    """A waiver file as it is and as it is read; one that is not there is empty."""
    data = read_bytes(file) if Path(file).exists() else b""
    return data, _parsed(file, data)


def with_waivers(data: bytes, known: Waivers, new: Sequence[tuple[Finding, Waiver]]) -> bytes:
    """The bytes of a waiver file with these waivers more."""
    content = _appended(data, known, new)
    if _waivers_in(known.path, content) != (*known.waivers, *(waiver for _, waiver in new)):
        raise InputError.of(known.path, "无法在文件末尾添加核实记录 (cannot append).", _LAYOUT)
    return content


def without_waivers(data: bytes, known: Waivers, gone: Sequence[int]) -> bytes:
    """The bytes of a waiver file without some waivers, by their numbers."""
    content = _without(data, known, gone)
    left = tuple(waiver for number, waiver in enumerate(known.waivers) if number not in gone)
    if _waivers_in(known.path, content) != left:
        raise InputError.of(known.path, "无法删去核实记录 (cannot remove).", _LAYOUT)
    return content


def prune_waivers(request: Request) -> Result:
    """The waiver file of a plan without the waivers that accept nothing any more."""
    file = _file_of(request)
    data = read_bytes(file)
    known = _parsed(file, data)
    config = settings_for(request).config
    opened = open_plan(request.paths, config)
    rules = load_rules(request.rules or config.rules)
    checked = Checked(check_plan(opened.plan, opened.sources, rules), None)
    lines = {problem.line for problem in waive([checked], known, {rule.code: rule.name for rule in rules}).stale}
    stale = [number for number in range(len(known.waivers)) if known.point(number).line in lines]
    if not stale:
        return Result(0, (), (f"check: {file}: 没有过时的核实记录 (nothing stale).",))
    said = [f"check: {file}: 已删去 {known.waivers[number].name} (removed)." for number in stale]
    output = Output(file, without_waivers(data, known, stale), is_yaml=True)
    return Result(0, (output,), said, _others(request, file))


def _file_of(request: Request) -> str:
    (path,) = request.paths
    if path == "-" and not request.waivers:
        raise InputError.of(path, "标准输入没有核实文件 (no waiver file for standard input).", "请加 --waivers 文件。")
    return request.waivers or waiver_file(path)


def _others(request: Request, file: str) -> Sequence[str]:
    return [each for each in inputs_of(request) if each != file]


def _verdicts(asked: Asked, findings: Sequence[Finding], path: str) -> Iterator[tuple[Finding, Waiver]]:
    """Every finding that is accepted, with its waiver; an `InputError` for a key or a rule that found nothing."""
    for key in dict.fromkeys(asked.keys):
        waiver = waiver_of(key, asked.reason, asked.by, asked.until)
        yield _finding(findings, key, path), waiver
    for name in asked.rules:
        found = [finding for finding in findings if name in (finding.code, finding.rule)]
        if not found:
            said = f"规则“{name}”没有找出问题 (no finding of this rule)."
            raise InputError.of(path, said, f"“check waive {path}”列出全部编号。")
        for finding in found:
            yield finding, waiver_of(finding.key, asked.reason, asked.by, asked.until)
    if asked.reviewed:
        from checker.commands.reviewed import read_verdicts  # few commands need its libraries

        for each in read_verdicts(asked.reviewed, findings, asked.reason, asked.by):
            yield each.finding, waiver_of(each.finding.key, each.reason, each.by, asked.until)


def _check(request: Request) -> Report:
    config = settings_for(request).config
    opened = open_plan(request.paths, config)
    return check_plan(opened.plan, opened.sources, load_rules(request.rules or config.rules))


def waiver_of(key: str, reason: str, by: str, until: str | None = None) -> Waiver:
    """What a person says of a finding, as a waiver; an `InputError` where it is not one."""
    try:
        return Waiver(key=key, reason=reason, by=by, until=until)
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


def _finding(findings: Sequence[Finding], key: str, path: str) -> Finding:
    for finding in findings:
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


def _appended(data: bytes, known: Waivers, new: Sequence[tuple[Finding, Waiver]]) -> bytes:
    """The bytes of a file with more waivers at its end, in the file's own indentation and line ends."""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    before = data if known.waivers else encoded(_emptied(_text(data), known)).replace(b"\n", end)
    joint = b"" if before.endswith(b"\n") else end
    indent = _indentation(known)
    lines = "".join(line for finding, waiver in new for line in _lines(waiver, finding.message.zh, indent))
    return before + joint + encoded(lines).replace(b"\n", end)


def _without(data: bytes, known: Waivers, stale: Sequence[int]) -> bytes:
    """The bytes of a file without some waivers, and the comments right above them."""
    lines = _text(data).split("\n")
    begins = [_begin(lines, known.point(number).line - 1) for number in range(len(known.waivers))]
    ends = [*begins[1:], len(lines) - (not lines[-1])]
    gone = {line for number in stale for line in range(begins[number], ends[number])}
    left = "\n".join(line for number, line in enumerate(lines) if number not in gone)
    return encoded(left).replace(b"\n", b"\r\n" if b"\r\n" in data else b"\n")


def _begin(lines: Sequence[str], line: int) -> int:
    """The first line of a waiver: its comments are set in as it is."""
    indent = len(lines[line]) - len(lines[line].lstrip())
    while line and lines[line - 1].startswith(" " * indent + "#"):
        line -= 1
    return line


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
