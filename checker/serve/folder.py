"""The folder of the user's choice where the work is kept: a folder for each plan, in it one for each draft.

Enters: the files of a draft with the names their sender gave them.  Leaves: whole files through the one guard of
all commands, and the listing of what is there.  What a client names is looked up in that listing, never joined to
a path; links are not followed.

    青山县方案/第1稿/青山县方案.docx
    青山县方案/第2稿/青山县方案.docx
    青山县方案/核实.waivers.yaml
"""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.commands.request import WAIVERS, Output
from checker.commands.writing import write_outputs
from checker.inputs.problem import InputError
from checker.readers.outline import FILE_LABEL
from checker.serve.names import free_name, safe_name

_DRAFT = re.compile(r"第([1-9]\d{0,3})稿")
_ASIDE = ".收稿"
"""Where a draft is written before it is there as a whole."""
_NUMBERS = re.compile(r"(\d+)")


class Sent(NamedTuple):
    """A file as it was sent."""

    name: str
    data: bytes


class Draft(NamedTuple):
    """One draft of a plan: its number and its files, the plan before its annexes."""

    plan: str
    number: int
    files: Sequence[Path]

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return self.files[0].parent

    @property
    def paths(self) -> list[str]:
        """Its files as a reader takes them."""
        return [str(file) for file in self.files]


class WorkFolder:
    """The plans that are worked on; one writer at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.writing = threading.Lock()

    def prepare(self) -> None:
        """Make the folder where it is not there, readable by its user alone."""
        try:
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            next(self.root.iterdir(), None)
        except OSError as error:
            said = f"不能用作工作文件夹 (not usable as a folder: {error.strerror})."
            raise InputError.of(str(self.root), said, "请用 --folder 另指定一个文件夹。") from None

    def plans(self) -> list[str]:
        """The names of all plans, the one worked on last first."""
        found = [path for path in _folders(self.root) if self._drafts(path)]
        return [path.name for path in sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))]

    def drafts(self, plan: str) -> list[Draft]:
        """The drafts of a plan, the first one first; none where there is no such plan."""
        return next((self._drafts(path) for path in _folders(self.root) if path.name == plan), [])

    def draft(self, plan: str, number: int) -> Draft | None:
        """One draft."""
        return next((each for each in self.drafts(plan) if each.number == number), None)

    def waivers(self, plan: str) -> Path:
        """The waiver file of a plan that is there; it holds for all its drafts."""
        return self.root / plan / f"核实{WAIVERS}"

    def same(self, sent: Sequence[Sent], plan: str | None) -> Draft | None:
        """The last draft of a plan, or of any, that has the very same files."""
        last = [self.drafts(name)[-1] for name in ([plan] if plan else self.plans()) if self.drafts(name)]
        contents = sorted(each.data for each in sent)
        return next((draft for draft in last if _holds(draft, contents)), None)

    def keep(self, sent: Sequence[Sent], plan: str | None) -> Draft:
        """Keep files as the next draft of a plan, or as the first of a new one."""
        with self.writing:
            name = plan or self._new_plan(sent)
            number = max((each.number for each in self.drafts(name)), default=0) + 1
            folder, aside = self.root / name / f"第{number}稿", self.root / name / _ASIDE
            shutil.rmtree(aside, ignore_errors=True)
            write_outputs([Output(str(aside / file), each.data, is_yaml=True) for file, each in _named(sent)], ())
            aside.rename(folder)
        return Draft(name, number, _ordered(folder))

    def drop(self, draft: Draft) -> None:
        """Take back a draft that cannot be read, and its plan where that has no other."""
        with self.writing:
            shutil.rmtree(draft.folder, ignore_errors=True)
            if not self.drafts(draft.plan) and not self.waivers(draft.plan).exists():
                shutil.rmtree(draft.folder.parent, ignore_errors=True)

    def _new_plan(self, sent: Sequence[Sent]) -> str:
        first = min((each.name for each in sent), key=_order)
        taken = {path.name.casefold() for path in self.root.iterdir()}
        return free_name(safe_name(first)[0], "", taken)

    def _drafts(self, plan: Path) -> list[Draft]:
        numbered = [(int(match[1]), path) for path in _folders(plan) if (match := _DRAFT.fullmatch(path.name))]
        return [Draft(plan.name, number, files) for number, path in sorted(numbered) if (files := _ordered(path))]


def _named(sent: Sequence[Sent]) -> Iterator[tuple[str, Sent]]:
    """Files with names that are safe and all different."""
    taken: set[str] = set()
    for each in sent:
        name = free_name(*safe_name(each.name), taken)
        taken.add(name.casefold())
        yield name, each


def _folders(folder: Path) -> Iterator[Path]:
    """The folders in a folder that are no links and are not hidden."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
            yield path


def _ordered(folder: Path) -> list[Path]:
    """The files of a draft."""
    files = [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    return sorted((path for path in files if not path.name.startswith(".")), key=lambda path: _order(path.name))


def _order(name: str) -> tuple[bool, list[tuple[int, str]]]:
    """The plan before its annexes, 附件2 before 附件10."""
    parts = [(int(part), "") if part.isdecimal() else (0, part) for part in _NUMBERS.split(name)]
    return bool(FILE_LABEL.search(name)), parts


def _holds(draft: Draft, contents: Sequence[bytes]) -> bool:
    """Whether a draft has these contents; only where the sizes are the same are its files read."""
    sizes = sorted(path.stat().st_size for path in draft.files)
    same = sizes == sorted(map(len, contents))
    return same and sorted(path.read_bytes() for path in draft.files) == list(contents)
