"""What answers each address: the work folder and what is made of its drafts.

Enters: requests that the guard has let through.  Leaves: pages, files to take away, short answers to the script of the
page; a `RefusedError` or an `InputError` where there is nothing to answer.  All that reads files runs in threads, one
check at a time, so that the page answers while a draft is checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.background import BackgroundTask
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from checker.finding import Words
from checker.inputs.problem import InputError
from checker.report.visible import visible
from checker.serve import words
from checker.serve.accepted import accept, last_name, withdraw
from checker.serve.checking import told
from checker.serve.correcting import Corrected, adopt, read_adopted
from checker.serve.folder import Draft, Sent, WorkFolder
from checker.serve.pages import SaidBefore, address, differences_page, home_page, listed, report_page, since
from checker.serve.results import Results

T = TypeVar("T")
MAX_FILES = 40
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {
    ".docx": _WORD,
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Whatever else is taken away is bytes, a file to keep and never a page of this origin."""
_COPY = re.compile(
    r"report\.(?P<form>docx|xlsx|html)|summary\.(?P<brief>docx|html)|(?P<kind>marked|corrected)-(?P<number>[1-9][0-9]?)(?:\.docx)?"
)
_REPORTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"summary.docx": ("summary-docx", "摘要"), "summary.html": ("summary-html", "摘要")}
)
"""The formats of the copies that are more than their ending, and what they are called."""
MAX_KEYS = 2_000


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
        said = await run_sync(self._said_before, draft.plan)
        return HTMLResponse(report_page(shown, draft, drafts, changed, said, self.language))

    def _said_before(self, plan: str) -> SaidBefore:
        return SaidBefore(last_name(self.folder, plan), read_adopted(self.folder, plan))

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
        """A file to take away: report.FORMAT, marked-N.docx, or corrected-N."""
        draft = await self._draft(request)
        asked = _COPY.fullmatch(request.path_params["name"])
        if asked is None:
            raise RefusedError(404, words.NOT_THERE)
        name = f"{draft.plan}-{draft.folder.name}"
        if form := asked["form"] or asked["brief"]:
            made, called = _REPORTS.get(asked[0], (form, "核对"))
            return _file(await self._slowly(self.results.copy, draft, made), f".{form}", f"{name}-{called}")
        number = int(asked["number"]) - 1
        copies = await self._slowly(self._corrected if asked["kind"] == "corrected" else self._marked, draft)
        if number >= len(copies):
            raise RefusedError(404, words.NOT_THERE)
        kind = "改正" if asked["kind"] == "corrected" else "批注"
        return _file(copies[number].data, copies[number].ending, f"{name}-{kind}{number + 1}")

    def _marked(self, draft: Draft) -> list[Corrected]:
        return [Corrected(".docx", data) for data in self.results.marked(draft)]

    def _corrected(self, draft: Draft) -> list[Corrected]:
        return self.results.corrected(draft, read_adopted(self.folder, draft.plan))

    async def adopt(self, request: Request) -> Response:
        """Corrections are adopted, or are not."""
        draft = await self._draft(request)
        form = await request.form(max_files=0, max_fields=MAX_KEYS)
        keys = [str(key) for key in form.getlist("key")]
        shown = await self._slowly(self.results.shown, draft)
        if not keys or not set(keys) <= shown.summary.fixes.keys():
            raise RefusedError(404, words.GONE)
        adopted = await run_sync(adopt, self.folder, draft.plan, keys, form.get("on") == "1")
        return JSONResponse({"said": [], "adopted": [key for key in adopted if key in shown.summary.fixes]})

    async def accept(self, request: Request) -> Response:
        """A finding is accepted, with a reason and a name."""
        draft = await self._draft(request)
        form = await request.form(max_files=0, max_fields=4)
        key, reason, by = (str(form.get(name, "")).strip() for name in ("key", "reason", "by"))
        finding = await self._slowly(self.results.finding, draft, key)
        if finding is None:
            raise RefusedError(404, words.GONE)
        await run_sync(accept, self.folder, draft.plan, finding, reason, by)
        return self._written({"said": [], "note": f"{reason} ({by})"}, draft)

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


def _file(data: bytes, ending: str, name: str) -> Response:
    """Bytes to be saved under a name, never shown."""
    said = f"attachment; filename=\"report{ending}\"; filename*=UTF-8''{quote(name + ending, safe='')}"
    kind = _TYPES.get(ending, "application/octet-stream")
    return Response(data, headers={"Content-Disposition": said, "Content-Type": kind})
