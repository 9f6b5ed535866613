"""One hostile call of the command in a process of its own, with its cost, and what may never happen to it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, NamedTuple

CPU = 10.0
"""Seconds of processor time that an input of at most 100 kB may cost, start-up included."""
MEMORY = 500
"""Megabytes that such an input may take."""
STARTED = (sys.executable, "-m", "checker")


class Attacked(NamedTuple):
    """How the command ended, and what it cost."""

    code: int
    out: str
    err: str
    cpu: float
    megabytes: float


def attack(*arguments: str, cwd: Path, stdin: bytes | Any = b"", wall: float = 60, **environment: str) -> Attacked:
    """Run `check ARGUMENTS` in a folder; `stdin` is bytes or what `subprocess.Popen` takes.

    A call that is not done after `wall` seconds is killed, which shows as the code of its signal.
    """
    given = stdin if isinstance(stdin, bytes) else None
    process = subprocess.Popen(
        [*STARTED, *arguments],
        cwd=cwd,
        env=os.environ | {"PLAN_CHECKER_CACHE": str(cwd / ".cache")} | environment,
        stdin=subprocess.PIPE if given is not None else stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    streams: dict[str, bytes] = {}
    readers = [
        threading.Thread(target=lambda name=name, pipe=pipe: streams.update({name: pipe.read()}))  # type: ignore[misc]
        for name, pipe in (("out", process.stdout), ("err", process.stderr))
        if pipe
    ]
    for reader in readers:
        reader.start()
    limit = threading.Timer(wall, process.kill)
    limit.start()
    if process.stdin:
        try:
            process.stdin.write(given or b"")
            process.stdin.close()
        except BrokenPipeError:
            pass
    _, status, used = os.wait4(process.pid, 0)
    limit.cancel()
    for reader in readers:
        reader.join()
    for pipe in (process.stdout, process.stderr):
        if pipe:
            pipe.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    text = {name: value.decode("utf-8", "replace") for name, value in streams.items()}
    return Attacked(process.returncode, text["out"], text["err"], used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def check_harmless(attacked: Attacked, *codes: int) -> None:
    """Assert that the call ended as promised: an exit code of these (0, 1, 2), no traceback, in bounds."""
    assert attacked.code in (codes or (0, 1, 2)), attacked
    for stream in (attacked.out, attacked.err):
        assert "Traceback" not in stream, attacked
        assert "internal error" not in stream, attacked
        assert "规则运行出错" not in stream, attacked
        assert "识读出错" not in stream, attacked
    assert attacked.cpu <= CPU, attacked
    assert attacked.megabytes <= MEMORY, attacked
