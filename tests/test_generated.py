"""What the repository holds and can be generated is as it would be generated now."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_nothing_generated_is_stale() -> None:
    command = [sys.executable, "tools/generate.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert (done.stdout, done.returncode) == ("", 0), "run `make generate` and read what changed"


def test_both_readmes_show_the_beginning_of_the_report() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
    shown = [re.search(r"report:begin -->\n```text\n(.*?)```\n<!-- report:end", text, re.S) for text in texts]
    excerpts = [match[1] for match in shown if match]
    assert len(excerpts) == 2
    assert excerpts[0] == excerpts[1]
    lines = excerpts[0].splitlines()
    assert lines[0] == "新邵县实施“八大行动”总体方案    plans/xinshao.yaml"
    assert sum(line.startswith("错误 ") for line in lines) >= 2
