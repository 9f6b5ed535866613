"""Bytes to a file that is whole or not there: written aside, then renamed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from checker.problem import InputError


def write_file(target: str, data: bytes) -> None:
    """Write a file, with the folders it needs; an `InputError` where that cannot be done."""
    file = Path(target)
    aside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(data)
        aside.replace(file)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        said = f"无法写入 (cannot write: {error.strerror})."
        raise InputError.of(target, said, "请核对文件夹和权限。") from None
