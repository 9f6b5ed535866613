"""Whether plain text is read in linear time: one piece repeated, eight times as long.

Prints, for each piece, how many times as long the longer text takes; 8 is linear, 64 a square.

    python benchmarks/repeated.py [CHARACTERS]
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path

from checker.inputs.problem import InputError
from checker.readers.opening import read_text


def seconds(unit: str, length: int) -> float:
    """The least of three times to read so many characters of repeated text; a refusal counts as read."""
    text = "云溪市工作方案\n" + unit * (length // len(unit))
    times = []
    for _ in range(3):
        start = time.perf_counter()
        with suppress(InputError):
            read_text(text, "x.txt")
        times.append(time.perf_counter() - start)
    return min(times)


def main(length: int) -> None:
    """Print the factor for each piece that the tests repeat."""
    sys.path.append(str(Path(__file__).parent.parent / "tests" / "readers"))
    from test_opening import UNITS

    for unit in UNITS:
        short, long = seconds(unit, length), seconds(unit, 8 * length)
        sys.stdout.write(f"{unit!r:20} {long * 1000:7.0f} ms  {long / short:5.1f} ×\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
