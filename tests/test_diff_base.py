"""Only what is new against another commit, and what GitHub has room for."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from command_line import FINDING, ONLY, PLAN, Done, check

pytestmark = pytest.mark.usefixtures("plan_folder")
PRINTED = str(Path(__file__).parent.parent / "plans" / "xinshao.yaml")
NEW = PLAN.replace("8家", "8家\n        - 新增瞪羚企业3家", 1) + "          - 新增瞪羚企业5家\n"
ADDED = "“瞪羚企业”前后数值不一：新增3家 (总体方案 一); 新增5家 (附件1 一)"


def git(*words: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *words], check=True, capture_output=True)


@pytest.fixture
def repository(plan_folder: Path) -> None:
    """The plan as it was committed, with one finding, and as it is now, with another one."""
    assert Path.cwd() == plan_folder
    git("init", "-q", "-b", "main")
    git("add", "plan.yaml")
    git("commit", "-q", "-m", "plan")
    Path("plan.yaml").write_text(NEW, encoding="utf-8")


@pytest.mark.usefixtures("repository")
def test_only_the_findings_that_a_change_brings_are_told() -> None:
    done = check("plan.yaml", *ONLY, "--format", "concise")
    assert (done.code, FINDING in done.out, ADDED in done.out) == (1, True, True)
    new = check("plan.yaml", *ONLY, "--format", "concise", "--diff-base", "main")
    assert (new.code, FINDING in new.out, ADDED in new.out) == (1, False, True)
    git("commit", "-q", "-a", "-m", "more")
    nothing = check("plan.yaml", *ONLY, "--format", "concise", "--diff-base", "main")
    assert nothing == Done(0, "", "check: 没有问题; 0 条规则未运行; 已核实或在基线中 2\n")
    assert check("plan.yaml", *ONLY, "--diff-base", "main~1").code == 1


@pytest.mark.usefixtures("repository")
def test_a_plan_that_was_not_there_or_could_not_be_read_is_all_new() -> None:
    Path("a").mkdir()
    Path("a/新.yaml").write_text(PLAN, encoding="utf-8")
    assert FINDING in check("a/新.yaml", *ONLY, "--diff-base", "main", "--format", "concise").out
    Path("a/坏.yaml").write_text("title: [", encoding="utf-8")
    git("add", "a/坏.yaml")
    git("commit", "-q", "-m", "broken")
    Path("a/坏.yaml").write_text(PLAN, encoding="utf-8")
    assert FINDING in check("a/坏.yaml", *ONLY, "--diff-base", "main", "--format", "concise").out


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("commit", ["none", "--help", "", "main:plan.yaml", "$(touch x)"])
def test_a_commit_that_is_none_is_told(commit: str) -> None:
    said = f"没有“{commit}”这个提交 (no such commit). 请先取回它 (git fetch), 浅克隆请加 fetch-depth: 0。"
    assert check("plan.yaml", f"--diff-base={commit}") == Done(2, "", f"check: --diff-base: {said}\n")


def test_outside_a_repository_and_without_git_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    said = ". 不在 git 仓库里 (not a git repository). 请在仓库中运行, 或改用 --baseline。"
    assert check("plan.yaml", "--diff-base", "main") == Done(2, "", f"check: --diff-base: {said}\n")
    monkeypatch.setenv("PATH", "")
    said = "没有安装 git (git is not installed). 请安装 git, 或改用 --baseline。"
    assert check("plan.yaml", "--diff-base", "main") == Done(2, "", f"check: --diff-base: {said}\n")


# ------------------------------------------------------------------ GitHub
def test_github_gets_the_ten_gravest_of_each_level_first_and_the_rest_in_its_log() -> None:
    done = check(PRINTED, "--format", "github")
    commands = [re.match("::(error|warning|notice) ", line) for line in done.out.splitlines()]
    shown = [match[1] for match in commands if match]
    assert shown == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    report = check(PRINTED, "--format", "json")
    count = len(json.loads(report.out)["plans"][0]["findings"])
    folded = done.out.splitlines()[30:]
    assert (folded[0], folded[-1]) == (f"::group::另有 {count - 30} 个问题", "::endgroup::")
    assert len(folded) == count - 30 + 2
    assert not [line for line in folded[1:-1] if line.startswith("::")]
