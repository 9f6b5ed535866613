"""`check --fix`: the corrections that leave no choice, written into plan files and texts, tracked in a copy of a draft.

Enters: a request.  Leaves: what changes, line by line, and the corrected files.  A file is corrected only where its
text stands word for word as it was read; its layout, encoding and line ends stay.  The corrected text is checked again
before it is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from checker.accepting.notes import heed_notes
from checker.accepting.waivers import Checked, Waivers, issue_day, read_waivers, waive
from checker.commands.opening import open_plan, open_text
from checker.commands.request import WAIVERS, Output, Request, Result, encoded, inputs_of, waiver_file
from checker.commands.settings import settings_for
from checker.engine import check_plan
from checker.finding import Finding, Language, Report, Words
from checker.inputs.files import read_bytes
from checker.inputs.problem import InputError, Problem
from checker.mending import Mended, mend
from checker.plan.model import Plan
from checker.readers.outline import Opened
from checker.report.options import Draft, Options
from checker.report.visible import visible
from checker.rules.loading import choose, load_rules
from checker.rules.rule import Rule
from checker.settings.config import Config
from checker.source import Span, decode

_TEXTS = (".yaml", ".yml", ".txt", ".md")
_AROUND = 12
"""Characters on either side of a change that it is shown with."""
_CODES = ("utf-8", "utf-8-sig", "utf-16", "gb18030")


@dataclass(frozen=True, slots=True)
class _Rules:
    """What plans are checked by."""

    config: Config
    every: Sequence[Rule]
    chosen: Sequence[Rule]


class _Fixed(NamedTuple):
    """What became of one file."""

    difference: str
    outputs: Sequence[Output]
    notes: Sequence[str]


def fix_plans(request: Request, dry_run: bool) -> Result:
    """Correct every plan of a request; with `dry_run` only show what would change, 1 where anything would."""
    paths = [path for path in request.paths if not path.endswith(WAIVERS)]
    if problems := list(_unfit(request, paths, dry_run)):
        raise InputError(problems)
    rules = _rules(request)
    fixed: list[_Fixed] = []
    for path in paths:
        try:
            fixed.append(_fix(path, request, rules, dry_run))
        except InputError as error:
            problems += error.problems
    said = "".join(each.difference for each in fixed)
    outputs = [output for each in fixed for output in each.outputs]
    notes = [*(note for each in fixed for note in each.notes), *(f"check: {problem}" for problem in problems)]
    code = 2 if problems else int(dry_run and bool(said))
    kept = {output.target for output in outputs}
    inputs = [path for path in inputs_of(request) if path not in kept or Path(path).suffix.lower() == ".docx"]
    return Result(code, (Output(None, encoded(said)), *outputs), notes, inputs)


def _unfit(request: Request, paths: Sequence[str], dry_run: bool) -> Iterator[Problem]:
    """Options that say nothing of corrections, and files that cannot be corrected."""
    given = {"--format": request.formats, "--as-one": request.as_one, "--baseline": request.baseline}
    given |= {"--write-baseline": request.write_baseline}
    for name, value in given.items():
        if value:
            yield Problem(name, "不能与 --fix 同用 (not with --fix).", "请分两次运行。")
    drafts = [path for path in paths if path.lower().endswith(".docx")]
    for path in paths:
        if path not in drafts and not path.lower().endswith(_TEXTS):
            said = "这种文件不能直接改正 (this kind of file is not corrected)."
            yield Problem(path, said, "能改正的是 .yaml、.txt、.md 和 .docx。")
    if drafts and not dry_run and (len(paths) > 1 or not request.output):
        said = "Word 稿的改正写在副本里, 一次一份 (a corrected draft is a copy, one at a time)."
        yield Problem(drafts[0], said, "请加 -o 副本.docx。")
    if request.output and not drafts:
        yield Problem("--output", "方案文件和文本就地改正 (corrected in place).", "请删去 -o。")


def _rules(request: Request) -> _Rules:
    config = settings_for(request).config
    every = load_rules(request.rules or config.rules)
    return _Rules(config, every, choose(every, request.select or config.select, request.ignore or config.ignore))


def _fix(path: str, request: Request, rules: _Rules, dry_run: bool) -> _Fixed:
    """The corrections of one plan."""
    opened = open_plan([path], rules.config)
    report = _accepted(check_plan(opened.plan, opened.sources, rules.chosen), opened.plan, request, rules)
    mended = mend(opened.sources, report.findings)
    shown = _difference(path, opened.sources.text, mended.text)
    if not mended.changes:
        return _Fixed(shown, (), list(_said(path, mended)))
    if path.lower().endswith(".docx"):
        output, left = _tracked(path, opened, mended, request)
        return _Fixed(shown, () if dry_run else (output,), [*_said(path, mended, len(left)), *left])
    written = rewritten(path, opened.sources.text, mended.text)
    again = open_text(path, mended.text, rules.config)
    notes = [*_said(path, mended), *_compared(path, report, check_plan(again.plan, again.sources, rules.chosen))]
    return _Fixed(shown, () if dry_run else (Output(path, written, is_yaml=True),), notes)


def _accepted(report: Report, plan: Plan, request: Request, rules: _Rules) -> Report:
    """The report without the findings that a person has accepted; they stay as they are printed."""
    file = request.waivers or waiver_file(report.path)
    given = read_waivers(file) if Path(file).exists() else Waivers(file)
    names = {rule.code: rule.name for rule in rules.every}
    noted = heed_notes(report, names).reports[0]
    return waive([Checked(noted, issue_day(plan))], given, names).reports[0]


def _difference(path: str, before: str, after: str) -> str:
    """What changes, as programs for patches read it; nothing in it can move a cursor."""
    lines = unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
    return "".join(f"{visible(line)}\n" for line in lines)


def _said(path: str, mended: Mended, left: int = 0) -> Iterator[str]:
    """How much is corrected, and what cannot be; `left` changes could not be written."""
    codes = Counter(finding.code for finding in mended.done)
    if codes:
        named = "、".join(f"{code} {count}" for code, count in sorted(codes.items()))
        yield f"check: {path}: 改正 {len(mended.changes) - left} 处 ({named}) (places corrected)."
    else:
        yield f"check: {path}: 没有可以自动改正的问题 (nothing to correct)."
    for finding in mended.left:
        yield f"check: {path}: 没有改, 请手工改正 (not corrected): {finding.code} {visible(finding.message.zh)}"


def _tracked(path: str, opened: Opened, mended: Mended, request: Request) -> tuple[Output, Sequence[str]]:
    """The copy of a Word draft with the corrections as tracked changes, and which of them it does not hold."""
    from checker.report.word_changes import track_changes  # Word files are rare here, and start-up time counts

    draft = Draft(path, opened.originals[path], opened.spots, path, opened.notes)
    data, left = track_changes(draft, mended.changes, Options(language=request.language or "zh"))
    said = "字在公式、他人修订或固定控件里, 没有改 (in a formula, an insertion or a control, left as it is)"
    lines = (visible(_line_of(opened.sources.text, each.at)) for each in left)
    return Output(request.output, data), [f"check: {path}: {said}: {line}" for line in lines]


def _line_of(text: str, at: Span) -> str:
    """The words around a change, within its line."""
    start = max(text.rfind("\n", 0, at.start) + 1, at.start - _AROUND)
    return text[start : at.end + _AROUND].partition("\n")[0]


def rewritten(path: str, before: str, after: str) -> bytes:
    """The corrected bytes of a file, in its own encoding and line ends."""
    data = read_bytes(path)
    for code in _CODES:
        for end in ("\n", "\r\n", "\r"):
            try:
                if before.replace("\n", end).encode(code) == data:
                    return after.replace("\n", end).encode(code)
            except UnicodeEncodeError:
                continue
    said = "行尾不一致或编码特殊, 无法原样改正 (mixed line ends or an unusual encoding)."
    changed = decode(data, path) != before
    raise InputError.of(path, "文件在检查期间已改变 (file changed)." if changed else said, "请另存为 UTF-8 后再试。")


def _compared(path: str, before: Report, after: Report) -> Iterator[str]:
    """Of which rules the corrected text has more findings than the printed one."""
    old, new = (Counter(finding.code for finding in report.findings) for report in (before, after))
    more = new - old - Counter(waived.finding.code for waived in before.waived)
    if more:
        named = "、".join(f"{code} {count}" for code, count in sorted(more.items()))
        yield f"check: {path}: 改正后多出的问题 (new findings after the corrections): {named}"


def in_words(finding: Finding, language: Language) -> str:
    """“笫一”改为“第一” — each change with the clause that it stands in only where nothing else is said of it."""
    return "; ".join(_change(visible(each.old), visible(each.new)).said(language) for each in finding.fix)


def _change(old: str, new: str) -> Words:
    if not old:
        return Words(f"补“{new}”", f"insert “{new}”")
    if not new:
        return Words(f"删“{old}”", f"delete “{old}”")
    return Words(f"“{old}”改为“{new}”", f"“{old}” becomes “{new}”")
