"""The waiver of a finding, begun in the waiver file beside a draft: a person writes reason and name, and saves.

Enters: a finding, and what the editor holds and can do.  Leaves: an edit of the file; nothing is written here, and
until there is a reason the file accepts nothing and says where one is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from checker.accepting.waivers import Waiver, Waivers, parse_waivers
from checker.commands.accepting import read_file, with_waivers
from checker.commands.request import encoded, waiver_file
from checker.finding import Finding
from checker.inputs.problem import InputError
from checker.lsp.drafts import Draft
from checker.lsp.positions import Positions
from checker.source import Span

_BLANK = "\ue000"
"""Stands for the words of a person until the file is put together; no message holds it as it is private."""


class Editor(NamedTuple):
    """What the waivers are written with."""

    opened: Callable[[str], str | None]
    """The text of a file that is open, by its address."""
    creates: bool
    """Whether it makes new files."""
    units: Callable[[str], int]


def waiver_edit(finding: Finding, draft: Draft, editor: Editor) -> types.WorkspaceEdit | None:
    """The edit that begins a waiver; None where there is no file to begin it in."""
    if draft.folder is None:
        return None
    file = waiver_file(draft.path)
    uri = Path(file).absolute().as_uri()
    new = not Path(file).exists()
    try:
        data, known = _held(file, editor.opened(uri))
        waiver = Waiver(key=finding.key, reason=_BLANK, by=_BLANK)
        text = with_waivers(data, known, [(finding, waiver)]).decode().replace(f'"{_BLANK}"', '""')
    except (InputError, UnicodeDecodeError):
        return None
    edit = _added(data.decode().replace("\r\n", "\n"), text.replace("\r\n", "\n"), editor.units)
    if not new:
        return types.WorkspaceEdit(changes={uri: [edit]})
    if not editor.creates:
        return None
    named = types.OptionalVersionedTextDocumentIdentifier(uri)
    make = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
    return types.WorkspaceEdit(document_changes=[make, types.TextDocumentEdit(named, [edit])])


def _held(file: str, text: str | None) -> tuple[bytes, Waivers]:
    """The waiver file as the editor holds it, or as it is on the disk."""
    return read_file(file) if text is None else (encoded(text), parse_waivers(file, text))


def _added(old: str, new: str, units: Callable[[str], int]) -> types.TextEdit:
    """What makes the one text of the other: all from where they part."""
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return types.TextEdit(Positions(old, units).range(Span(same, len(old))), new[same:])
