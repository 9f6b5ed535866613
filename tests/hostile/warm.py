"""A process that has loaded the checker once, and forks for each call: a hostile call costs what its input costs.

Each message of the socket on standard input is one call, as JSON, with the three streams of its process.  Answered are
the number of the process, and when it has ended its status, its seconds of processor time and its megabytes.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from command_line import PLAN

from checker.cli import main


def load() -> None:
    """Let one check load rules, word files, and what readers load only when they are used."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("plan.yaml", PLAN), ("page.html", "<html><p>青山县工作方案</p></html>")):
            file = Path(folder) / name
            file.write_text(text, encoding="utf-8")
            with contextlib.suppress(SystemExit):
                main(["--no-cache", "--no-config", str(file)], prog_name="check")
    with contextlib.suppress(ImportError):
        __import__("docx")


def serve(link: socket.socket) -> dict[str, Any] | None:
    """Answer calls until there are no more; in the process of a call, that call."""
    while True:
        message, streams, _, _ = socket.recv_fds(link, 10**6, 3)
        if not message:
            return None
        if not (process := os.fork()):
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
                os.close(stream)
            call: dict[str, Any] = json.loads(message)
            os.setsid()
            return call
        for stream in streams:
            os.close(stream)
        link.send(str(process).encode())
        _, status, used = os.wait4(process, 0)
        cost = (os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
        link.send(json.dumps(cost).encode())


if __name__ == "__main__":
    load()
    gc.freeze()
    link = socket.socket(fileno=os.dup(0))
    call = serve(link)
    link.close()
    if call:
        os.chdir(call["folder"])
        os.environ.update(call["environment"])
        sys.argv[1:] = call["arguments"]
        main(prog_name="check")
