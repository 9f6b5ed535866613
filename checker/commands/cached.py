"""A check answered from the cache where nothing that it depends on has changed.

Enters: a request and what carries it out.  Leaves: its result, byte for byte what a full run gives.
Nothing heavy is imported here: rules, grammars and their libraries are loaded only where the answer is
not known.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from checker import __version__
from checker.commands.cache import cache_dir, digest_of, find_entry, is_trusted, keep_entry, stamps
from checker.commands.request import Request, Result, pack, unpack, waiver_file
from checker.settings.files import SECTION, config_files, parse_toml

_FORM = "2"
_DISTRUSTED = (
    "缓存文件夹不属于当前用户, 或他人可写, 没有使用 (cache not used: not yours, or others may write to it). "
    "请改正权限, 或用 --no-cache。"
)
_LARGEST = 64_000_000
_PACKAGE = Path(__file__).parents[1]


class _Uncertain(Exception):
    """What the result depends on cannot be said beforehand."""


def answer(request: Request, run: Callable[[Request], Result], environment: Mapping[str, str]) -> Result:
    """The kept result of a request, or a new one.

    A new one is kept unless the input was wrong or has changed while it was checked.
    """
    directory, key = cache_dir(environment), _key(request)
    if not is_trusted(directory):
        result = run(request)
        said = f"check: {directory}: {_DISTRUSTED}"
        return result._replace(notes=(*result.notes, said))
    kept = find_entry(directory, key) if key else None
    if kept is not None and (known := unpack(kept, request)):
        return known
    result = run(request)
    if key and result.code < 2 and _key(request) == key:
        keep_entry(directory, key, pack(result))
    return result


def _key(request: Request) -> str:
    """The address of the result of a request; empty where it cannot be said beforehand what that depends on."""
    try:
        return digest_of(_parts(request))
    except (OSError, _Uncertain):
        return ""


def _parts(request: Request) -> Iterator[str | bytes]:
    """Everything a result depends on: the request, its files, the settings, the rules and the program."""
    if request.diff_base:
        raise _Uncertain  # a branch moves without any file changing
    yield from (_FORM, __version__, sys.version, repr(request))
    for path in request.paths:
        yield _content(path)
        yield from _optional(request.waivers or waiver_file(path))
    if request.baseline:
        yield from _optional(request.baseline)
    yield from what_decides(request)


def what_decides(request: Request) -> Iterator[str | bytes]:
    """What a result depends on besides the plans: the settings, the rules and the program."""
    yield from () if request.no_config else _settings()
    for directory in request.rules:
        yield from _rule_files(Path(directory))
    yield from _program()


def _content(path: str) -> bytes:
    """The bytes of a file; of a pipe or a device, which may say something else the next time, nothing is known."""
    file = Path(path)
    if path == "-" or not file.is_file() or file.stat().st_size > _LARGEST:
        raise _Uncertain
    return file.read_bytes()


def _optional(path: str) -> Iterator[str | bytes]:
    """A file that may be absent."""
    file = Path(path)
    yield path
    yield _content(path) if file.exists() else "absent"


def _settings() -> Iterator[str | bytes]:
    """The files of settings, and the rule files that they name."""
    for file in config_files(Path.cwd()):
        data = _content(str(file))
        yield from (str(file), data)
        if SECTION.encode() in data or file.stem == SECTION:
            for directory in _named_directories(data.decode("utf-8", "replace"), file.stem == SECTION):
                yield from _rule_files(file.parent / directory)


def _named_directories(text: str, own: bool) -> Sequence[str]:
    """The directories of rules that a file of settings names; what it says wrongly is said by the run."""
    if "rules" not in text:
        return ()
    try:
        document = parse_toml(text)
        settings = document if own else document.get("tool", {}).get(SECTION, {})
        return [str(name) for name in settings.get("rules", ())]
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise _Uncertain from None


def _rule_files(directory: Path) -> Iterator[str | bytes]:
    for file in sorted(directory.rglob("*.yaml")):
        yield from (str(file), _content(str(file)))


def _program() -> Iterator[str]:
    """Stamps of the checker with its rules and grammars, and of the place where its libraries lie."""
    for directory in (_PACKAGE, _PACKAGE.parent / "rules", _PACKAGE.parent / "grammars"):
        yield from stamps(directory)
    yield str(os.stat(Path(click.__file__).parents[1]).st_mtime_ns)  # noqa: PTH116
