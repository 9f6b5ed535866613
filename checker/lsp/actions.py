"""What an editor offers to do about a finding: the correction that leaves no choice, and to accept it.

Enters: `Seen`, the positions of its text, and the part of it that is asked about.  Leaves: code actions.  A finding is
accepted by a note in a plan file, or a waiver beside a text, without a reason: until a person has written one, it
accepts nothing and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lsprotocol import types

from checker.commands.mending import in_words
from checker.finding import Finding, Words
from checker.lsp.checking import Seen, texts_at
from checker.lsp.positions import Positions
from checker.lsp.showing import diagnostic, findings_at
from checker.lsp.waiving import Editor, waiver_edit
from checker.mending import Change, changes_of, mend
from checker.source import SourceMap, Span

_MOST = 20
"""Findings of one place that something is offered for; a whole text may be selected."""
_ACCEPT = Words("核实后保留, 理由待填", "accept; the reason is yours to write")


def code_actions(
    seen: Seen, positions: Positions, asked: types.CodeActionParams, editor: Editor
) -> Iterator[types.CodeAction]:
    """The actions for the findings in a part of the text, of the kinds that are asked for."""
    if seen.report is None:
        return
    sources, only = seen.report.sources, asked.context.only
    if _wanted(types.CodeActionKind.QuickFix, only):
        span = Span(positions.offset(asked.range.start), positions.offset(asked.range.end))
        yield from _quick_fixes(list(islice(findings_at(seen, span), _MOST)), seen, sources, positions, editor)
    if _wanted(types.CodeActionKind.SourceFixAll, only):
        mended = mend(sources, seen.report.findings)
        if mended.changes:
            many = len(mended.done)
            said = Words(f"改正全部 {many} 个能改的问题", f"correct all {many} findings that leave no choice")
            kind, edit = types.CodeActionKind.SourceFixAll, _edit(mended.changes, seen, positions)
            yield types.CodeAction(said.said(seen.language), kind, edit=edit)


def _wanted(kind: types.CodeActionKind, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether a kind, or one that it is a part of, is asked for."""
    return only is None or any(not each or f"{kind.value}.".startswith(each + ".") for each in only)


def _quick_fixes(
    found: Sequence[tuple[Finding, Span]], seen: Seen, sources: SourceMap, positions: Positions, editor: Editor
) -> Iterator[types.CodeAction]:
    for finding, _ in found:
        if changes := changes_of(sources, finding):
            yield _fix(finding, changes, seen, sources, positions)
    for finding, at in found:
        note = _note(finding, at, seen)
        accepting = _edit([note], seen, positions) if note else waiver_edit(finding, seen.draft, editor)
        if accepting:
            yield _accept(finding, accepting, seen, sources, positions)


def _fix(
    finding: Finding, changes: Sequence[Change], seen: Seen, sources: SourceMap, positions: Positions
) -> types.CodeAction:
    return types.CodeAction(
        f"{finding.code} {in_words(finding, seen.language)}",
        types.CodeActionKind.QuickFix,
        [diagnostic(finding, seen, sources, positions)],
        is_preferred=True,
        edit=_edit(changes, seen, positions),
    )


def _accept(
    finding: Finding, edit: types.WorkspaceEdit, seen: Seen, sources: SourceMap, positions: Positions
) -> types.CodeAction:
    return types.CodeAction(
        f"{finding.code} {_ACCEPT.said(seen.language)}",
        types.CodeActionKind.QuickFix,
        [diagnostic(finding, seen, sources, positions)],
        edit=edit,
    )


def _note(finding: Finding, at: Span, seen: Seen) -> Change | None:
    """A comment above the text that a finding is in; none where that line would be part of a text."""
    if not seen.draft.is_plan_file:
        return None
    text_start = max((start for start, end in texts_at(seen) if start <= at.start <= end), default=at.start)
    line = seen.text.rfind("\n", 0, text_start) + 1
    if any(start < line < end for start, end in texts_at(seen)):
        return None
    indent = seen.text[line : len(seen.text) - len(seen.text[line:].lstrip(" "))]
    return Change(Span(line, line), f"{indent}# plan-checker: ignore {finding.code} \n")


def _edit(changes: Sequence[Change], seen: Seen, positions: Positions) -> types.WorkspaceEdit:
    edits = [types.TextEdit(positions.range(change.at), change.new) for change in changes]
    return types.WorkspaceEdit(changes={seen.draft.uri: edits})
