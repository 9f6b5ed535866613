"""The dozen real mistakes that a careful reader explains: each reported once, with all its places."""

import re

import pytest
import yaml
from seeds import SHARED, need_shared
from test_known import checked

from checker.finding import Finding, Severity

# What each example should be called; their order is that of ../shared/examples.yaml.
SEVERITIES = [
    Severity.ERROR,  # 15场 / 10场
    Severity.ERROR,  # 13.14万吨 / 31万吨
    Severity.ERROR,  # 70亿元 / 67亿元
    Severity.WARNING,  # 2家 / 2家以上
    Severity.ERROR,  # 330天 / 95%
    Severity.WARNING,  # 力争 / plain
    Severity.WARNING,  # 国考、省考 / 国考、省考、市考
    Severity.ERROR,  # blank leader
    Severity.WARNING,  # no lead
    Severity.WARNING,  # separator
    Severity.WARNING,  # two names
    Severity.WARNING,  # 实施方案 / 工作方案
]
TABLE = re.compile(r"(附件\d) 责任分解表 ([一二三四五六七八九十]*)(\d+)$")
ALL_ANNEXES = "附件2—9 标题"


def fragments(place: str) -> tuple[str, list[str]]:
    """The place that an example names, and the pieces of its quotation between the ellipses."""
    label, _, quote = place.partition(":")
    pieces = [piece.strip(" ,;。…()等负责") for piece in re.split("…", quote)]
    return label.strip(), [piece for piece in pieces if len(piece) > 1]


def stands_at(printed: str, label: str) -> bool:
    """Whether a finding's place is the one that an example names in short."""
    if row := TABLE.match(label):
        return printed.startswith(f"{row[1]} 责任分解表") and printed.endswith(f"{row[2]} 第{row[3]}行".strip())
    return label == ALL_ANNEXES or printed == label or printed.startswith((f"{label} ", f"{label}("))


def names(finding: Finding, place: str) -> bool:
    label, pieces = fragments(place)
    for printed in finding.places:
        quote = "".join(printed.quote.split())
        said = not pieces or any(piece in quote or (len(quote) > 4 and quote in piece) for piece in pieces)
        # A unit's two names are shown once for each part of the plan, not at every row that prints them.
        table = TABLE.sub(r"\1 责任分解表", label)
        named = [quote] == pieces and TABLE.match(label) and printed.label.startswith(table)
        if said and (named or stands_at(printed.label, label)):
            return True
    return False


def cases() -> list[tuple[int, list[str]]]:
    file = SHARED / "examples.yaml"
    if not file.exists():
        return []
    listed = yaml.safe_load(file.read_text("utf-8"))
    return [(index, each["places"]) for index, each in enumerate(each for each in listed if "places" in each)]


@pytest.mark.parametrize(("index", "places"), cases() or [(-1, [])])
def test_an_explained_mistake_is_reported_with_all_its_places(index: int, places: list[str]) -> None:
    need_shared()
    findings = [f for f in checked("xinshao")[1].findings if all(names(f, place) for place in places)]
    assert [f.severity for f in findings if f.severity is SEVERITIES[index]] == [SEVERITIES[index]]
