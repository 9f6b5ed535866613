"""`make bench`: measures, and writes docs/benchmarks.md.  PEERS=1 also installs other readers and measures them.

python -m benchmarks [ROUNDS]
"""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks import growth, many, peers, processes, reading
from checker import __version__

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
ROUNDS = 5
SIZES = (1, 2, 4, 8, 16)
LIBRARIES = ("click", "lark", "pydantic", "pydantic-core", "pyyaml", "google-re2")
ABOUT = """\
# What it costs

Written by `make bench`; no test holds these figures, as a busy machine is no defect. All is run in turn (A B C A B C …)
and the median of {rounds} rounds is shown; what can be compared between machines is the ratios.
"""


def page(rounds: int) -> str:
    """The page, measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return "\n".join(
        [
            ABOUT.format(rounds=rounds),
            f"plan-checker {__version__}; {python}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores; "
            f"{libraries}.",
            "",
            "## The whole command",
            "",
            "The floor imports click, pydantic, lark and yaml and loads the same plan file.",
            "",
            *processes.section(rounds),
            "",
            "## Reading",
            "",
            *reading.section(rounds),
            "",
            *peers.section(rounds, asked=bool(os.environ.get("PEERS"))),
            "",
            "## Stages, rules, growth",
            "",
            "The first rule that asks for a shared index pays for it. A plan of size 16 is the plan of size 1 sixteen "
            "times, with other words.",
            "",
            *growth.section(SIZES, max(1, rounds // 2)),
            "",
            "## Many plans",
            "",
            *many.section(many.PLANS, many.SIZE, max(1, rounds // 2)),
            "",
        ]
    )


def main(rounds: int) -> None:
    """Measure and write."""
    written = page(rounds)
    PAGE.write_text(written, encoding="utf-8")
    sys.stdout.write(written)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
