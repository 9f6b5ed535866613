"""The records of decisions: numbered without gaps, a page long, and linked from the picture of the whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
RECORDS = sorted((DOCS / "decisions").glob("*.md"))


def test_records_are_numbered_without_gaps() -> None:
    assert [record.name[:5] for record in RECORDS] == [f"{number:04}-" for number in range(1, len(RECORDS) + 1)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_is_a_page_in_the_same_order(record: Path) -> None:
    text = record.read_text("utf-8")
    assert text.startswith(f"# {record.name[:4]}: ")
    assert len(text.splitlines()) <= 40
    sections = re.findall("^(?:## |(?=Status: ))(.+)", text, re.MULTILINE)
    assert re.match("Status: (accepted|open|replaced by )", sections[0])
    assert sections[1:3] == ["Context", "Decision"]
    assert sections[3] in ("Tried", "Considered")
    assert sections[4:] == ["Consequences"]


def test_the_picture_of_the_whole_links_each_record_once() -> None:
    links = re.findall(r"\(decisions/([^)]+)\)", (DOCS / "architecture.md").read_text("utf-8"))
    assert sorted(links) == [record.name for record in RECORDS]
