from typing import Any

import pytest
from bare_rules import report_of
from pydantic import ValidationError

from checker.checks.terms.patterns import Options


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({}, r"请写 patterns 或 form \(neither is given\)"),
        ({"repairs": [["甲", "乙"]]}, r"请写 patterns 或 form \(neither is given\)"),
        ({"patterns": ["("]}, r"正则表达式有误 \(bad expression\): missing \)"),
        ({"patterns": ["甲"], "repairs": [["[", ""]]}, r"正则表达式有误 \(bad expression\): missing \]"),
    ],
)
def test_options_that_find_nothing_or_do_not_compile_are_refused(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Options.model_validate(options)


def test_a_wrong_text_is_one_finding_with_all_its_places() -> None:
    report = report_of(
        "patterns", {"patterns": ["、、"]}, "{count}处“{text}”: {quote}", master=["甲、、乙", "丙、、丁"]
    )
    assert [(each.message.zh, len(each.places)) for each in report.findings] == [("2处“、、”: 甲、、乙", 2)]


def test_the_repairs_of_a_form_say_what_is_meant_where_they_agree() -> None:
    options = {
        "fields": ["date"],
        "form": r"\d{4}年\d{1,2}月",
        "right": "某年某月",
        "repairs": [[r"(\d{4})[-.](\d)", r"\1年\2月"], [r"(\d{4})\.(\d)", r"\2月\1年"]],
    }
    said = [
        finding.message.zh
        for date in ("2030-3", "2030.3", "2030年3月")
        for finding in report_of(
            "patterns", options, "{text}: {right}", plan={"title": "甲", "notice": {"title": "乙", "date": date}}
        ).findings
    ]
    assert said == ["2030-3: 2030年3月", "2030.3: 某年某月"]
