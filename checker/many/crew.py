"""Work done piece by piece in processes of its own, so that what a piece does to its process stays with that piece.

Enters: what makes the work, which each process calls once, and the pieces.  Leaves: an answer to each, in the order of
the pieces, or `Lost` where its process raised, took too long or was killed.  So many answers are held as processes are
ahead of the oldest piece, and no more.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from checker.inputs.breakdown import Breakdown

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[T], R]

_CONTEXT = get_context("spawn")
"""Not a copy of a process that has threads; the same on all systems."""
_STARTING = Lock()
"""Processes are started and buried one at a time, as the standard library keeps one list of them."""
_AHEAD = 8
"""Pieces that may be done or under way for each process while the oldest is waited for."""
EACH = 500
"""Pieces for one process, which is then replaced: what libraries keep of what they saw goes with it."""
_PARTING = 5.0
"""Seconds in which a process that has closed its pipe is gone."""


class Lost(NamedTuple):
    """Why there is no answer: what broke down, or the signal or exit code; nothing where time ran out."""

    broke: Breakdown | None = None
    code: int | None = None

    @property
    def killed(self) -> bool:
        """Whether the process ended; it may have had to make room for another, so its piece is tried once more."""
        return self.code is not None


class Crew(Generic[T, R]):
    """Some processes that do one sort of work, each at most so many seconds a piece."""

    def __init__(self, make: Callable[[], Work[T, R]], size: int, seconds: float) -> None:
        self._seconds = seconds
        self._hands = [_Hand(make) for _ in range(size)]
        self._idle: SimpleQueue[_Hand[T, R]] = SimpleQueue()
        for hand in self._hands:
            self._idle.put(hand)

    def answers(self, pieces: Iterable[T]) -> Generator[R | Lost, None, None]:
        """An answer to each piece, in order; when nobody asks any more, all processes end."""
        pool = ThreadPoolExecutor(len(self._hands))
        waiting: deque[Future[R | Lost]] = deque()
        try:
            for piece in pieces:
                waiting.append(pool.submit(self._ask, piece))
                if len(waiting) > _AHEAD * len(self._hands):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for hand in self._hands:
                hand.end()
            pool.shutdown(cancel_futures=True)
            for hand in self._hands:
                hand.dismiss()

    def _ask(self, piece: T) -> R | Lost:
        hand = self._idle.get()
        try:
            answer = hand.ask(piece, self._seconds)
            return hand.ask(piece, self._seconds) if isinstance(answer, Lost) and answer.killed else answer
        finally:
            self._idle.put(hand)


class _Hand(Generic[T, R]):
    """One process, started when it is first asked and anew when it has ended."""

    def __init__(self, make: Callable[[], Work[T, R]]) -> None:
        self._make = make
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._done = 0
        self._ended = False

    def ask(self, piece: T, seconds: float) -> R | Lost:
        """The answer to a piece; a process that does not give one in time is ended."""
        try:
            pipe = self._ready()
            pipe.send(piece)
            if not pipe.poll(seconds):
                self.dismiss()
                return Lost()
            answer: R | Lost = pipe.recv()
        except (EOFError, OSError):
            return Lost(code=self.dismiss(_PARTING))
        self._done += 1
        if self._done >= EACH:
            self.dismiss()
        return answer

    def _ready(self) -> Connection:
        """The pipe to a process that waits for a piece; making ready takes none of a piece's time."""
        if self._pipe is None:
            self._pipe, theirs = _CONTEXT.Pipe()
            with _STARTING:
                if self._ended:
                    raise EOFError
                self._process = _CONTEXT.Process(
                    target=_serve, args=(theirs, self._make, gc.get_threshold()), daemon=True
                )
                self._process.start()
            theirs.close()
            self._pipe.recv()
        return self._pipe

    def end(self) -> None:
        """Kill the process, whoever waits for its answer; none is started any more."""
        with _STARTING:
            self._ended = True
            if self._process:
                self._process.kill()

    def dismiss(self, parting: float = 0) -> int:
        """End the process, and say how it ended: by itself within so many seconds, or not."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        self._done = 0
        if pipe:
            pipe.close()
        if process is None:
            return 0
        with _STARTING:
            process.join(parting)
            process.kill()
            process.join()
        return process.exitcode or 0


def _serve(pipe: Connection, make: Callable[[], Work[T, R]], collect: tuple[int, int, int]) -> None:
    """What a process does: one piece after the other, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    gc.set_threshold(*collect)
    work = make()
    pipe.send(None)
    with suppress(EOFError):
        while True:
            pipe.send(_answer(work, pipe.recv()))


def _answer(work: Work[T, R], piece: T) -> R | Lost:
    try:
        return work(piece)
    except Exception as error:
        return Lost(Breakdown.of("checking", error))
