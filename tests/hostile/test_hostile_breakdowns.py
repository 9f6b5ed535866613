"""The report on a fault of the program: kept where only its user can read it, without a word of what was read."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from command_line import Done, check, reported

from checker import __version__
from checker.commands import reading
from checker.inputs.breakdown import Breakdown, report_on

SECRET = "科技型企业"
"""A word of the plan that breaks the program."""


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_plan(plan_folder: Path) -> None:
    assert plan_folder.is_dir()


@pytest.fixture
def broken_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command `facts` reads the plan, and breaks down on its words."""

    def broken(paths: list[str], _: object) -> None:
        raise ValueError(Path(paths[0]).read_text(encoding="utf-8"))

    monkeypatch.setattr(reading, "open_plan", broken)


@pytest.mark.usefixtures("broken_opening")
def test_a_report_names_version_exception_and_our_calls_and_no_word_of_the_plan() -> None:
    said = "check: 程序: 检查程序出错 (internal error: ValueError).\n"
    assert check("facts", "plan.yaml") == Done(2, "", said + reported())
    (file,) = Path("cache").glob("fault-*.txt")
    head, system, blank, doing, *calls = file.read_text(encoding="utf-8").splitlines()
    assert head == "故障报告, 其中没有方案的文字。 A report on a fault of the program; it holds no text of any plan."
    assert system.startswith(f"plan-checker {__version__}, Python ")
    assert (blank, doing) == ("", "checking: ValueError")
    assert calls[-1].split(":")[0] == "  checker/commands/reading.py"
    assert [line for line in calls if not re.fullmatch(r"  checker/[\w/]+\.py:\d+ [\w<>]+", line)] == []
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("broken_opening")
def test_the_same_fault_is_kept_once_and_the_cache_forgets_it() -> None:
    first, second = check("facts", "plan.yaml"), check("facts", "plan.yaml")
    assert first == second
    assert len([*Path("cache").glob("fault-*.txt")]) == 1
    assert check("cache", "clear").out == f"{Path.cwd() / 'cache'}: 已清除 0 个结果 (0 results removed)\n"
    assert [*Path("cache").iterdir()] == []


@pytest.mark.usefixtures("broken_opening")
def test_where_nothing_can_be_kept_the_line_is_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("file").touch()
    monkeypatch.setenv("PLAN_CHECKER_CACHE", str(Path("file").absolute()))
    done = check("facts", "plan.yaml")
    line = r"check: 报告此问题只需附上这一行 \(to report this fault attach this line\): "
    assert re.fullmatch(line + r"checking ValueError checker/commands/reading\.py:\d+ \w+", done.err.splitlines()[1])
    assert SECRET not in done.err


@pytest.mark.usefixtures("broken_opening")
def test_a_report_is_written_through_no_link() -> None:
    check("facts", "plan.yaml")
    (file,) = Path("cache").glob("fault-*.txt")
    file.unlink()
    Path("other").write_text("keep", encoding="utf-8")
    file.symlink_to(Path("other").absolute())
    assert "报告此问题只需附上这一行" in check("facts", "plan.yaml").err
    assert Path("other").read_text(encoding="utf-8") == "keep"


def test_a_plan_a_reader_and_a_rule_that_break_down_stand_in_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("checker.checks.terms.patterns.find_spans", broken)
    monkeypatch.setattr("checker.facts.targets.heading_period", broken)
    done = check("plan.yaml", "--select", "T105")
    assert done.code == 2
    assert done.err.endswith(reported())
    (file,) = Path("cache").glob("fault-*.txt")
    doing = [line for line in file.read_text(encoding="utf-8").splitlines() if line.endswith("KeyError")]
    assert doing == ["reading: KeyError", "T105: KeyError"]
    assert SECRET not in file.read_text(encoding="utf-8")


def test_the_report_on_a_fault_says_the_same_of_the_same() -> None:
    broke = Breakdown("N101", "KeyError", ("checker/engine.py:75 _run",))
    assert report_on([broke, broke]) == report_on([broke])
    assert report_on([broke]).endswith("\n\nN101: KeyError\n  checker/engine.py:75 _run\n")
