"""Columns, wrapping, visible text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from checker.report.columns import allot, elide, pad, width, wrap
from checker.report.visible import visible

seen = st.text().map(visible)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("新增省级以上科创平台2家", 12, ["新增省级以上", "科创平台2家"]),
        ("新增省级以上科创平台2家", 11, ["新增省级以", "上科创平台2", "家"]),
        ("完成投资42,700万元", 12, ["完成投资", "42,700万元"]),
        ("一二三四,五六", 8, ["一二三", "四,五六"]),
        ("甲乙丙“丁”", 8, ["甲乙丙", "“丁”"]),
        ("甲乙丙〔丁〕", 8, ["甲乙丙", "〔丁〕"]),
        ("two words here", 9, ["two words", "here"]),
        ("w" * 10, 4, ["wwww", "wwww", "ww"]),
        ("", 8, [""]),
        ("   ", 8, [""]),
    ],
)
def test_lines_break_at_characters_but_not_in_numbers_or_before_closers(
    text: str, columns: int, lines: list[str]
) -> None:
    assert wrap(text, columns) == lines


def test_all_lines_but_the_first_are_indented() -> None:
    assert wrap("一二三四五六", 6, hang=2) == ["一二三", "  四五", "  六"]


@given(seen, st.integers(6, 80), st.integers(0, 4))
def test_wrapping_fits_and_loses_only_blanks(text: str, columns: int, hang: int) -> None:
    lines = wrap(text, columns, hang)
    assert all(max(wcswidth(line), width(line)) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "columns", "short"),
    [
        ("一二三四五", 10, "一二三四五"),
        ("一二三四五六", 10, "一二…五六"),
        ("abcdefghijk", 10, "abcde…hijk"),
        ("长" * 100, 1, "…"),
    ],
)
def test_long_text_is_shortened_in_the_middle(text: str, columns: int, short: str) -> None:
    assert elide(text, columns) == short


@given(seen, st.integers(1, 80))
def test_shortened_text_fits(text: str, columns: int) -> None:
    short = elide(text, columns)
    assert wcswidth(short) <= width(short) <= columns
    assert len(short) <= 4 * columns + 1


@given(st.text())
def test_visible_text_is_one_line_of_characters_that_can_be_seen(text: str) -> None:
    said = visible(text)
    assert not {unicodedata.category(character) for character in said} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(said.splitlines()) <= 1
    assert visible(said) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x1b[31m红\x1b[0m", "\\x1b[31m红\\x1b[0m"),
        ("甲\u202e乙", "甲\\u202e乙"),
        ("一\r\n二\t三", "一\\r\\n二\\t三"),
        ("\U000e0041", "\\U000e0041"),
        ("甲\u3000乙 丙", "甲\u3000乙 丙"),
        ("\ue000\U0002ebf0", "\ue000\U0002ebf0"),
        ("\ufffe\ud800", "\\ufffe\\ud800"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_an_escape(text: str, said: str) -> None:
    assert visible(text) == said


@pytest.mark.parametrize("base", ["0", "字", "❤"])
def test_no_character_after_another_is_wider_than_counted(base: str) -> None:
    pairs = (base + chr(code) for code in range(0x20, 0x20000))
    assert not [pair for pair in pairs if wcswidth(pair) > width(pair) and visible(pair) == pair]


def test_padding_counts_columns() -> None:
    assert pad("级别", 6) == "级别  "


@pytest.mark.parametrize(
    ("wanted", "room", "given_"),
    [
        ((10, 10, 10), 100, (10, 10, 10)),
        ((100, 100, 100), 100, (20, 30, 50)),
        ((10, 100, 100), 100, (10, 33, 56)),
        ((100, 10, 20), 100, (70, 10, 20)),
    ],
)
def test_columns_get_what_they_want_or_their_share(wanted: tuple[int, ...], room: int, given_: tuple[int, ...]) -> None:
    assert allot(wanted, (2, 3, 5), room) == given_
