"""The corrections that are offered for a draft, and the copy with those that a person has adopted (采纳).

Enters: a checked draft, and the keys of findings.  Leaves: what each correction changes, in words; the copies, of Word
files with tracked changes; and a file of the plan with the keys, one a line.  The draft itself stays as it was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.commands.mending import in_words, rewritten
from checker.commands.request import Output
from checker.commands.writing import write_outputs
from checker.finding import Language, Report
from checker.inputs.files import read_bytes
from checker.mending import mend
from checker.report.options import Options
from checker.report.word_changes import track_changes
from checker.serve.checking import Seen
from checker.serve.folder import WorkFolder
from checker.source import decode

_TEXTS = (".yaml", ".yml", ".txt", ".md")


class Corrected(NamedTuple):
    """A copy with corrections, and what its file ends with."""

    ending: str
    data: bytes


def offered(seen: Seen, report: Report, language: Language) -> Mapping[str, str]:
    """What each correction that can be made changes, by the key of its finding."""
    if not _endings(seen):
        return {}
    return {each.key: in_words(each, language) for each in mend(report.sources, report.findings).done}


def _endings(seen: Seen) -> Sequence[str]:
    """What the copies of a draft end with; none where no copy can be corrected."""
    ending = Path(seen.report.path).suffix.lower()
    words = [".docx" for _ in seen.drafts]
    return words or ([ending] if ending in _TEXTS and seen.files == 1 else [])


def corrected(seen: Seen, report: Report, adopted: Iterable[str], language: Language) -> list[Corrected]:
    """The copies of a draft with the corrections that were adopted."""
    wanted = set(adopted)
    mended = mend(report.sources, [each for each in report.findings if each.key in wanted])
    if seen.drafts:
        options = Options(language=language)
        return [Corrected(".docx", track_changes(draft, mended.changes, options)[0]) for draft in seen.drafts]
    path = report.path
    return [Corrected(ending, rewritten(path, report.sources.text, mended.text)) for ending in _endings(seen)]


def read_adopted(folder: WorkFolder, plan: str) -> list[str]:
    """The keys of the findings whose correction is adopted."""
    file = _file(folder, plan)
    lines = decode(read_bytes(str(file)), str(file)).splitlines() if file.exists() else []
    return [line.split()[0] for line in lines if line.strip()]


def adopt(folder: WorkFolder, plan: str, keys: Sequence[str], on: bool) -> list[str]:
    """Write down that corrections are adopted, or are not."""
    with folder.writing:
        others = [key for key in read_adopted(folder, plan) if key not in keys]
        adopted = [*others, *(keys if on else ())]
        write_outputs([Output(str(_file(folder, plan)), "".join(f"{key}\n" for key in adopted).encode())], ())
    return adopted


def _file(folder: WorkFolder, plan: str) -> Path:
    return folder.root / plan / "采纳.txt"
