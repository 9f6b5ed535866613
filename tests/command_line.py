"""The command as people call it, and a small invented plan to call it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from checker.cli import main

PLAN = """\
title: 青山县总体方案
area: 青山县
year: 2030
master:
  title: 青山县总体方案
  date: 2030年2月18日
  sections:
    - heading: 一、主要目标
      statements:
        - 新增科技型企业8家
annexes:
  - label: 附件1
    title: 创新行动实施方案
    sections:
      - heading: 一、工作目标
        statements:
          - 新增科技型企业6家
"""
CLEAN = PLAN.replace("科技型企业6家", "科技型企业8家")
ONLY = ("--select", "N101")
"""Keeps a check to the one finding of `PLAN`, whatever rules are added."""
FINDING = "“科技型企业”前后数值不一：新增8家 (总体方案 一); 新增6家 (附件1 一)"


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def check(*arguments: str, text: str | None = None) -> Done:
    """The command inside this process."""
    result = CliRunner().invoke(main, arguments, input=text, prog_name="check")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def reported() -> str:
    """The line on standard error that names the newest report on faults of the program."""
    return f"check: {kept_report()}\n"


def kept_report() -> str:
    """What is said of the newest report on faults of the program."""
    files = Path(os.environ["PLAN_CHECKER_CACHE"]).glob("fault-*.txt")
    file = max(files, key=lambda file: file.stat().st_mtime_ns)
    said = (
        "故障报告已写入, 其中没有方案的文字; 报告此问题只需附上它 (to report this fault attach it: it quotes no plan)."
    )
    return f"{file}: {said}"


def key_in(plan: str) -> str:
    """The key of the finding of N101 in a plan."""
    return next(line.split()[0] for line in check("waive", plan).out.splitlines() if line.startswith("N101-"))


def check_outside(arguments: Sequence[str], cwd: Path, **environment: str) -> Done:
    """The installed command in a process of its own."""
    command = Path(sys.executable).with_name("check")
    kept = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
    done = subprocess.run(
        [command, *arguments], cwd=cwd, env=kept | environment, capture_output=True, timeout=120, check=False
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
