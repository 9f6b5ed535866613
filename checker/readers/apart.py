"""What a stranger's file may make costly, done in a process of its own with limits.

Enters: the name of a module of ours that reads standard input and writes standard output, and bytes.
Leaves: its output, or `TooCostlyError`.  Whatever the file does to a library, memory and processor time
end with that process.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import suppress

MEMORY = 450_000_000
"""Bytes that such a process may take; a draft of two hundred pages takes a tenth."""

_WAITING = 4
"""Seconds by the clock for one of processor time: the machine may have other work."""


class TooCostlyError(Exception):
    """The process took more time or memory than it was given."""


def run_apart(module: str, data: bytes, seconds: int) -> bytes:
    """What the module makes of the data in at most so many seconds of processor time."""
    command = [sys.executable, "-P", "-m", module, str(seconds)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_WAITING * seconds, check=False)
    except subprocess.TimeoutExpired:
        raise TooCostlyError from None
    if done.returncode:
        raise TooCostlyError
    return done.stdout


def limit_process(seconds: int) -> None:
    """Bound the process that calls this, where the system can; elsewhere the clock alone ends it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
