"""Results kept from one run to the next, so that unchanged input need not be checked again.

Enters: the parts that a result depends on, and bytes to keep.  Leaves: the bytes kept under the same
parts, or None.  Looked up before any library but the standard one is imported; an entry that is damaged or
not the user's own counts as absent, and a cache that cannot be written is no error.  In the folder only
files that are named like entries are ever touched, as a user may point the cache at a folder of other things.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

MAX_BYTES = 64_000_000
"""Most that the cache holds; the entries not used for longest are dropped first."""

_DIGEST = 32
_ENTRY = re.compile(r"[0-9a-f]{64}")
_ASIDE = re.compile(r"\.[0-9a-f]{64}\.\d+\.tmp")
_FAULT = re.compile(r"fault-[0-9a-f]{16}\.txt")
_ABANDONED = 3600
"""Seconds after which a file that was being written is taken to be left by a run that was killed."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def cache_dir(environment: Mapping[str, str]) -> Path:
    """Where results are kept: PLAN_CHECKER_CACHE, else plan-checker in the user's cache directory."""
    if chosen := environment.get("PLAN_CHECKER_CACHE"):
        return Path(chosen)
    home = environment.get("XDG_CACHE_HOME", "")
    if not home.startswith("/"):  # a relative one is to be ignored, says the XDG specification
        home = os.path.join(environment.get("HOME") or str(Path.home()), ".cache")  # noqa: PTH118
    return Path(home, "plan-checker")


def is_trusted(directory: Path) -> bool:
    """Whether nobody but the user can have put anything there; so it is where there is nothing yet."""
    try:
        return _is_own(directory.stat())
    except OSError:
        return True


def _is_own(status: os.stat_result) -> bool:
    """Whether something belongs to the user, and others may not write to it."""
    owner = os.geteuid() if hasattr(os, "geteuid") else status.st_uid
    return status.st_uid == owner and not status.st_mode & 0o022


def digest_of(parts: Iterable[str | bytes]) -> str:
    """The address of what depends on these parts; each part is told from its neighbours by its length."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def stamps(directory: Path) -> Iterator[str]:
    """Name, size and time of change of every file below a directory, compiled files aside."""
    try:
        entries = sorted(os.scandir(directory), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from stamps(Path(entry.path))
        else:
            status = entry.stat()
            yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}"


def find_entry(directory: Path, key: str) -> bytes | None:
    """What is kept under a key; None where there is nothing, nothing whole, or nothing of the user's own."""
    file = directory / key
    try:
        descriptor = os.open(file, _FLAGS)
        try:
            data = _own_bytes(descriptor)
        finally:
            os.close(descriptor)
        os.utime(file)
    except OSError:
        return None
    content = data[_DIGEST:]
    return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None


def _own_bytes(descriptor: int) -> bytes:
    """The bytes of an open file of the user's own that the cache can have written; of anything else, none."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or not _is_own(status) or status.st_size > MAX_BYTES:
        return b""
    return os.read(descriptor, status.st_size)


def keep_entry(directory: Path, key: str, content: bytes, limit: int = MAX_BYTES) -> None:
    """Keep bytes under a key, written aside and renamed, then drop what is too much."""
    aside = directory / f".{key}.{os.getpid()}.tmp"
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        aside.replace(directory / key)
        _drop(directory, limit)
    except OSError:
        with suppress(OSError):
            aside.unlink()


def keep_fault(file: Path, content: bytes) -> bool:
    """Keep the report on a fault of the program; whether it is there now. Nothing that is there is written over."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
    except FileExistsError:
        return file.is_file() and file.read_bytes() == content
    except OSError:
        return False
    return True


def _drop(directory: Path, limit: int) -> None:
    """Remove what killed runs have left, and the entries not used for longest where there is too much."""
    for aside in _named(directory, _ASIDE):
        if aside.stat().st_mtime < time.time() - _ABANDONED:
            aside.unlink(missing_ok=True)
    files = [(file.stat(), file) for file in entries(directory)]
    held = sum(status.st_size for status, _ in files)
    for status, file in sorted(files, key=lambda each: (each[0].st_mtime_ns, each[1])):
        if held <= limit:
            return
        file.unlink(missing_ok=True)
        held -= status.st_size


def entries(directory: Path) -> list[Path]:
    """The files of all results that are kept."""
    return _named(directory, _ENTRY)


def clear(directory: Path) -> int:
    """Remove all results, reports on faults, and what killed runs have left; how many results there were."""
    kept = entries(directory)
    for file in (*kept, *_named(directory, _ASIDE), *_named(directory, _FAULT)):
        file.unlink(missing_ok=True)
    return len(kept)


def _named(directory: Path, pattern: re.Pattern[str]) -> list[Path]:
    """The files directly in a directory that are named so; none where there is no directory."""
    if not directory.is_dir():
        return []
    return [
        Path(entry.path)
        for entry in os.scandir(directory)
        if pattern.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
    ]
