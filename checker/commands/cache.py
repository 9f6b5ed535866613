"""Results kept from one run to the next, so that unchanged input need not be checked again.

Enters: the parts that a result depends on, and bytes to keep.  Leaves: the bytes kept under the same
parts, or None.  Looked up before any library but the standard one is imported; an entry that is damaged
counts as absent, and a cache that cannot be written is no error.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

MAX_BYTES = 64_000_000
"""Most that the cache holds; the entries not used for longest are dropped first."""

_DIGEST = 32


def cache_dir(environment: Mapping[str, str]) -> Path:
    """Where results are kept: PLAN_CHECKER_CACHE, else plan-checker in the user's cache directory."""
    if chosen := environment.get("PLAN_CHECKER_CACHE"):
        return Path(chosen)
    home = environment.get("XDG_CACHE_HOME") or os.path.join(environment.get("HOME") or str(Path.home()), ".cache")  # noqa: PTH118
    return Path(home, "plan-checker")


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
    """What is kept under a key; None where there is nothing, or nothing whole."""
    file = directory / key
    try:
        data = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    content = data[_DIGEST:]
    return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None


def keep_entry(directory: Path, key: str, content: bytes, limit: int = MAX_BYTES) -> None:
    """Keep bytes under a key, written aside and renamed, then drop what is too much."""
    aside = directory / f".{key}.{os.getpid()}.tmp"
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.touch(mode=0o600)
        aside.write_bytes(hashlib.sha256(content).digest() + content)
        aside.replace(directory / key)
        _drop_oldest(directory, limit)
    except OSError:
        return


def _drop_oldest(directory: Path, limit: int) -> None:
    files = [(entry.stat(), entry.path) for entry in os.scandir(directory) if entry.is_file()]
    held = sum(status.st_size for status, _ in files)
    for status, path in sorted(files, key=lambda file: (file[0].st_mtime_ns, file[1])):
        if held <= limit:
            return
        Path(path).unlink(missing_ok=True)
        held -= status.st_size
