"""The plans as they stand at another commit, so that a pull request is told only what it brings.

Enters: the name of a commit, and the plans.  Leaves: the keys of the findings that they had there.  Git is asked for
the bytes alone; they are read in a folder of their own, under their own names.  A plan that was not there had none.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.commands.opening import open_plan
from checker.engine import check_plan
from checker.inputs.problem import InputError
from checker.rules.rule import Rule
from checker.settings.config import Config

_OPTION = "--diff-base"
_LONGEST = 60
"""Seconds that git may take."""


def findings_at(commit: str, plans: Sequence[Sequence[str]], config: Config, rules: Sequence[Rule]) -> Counter[str]:
    """How often each key was found in the plans at a commit; an `InputError` where git cannot say."""
    known: Counter[str] = Counter()
    for paths in plans:
        _require(commit, Path(paths[0]).parent)
        with TemporaryDirectory() as folder:
            there = [
                file for number, path in enumerate(paths) if (file := _copied(commit, path, Path(folder, str(number))))
            ]
            if there:
                known += _keys(there, config, rules)
    return known


def _keys(paths: Sequence[str], config: Config, rules: Sequence[Rule]) -> Counter[str]:
    """The keys in a plan of the past; one that could not be read then had no findings."""
    try:
        opened = open_plan(paths, config)
    except InputError:
        return Counter()
    return Counter(finding.key for finding in check_plan(opened.plan, opened.sources, rules).findings)


def _require(commit: str, folder: Path) -> None:
    """An `InputError` where there is no git, no repository or no such commit."""
    done = _git(folder, "rev-parse", "--is-inside-work-tree")
    if done.returncode:
        raise InputError.of(
            _OPTION, f"{folder} 不在 git 仓库里 (not a git repository).", "请在仓库中运行, 或改用 --baseline。"
        )
    if commit.startswith("-") or _git(folder, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}").returncode:
        remedy = "请先取回它 (git fetch), 浅克隆请加 fetch-depth: 0。"
        raise InputError.of(_OPTION, f"没有“{commit}”这个提交 (no such commit).", remedy)


def _copied(commit: str, path: str, folder: Path) -> str:
    """A file of the past under its own name in a folder; empty where it was not there."""
    file = Path(path)
    done = _git(file.parent, "cat-file", "blob", f"{commit}:./{file.name}")
    if done.returncode:
        return ""
    folder.mkdir()
    (folder / file.name).write_bytes(done.stdout)
    return str(folder / file.name)


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, timeout=_LONGEST, check=False)
    except FileNotFoundError:
        raise InputError.of(
            _OPTION, "没有安装 git (git is not installed).", "请安装 git, 或改用 --baseline。"
        ) from None
    except subprocess.TimeoutExpired:
        raise InputError.of(_OPTION, "git 没有回应 (git does not answer).", "请检查仓库。") from None
