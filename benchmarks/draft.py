"""What a long Word draft costs: 300 pages read, checked and marked by one whole process.

Prints the processor time and the peak memory of that process.  Linux and macOS only.

    python benchmarks/draft.py [PAGES]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"


def main(pages: int) -> None:
    """Mark a draft of so many pages and print what it took."""
    sys.path.append(str(TESTS / "report"))
    from word_drafts import long_draft

    with tempfile.TemporaryDirectory() as directory:
        given, marked = Path(directory, "long.docx"), Path(directory, "marked.docx")
        given.write_bytes(long_draft(pages))
        command = [sys.executable, "-m", "checker", "--fail-on", "never", "--no-cache", str(given)]
        environment = {**os.environ, "XDG_CACHE_HOME": directory}
        subprocess.run([*command, "--format", f"docx={marked}"], check=True, env=environment)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stdout.write(f"{pages} pages  {used.ru_utime + used.ru_stime:6.1f} s  {used.ru_maxrss // 1024:5} MB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
