"""One hostile call of the command in a process of its own, with its cost, and what may never happen to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

CPU = 10.0
"""Seconds of processor time that an input of at most 100 kB may cost, start-up included."""
MEMORY = 500
"""Megabytes that such an input may take."""
STARTED = (sys.executable, "-m", "checker")
_MEASURED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
with open(sys.argv[1], "w") as file:
    print(process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=file)
"""
"""Runs a command from a small process: for Linux a child takes at least what its parent took, and tests are large."""


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
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as cost:
        process = subprocess.Popen(
            [sys.executable, "-c", _MEASURED, cost.name, *STARTED, *arguments],
            cwd=cwd,
            env=os.environ | {"PLAN_CHECKER_CACHE": str(cwd / ".cache")} | environment,
            stdin=subprocess.PIPE if given is not None else stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(given, wall)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
        code, cpu, megabytes = (float(said) for said in cost.read().split() or (process.returncode, wall, 0))
    return Attacked(int(code), out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), cpu, megabytes)


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
