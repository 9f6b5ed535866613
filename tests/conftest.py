"""What several tests of the command stand on."""

import os
import sys
from pathlib import Path

import pytest
from command_line import PLAN
from hypothesis import settings

# Many tests start the command: where nothing keeps its bytecode, each start compiles hundreds of modules.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("plan-checker", deadline=None)  # a busy machine is no defect
settings.load_profile("plan-checker")


@pytest.fixture
def plan_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with `plan.yaml` in it, a cache of its own and a terminal of 120 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAN_CHECKER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("CI", raising=False)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path
