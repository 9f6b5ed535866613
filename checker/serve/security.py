"""Who may ask: only the page that this server has handed out, on this machine.

Enters: each request before anything else sees it.  Leaves: it or a refusal, and headers on whatever is answered.

- The server listens on the loopback address alone.
- The Host must be that address with its port: a name of a stranger's that was made to point here (DNS rebinding) is
  refused.
- Every address begins with a token that nobody can guess; no cookie is used, as cookies go to every port.
- What changes anything must come from a page of this very origin (CSRF): Origin, and Sec-Fetch-Site where it is sent.
- A body may not be larger than what can be read anyway.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.finding import Language, Words
from checker.serve.words import TOO_LARGE

SAFE = ("GET", "HEAD")
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
MAX_BODY = 120_000_000
"""Bytes of one request: some Word files of the largest size."""

_HOST = Words("请求的主机名不对, 已拒绝。", "Refused: wrong host.")
_TOKEN = Words("地址不完整或已失效: 请用程序显示的完整地址打开。", "Refused: use the whole address that was printed.")
_ORIGIN = Words("请求不是从本页面发出的, 已拒绝。", "Refused: not sent by this page.")


class TooLargeError(Exception):
    """A body has more bytes than are taken."""


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, *, port: int, token: str, policy: str, language: Language) -> None:
        self.app, self.token, self.language = app, token, language
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.headers = {**HEADERS, "Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
        self.once = ""

    def door(self) -> str:
        """A path that leads in once: the one a browser is started with, as others may see how it was called."""
        self.once = secrets.token_urlsafe(24)
        return f"/enter/{self.once}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with a bounded body and with headers."""
        if scope["type"] != "http":
            return  # nothing else is spoken here
        refusal = self._refusal(scope)
        app = self._answer(scope, *refusal) if refusal else self.app
        await app(scope, _bounded(receive), self._with_headers(send))

    def _answer(self, scope: Scope, status: int, words: Words) -> ASGIApp:
        """A refusal for a person, or for the script of a page."""
        said = words.said(self.language)
        return PlainTextResponse(said, status) if scope["method"] in SAFE else JSONResponse({"said": [said]}, status)

    def _refusal(self, scope: Scope) -> tuple[int, Words] | None:
        """The status and the words of a refusal."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.hosts:
            return 403, _HOST
        if not self._knows_token(scope):
            return 403, _TOKEN
        if scope["method"] not in SAFE and not self._is_own_page(headers):
            return 403, _ORIGIN
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > MAX_BODY:
            return 413, TOO_LARGE
        return None

    def _knows_token(self, scope: Scope) -> bool:
        """Whether the path begins with the token, or is the door that leads in once."""
        first, _, rest = scope["path"][1:].partition("/")
        if first == "enter" and self.once and _same(rest, self.once):
            self.once = ""
            return True
        return _same(first, self.token)

    def _is_own_page(self, headers: Headers) -> bool:
        own = headers.get("origin", "") in {f"http://{host}" for host in self.hosts}
        own = own and headers["origin"] == f"http://{headers['host'].lower()}"
        return own and headers.get("sec-fetch-site", "same-origin") == "same-origin"

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        return sending


def _same(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())


def _bounded(receive: Receive) -> Receive:
    """The body of a request as long as it is not too large, whatever its length was said to be."""
    taken = 0

    async def receiving() -> MutableMapping[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MAX_BODY:
            raise TooLargeError
        return message

    return receiving
