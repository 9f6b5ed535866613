"""Nothing the user had is overwritten: no input, waiver file, baseline, draft or settings, under whatever name."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import ONLY, PLAN, check, key_in
from docx import Document

KEPT = "这是本次要用到的文件, 不会覆盖它 (an input is not overwritten). 请换一个文件名。"
YAML = "这是已有的 YAML 文件 (方案、核实记录或规则), 报告不会覆盖它 (a YAML file is not overwritten). 请换一个文件名。"

pytestmark = pytest.mark.usefixtures("plan_folder")


@pytest.fixture(autouse=True)
def _with_files_to_lose(plan_folder: Path) -> None:  # noqa: ARG001 (it comes first)
    Path("q.yaml").write_text(PLAN.replace("6家", "5家"), encoding="utf-8")
    Path("plan.waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    Path("given.yaml").write_text("waivers: []\n", encoding="utf-8")
    check("plan.yaml", *ONLY, "--write-baseline", "known.json")
    Path("plan-checker.toml").write_text('lang = "zh"\n', encoding="utf-8")
    draft = Document()
    draft.add_paragraph("青山县实施方案")
    draft.save("a.docx")


def held() -> dict[str, bytes]:
    """Every file of the folder that is the user's, by name."""
    return {file.name: file.read_bytes() for file in Path.cwd().iterdir() if file.is_file()}


@pytest.mark.parametrize(
    ("arguments", "target", "said"),
    [
        (["plan.yaml", "-o", "plan.yaml"], "plan.yaml", KEPT),
        (["plan.yaml", "-o", "./x/../plan.yaml"], "./x/../plan.yaml", KEPT),
        (["plan.yaml", "--format", "json=plan.yaml"], "plan.yaml", KEPT),
        (["plan.yaml", "--format", "json=plan.waivers.yaml"], "plan.waivers.yaml", KEPT),
        (["plan.yaml", "--waivers", "given.yaml", "-o", "given.yaml"], "given.yaml", KEPT),
        (["plan.yaml", "--baseline", "known.json", "-o", "known.json"], "known.json", KEPT),
        (["plan.yaml", "--baseline", "known.json", "--write-baseline", "known.json"], "known.json", KEPT),
        (["plan.yaml", "-o", "plan-checker.toml"], "plan-checker.toml", KEPT),
        (["--write-baseline", "plan.yaml", "plan.yaml"], "plan.yaml", KEPT),
        (["--write-baseline", "q.yaml", "plan.yaml"], "q.yaml", YAML),
        (["plan.yaml", "-o", "q.yaml"], "q.yaml", YAML),
        (["a.docx", "--format", "docx", "-o", "a.docx"], "a.docx", KEPT),
        (["matrix", "plan.yaml", "-o", "plan.yaml"], "plan.yaml", KEPT),
        (["matrix", "plan.yaml", "--format", "html", "-o", "plan.yaml"], "plan.yaml", KEPT),
        (["matrix", "plan.yaml", "-o", "plan.waivers.yaml"], "plan.waivers.yaml", KEPT),
        (["diff", "plan.yaml", "q.yaml", "-o", "plan.yaml"], "plan.yaml", KEPT),
        (["diff", "plan.yaml", "q.yaml", "-o", "q.yaml"], "q.yaml", KEPT),
        (["diff", "plan.yaml", "q.yaml", "-o", "given.yaml"], "given.yaml", YAML),
        (["import", "a.docx", "-o", "a.docx", "--force"], "a.docx", KEPT),
        (["import", "a.docx", "-o", "plan-checker.toml", "--force"], "plan-checker.toml", KEPT),
        (["new", "plan-checker.toml", "--force"], "plan-checker.toml", KEPT),
        (["waive", "plan.yaml", "KEY", "--reason", "甲", "--by", "乙", "--waivers", "known.json"], "known.json", ""),
    ],
    ids=" ".join,
)
def test_no_command_overwrites_what_the_user_had(arguments: Sequence[str], target: str, said: str) -> None:
    Path("x").mkdir()
    before = held()
    key = key_in("plan.yaml")
    done = check(*(key if each == "KEY" else each for each in arguments))
    assert done.code == 2
    assert not said or done.err == f"check: {target}: {said}\n"
    assert held() == before


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_a_link_to_an_input_is_that_input(link: Callable[[str, str], None]) -> None:
    link("plan.yaml", "out.txt")
    before = held()
    assert check("plan.yaml", "-o", "out.txt").err == f"check: out.txt: {KEPT}\n"
    assert held() == before


