"""Writes the checker as one file that runs where only Python is: dist/check.pyz, by `make app`.

Arguments: the folder to write to, then what pip is told besides, such as `--platform win_amd64 --python-version 3.12
--only-binary=:all:` for another system than this one.  The file holds compiled libraries, so it is made for one system
and one version of Python.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
WINDOWS = ROOT / "tools" / "windows"


def build(folder: Path, *options: str) -> Path:
    """The path of the file, after it was made, with the batch files for Windows beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "check.pyz"
    with TemporaryDirectory() as wheels:
        _run("build", "--wheel", "--outdir", wheels, str(ROOT))
        wheel = str(next(Path(wheels).glob("*.whl")))
        _run("shiv", "-c", "check", "-p", "/usr/bin/env python3", "-o", str(file), "--quiet", wheel, *options)
    for batch in WINDOWS.glob("*.bat"):
        shutil.copyfile(batch, folder / batch.name)
    return file


def _run(module: str, *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


if __name__ == "__main__":
    written = build(Path(sys.argv[1]), *sys.argv[2:])
    sys.stdout.write(f"{written}: {written.stat().st_size:,} bytes\n")
