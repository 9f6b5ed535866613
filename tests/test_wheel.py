"""The wheel carries its rules and grammars and works away from the checkout."""

import json
import os
import re
import shlex
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import PLAN
from docx import Document

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return next(target.glob("*.whl"))


def test_the_wheel_holds_rules_grammars_and_schemas(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {name.removeprefix("checker/data/") for name in names if name.startswith("checker/data/")}
    expected = {
        str(path.relative_to(ROOT))
        for folder in ("rules", "grammars", "schemas")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    } | {"plans/template.yaml"}
    assert expected == shipped
    assert not [name for name in names if name.startswith(("tests/", "plans/"))]


def run(words: Sequence[str | Path], folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(words, cwd=folder, env=environment | more, capture_output=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make app` writes."""
    folder = tmp_path_factory.mktemp("app")
    built = run([sys.executable, ROOT / "tools" / "app.py", folder], folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """The Python of an empty environment."""
    return bare_python(tmp_path / "bare")


def bare_python(home: Path) -> Path:
    venv.EnvBuilder(with_pip=False).create(home)
    return home / ("Scripts" if os.name == "nt" else "bin") / "python"


@pytest.fixture(scope="module")
def program(wheel: Path, app: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as `pip install .` leaves it in an empty environment; what it depends on is what the app holds, which
    pip chose for the wheel."""
    home = tmp_path_factory.mktemp("env")
    python = bare_python(home)
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    zipfile.ZipFile(app / "check.pyz").extractall(home / "depends")
    folder = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    (Path(folder.strip()) / "depends.pth").write_text(f"{home / 'depends' / 'site-packages'}\n", encoding="utf-8")
    return python.with_name("check")


def test_an_installed_wheel_checks_a_plan(program: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    done = run([program, "--format", "json", "plan.yaml"], tmp_path)
    report = json.loads(done.stdout)
    codes = [finding["code"] for finding in report["plans"][0]["findings"]]
    assert (done.returncode, "N101" in codes, done.stderr) == (1, True, b"")


README = [
    line
    for line in re.findall(r"^(check [^#\n]*?) *#", (ROOT / "README.md").read_text("utf-8"), re.M)
    if not line.startswith("check serve")  # it runs until it is stopped; tests/serve walk it
]


SAID = {
    "--fix": "check: plans/ourcounty.yaml: 没有可以自动改正的问题 (nothing to correct).\n",
    "--jobs": "check: 核对了 1 份方案: 错误 1  提醒 1  待核实 0\n",
}
"""What the examples say beside their output."""


@pytest.mark.parametrize("line", README)
def test_every_example_of_the_readme_runs_after_its_installation(program: Path, line: str, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for name in ("plans/ourcounty.yaml", "old.yaml", "new.yaml", "lastyear.yaml"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    draft = Document()
    for text in ("青山县总体方案", "一、主要目标", "新增科技型企业8家。"):
        draft.add_paragraph(text)
    draft.save(str(tmp_path / "draft.docx"))
    done = run([program, *shlex.split(line)[1:]], tmp_path)
    written = {word for word in re.split("[ =]", line) if word in ("marked.docx", "report.html")}
    said = next((text for option, text in SAID.items() if option in line), "")
    assert (done.returncode in (0, 1), done.stderr.decode()) == (True, said)
    assert "--fix" in line or done.stdout or all((tmp_path / name).stat().st_size for name in written)


def test_the_app_runs_where_only_python_is_and_the_batch_file_calls_it_rightly(
    app: Path, python: Path, tmp_path: Path
) -> None:
    (tmp_path / "方案.yaml").write_text(PLAN, encoding="utf-8")
    batch = (app / "check-drop.bat").read_bytes()
    (called,) = re.findall(rb'py "%~dp0check\.pyz" (.*)\r\n', batch)
    assert batch.count(b"\n") == batch.count(b"\r\n")
    served = (app / "check-serve.bat").read_bytes()
    assert b'py "%~dp0check.pyz" serve --open\r\n' in served
    assert served.count(b"\n") == served.count(b"\r\n")
    words = shlex.split(called.decode("ascii").replace("%~dpn1", "方案").replace("%~1", "方案.yaml"))
    done = run([python, app / "check.pyz", *words], tmp_path, SHIV_ROOT=str(tmp_path / "unpacked"))
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert "新增科技型企业" in (tmp_path / "方案.report.html").read_text("utf-8")
    assert Document(str(tmp_path / "方案.marked.docx")).tables
