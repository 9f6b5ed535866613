"""The application: each address, and what is said where it is not answered.

Enters: the desk, and the token that all addresses begin with.  Leaves: an application whose every refusal, and every
fault of the program, is told in people's words.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from checker.commands.breakdowns import broken_down
from checker.inputs.problem import InputError
from checker.report.visible import visible
from checker.serve import words
from checker.serve.checking import told
from checker.serve.desk import Desk, RefusedError
from checker.serve.security import TooLargeError


def application(desk: Desk, token: str) -> ASGIApp:
    """All addresses, below the token."""
    draft = "/plans/{plan}/{number:int}"
    routes = [
        Route("/", desk.home),
        Route("/drafts", desk.take, methods=["POST"]),
        Route(f"{draft}/", desk.report),
        Route(f"{draft}/differences/", desk.differences),
        Route(f"{draft}/copies/{{name}}", desk.copy),
        Route(f"{draft}/accept", desk.accept, methods=["POST"]),
        Route(f"{draft}/adopt", desk.adopt, methods=["POST"]),
        Route(f"{draft}/withdraw", desk.withdraw, methods=["POST"]),
    ]

    async def enter(_request: Request) -> Response:
        return RedirectResponse(f"/{token}/", 303)

    handlers: dict[Any, Callable[..., Awaitable[Response]]] = {
        kind: partial(_refused, desk.language)
        for kind in (RefusedError, InputError, TooLargeError, ClientDisconnect, HTTPException, OSError, Exception)
    }
    handled = ExceptionMiddleware(Router([Route("/enter/{once}", enter), Mount(f"/{token}", routes=routes)]), handlers)

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = answered  # then what is refused by starlette itself comes to the handlers too
        await handled(scope, receive, send)

    return answered


async def _refused(language: Any, request: Request, error: Exception) -> Response:
    """What went wrong, for a person who reads it or for the script of a page."""
    status, said = _told(error, language)
    if request.method == "POST":
        return JSONResponse({"said": said}, status)
    return PlainTextResponse("\n".join(said), status)


def _told(error: Exception, language: Any) -> tuple[int, list[str]]:
    if isinstance(error, InputError):
        return 422, [visible(each) for each in told(error)]
    if isinstance(error, RefusedError):
        return error.status, [error.words.said(language)]
    if isinstance(error, TooLargeError):
        return 413, [words.TOO_LARGE.said(language)]
    if isinstance(error, HTTPException):
        known = {400: words.TOO_MANY if "Too many" in error.detail else words.UNREADABLE}
        return error.status_code, [known.get(error.status_code, words.NOT_THERE).said(language)]
    if isinstance(error, ClientDisconnect):
        return 400, [words.UNREADABLE.said(language)]
    return 500, told(InputError([broken_down("程序", error)]))
