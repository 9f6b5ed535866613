"""What others put in the cache is not used, names no file to write, and hangs nobody."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import ONLY, Done, check

from checker.commands import cache

pytestmark = pytest.mark.usefixtures("plan_folder")
DISTRUSTED = (
    "缓存文件夹不属于当前用户, 或他人可写, 没有使用 (cache not used: not yours, or others may write to it). "
    "请改正权限, 或用 --no-cache。"
)


def entry() -> Path:
    """The only result that is kept."""
    (found,) = cache.entries(Path("cache"))
    return found


def forge(content: bytes) -> None:
    """Put other bytes with their right digest in the place of the kept result."""
    entry().write_bytes(hashlib.sha256(content).digest() + content)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"[]",
        b"{",
        b"null",
        b'{"code": 0}',
        b"[" * 100_000,
        b'{"code": "x", "lengths": [0], "notes": []}',
        b'{"code": 0, "lengths": [5], "notes": []}',
        b'{"code": 0, "lengths": [-1], "notes": []}',
        b'{"code": 0, "lengths": [0, 0], "notes": []}',
        b'{"code": 0, "lengths": [], "notes": 3}',
        b'{"code": 7, "lengths": [0], "notes": []}',
        b"\xff\xfe",
    ],
    ids=range(13),
)
def test_a_right_digest_of_wrong_content_is_a_miss(head: bytes) -> None:
    first = check("plan.yaml", *ONLY)
    forge(head + b"\n")
    assert check("plan.yaml", *ONLY) == first


def test_an_entry_names_no_file_to_write() -> None:
    check("plan.yaml", *ONLY, "-o", "out.txt")
    said = entry().read_bytes()[32:].partition(b"\n")[0]
    assert list(json.loads(said)) == ["code", "lengths", "notes"]
    forge(b'{"code": 0, "outputs": [["victim.txt", 3]], "lengths": [3], "notes": []}\nabc')
    assert check("plan.yaml", *ONLY, "-o", "out.txt") == Done(0, "", "")
    assert (Path("victim.txt").exists(), Path("out.txt").read_text("utf-8")) == (False, "abc")


@pytest.mark.parametrize("mode", [0o770, 0o777, 0o702, 0o1777])
def test_a_folder_that_others_may_write_to_is_not_used_and_that_is_said(mode: int) -> None:
    first = check("plan.yaml", *ONLY)
    forge(b'{"code": 0, "lengths": [0], "notes": []}\n')
    Path("cache").chmod(mode)
    done = check("plan.yaml", *ONLY)
    assert done == first._replace(err=f"check: {Path.cwd() / 'cache'}: {DISTRUSTED}\n")
    assert check("plan.yaml", *ONLY, "--no-cache") == first


def test_a_folder_of_somebody_else_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    check("plan.yaml", *ONLY)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert check("plan.yaml", *ONLY).err == f"check: {Path.cwd() / 'cache'}: {DISTRUSTED}\n"


def test_nothing_is_written_to_a_folder_that_is_not_trusted() -> None:
    Path("cache").mkdir()
    Path("cache").chmod(0o777)
    check("plan.yaml", *ONLY)
    assert list(Path("cache").iterdir()) == []


def _writable(file: Path) -> None:
    file.chmod(0o666)


def _linked(file: Path) -> None:
    file.rename("elsewhere")
    file.symlink_to(Path("elsewhere").resolve())


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _huge(file: Path) -> None:
    os.truncate(file, 10**12)


@pytest.mark.parametrize("change", [_writable, _linked, _folder, _pipe, _huge])
def test_an_entry_that_the_cache_did_not_write_is_a_miss(change: Callable[[Path], None]) -> None:
    first = check("plan.yaml", *ONLY)
    forge(b'{"code": 0, "lengths": [0], "notes": []}\n')
    change(entry())
    done = attack("plan.yaml", *ONLY, cwd=Path.cwd(), wall=20, PLAN_CHECKER_CACHE=str(Path.cwd() / "cache"))
    check_harmless(done, 1)
    assert done.out == first.out


def test_what_killed_runs_have_left_is_removed_after_a_while() -> None:
    Path("cache").mkdir(mode=0o700)
    old, new, other = (Path("cache") / name for name in (f".{'a' * 64}.1.tmp", f".{'a' * 64}.2.tmp", "notes.tmp"))
    for file in (old, new, other):
        file.write_bytes(b"x")
    for file in (old, other):
        os.utime(file, (0, 0))
    check("plan.yaml", *ONLY)
    assert [file.exists() for file in (old, new, other)] == [False, True, True]


def test_the_cache_is_shown_and_cleared() -> None:
    folder = Path.cwd() / "cache"
    assert check("cache").out == f"{folder}: 0 个结果, 0 字节 (0 results, 0 bytes)\n"
    check("plan.yaml", *ONLY)
    size = entry().stat().st_size
    Path("cache/notes.txt").write_text("甲", encoding="utf-8")
    assert check("cache").out == f"{folder}: 1 个结果, {size:,} 字节 (1 results, {size:,} bytes)\n"
    assert check("cache", "clear") == Done(0, f"{folder}: 已清除 1 个结果 (1 results removed)\n", "")
    assert [file.name for file in Path("cache").iterdir()] == ["notes.txt"]
