"""A failing comparison shows the lines that differ from where they differ, and no more than can be read."""

from pathlib import Path

import kept
import pytest

FINDINGS = [{"key": f"N101-{number}", "zh": "前后数值不一", "places": [{"label": "附件1"}]} for number in range(40)]
LONG = "甲" * 500


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT", tmp_path)
    monkeypatch.delenv("UPDATE_GOLDENS", raising=False)


def keep(value: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UPDATE_GOLDENS", "1")
        assert kept.changes("plan", value) == []


def complaint(value: object) -> str:
    return "\n".join(kept.changes("plan", value))


def test_what_is_kept_is_json_with_a_line_for_each_object_of_a_list() -> None:
    keep({"path": "青山.yaml", "findings": FINDINGS[:2], "passed": ["a", "b"]})
    assert (kept.KEPT / "plan.json").read_text("utf-8").splitlines() == [
        '{"path": "青山.yaml", "findings": [',
        ' {"key": "N101-0", "zh": "前后数值不一", "places": [',
        '  {"label": "附件1"}]},',
        ' {"key": "N101-1", "zh": "前后数值不一", "places": [',
        '  {"label": "附件1"}]}], "passed": ["a", "b"]}',
    ]


def test_the_same_value_passes_and_nothing_is_written() -> None:
    keep(FINDINGS)
    before = {path: path.read_bytes() for path in kept.KEPT.iterdir()}
    assert kept.changes("plan", FINDINGS) == []
    assert {path: path.read_bytes() for path in kept.KEPT.iterdir()} == before != {}


def test_a_change_is_shown_line_by_line() -> None:
    keep(FINDINGS)
    other = [each | {"zh": "前后不一"} if each["key"] in ("N101-1", "N101-9") else each for each in FINDINGS]
    assert complaint(other).splitlines() == [
        "plan: - as kept, + as said now; if that is meant, run `make generate`",
        "line 4:",
        '-  {"key": "N101-1", "zh": "前后数值不一", "places": [',
        '+  {"key": "N101-1", "zh": "前后不一", "places": [',
        "line 20:",
        '-  {"key": "N101-9", "zh": "前后数值不一", "places": [',
        '+  {"key": "N101-9", "zh": "前后不一", "places": [',
    ]


def test_a_long_line_is_shown_from_where_it_changes() -> None:
    keep([LONG + "乙" + LONG])
    assert complaint([LONG + "丙" + LONG]).splitlines() == [
        "plan: - as kept, + as said now; if that is meant, run `make generate`",
        "line 1:",
        "- " + "甲" * 60 + "乙" + "甲" * 179,
        "+ " + "甲" * 60 + "丙" + "甲" * 179,
    ]


def test_a_plan_that_was_never_kept_fails_with_its_first_lines() -> None:
    assert len(complaint(FINDINGS).splitlines()) == 25
