"""`check serve`: the server itself.

Enters: what was asked for, and how to say a line.  Leaves: when it is stopped.  It listens on 127.0.0.1 alone, on a
free port where none is given.
"""

from __future__ import annotations

import os
import secrets
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import uvicorn

from checker.commands.request import Request
from checker.finding import Words
from checker.inputs.problem import InputError
from checker.report.html import policy
from checker.serve.app import application
from checker.serve.desk import Desk
from checker.serve.folder import WorkFolder
from checker.serve.results import Results
from checker.serve.security import Guard

HOST = "127.0.0.1"
_PATIENCE = 2
"""Seconds that answers under way are waited for at the end."""
_SERVING = Words(
    "请在浏览器里打开 {address} ; 工作文件夹 {folder} ; 按 Ctrl-C 结束。",
    "Open {address} in a browser; work folder {folder}; Ctrl-C ends.",
)


class Door(NamedTuple):
    """The server before it runs: the application, its socket and its address."""

    app: Guard
    socket: socket.socket
    address: str


def open_door(request: Request, folder: Path, port: int) -> Door:
    """An application on a socket that listens; an `InputError` where folder, port, settings or rules are wrong."""
    work = WorkFolder(folder)
    work.prepare()
    desk = Desk(work, Results(work, request))
    listening = _listen(port)
    token, free = secrets.token_urlsafe(24), listening.getsockname()[1]
    guard = Guard(application(desk, token), port=free, token=token, policy=policy(desk=True), language=desk.language)
    return Door(guard, listening, f"http://{HOST}:{free}/{token}/")


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        said = f"这个端口用不了 (cannot listen: {os.strerror(error.errno or 0)})."
        raise InputError.of(f"--port {port}", said, "请换一个端口, 或不写 --port。") from None


def serve(request: Request, folder: Path, port: int, browse: bool, say: Callable[[str], None]) -> int:
    """Answer until Ctrl-C."""
    door = open_door(request, folder, port)
    said = _SERVING.said(door.app.language)
    say(f"check: {said.format(address=door.address, folder=folder)}")
    if browse:
        webbrowser.open(door.address.rsplit("/", 2)[0] + door.app.door())
    config = uvicorn.Config(
        door.app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = uvicorn.Server(config)
    try:
        server.run(sockets=[door.socket])
    except KeyboardInterrupt:
        return 0
    return 0
