"""The installed command: what it says, how it ends, that it answers while it checks."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from command_line import check


def test_it_answers_while_a_draft_is_checked(served: tuple[str, Path]) -> None:
    address, _ = served
    done = threading.Event()
    answers: list[int] = []

    def drop() -> None:
        files = {"files": ("方案.yaml", Path("plans/xinshao.yaml").read_bytes())}
        origin = address.rsplit("/", 2)[0]
        answers.append(
            httpx2.post(f"{address}drafts", files=files, headers={"Origin": origin}, timeout=120).status_code
        )
        done.set()

    worker = threading.Thread(target=drop)
    worker.start()
    meanwhile = [httpx2.get(address, timeout=30).status_code for _ in range(3) if not done.is_set()]
    assert not done.is_set()
    worker.join()
    assert (meanwhile, answers) == ([200, 200, 200], [200])


def test_the_browser_is_started_with_a_door_that_leads_in_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)

    def run(_: Any, sockets: Any) -> None:
        sockets[0].close()
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", run)
    done = check("serve", "--open", "--no-config", "--folder", str(tmp_path / "work"))
    assert (done.code, done.out) == (0, "")
    address = next(word for word in done.err.split() if word.startswith("http"))
    (door,) = opened
    assert door.startswith(f"{address.rsplit('/', 2)[0]}/enter/")
    assert address.split("/")[3] not in door


def test_the_work_is_kept_in_the_home_folder_where_no_other_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(uvicorn.Server, "run", lambda _, sockets: sockets[0].close())
    done = check("serve", "--no-config", "--lang", "en")
    assert done.code == 0
    assert done.err.endswith(f"in a browser; work folder {tmp_path / '方案核稿'}; Ctrl-C ends.\n")
    assert (tmp_path / "方案核稿").is_dir()
