"""What strangers write, held against the yardstick beside the repository: small cases, real documents, fictional plans.

The scripts there run the command on whole files; their words are read here.  Each is one test, as each takes half a
minute.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from seeds import SHARED, need_shared

CHECK = str(Path(sys.executable).parent / "check")
VERDICTS = Path(__file__).parent / "corpus" / "verdicts.jsonl"

MISSED = {
    "hard-wrapped-target": "goals and tasks of one document are compared for review only; the case wants a warning",
}
"""Cases that do not come out as they should, each with its reason."""
LEAST = 0.95
"""The share of the cases of every area that must come out."""


def run(script: str, *arguments: str) -> str:
    need_shared()
    call = [sys.executable, str(SHARED / "corpus" / script), CHECK, *arguments]
    return subprocess.run(call, capture_output=True, text=True, check=False).stdout


def test_small_cases_come_out_as_a_careful_reader_wants() -> None:
    said = run("cases.py", str(SHARED / "corpus" / "cases.yaml"))
    assert set(re.findall(r"^FAIL (\S+) ", said, re.M)) == MISSED.keys()
    passed, failed = map(int, re.findall(r"^all +(\d+) pass +(\d+) FAIL", said, re.M)[0])
    assert passed >= LEAST * (passed + failed)


def test_no_error_on_real_documents_is_false() -> None:
    said = run("judge.py", str(SHARED / "corpus" / "real"), "--also", str(VERDICTS))
    told = dict(re.findall(r"^(errors|errors and warnings): .*?false (\d+), unknown \d+;", said, re.M))
    assert (told["errors"], int(told["errors and warnings"]) <= 8) == ("0", True)
    numerals, unread = map(int, re.findall(r"^numerals (\d+), unread (\d+)", said, re.M)[0])
    assert unread <= 0.05 * numerals


@pytest.mark.parametrize("fault", ["P1-01", "P2-20", "P3-02"])
def test_a_clean_fictional_plan_raises_few_alarms_and_a_fault_in_it_is_found(fault: str) -> None:
    said = run("fictional.py", str(SHARED / "corpus" / "fictional"), fault)
    errors, warnings = re.findall(r"^P\d clean: errors (\d+), warnings (\d+), reviews \d+$", said, re.M)[0]
    assert (errors, int(warnings) <= 2, f"found {fault} " in said) == ("0", True, True)
