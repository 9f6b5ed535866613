"""Pieces of work in processes of their own: answered in order, whatever one of them does to its process."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from faulty_work import make_echo

from checker.inputs.breakdown import Breakdown
from checker.many import crew as crews
from checker.many.crew import Crew, Lost

Answer = tuple[str, int] | Lost


def answers(pieces: Iterable[str], size: int = 2, seconds: float = 60) -> list[Answer]:
    return list(Crew(make_echo, size, seconds).answers(pieces))


def said(answer: Answer) -> str | Lost:
    if not isinstance(answer, Lost):
        return answer[0]
    return answer._replace(broke=answer.broke and answer.broke._replace(calls=()))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_answers_stand_in_the_order_of_the_pieces_and_come_from_several_processes() -> None:
    pieces = [str(number) for number in range(40)]
    done = answers(pieces)
    assert [said(each) for each in done] == pieces
    processes = {each[1] for each in done if not isinstance(each, Lost)}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_each_sort_of_loss_is_told_and_everything_else_is_answered() -> None:
    done = answers(["a", "raises", "b", "killed", "c", "leaves", "d", "hangs", "e"], seconds=2)
    assert [said(each) for each in done] == [
        "a", Lost(Breakdown("checking", "KeyError")), "b", Lost(code=-9), "c", Lost(code=3), "d", Lost(), "e",
    ]  # fmt: skip


def test_a_piece_whose_process_was_killed_is_tried_once_more(tmp_path: Path) -> None:
    piece = f"once:{tmp_path / 'mark'}"
    assert [said(each) for each in answers([piece, "b"], size=1)] == [piece, "b"]
    assert (tmp_path / "mark").exists()


def test_a_process_is_replaced_after_so_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "EACH", 2)
    done = answers("abcde", size=1)
    processes = [each[1] for each in done if not isinstance(each, Lost)]
    assert [processes.count(each) for each in dict.fromkeys(processes)] == [2, 2, 1]


def test_pieces_are_taken_only_as_answers_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "_AHEAD", 2)
    taken: list[int] = []
    asked = Crew(make_echo, 1, 60).answers(str(number) for number in range(1000) if not taken.append(number))
    assert said(next(asked)) == "0"
    assert len(taken) == 3
    asked.close()


def test_when_nobody_asks_any_more_no_process_is_left() -> None:
    asked = Crew(make_echo, 2, 60).answers(["a", "hangs", "b", "c"])
    first = next(asked)
    assert not isinstance(first, Lost)
    asked.close()
    assert not alive(first[1])
