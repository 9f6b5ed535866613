import pytest

from checker.checks.check import outcome_name
from checker.checks.terms.marks_paired import find
from checker.facts import Facts
from checker.plan.model import Document, Plan


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("“甲”《乙》(丙)〔丁〕", []),
        ("（甲)乙", []),
        ("《关于印发<甲方案>的通知》", []),
        ("”甲“与”乙“", ["reversed"]),
        ("“甲", ["unpaired"]),
        ("甲》和“乙", ["unpaired", "unpaired"]),
        ("3)甲;(4)乙", []),
    ],
)
def test_marks_are_paired_whatever_their_width(text: str, outcomes: list[str]) -> None:
    facts = Facts(Plan(title="青山县方案", master=Document(title="总体方案", statements=(text,))))
    assert [outcome_name(type(outcome)) for outcome in find(facts)] == outcomes
