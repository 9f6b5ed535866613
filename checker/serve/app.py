"""The application: each address and what answers it.

Enters: requests that the guard has let through.  Leaves: pages, copies, or what went wrong in people's words.  All
that reads files runs in threads, and one check at a time, so that the page answers while a draft is checked.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.background import BackgroundTask
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from checker.commands.accepting import Said
from checker.finding import Words
from checker.inputs.problem import InputError
from checker.report import FORMATS
from checker.report.visible import visible
from checker.serve import words
from checker.serve.accepted import accept, last_name, withdraw
from checker.serve.checking import told
from checker.serve.folder import Draft, Sent, WorkFolder
from checker.serve.pages import address, differences_page, home_page, listed, report_page, since
from checker.serve.results import Results
from checker.serve.security import TooLargeError

T = TypeVar("T")
MAX_FILES = 40
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    "docx": _WORD,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "application/octet-stream",  # a file to keep, never a page of this origin
}


class RefusedError(Exception):
    """A request that cannot be answered, with the status and the words for it."""

    def __init__(self, status: int, words: Words) -> None:
        super().__init__(words.en)
        self.status, self.words = status, words


class Desk:
    """What answers requests: the work folder and what is made of its drafts."""

    def __init__(self, folder: WorkFolder, results: Results) -> None:
        self.folder, self.results = folder, results
        self.language = results.bench.language
        self._one = CapacityLimiter(1)

    async def home(self, _request: Request) -> Response:
        """The list of plans."""
        return HTMLResponse(await run_sync(self._home))

    def _home(self) -> bytes:
        last = [self.folder.drafts(plan)[-1] for plan in self.folder.plans()]
        plans = [listed(draft, self.results.known(draft)) for draft in last]
        return home_page(plans, str(self.folder.root), self.language)

    async def take(self, request: Request) -> Response:
        """Files are a new plan, several plans, or the next draft of one."""
        async with request.form(max_files=MAX_FILES, max_fields=4) as form:
            plan = str(form.get("plan", "")) or None
            together = bool(form.get("together")) or plan is not None
            sent = [await _sent(each) for each in form.getlist("files") if isinstance(each, UploadFile)]
        if not sent:
            raise RefusedError(400, words.NO_FILE)
        if plan and not await run_sync(self.folder.drafts, plan):
            raise RefusedError(404, words.NOT_THERE)
        groups = [sent] if together else [[each] for each in sent]
        return await self._taken(groups, plan)

    async def _taken(self, groups: Sequence[Sequence[Sent]], plan: str | None) -> Response:
        """Each group as a draft; one that cannot be read costs the others nothing."""
        said: list[str] = []
        drafts: list[Draft] = []
        for group in groups:
            try:
                draft, old = await self._kept(group, plan)
                drafts.append(draft)
                said += [words.SAME.said(self.language).format(n=draft.number)] if old and plan else []
            except InputError as error:
                said += told(error)
        at = address(drafts[0]) if len(groups) == 1 and drafts else ""
        return JSONResponse({"at": at, "said": [visible(each) for each in said]}, 200 if drafts else 422)

    async def _kept(self, sent: Sequence[Sent], plan: str | None) -> tuple[Draft, bool]:
        """A draft that is kept and checked, and whether it was there before; one that cannot be read is not kept."""
        if same := await run_sync(self.folder.same, sent, plan):
            await self._slowly(self.results.shown, same)
            return same, True
        draft = await run_sync(self.folder.keep, sent, plan)
        try:
            await self._slowly(self.results.shown, draft)
        except InputError:
            await run_sync(self.folder.drop, draft)
            raise
        return draft, False

    async def report(self, request: Request) -> Response:
        """The report on a draft."""
        draft = await self._draft(request)
        drafts = await run_sync(self.folder.drafts, draft.plan)
        before = next((each for each in reversed(drafts) if each.number < draft.number), None)
        shown = await self._slowly(self.results.shown, draft)
        changed = None
        if before:
            was = await self._slowly(self.results.shown, before)
            changed = since(before, was.summary, shown.summary)
        by = await run_sync(last_name, self.folder, draft.plan)
        return HTMLResponse(report_page(shown, draft, drafts, changed, by, self.language))

    async def differences(self, request: Request) -> Response:
        """A draft against the one before it."""
        draft = await self._draft(request)
        drafts = await run_sync(self.folder.drafts, draft.plan)
        before = next((each for each in reversed(drafts) if each.number < draft.number), None)
        if before is None:
            raise RefusedError(404, words.NOT_THERE)
        page = await self._slowly(self.results.differences, before, draft)
        return HTMLResponse(differences_page(page, draft, self.language))

    async def copy(self, request: Request) -> Response:
        """A file to take away: report.FORMAT, or marked-N.docx."""
        draft = await self._draft(request)
        name, _, form = request.path_params["name"].partition(".")
        if name == "report" and form in _TYPES and form in FORMATS:
            data = await self._slowly(self.results.copy, draft, form)
            return _file(data, form, f"{draft.plan}-{draft.folder.name}-核对.{form}")
        number = int(name.removeprefix("marked-")) if name[7:].isdecimal() and len(name) < 12 else 0
        marked = await self._slowly(self.results.marked, draft) if form == "docx" and number else []
        if not 0 < number <= len(marked):
            raise RefusedError(404, words.NOT_THERE)
        return _file(marked[number - 1], form, f"{draft.plan}-{draft.folder.name}-批注{number}.docx")

    async def accept(self, request: Request) -> Response:
        """A finding is accepted, with a reason and a name."""
        draft = await self._draft(request)
        form = await request.form(max_files=0, max_fields=4)
        key, reason, by = (str(form.get(name, "")).strip() for name in ("key", "reason", "by"))
        said = Said(key, reason, by, None)
        finding = await self._slowly(self.results.finding, draft, said.key)
        if finding is None:
            raise RefusedError(404, words.GONE)
        await run_sync(accept, self.folder, draft.plan, finding, said)
        return self._written({"said": [], "note": f"{said.reason} ({said.by})"}, draft)

    async def withdraw(self, request: Request) -> Response:
        """A finding is no longer accepted."""
        draft = await self._draft(request)
        form = await request.form(max_files=0, max_fields=4)
        await run_sync(withdraw, self.folder, draft.plan, str(form.get("key", "")))
        return self._written({"said": []}, draft)

    def _written(self, answer: dict[str, object], draft: Draft) -> Response:
        """An answer after which the page of a draft is made anew, so that nobody waits for it."""
        return JSONResponse(answer, background=BackgroundTask(self._refresh, draft))

    async def _refresh(self, draft: Draft) -> None:
        with suppress(InputError, OSError):
            await self._slowly(self.results.shown, draft)

    async def _draft(self, request: Request) -> Draft:
        """The draft that an address names, if it is there."""
        plan, number = request.path_params["plan"], request.path_params["number"]
        draft = await run_sync(self.folder.draft, plan, number) if number < 10_000 else None
        if draft is None:
            raise RefusedError(404, words.NOT_THERE)
        return draft

    async def _slowly(self, work: Callable[..., T], *given: Any) -> T:
        """What may take seconds, one at a time."""
        return await run_sync(partial(work, *given), limiter=self._one)


async def _sent(file: UploadFile) -> Sent:
    return Sent(file.filename or "", await file.read())


def _file(data: bytes, form: str, name: str) -> Response:
    """Bytes to be saved under a name, never shown."""
    said = f"attachment; filename=\"report.{form}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=_TYPES[form], headers={"Content-Disposition": said})


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
    said = visible(f"{type(error).__name__}: {error}")
    return 500, [words.DAMAGED.said(language).format(said=said)]
