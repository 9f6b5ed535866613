"""The texts of an editor that are plans, and what they are called.

Enters: what the editor says of a text that is open.  Leaves: a `Draft`, or nothing where it is no plan: editors send
every YAML, Markdown and text file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pygls.uris import to_fs_path

_YAML, _TEXTS = (".yaml", ".yml"), (".md", ".markdown", ".txt")
_ENDINGS = {"yaml": ".yaml", "markdown": ".md", "plaintext": ".txt", "text": ".txt"}
"""What the files end with that editors call so."""
_PLAN = re.compile(r"^\ufeff?(?:notice|master|annexes)\s*:|^#.*plan\.schema\.json", re.M)
_CHINESE = re.compile("[一-鿿]")


class Draft(NamedTuple):
    """A text as it stands in the editor; a plan that is in no file has a name and no folder."""

    uri: str
    path: str
    text: str
    version: int | None = None
    folder: Path | None = None

    @property
    def is_plan_file(self) -> bool:
        """Whether it is YAML, with lines for comments of a person."""
        return self.path.lower().endswith(_YAML)


def draft_of(uri: str, language_id: str | None, text: str, version: int | None) -> Draft | None:
    """The plan in a text of an editor."""
    file = to_fs_path(uri)
    path = file or uri.rpartition("/")[2]
    if not path.lower().endswith((*_YAML, *_TEXTS)):
        path += _ENDINGS.get(language_id or "", "")
    draft = Draft(uri, path, text, version, Path(file).parent if file else None)
    if draft.is_plan_file:
        return draft if _PLAN.search(text) else None
    return draft if path.lower().endswith(_TEXTS) and _CHINESE.search(text) else None
