"""The drafts that are open, each checked apart from the editor's questions, the newest text first.

Enters: drafts as they are opened, changed and closed.  Leaves: what was seen in the newest text of each.  One check
runs at a time, in a thread; one that a newer text has overtaken is not begun, or its result is thrown away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from checker.lsp.checking import Seen
from checker.lsp.drafts import Draft


class Desk:
    """Drafts by their addresses; `look` checks one, `show` is told what was seen."""

    def __init__(self, look: Callable[[Draft], Seen], show: Callable[[Seen], None]) -> None:
        self._look, self._show = look, show
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._drafts: dict[str, Draft] = {}
        self._tasks: dict[str, asyncio.Task[Seen]] = {}

    def put(self, draft: Draft, pause: float = 0) -> None:
        """Check a draft in place of an older text of it, after a pause in which a newer one may come."""
        self.drop(draft.uri)
        self._drafts[draft.uri] = draft
        self._tasks[draft.uri] = asyncio.create_task(self._check(draft, pause))

    def drop(self, uri: str) -> bool:
        """Forget a draft; whether there was one."""
        if task := self._tasks.pop(uri, None):
            task.cancel()
        return self._drafts.pop(uri, None) is not None

    def saved(self, uri: str) -> None:
        """Check a draft afresh; all, where a file was saved that is none: it may be settings or waivers."""
        for each in [uri] if uri in self._drafts else [*self._drafts]:
            self.put(self._drafts[each])

    async def newest(self, uri: str) -> Seen | None:
        """What was seen in the newest text of a draft, waited for; None where it is not open, or no plan."""
        while task := self._tasks.get(uri):
            await asyncio.wait([task])
            if task is self._tasks.get(uri):
                return task.result()
        return None

    def close(self) -> None:
        """Begin no further check."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def _check(self, draft: Draft, pause: float) -> Seen:
        await asyncio.sleep(pause)
        seen = await asyncio.get_running_loop().run_in_executor(self._worker, self._look, draft)
        self._show(seen)
        return seen
