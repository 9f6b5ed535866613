"""The wheel carries its rules and grammars and works away from the checkout."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from command_line import PLAN

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return next(target.glob("*.whl"))


def test_the_wheel_holds_rules_and_grammars(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {name.removeprefix("checker/data/") for name in names if name.startswith("checker/data/")}
    expected = {
        str(path.relative_to(ROOT))
        for folder in ("rules", "grammars")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    } | {"plans/template.yaml"}
    assert expected == shipped
    assert not [name for name in names if name.startswith(("tests/", "plans/"))]


def test_an_installed_wheel_checks_a_plan_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.EnvBuilder(with_pip=True).create(home)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    install = [binaries / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [binaries / "check", "--format", "json", "plan.yaml"], cwd=tmp_path, env=environment, capture_output=True
    )
    report = json.loads(done.stdout)
    codes = [finding["code"] for finding in report["plans"][0]["findings"]]
    assert (done.returncode, "N101" in codes, done.stderr) == (1, True, b"")
