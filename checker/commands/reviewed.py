"""What people have written into a report that is given back: the column 核实 of a workbook, comments of a Word copy.

Enters: the file, and the findings of the plan now.  Leaves: the findings accepted in it, with reason and name.
In the workbook a reason may end with a name, 口径不同（李文书）, and begin with 已核实; what the report itself wrote
stands in rows whose level is 已核实.  In the Word copy a comment counts once it is resolved; a reply to it gives reason
and name.  What the file says of findings that are no more is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile

from checker.finding import Finding
from checker.inputs.files import read_bytes
from checker.inputs.problem import InputError
from checker.readers.package import MAX_DOCX_BYTES, WORD, WORKBOOK, check_package, kind_of
from checker.report.summary import WAIVED
from checker.report.visible import visible
from checker.report.word_package import main_part, parse, read_parts, related_part

_KEY, _VERDICT = ("编号", "Key"), ("核实", "Waiver")
_SIGNED = re.compile(r"(?P<reason>.*?)\s*[（(](?P<by>[^（）()]{1,20})[）)]", re.S)
_LEVEL = ("级别", "Level")
_WRITTEN_BY_US = tuple(f"{word}: " for word in WAIVED)
_BEGUN = re.compile(rf"(?:{'|'.join(map(re.escape, WAIVED))})[\s,，:：;；。.、-]+", re.I)
"""With what a person may begin a cell of the column 核实."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_RESOLVED = "批注已解决"


class Verdict(NamedTuple):
    """A finding that a person accepts."""

    finding: Finding
    reason: str
    by: str


class _Comment(NamedTuple):
    """A comment of a Word file: who wrote it, what it says, its number and the one that it answers."""

    author: str
    text: str
    number: str
    resolved: bool
    answers: str


def read_verdicts(path: str, findings: Sequence[Finding], reason: str, by: str) -> Iterator[Verdict]:
    """What is accepted in a file; `reason` and `by` hold where the file gives none."""
    data = read_bytes(path, MAX_DOCX_BYTES)
    if not data.startswith(b"PK") or (kind := kind_of(data)) not in (WORD, WORKBOOK):
        said = "既不是 Excel 报告, 也不是批注稿 (neither an Excel report nor a marked copy)."
        raise InputError.of(path, said, "请给出 check --format xlsx 或 docx 写出的文件。")
    check_package(data, path, kind)
    read = _from_workbook if kind == WORKBOOK else _from_comments
    for verdict in read(data, path, findings):
        yield verdict._replace(reason=verdict.reason or reason, by=verdict.by or by)


def _from_workbook(data: bytes, path: str, findings: Sequence[Finding]) -> Iterator[Verdict]:
    """The rows of the first sheet that holds keys whose column 核实 a person has filled in."""
    from openpyxl import load_workbook

    known = {finding.key: finding for finding in findings}
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True)
        tables = [[[str(cell or "") for cell in row] for row in sheet.values] for sheet in workbook.worksheets]
    except (KeyError, ValueError, TypeError, AttributeError, BadZipFile) as error:
        raise InputError.of(path, f"无法读取 (cannot read: {error}).", WORKBOOK.save_again) from None
    for rows in tables:
        head = next((row for row in rows if {*_KEY} & {*row} and {*_VERDICT} & {*row}), None)
        if head is None:
            continue
        key, verdict, level = (
            next((at for at, name in enumerate(head) if name in names), -1) for names in (_KEY, _VERDICT, _LEVEL)
        )
        for row in rows:
            said, finding = row[verdict].strip(), known.get(row[key].strip())
            if finding and said and not _is_ours(said, row[level] if level >= 0 else WAIVED.zh):
                yield Verdict(finding, *_signed(said))
        return
    raise InputError.of(path, "没有“编号”和“核实”两栏 (no columns 编号 and 核实).", "请用 check --format xlsx 写出。")


def _is_ours(said: str, level: str) -> bool:
    """Whether the report wrote a cell: it fills in the rows of findings that were accepted, and no others."""
    return level.strip() in WAIVED and said.startswith(_WRITTEN_BY_US)


def _signed(said: str) -> tuple[str, str]:
    """Reason and name of what a person wrote; 已核实 before them says what the column says."""
    signed = _SIGNED.fullmatch(said)
    reason, by = signed.group("reason", "by") if signed else (said, "")
    begun = _BEGUN.match(reason)
    return (reason[begun.end() :] if begun else "") or reason, by


def _from_comments(data: bytes, path: str, findings: Sequence[Finding]) -> Iterator[Verdict]:
    """The findings whose comments are resolved."""
    comments = list(_comments(data))
    if not comments:
        raise InputError.of(path, "没有批注 (no comments).", "请用 check --format docx 写出。")
    resolved = [comment for comment in comments if comment.resolved and not comment.answers]
    for finding in findings:
        told = [each for each in resolved if f"({visible(finding.key)})" in each.text]
        if told:
            reply = next((each for each in comments if each.answers and each.answers == told[0].number), None)
            yield Verdict(finding, reply.text if reply else _RESOLVED, reply.author if reply else "")


def _comments(data: bytes) -> Iterator[_Comment]:
    parts = read_parts(data)
    main = main_part(parts)
    held = related_part(parts, main, "comments")
    states = _states(parts)
    for comment in parse(parts[held]).iter(f"{_W}comment") if held else ():
        lines = ["".join(text.text or "" for text in line.iter(f"{_W}t")) for line in comment.iter(f"{_W}p")]
        number = next((line.get(f"{_W14}paraId", "") for line in reversed(list(comment.iter(f"{_W}p")))), "")
        state = states.get(number)
        done = state is not None and state.get(f"{_W15}done") in ("1", "true")
        answers = state.get(f"{_W15}paraIdParent", "") if state is not None else ""
        yield _Comment(comment.get(f"{_W}author", ""), "\n".join(lines), number, done, answers)


def _states(parts: Mapping[str, bytes]) -> Mapping[str, Any]:
    """What Word keeps of comments besides their text: which are resolved, which answer others."""
    names = [name for name in parts if name.lower().endswith("/commentsextended.xml")]
    elements = (element for name in names for element in parse(parts[name]).iter(f"{_W15}commentEx"))
    return {element.get(f"{_W15}paraId", ""): element for element in elements}
