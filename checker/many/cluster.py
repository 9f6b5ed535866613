"""The same work on many machines: chunks of plans on a Dask cluster, each plan still in a process of its own.

Enters: what makes the work, the pieces, and the address of a scheduler, or `local`.  Leaves: an answer to each piece in
order, or `Lost`, as from a `Crew`.  A chunk depends on its pieces alone, so that the scheduler gives it to another
worker where one is gone; a piece that kills its process does so below the worker, which lives on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from multiprocessing import current_process
from typing import Any, TypeVar

from checker.inputs.breakdown import Breakdown
from checker.inputs.problem import InputError
from checker.many.crew import Crew, Lost, Work

T = TypeVar("T")
R = TypeVar("R")

LOCAL = "local"
CHUNK = 100
"""The most pieces of a chunk: the process that does them loads the rules once, a second for ten to forty of work, and
what is lost with a worker is done again in as much."""
_SHARES = 4
"""Chunks for each thread of the cluster where there are few pieces, so that none waits long for the last one."""
_AHEAD = 2
"""Chunks for each thread of the cluster that are done or under way while the oldest is waited for."""
_OPTION = "--dask"
_WAITING = 30
"""Seconds in which a scheduler has answered and has a worker."""


def require() -> None:
    """An `InputError` where Dask is not there."""
    if not find_spec("distributed"):
        said = "要用 dask.distributed, 没有安装 (distributed is not installed)."
        raise InputError.of(_OPTION, said, '请运行 pip install "distributed>=2024.5", 或改用 --jobs。')


def cluster_answers(
    make: Callable[[], Work[T, R]], pieces: Sequence[T], address: str, jobs: int, seconds: float
) -> Generator[R | Lost, None, None]:
    """An answer to each piece, in order; so many processes are started where the cluster is local."""
    with ExitStack() as stack:
        client = stack.enter_context(_connected(address, jobs))
        threads = max(sum(client.nthreads().values()), 1)
        ahead, size = _AHEAD * threads, min(max(len(pieces) // (_SHARES * threads), 1), CHUNK)
        waiting: deque[tuple[Sequence[T], Any]] = deque()
        chunks = (pieces[at : at + size] for at in range(0, len(pieces), size))
        while True:
            for chunk in islice(chunks, ahead - len(waiting)):
                waiting.append((chunk, client.submit(do_chunk, make, chunk, seconds, pure=False)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield from _gathered(client, make, chunk, future, seconds)


def do_chunk(make: Callable[[], Work[T, R]], chunk: Sequence[T], seconds: float) -> list[R | Lost]:
    """The answers to some pieces, on a worker."""
    if current_process().daemon:
        raise RuntimeError("start workers with DASK_DISTRIBUTED__WORKER__DAEMON=False")
    return list(Crew(make, 1, seconds).answers(chunk))


def _gathered(
    client: Any, make: Callable[[], Work[T, R]], chunk: Sequence[T], future: Any, seconds: float
) -> Iterator[R | Lost]:
    """The answers to a chunk; one that cannot be done is done piece by piece, so that one piece alone is lost."""
    try:
        yield from future.result()
        return
    except Exception as error:
        if len(chunk) == 1:
            yield Lost(Breakdown.of("checking", error))
            return
    for piece in chunk:
        yield from _gathered(
            client, make, [piece], client.submit(do_chunk, make, [piece], seconds, pure=False), seconds
        )


@contextmanager
def _connected(address: str, jobs: int) -> Iterator[Any]:
    """A client of the cluster; an `InputError` where nobody answers."""
    dask, distributed = import_module("dask"), import_module("distributed")
    with ExitStack() as stack:
        if address == LOCAL:
            stack.enter_context(dask.config.set({"distributed.worker.daemon": False}))
            local = distributed.LocalCluster(
                n_workers=jobs, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
            )
            address = stack.enter_context(local).scheduler_address
        try:
            client = stack.enter_context(distributed.Client(address, timeout=_WAITING))
            client.wait_for_workers(1, timeout=_WAITING)
        except (OSError, ValueError, TimeoutError) as error:
            said = f"连不上 {address} (no cluster there: {error or type(error).__name__})."
            raise InputError.of(
                _OPTION, said, "请核对地址, 并启动 dask scheduler 和 dask worker; 见 docs/scale.md。"
            ) from None
        yield client
