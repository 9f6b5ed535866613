"""A file or a stream to bytes: read once, never more than the limit, never waiting for ever.

Enters: a path, or standard input.  Leaves: its bytes, or an `InputError` that says what is in the way.
Nothing is looked at before it is opened, as a pipe (`<(…)`, /dev/stdin) gives its bytes only once.
"""

from __future__ import annotations

import os
import select
import stat
import sys
from collections.abc import Callable

from checker.inputs.problem import InputError

MAX_BYTES = 4_000_000
"""Largest file read, in bytes; a county's plan with all annexes is about 0.2 MB."""

PATIENCE = 30.0
"""Seconds to wait for the next bytes of a pipe that somebody holds open."""

_PACKED = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
"""How files begin that hold pictures and fonts beside their text: Word, spreadsheets, PDF, old Word."""

_CHUNK = 1_000_000
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: str, archive: int = MAX_BYTES) -> bytes:
    """The bytes at a path; `archive` is the most that a file with pictures and fonts may have."""
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            return _read_open(descriptor, path, archive)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise InputError.of(path, "没有这个文件 (no such file).", "请核对路径。") from None
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        said = getattr(error, "strerror", None) or error
        raise InputError.of(path, f"{said}.", "请核对路径。") from None


def read_stdin(archive: int = MAX_BYTES) -> bytes:
    """The bytes of standard input, under the same limits."""
    if sys.stdin is None:
        raise InputError.of("-", "标准输入已关闭 (standard input is closed).", "请给出文件。")
    try:
        return _gathered(lambda: sys.stdin.buffer.read(_CHUNK), "-", 0, archive)
    except OSError as error:
        raise InputError.of("-", f"{error.strerror}.", "请给出文件。") from None


def _read_open(descriptor: int, path: str, archive: int) -> bytes:
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise InputError.of(path, "是一个文件夹 (a directory).", "请给出其中的文件。")
    size = status.st_size if stat.S_ISREG(status.st_mode) else 0
    data = _gathered(lambda: _next(descriptor, path), path, size, archive)
    if not data and stat.S_ISFIFO(status.st_mode):
        raise InputError.of(path, "管道里没有内容 (nothing is written to this pipe).", "请给出文件。")
    return data


def _next(descriptor: int, path: str) -> bytes:
    """The next bytes; of a pipe that is held open and silent, after some patience."""
    try:
        return os.read(descriptor, _CHUNK)
    except BlockingIOError:
        if not select.select([descriptor], [], [], PATIENCE)[0]:
            said = f"等了 {PATIENCE:.0f} 秒, 管道里没有内容 (the pipe is silent)."
            raise InputError.of(path, said, "请给出文件。") from None
        return os.read(descriptor, _CHUNK)


def _gathered(read: Callable[[], bytes], path: str, size: int, archive: int) -> bytes:
    """All bytes until there are no more, or more than the limit; `size` is what the file is said to have, or 0."""
    data = bytearray()
    while chunk := read():
        data += chunk
        packed = data.startswith(_PACKED)
        limit = archive if packed else MAX_BYTES
        if len(data) > limit:
            number = f"文件有 {size:,} 字节, 超过上限 {limit:,}" if size else f"内容超过上限 {limit:,} 字节"
            raise InputError.of(path, f"{number} (file too large).", "请删除图片或拆分文件。" if packed else "")
    return bytes(data)
