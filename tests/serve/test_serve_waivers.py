"""Waivers put into a file and taken out of it again: nothing else in it changes by a byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.accepting.waivers import read_waivers
from checker.commands.accepting import read_file, waiver_of, with_waivers, without_waivers
from checker.finding import Finding, Severity, Words
from checker.inputs.problem import InputError

KEYS = [f"N10{number}-0123456789ab" for number in range(1, 5)]


def finding(key: str) -> Finding:
    said = Words(f"问题 {key}", "")
    return Finding(key[:4], "rule", Severity.ERROR, said, said, (), key, said)


def accepted(file: Path, key: str) -> bytes:
    return with_waivers(*read_file(str(file)), [(finding(key), waiver_of(key, "理由", "李文书"))])


def withdrawn(file: Path, key: str) -> bytes:
    data, known = read_file(str(file))
    return without_waivers(data, known, [number for number, each in enumerate(known.waivers) if each.key == key])


@pytest.mark.parametrize("written", [
    b"",
    b"# \xe5\xa4\xb4\r\nwaivers:\r\n  - key: N101-0123456789ab\r\n    reason: x\r\n    by: y\r\n",
    b"waivers:\n- key: N101-0123456789ab  # why\n  reason: x\n  by: y\n",
    b"waivers:\n    # a comment of a person\n\n    - key: N101-0123456789ab\n      by: y\n      reason: x\n",
])  # fmt: skip
def test_what_is_put_in_is_taken_out_to_the_last_byte(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "waivers.yaml"
    states = [written]
    for key in KEYS[1:]:
        file.write_bytes(states[-1])
        states.append(accepted(file, key))
    assert len(set(states)) == 4
    for key, before in zip(KEYS[:0:-1], states[-2:0:-1], strict=False):
        file.write_bytes(states[states.index(before) + 1])
        assert withdrawn(file, key) == before


def test_one_in_the_middle_is_taken_out_with_its_comment(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    for key in KEYS:
        file.write_bytes(accepted(file, key))
    file.write_bytes(withdrawn(file, KEYS[1]))
    assert [each.key for each in read_waivers(str(file)).waivers] == [KEYS[0], *KEYS[2:]]
    assert file.read_text("utf-8").count("# 问题") == 3
    assert f"# 问题 {KEYS[1]}" not in file.read_text("utf-8")


def test_all_can_be_taken_out_and_one_put_in_again(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    for key in KEYS[:2]:
        file.write_bytes(accepted(file, key))
    for key in KEYS[:2]:
        file.write_bytes(withdrawn(file, key))
    assert read_waivers(str(file)).waivers == ()
    file.write_bytes(accepted(file, KEYS[2]))
    assert [each.key for each in read_waivers(str(file)).waivers] == [KEYS[2]]


def test_a_list_in_one_line_is_left_to_a_person(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text(f"waivers: [{{key: {KEYS[0]}, reason: x, by: y}}, {{key: {KEYS[1]}, reason: x, by: y}}]\n", "utf-8")
    with pytest.raises(InputError) as caught:
        withdrawn(file, KEYS[0])
    assert (
        str(caught.value)
        == f"{file}: 无法删去核实记录 (cannot remove). 请把 waivers 写成一行一条的列表, 放在文件最后。"
    )
