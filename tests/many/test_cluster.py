"""Plans on a Dask cluster: a real one on this machine, whose worker is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import ONLY, PLAN, check
from faulty_work import make_echo

from checker.many import cluster
from checker.many.cluster import cluster_answers
from checker.many.crew import Lost

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # its sockets are not ours


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """A cluster of two workers in processes of their own."""
    with (
        cluster.import_module("dask").config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
        ) as started,
    ):
        yield started


def _said(answer: Any) -> str:
    if not isinstance(answer, Lost):
        return str(answer[0])
    return answer.broke.error if answer.broke else f"killed by {answer.code}"


def test_no_plan_is_lost_with_a_worker_and_one_that_kills_costs_no_other(
    local: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CHUNK", 2)
    pieces = [*(f"a{number}" for number in range(6)), "killed", "raises", *(f"b{number}" for number in range(6))]
    asked = cluster_answers(make_echo, pieces, local.scheduler_address, 2, 60)
    first = next(asked)
    os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
    done = [first, *asked]
    lost = {6: "killed by -9", 7: "KeyError"}
    assert [_said(each) for each in done] == [lost.get(at, piece) for at, piece in enumerate(pieces)]


@pytest.mark.usefixtures("plan_folder")
def test_the_report_is_that_of_one_process(local: Any) -> None:
    for number in range(3):
        Path(f"{number}.yaml").write_text(PLAN, encoding="utf-8")
    plans = [f"{number}.yaml" for number in range(3)]
    one = check(*plans, *ONLY, "--jobs", "1", "--format", "jsonl")
    assert check(*plans, *ONLY, "--dask", local.scheduler_address, "--format", "jsonl") == one


@pytest.mark.usefixtures("plan_folder")
def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_WAITING", 1)
    done = check("plan.yaml", "--dask", "tcp://127.0.0.1:1")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("check: --dask: 连不上 tcp://127.0.0.1:1 (no cluster there: ")
    assert done.err.endswith("). 请核对地址, 并启动 dask scheduler 和 dask worker; 见 docs/scale.md。\n")


@pytest.mark.usefixtures("plan_folder")
def test_without_dask_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    assert check("plan.yaml", "--dask", "local").err == (
        "check: --dask: 要用 dask.distributed, 没有安装 (distributed is not installed). "
        '请运行 pip install "distributed>=2024.5", 或改用 --jobs。\n'
    )
