"""One hostile call of the command in a process of its own, with its cost, and what may never happen to it."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import IO, Any, NamedTuple

CPU = 10.0
"""Seconds of processor time that an input of at most 100 kB may cost, beside loading the program and its rules."""
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


def attack(
    *arguments: str, cwd: Path, stdin: bytes | IO[bytes] = b"", wall: float = 60, **environment: str
) -> Attacked:
    """Run `check ARGUMENTS` in a folder; `stdin` is bytes or an open file.

    A call that is not done after `wall` seconds is killed, which shows as the code of its signal.
    """
    own = {"PLAN_CHECKER_CACHE": str(cwd / ".cache")} | environment
    with ExitStack() as files:
        given, out, err = (files.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        if isinstance(stdin, bytes):
            given.write(stdin)
            given.seek(0)
        streams = (given if isinstance(stdin, bytes) else stdin, out, err)
        call = {"arguments": arguments, "folder": str(cwd), "environment": own}
        cost = _run(call, [stream.fileno() for stream in streams], wall)
        told = [os.pread(stream.fileno(), 10**9, 0).decode("utf-8", "replace") for stream in (out, err)]
    return Attacked(cost[0], told[0], told[1], *cost[1:])


def _run(call: Mapping[str, Any], streams: list[int], wall: float) -> tuple[int, float, float]:
    """The exit code, processor time and megabytes of a call."""
    link = _warm()
    socket.send_fds(link, [json.dumps(call).encode()], streams)
    process = int(link.recv(1_000))
    link.settimeout(wall)
    try:
        answer = link.recv(1_000)
    except TimeoutError:
        os.killpg(process, signal.SIGKILL)
        answer = link.recv(1_000)
    finally:
        link.settimeout(None)
    code, cpu, megabytes = json.loads(answer)
    return code, cpu, megabytes


@cache
def _warm() -> socket.socket:
    """The link to the process of `warm.py`, which ends with this one."""
    link, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    here = Path(__file__).parent
    process = subprocess.Popen(
        [sys.executable, str(here / "warm.py")],
        cwd=here.parents[1],
        env=os.environ | {"PYTHONPATH": str(here.parent)},
        stdin=theirs,
        stdout=subprocess.DEVNULL,
    )
    theirs.close()

    def end() -> None:
        link.close()
        process.wait()

    atexit.register(end)
    return link


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
