"""One of a thing is told in the singular; a number that names a place is no count."""

from __future__ import annotations

import pytest

from checker.finding import Words


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Annex 2: 1 tasks list several units and name no lead",
            "Annex 2: 1 task lists several units and names no lead",
        ),
        ("the leader cell is blank in 1 rows: row 2", "the leader cell is blank in 1 row: row 2"),
        ("1 documents, 1 tables; 11 numerals", "1 document, 1 table; 11 numerals"),
        (
            "1 targets of the table of Annex 1 are not in its body",
            "1 target of the table of Annex 1 is not in its body",
        ),
        ("1 of 3 annexes set up a task force", "1 of 3 annexes set up a task force"),
        ("1 leader cells end in an empty line", "1 leader cell ends in an empty line"),
        ("the roster lacks the heads of 1 units with tasks", "the roster lacks the heads of 1 unit with tasks"),
        ("9 rules: 1 passed, 1 with findings", "9 rules: 1 passed, 1 with findings"),
        ("Annex 1 names no lead", "Annex 1 names no lead"),
        ("master plan 三(一)1 names another unit", "master plan 三(一)1 names another unit"),
        ("row 1 lists two units", "row 1 lists two units"),
        ("11 rows", "11 rows"),
        ("2.1 points", "2.1 points"),
        ("2 annexes have one", "2 annexes have one"),
        ("1 annexes have one", "1 annex has one"),
    ],
)
def test_one_is_singular(said: str, told: str) -> None:
    assert Words("", said).said("en") == told
