"""Bytes to files, and what may never be written over: the one guard of every command that writes.

Enters: outputs, and the files that the command goes by.  Leaves: files that are whole or not there, as they
are written aside and renamed; pipes and devices are written to as they are and never replaced.  A symbolic
link is followed: what it points at is written, and guarded, as if it had been named.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import IO

from checker.commands.request import Output
from checker.inputs.problem import InputError, Problem

_DESCRIPTOR = re.compile(r"/dev/(?:std(?:(out)|err)|fd/(\d+))|/proc/self/fd/(\d+)")
_YAML = (".yaml", ".yml")
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_COUNT = count()
"""Tells files apart that are written at the same time."""
_OTHER_NAME = "请换一个文件名。"
_REASONS = {errno.ENXIO: "没有程序在读这个管道 (nobody reads this pipe)"}


class UndeliveredError(InputError):
    """Standard output takes nothing more: it is full or closed, or its reader has gone."""

    def __init__(self, reason: str) -> None:
        said = f"没有写完 (standard output is not complete: {reason})."
        super().__init__([Problem("标准输出", said, "报告不完整。")])


def forbidden(outputs: Sequence[Output], inputs: Iterable[str]) -> Iterator[Problem]:
    """What may not be written: over an input, under whatever name; over a YAML file; two outputs over each other."""
    kept = {_identity(path) for path in inputs} - {None}
    targets = [(output, output.target, _identity(output.target)) for output in outputs if output.target]
    counts = Counter(identity for _, _, identity in targets)
    for output, target, identity in targets:
        if identity in kept:
            said = "这是本次要用到的文件, 不会覆盖它 (an input is not overwritten)."
            yield Problem(target, said, _OTHER_NAME)
        elif target.lower().endswith(_YAML) and not output.is_yaml and Path(target).exists():
            said = "这是已有的 YAML 文件 (方案、核实记录或规则), 报告不会覆盖它 (a YAML file is not overwritten)."
            yield Problem(target, said, _OTHER_NAME)
        elif identity and counts[identity] > 1:
            counts[identity] = 0
            said = "两种格式写入同一个文件 (two formats for one file)."
            yield Problem(target, said, "请写成 --format 格式=文件。")


def _identity(path: str) -> tuple[int, int] | str | None:
    """What a file is, whatever it is called; None for pipes and devices, which hold nothing to be lost."""
    try:
        status = os.stat(path)  # noqa: PTH116 (a path may be a name that Path does not take)
    except (OSError, ValueError):
        return os.path.realpath(path)
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def write_outputs(outputs: Sequence[Output], inputs: Iterable[str]) -> None:
    """Write every output, files first; an `InputError` with all that went wrong, nothing over an input."""
    problems = [*forbidden(outputs, inputs)]
    if problems:
        raise InputError(problems)
    for output in outputs:
        try:
            if output.target:
                _write_file(output.target, output.data)
        except InputError as error:
            problems += error.problems
    for output in outputs:
        if not output.target:
            _print(output.data)
    if problems:
        raise InputError(problems)


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise UndeliveredError("closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        mute(1)
        raise UndeliveredError(error.strerror or str(error)) from None


def mute(descriptor: int) -> None:
    """Let the rest of a broken stream vanish, as Python writes it out at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _write_file(target: str, data: bytes) -> None:
    """Write a file, with the folders it needs; an `InputError` where that cannot be done."""
    with opened(target) as write:
        write(data)


@contextmanager
def opened(target: str | None) -> Iterator[Callable[[bytes], object]]:
    """What writes to a file piece by piece; the file is there, whole, when all is written and nothing went wrong."""
    if not target:
        yield _print
        return
    try:
        if named := _DESCRIPTOR.fullmatch(target):
            stream = _stream(os.dup(_number(named)))
        elif _is_stream(target):
            stream = _stream(_opened(target))
        else:
            stream = _replacing(Path(os.path.realpath(target)))
        with stream as file:
            yield file.write
    except (OSError, ValueError) as error:
        code = getattr(error, "errno", 0)
        said = _REASONS.get(code) or f"无法写入 (cannot write: {getattr(error, 'strerror', None) or error})"
        raise InputError.of(target, f"{said}.", "请核对文件夹和权限。") from None


def _number(named: re.Match[str]) -> int:
    """The number of an open file, such as 1 for /dev/stdout."""
    return int(named[2] or named[3] or (1 if named[1] else 2))


def _is_stream(target: str) -> bool:
    """Whether the target is a pipe or a character device; other things that are no files are refused as they come."""
    try:
        mode = os.stat(target).st_mode  # noqa: PTH116
    except FileNotFoundError:
        return False
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise OSError(errno.EINVAL, "not a file")
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _opened(target: str) -> int:
    """A pipe or device that is open for writing; one that nobody reads is an error, not a wait."""
    if not _AT_ONCE:  # Windows, where no pipe is waited for
        return os.open(target, os.O_WRONLY)
    descriptor = os.open(target, os.O_WRONLY | _AT_ONCE | os.O_NOCTTY)
    os.set_blocking(descriptor, True)
    return descriptor


def _stream(descriptor: int) -> AbstractContextManager[IO[bytes]]:
    return os.fdopen(descriptor, "wb")


@contextmanager
def _replacing(file: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of one that may be written, with its permissions."""
    if file.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if file.exists() and not os.access(file, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".plan-checker.{os.getpid()}.{next(_COUNT)}.tmp")
    try:
        aside.unlink(missing_ok=True)
        with _stream(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)) as stream:
            yield stream
        if file.exists():
            aside.chmod(stat.S_IMODE(file.stat().st_mode))
        aside.replace(file)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
