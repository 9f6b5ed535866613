"""The characters that differ between the quotations of a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.contrast import contrast


def marked(*quotes: str) -> list[str]:
    return ["".join(f"[{p.text}]" if p.differs else p.text for p in pieces) for pieces in contrast(quotes)]


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        (("开展15场活动", "开展10场活动"), ["开展[15]场活动", "开展[10]场活动"]),
        (("开展15场活动", "开展15场活动"), ["开展15场活动", "开展15场活动"]),
        (("增长7.5%", "增长7.5%左右"), ["增长7.5%", "增长7.5%[左右]"]),
        (("培育（省级）企业2家", "培育(省级)企业2家"), ["培育（省级）企业2家", "培育(省级)企业2家"]),
        (("县派科技特派员", "市派科技特派员"), ["[县]派科技特派员", "[市]派科技特派员"]),
        (("新增8家", "新增8家", "新增6家"), ["新增[8]家", "新增8家", "新增[6]家"]),
        (("新建研发平台", "促进居民消费升级"), ["新建研发平台", "促进居民消费升级"]),
        (("", "某单位"), ["", "某单位"]),
        ((), []),
    ],
)
def test_whole_numbers_and_single_characters_are_marked(quotes: tuple[str, ...], expected: list[str]) -> None:
    assert marked(*quotes) == expected


@given(st.lists(st.text(max_size=60), max_size=5))
def test_marks_never_change_a_quotation(quotes: list[str]) -> None:
    assert ["".join(piece.text for piece in pieces) for pieces in contrast(quotes)] == quotes


def test_very_long_quotations_are_left_unmarked() -> None:
    assert marked("字" * 10_000 + "1", "字" * 10_000 + "2") == ["字" * 10_000 + "1", "字" * 10_000 + "2"]