def test_an_answer_from_the_cache_is_guarded_too() -> None:
    check("plan.yaml", *ONLY, "-o", "out.txt")
    Path("out.txt").unlink()
    Path("out.txt").symlink_to("plan.yaml")
    before = held()
    assert check("plan.yaml", *ONLY, "-o", "out.txt").err == f"check: out.txt: {KEPT}\n"
    assert held() == before


@pytest.mark.parametrize("second", ["a.txt", "./a.txt", "b.txt"])
def test_two_formats_for_one_file_are_seen_under_two_names(second: str) -> None:
    Path("a.txt").write_text("", encoding="utf-8")
    Path("b.txt").symlink_to("a.txt")
    done = check("plan.yaml", "--format", "json=a.txt", "--format", f"csv={second}")
    said = "a.txt: 两种格式写入同一个文件 (two formats for one file). 请写成 --format 格式=文件。"
    assert done.err == f"check: {said}\n"


def test_a_symbolic_link_is_written_through_and_stays() -> None:
    Path("out.json").symlink_to("x.json")
    assert check("plan.yaml", *ONLY, "--format", "json", "-o", "out.json").code == 1
    assert Path("out.json").is_symlink()
    assert Path("x.json").read_bytes().startswith(b"{")
    Path("loop").symlink_to("loop")
    done = check("plan.yaml", *ONLY, "-o", "loop")
    assert done.err == (
        "check: loop: 无法写入 (cannot write: Too many levels of symbolic links). 请核对文件夹和权限。\n"
    )
    assert Path("loop").is_symlink()


def test_a_file_that_may_not_be_written_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.txt").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)  # an administrator may write everywhere
    done = check("plan.yaml", *ONLY, "-o", "out.txt")
    assert done.err == "check: out.txt: 无法写入 (cannot write: Permission denied). 请核对文件夹和权限。\n"
    assert Path("out.txt").read_text("utf-8") == "old"


def test_a_file_keeps_its_permissions() -> None:
    Path("out.txt").write_text("old", encoding="utf-8")
    Path("out.txt").chmod(0o640)
    check("plan.yaml", *ONLY, "-o", "out.txt")
    assert stat.S_IMODE(Path("out.txt").stat().st_mode) == 0o640
    assert "科技型企业" in Path("out.txt").read_text("utf-8")
    assert [name for name in held() if name.endswith(".tmp")] == []


@pytest.mark.parametrize("linked", [False, True], ids=["itself", "by a link"])
def test_a_device_is_written_to_and_never_replaced(linked: bool) -> None:
    device = Path("/dev/null")
    if os.geteuid() == 0:  # who may replace it gets one of its own, so that a fault here harms no machine
        device = Path("device").absolute()
        os.mknod(device, stat.S_IFCHR | 0o666, Path("/dev/null").stat().st_rdev)
    Path("link").symlink_to(device)
    assert attack("plan.yaml", *ONLY, "-o", "link" if linked else str(device), cwd=Path.cwd()).code == 1
    assert stat.S_ISCHR(device.stat().st_mode)


def test_a_full_device_is_told() -> None:
    done = attack("plan.yaml", *ONLY, "-o", "/dev/full", cwd=Path.cwd())
    said = "/dev/full: 无法写入 (cannot write: No space left on device). 请核对文件夹和权限。"
    assert (done.code, done.err) == (2, f"check: {said}\n")


def test_standard_output_has_a_name() -> None:
    plain = attack("plan.yaml", *ONLY, cwd=Path.cwd())
    named = attack("plan.yaml", *ONLY, "-o", "/dev/stdout", cwd=Path.cwd())
    assert (named.code, named.out, named.err) == (1, plain.out, "")


def test_a_pipe_that_nobody_reads_is_told_and_stays() -> None:
    os.mkfifo("pipe")
    done = attack("plan.yaml", *ONLY, "-o", "pipe", cwd=Path.cwd(), wall=20)
    check_harmless(done, 2)
    assert done.err == "check: pipe: 没有程序在读这个管道 (nobody reads this pipe). 请核对文件夹和权限。\n"
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def test_a_long_name_can_be_written() -> None:
    name = "x" * 255
    assert check("plan.yaml", *ONLY, "-o", name).code == 1
    assert Path(name).stat().st_size > 0


def test_the_cache_touches_only_its_own_files() -> None:
    from checker.commands import cache

    before = held()
    for number in range(4):
        cache.keep_entry(Path.cwd(), f"{number}" * 64, b"x" * 100, limit=10)
    assert cache.clear(Path.cwd()) == 0
    assert held() == before
