"""`make trust`: measures over fifty invented plans and writes the figures to docs/trust.md.

python -m trust [PLANS]
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.finding import Severity
from trust.measure import FORMATS, Record, measure

PLANS = 50
PAGE = Path(__file__).parent.parent / "docs" / "trust.md"
BEGIN, END = "<!-- measured: make trust -->", "<!-- end -->"


def page_of(record: Record) -> str:
    """The figures as Markdown."""
    put, found = record.put.total(), record.found.total()
    clean = "，".join(f"{severity.value} {record.invented[severity]}" for severity in Severity)
    families = [f"| {family} | {record.found[family]} of {count} |" for family, count in sorted(record.put.items())]
    formats = [f"| `{ending}` | {record.by_format[ending, True]} of {_put(record, ending)} |" for ending in FORMATS]
    told = f"{record.plans} invented plans; told of the clean ones: {clean}"
    return "\n".join(
        [
            f"{told}; faults found: {found} of {put} ({found / put:.0%}).",
            "",
            "| fault | found |",
            "| --- | --- |",
            *families,
            "",
            "| format | found |",
            "| --- | --- |",
            *formats,
            "",
            "Missed:",
            "",
            *(f"- {line}" for line in record.missed or ["none"]),
        ]
    )


def _put(record: Record, ending: str) -> int:
    return sum(record.by_format[ending, found] for found in (True, False))


def main(plans: int) -> None:
    """Measure, and put the figures between their marks."""
    figures = page_of(measure(range(1, plans + 1)))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    behind = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{figures}\n{END}{behind}", encoding="utf-8")
    sys.stdout.write(figures + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PLANS)
