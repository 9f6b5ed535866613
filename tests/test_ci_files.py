"""What other repositories use of this one: the action, the pre-commit hook, the jobs of docs/ci.md."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from command_line import PLAN

ROOT = Path(__file__).parent.parent


def job(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of a job as a shell would run it, `check` being this checkout's."""
    program = f"{shlex.quote(sys.executable)} -m checker"
    line = re.sub(r"^check(?= )", lambda _: program, command)
    return subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "ourcounty.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_the_action_fails_on_an_error_marks_its_lines_and_passes_once_it_is_mended(drafts: Path) -> None:
    step = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"][-1]["run"]
    command = f'FAIL_ON=error OPTIONS="" PLANS="plans" GITHUB_STEP_SUMMARY=summary.md; {step}'
    shell = command.replace("check --format github", f"{shlex.quote(sys.executable)} -m checker --format github")
    failed = job(shell, drafts)
    assert failed.returncode == 1
    assert re.search(r"::error [^\n]*file=plans/ourcounty.yaml,line=(10|17)", failed.stdout)
    assert (drafts / "plan-checker.sarif").exists()
    assert "新增科技型企业6家" in (drafts / "summary.md").read_text("utf-8")
    plan = drafts / "plans" / "ourcounty.yaml"
    plan.write_text(PLAN.replace("6家", "8家"), encoding="utf-8")
    assert job(shell, drafts).returncode == 0


def test_the_hook_runs_as_pre_commit_would_run_it(drafts: Path) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    done = job(f"{hook['entry']} plans/ourcounty.yaml", drafts)
    assert done.returncode == 1
    assert "plans/ourcounty.yaml:10:11: error N101 “科技型企业”前后数值不一：" in done.stdout
    assert re.search(hook["files"], "plans/ourcounty.yaml")
    assert re.search(hook["exclude"], "plans/ourcounty.waivers.yaml")
    assert [re.search(hook["files"], name) is None for name in ("plans/稿.docx", "plans/a.py", "稿.docx")] == [
        False,
        True,
        True,
    ]


def test_the_page_names_no_tag_that_does_not_exist() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert re.findall(r"plan-checker@(\S+)|rev: (\S+)", page) == [("COMMIT", ""), ("", "COMMIT")]


def test_the_gitlab_job_of_the_page_writes_the_reports_it_declares(drafts: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n# \.gitlab-ci\.yml\n(.*?)```", page, re.S)]
    script, reports = blocks[0]["check-plans"]["script"], blocks[0]["check-plans"]["artifacts"]["reports"]
    done = job(next(line for line in script if line.startswith("check ")), drafts)
    assert done.returncode == 1
    assert all((drafts / name).stat().st_size for name in reports.values())


def test_the_baseline_of_the_page_lets_known_findings_pass(drafts: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    write, read = re.findall(r"^check --(?:write-)?baseline .*$", page, re.M)
    assert job(write, drafts).returncode in (0, 1)
    assert job(read, drafts).returncode == 0
