"""What the repository holds and can be generated is as it would be generated now."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_nothing_generated_is_stale() -> None:
    command = [sys.executable, "tools/generate.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert (done.stdout, done.returncode) == ("", 0), "run `make generate` and read what changed"
