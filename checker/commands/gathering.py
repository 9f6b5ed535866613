"""The files that a check is asked for: folders and patterns become the plans in them.

Enters: the words of the command line.  Leaves: files, each once, and what a person should know of them.  In a folder
a plan is a plan file or a draft; waivers, baselines, settings, rules and what this program has written are none.
Patterns are expanded here too, as not every shell does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from glob import iglob
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from checker.inputs.problem import InputError

_DRAFTS = (".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".xlsx", ".xls", ".ods", ".html", ".htm")
_YAML = (".yaml", ".yml")
_PATTERN = re.compile(r"[*?\[]")
_BESIDE = re.compile(r"\.(?:waivers|baseline)\.(?:ya?ml|json)$", re.I)
"""What stands beside a plan and is none."""
_FIELDS = (re.compile(rb"^title\s*:", re.M), re.compile(rb"^(?:notice|master|annexes)\s*:", re.M))
"""Fields that every plan file has, of which no other YAML file has both."""
_CHINESE = re.compile("[一-鿿]")
MOST, MANY = 10_000, 10_000_000
"""Files and folders that are looked through for one word; of many plans, which are not kept."""
_HEAD = 20_000
"""Bytes looked at of a file to tell what it is."""
_MADE_HERE = (b'name="generator" content="plan-checker"',)
_MADE_PARTS = ("docProps/core.xml", "word/comments.xml")
_AUTHORS = tuple(
    said.encode() for said in (">plan-checker<", ">方案核稿<", ">Plan checker<", '"方案核稿"', '"Plan checker"')
)
_ANNEX = re.compile(r"(附件|附表)\s*(\d*)")
_MASTER = re.compile("方案|计划|意见|通知")


class Gathered(NamedTuple):
    """The files to check, and what to say of them."""

    paths: Sequence[str]
    notes: Sequence[str] = ()


def gather(words: Sequence[str], exclude: Sequence[str], as_one: bool, most: int = MOST) -> Gathered:
    """The files that the words of a command line name; an `InputError` for a folder or pattern without any."""
    if not exclude and not any(_PATTERN.search(word) or Path(word).is_dir() for word in words):
        return Gathered(words)
    found: dict[str, None] = {}
    notes: list[str] = []
    for word in words:
        theirs = [path for path in _named(word, most) if not _is_excluded(path, exclude)]
        if Path(word).is_dir():
            theirs = sorted(theirs, key=_printed_order) if as_one else theirs
            notes += [] if as_one else _one_plan(word, theirs)
        if not theirs and word not in exclude:
            said = "其中没有方案 (no plans in it)."
            raise InputError.of(word, said, "请直接给出文件; 认得的有 .yaml、Word、PDF、Excel、网页和 .txt。")
        found.update(dict.fromkeys(theirs))
    return Gathered(list(found), notes)


def _named(word: str, most: int) -> Iterator[str]:
    """The files of one word."""
    if Path(word).is_dir():
        yield from _plans_in(word, most)
    elif _PATTERN.search(word) and not Path(word).exists():
        hits = list(islice(iglob(word, recursive=True), most + 1))  # noqa: PTH207 (a pattern may begin anywhere)
        _bounded(word, len(hits), most)
        for path in sorted(hits):
            yield from _plans_in(path, most) if Path(path).is_dir() else () if _BESIDE.search(path) else (path,)
    else:
        yield word


def _plans_in(folder: str, most: int) -> Iterator[str]:
    """The plans in a folder and those below it, by name."""
    looked = 0
    for above, folders, files in os.walk(folder):
        looked += len(folders) + len(files)
        _bounded(folder, looked, most)
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")) and name != "node_modules")
        for name in sorted(files):
            path = os.path.normpath(os.path.join(above, name))  # noqa: PTH118 (as the shell would write it)
            if not name.startswith((".", "~$")) and not _BESIDE.search(name) and _is_plan(Path(path)):
                yield path


def _bounded(word: str, count: int, most: int) -> None:
    """An `InputError` for a word that stands for more than anybody means, such as /."""
    if count > most:
        said = f"里面的文件超过 {most:,} 个 (too many files)."
        raise InputError.of(word, said, "请给出放方案的文件夹。")


def _is_plan(path: Path) -> bool:
    """Whether a file of a folder is a plan, by its ending and, where that leaves it open, by what it begins with."""
    ending = path.suffix.lower()
    if ending not in (*_DRAFTS, *_YAML, ".txt") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True  # what cannot be opened is said when it is read
    if ending in _YAML:
        return all(field.search(head) for field in _FIELDS)
    if ending == ".txt":
        return any(_CHINESE.search(head.decode(code, "ignore")) for code in ("utf-8", "gb18030"))
    return not any(mark in head for mark in _MADE_HERE) and not (head.startswith(b"PK") and _was_made_here(path))


def _was_made_here(path: Path) -> bool:
    """Whether a Word file or a workbook is a report of this program."""
    import zipfile  # few checks look into folders, and start-up time counts

    try:
        with zipfile.ZipFile(path) as archive:
            parts = [archive.open(name).read(_HEAD) for name in _MADE_PARTS if name in archive.NameToInfo]
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, EOFError, RuntimeError):
        return False
    return any(author in part for part in parts for author in _AUTHORS)


def _is_excluded(path: str, exclude: Sequence[str]) -> bool:
    """Whether a pattern names the file, a folder above it, or either by its bare name."""
    file = Path(path)
    names = {str(each.as_posix()) for each in (file, *file.parents)} | set(file.parts)
    return any(fnmatchcase(name, pattern.rstrip("/")) for name in names for pattern in exclude)


def _printed_order(path: str) -> tuple[int, int, str]:
    """The master plan first, then the annexes by their numbers."""
    annex = _ANNEX.match(Path(path).stem)
    return (int(annex is not None), int(annex[2] or 0) if annex else 0, path)


def _one_plan(folder: str, paths: Sequence[str]) -> Iterator[str]:
    """That the drafts of a folder look like one plan: a master plan and its annexes."""
    stems = [Path(path).stem for path in paths if not path.lower().endswith(_YAML)]
    annexes = [stem for stem in stems if _ANNEX.match(stem)]
    masters = [stem for stem in stems if stem not in annexes and _MASTER.search(stem)]
    if annexes and len(masters) == 1:
        said = "像是一份方案的正文和附件, 分别核对了; 合起来核对请加 --as-one"
        yield f"check: {folder}: {said} (looks like one plan with its annexes: --as-one checks them together)."
