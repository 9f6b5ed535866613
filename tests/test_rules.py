"""Every rule file is its own test: its examples are run, message and places in full."""

from pathlib import Path

import pytest

from checker.data import data_dir
from checker.rulebook.examples import Example, read_examples, run_example
from checker.rules.loading import load_rule, load_rules

FILES = sorted(data_dir("rules").rglob("*.yaml"))
CASES = [(file, example) for file in FILES for example in read_examples(file)]


@pytest.mark.parametrize(("file", "example"), CASES, ids=[f"{file.stem}: {case.name}" for file, case in CASES])
def test_a_rule_says_of_its_examples_exactly_what_they_expect(file: Path, example: Example) -> None:
    assert run_example(load_rule(file), example) == ()


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_rule_shows_a_finding_a_clean_plan_a_boundary_and_a_doubt(file: Path) -> None:
    cases = {example.case for example in read_examples(file)}
    assert {"findings", "clean", "boundary", "undecided"} - cases == set()


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_rule_file_can_be_read_at_a_sitting(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 80


def test_all_rules_load_sorted_by_code() -> None:
    codes = [rule.code for rule in load_rules()]
    assert codes == sorted(codes)
    assert len(codes) == len(FILES)
