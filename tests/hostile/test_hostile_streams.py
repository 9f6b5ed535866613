"""Streams and exit codes: nothing hangs, nothing ends as 0 or 1 that was not told."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from attack import STARTED, attack, check_harmless
from command_line import ONLY, Done, check, reported

from checker.inputs import files
from checker.inputs.files import read_bytes
from checker.inputs.problem import InputError

pytestmark = pytest.mark.usefixtures("plan_folder")
CHECK = shlex.join(STARTED)
SELECT = shlex.join(ONLY)


def shell(line: str) -> Done:
    """A line for bash, in which CHECK is the command; a minute at most."""
    said = line.replace("CHECK", CHECK).replace("ONLY", SELECT)
    done = subprocess.run(["bash", "-c", said], capture_output=True, timeout=60, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def undelivered(reason: str) -> str:
    return f"check: 标准输出: 没有写完 (standard output is not complete: {reason}). 报告不完整。\n"


@pytest.mark.parametrize("command", ["plan.yaml ONLY", "facts plan.yaml", "rules", "matrix plan.yaml"])
@pytest.mark.parametrize(
    ("to", "reason"), [(">/dev/full", "No space left on device"), (">&-", "closed")], ids=["full", "closed"]
)
def test_what_cannot_be_written_is_no_success(command: str, to: str, reason: str) -> None:
    assert shell(f"CHECK {command} {to}") == Done(2, "", undelivered(reason))


def test_a_reader_that_goes_away_is_told() -> None:
    done = shell("{ sleep 0.1; CHECK plan.yaml ONLY; echo $? >&2; } | true")
    assert done.err == undelivered("Broken pipe") + "2\n"


def test_help_that_nobody_reads_is_told_too() -> None:
    done = shell("{ sleep 0.1; CHECK --help; echo $? >&2; } | true")
    assert done.err == undelivered("Broken pipe") + "2\n"


def test_the_other_outputs_are_written_still() -> None:
    done = shell("CHECK plan.yaml ONLY --format table --format json=a.json >/dev/full")
    assert (done.code, Path("a.json").read_bytes()[:1]) == (2, b"{")


@pytest.mark.parametrize("to", ["2>/dev/full", "2>&-"])
def test_a_broken_standard_error_changes_no_exit_code(to: str) -> None:
    assert shell(f"CHECK plan.yaml ONLY --format concise {to}").code == 1
    assert shell(f"CHECK none.yaml {to}") == Done(2, "", "")


@pytest.mark.parametrize("command", ["-", "facts -", "waive -", "import -"])
def test_closed_standard_input_is_one_line(command: str) -> None:
    done = shell(f"CHECK {command} <&-")
    assert done == Done(2, "", "check: -: 标准输入已关闭 (standard input is closed). 请给出文件。\n")


@pytest.mark.parametrize("command", ["-", "facts -", "import -"])
def test_endless_standard_input_is_bounded(command: str) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = attack(*command.split(), cwd=Path.cwd(), stdin=endless)
    check_harmless(done, 2)
    assert done.err == "check: -: 内容超过上限 4,000,000 字节 (file too large).\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["/dev/zero"],
        ["plan.yaml", "--waivers", "/dev/zero"],
        ["plan.yaml", "--baseline", "/dev/zero"],
        ["facts", "/dev/zero"],
        ["diff", "plan.yaml", "/dev/zero"],
        ["import", "/dev/zero"],
    ],
    ids=" ".join,
)
def test_a_device_without_end_is_bounded(arguments: Sequence[str]) -> None:
    done = attack(*arguments, cwd=Path.cwd())
    check_harmless(done, 2)
    assert "check: /dev/zero: 内容超过上限 4,000,000 字节 (file too large).\n" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["pipe"],
        ["facts", "pipe"],
        ["import", "pipe"],
        ["diff", "pipe", "plan.yaml"],
        ["plan.yaml", "--waivers", "pipe"],
        ["plan.yaml", "--baseline", "pipe"],
    ],
    ids=" ".join,
)
def test_a_pipe_that_nobody_writes_to_is_told(arguments: Sequence[str]) -> None:
    os.mkfifo("pipe")
    done = attack(*arguments, cwd=Path.cwd(), wall=20)
    check_harmless(done, 2)
    assert "check: pipe: 管道里没有内容 (nothing is written to this pipe). 请给出文件。\n" in done.err


@pytest.mark.parametrize("name", ["plan.waivers.yaml", "plan-checker.toml", "ours/a-rule.yaml"])
def test_a_pipe_in_the_place_of_a_file_that_is_looked_for_is_told(name: str) -> None:
    Path("ours").mkdir()
    os.mkfifo(name)
    done = attack("plan.yaml", "--rules", "ours", cwd=Path.cwd(), wall=20)
    check_harmless(done, 2)
    assert f"{name}: 管道里没有内容 (nothing is written to this pipe). 请给出文件。\n" in done.err


def test_a_silent_pipe_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    os.mkfifo("pipe")
    held = os.open("pipe", os.O_RDWR)
    with pytest.raises(InputError) as caught:
        read_bytes("pipe")
    os.close(held)
    assert str(caught.value) == "pipe: 等了 0 秒, 管道里没有内容 (the pipe is silent). 请给出文件。"


def test_a_plan_is_read_from_a_pipe_once() -> None:
    concise = "ONLY --format concise"
    plain = check("plan.yaml", *ONLY, "--format", "concise")
    assert shell(f"CHECK <(cat plan.yaml) {concise}").out.partition(":")[2] == plain.out.partition(":")[2] != ""
    assert shell(f"cat plan.yaml | CHECK /dev/stdin {concise}").out == plain.out.replace("plan.yaml", "/dev/stdin")
    late = shell(f"CHECK <(sleep 1; cat plan.yaml) {concise}")
    assert (late.code, late.out.partition(":")[2]) == (1, plain.out.partition(":")[2])


def test_a_report_is_written_to_a_pipe_that_is_read() -> None:
    plain = check("plan.yaml", *ONLY).out
    assert shell("CHECK plan.yaml ONLY -o >(cat >got); sleep 0.2; cat got") == Done(0, plain, "")
    os.mkfifo("pipe")
    assert shell("cat pipe & sleep 0.2; CHECK plan.yaml ONLY -o pipe; code=$?; wait; exit $code") == Done(1, plain, "")


def test_waivers_baseline_and_word_drafts_are_read_from_pipes() -> None:
    from docx import Document

    check("plan.yaml", *ONLY, "--write-baseline", "known.json")
    assert shell("CHECK plan.yaml ONLY --baseline <(cat known.json)").code == 0
    assert shell("CHECK plan.yaml ONLY --waivers <(echo 'waivers: []')").code == 1
    draft = Document()
    draft.add_paragraph("青山县实施方案")
    draft.save("a.docx")
    done = shell("CHECK <(cat a.docx) --format docx=out.docx --fail-on never")
    assert (done.code, Path("out.docx").read_bytes()[:2]) == (0, b"PK")


@pytest.mark.parametrize("path", [".", "..", "/", "ours", "ours/"])
@pytest.mark.parametrize("command", ["facts", "import", "matrix", "waive"])
def test_a_folder_is_no_plan(command: str, path: str) -> None:
    Path("ours").mkdir()
    said = f"check: {path}: 是一个文件夹 (a directory). 请给出其中的文件。\n"
    assert check(command, path) == Done(2, "", said)


@pytest.mark.parametrize("word", ["/", "/**"])
def test_a_folder_with_more_than_anybody_means_is_told(word: str) -> None:
    said = f"check: {word}: 里面的文件超过 10,000 个 (too many files). 请给出放方案的文件夹。\n"
    assert check(word) == Done(2, "", said)


@pytest.mark.parametrize("command", ["run", "facts", "import", "waive"])
def test_a_loop_of_links_is_no_plan(command: str) -> None:
    Path("loop").symlink_to("loop")
    said = "check: loop: Too many levels of symbolic links. 请核对路径。\n"
    assert check(command, "loop") == Done(2, "", said)
    assert check("run", "loop", "-o", "out.txt") == Done(2, "", said)


def test_a_folder_that_is_gone_is_told() -> None:
    done = shell("mkdir gone; cd gone; rmdir ../gone; CHECK ../plan.yaml")
    assert (done.code, "Traceback" in done.err) == (2, False)


def test_a_fault_that_nobody_foresaw_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.commands import reading

    def broken(*_: object) -> None:
        raise KeyError("甲")

    monkeypatch.setattr(reading, "open_plan", broken)
    said = "check: 程序: 检查程序出错 (internal error: KeyError).\n"
    assert check("facts", "plan.yaml") == Done(2, "", said + reported())


def test_a_plan_that_goes_away_while_it_is_checked_is_no_fault() -> None:
    from checker.commands import cached
    from checker.commands.request import Request, Result

    def run(_: Request) -> Result:
        Path("plan.yaml").unlink()
        return Result(1)

    assert cached.answer(Request(["plan.yaml"]), run, os.environ) == Result(1)
