"""Blanks that say nothing are left out of what is read, and every place still quotes what is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.source import Span, condense


@pytest.mark.parametrize(
    ("printed", "prose", "list_of_names"),
    [
        ("加强 蓝天、 碧水 保卫战", "加强蓝天、碧水保卫战", "加强 蓝天、碧水 保卫战"),
        (" 新增企业 6 家 ", "新增企业6家", "新增企业 6 家"),
        ("增长\u30006%", "增长6%", "增长\u30006%"),
        ("建设5G  network 一期", "建设5G  network一期", "建设5G  network 一期"),
        ("1, 200家", "1, 200家", "1, 200家"),
        ("6家 20%", "6家 20%", "6家 20%"),
        ("1.抓项目 2.抓投产", "1.抓项目 2.抓投产", "1.抓项目 2.抓投产"),
        ("第一行\n第二行", "第一行\n第二行", "第一行\n第二行"),
        ("县甲局 县乙局", "县甲局县乙局", "县甲局 县乙局"),
        (" ", "", ""),
        ("", "", ""),
    ],
)
def test_blanks_are_idle_at_ends_at_marks_and_in_prose(printed: str, prose: str, list_of_names: str) -> None:
    assert (condense(printed, prose=True).text, condense(printed, prose=False).text) == (prose, list_of_names)


def test_a_span_of_what_is_read_is_printed_with_the_blanks_inside_it() -> None:
    read = condense("新增 企业 6家, 其中", prose=True)
    assert read.text == "新增企业6家,其中"
    start, end = read.printed(Span(2, 6))
    assert read.whole[start:end] == "企业 6家"


@given(st.text(alphabet="甲乙丙6,。 \u3000A.\n(", max_size=20), st.booleans(), st.data())
def test_every_span_quotes_its_own_characters(text: str, prose: bool, data: st.DataObject) -> None:
    read = condense(text, prose=prose)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))
    first, last = read.printed(Span(start, end))
    assert 0 <= first <= last <= len(text)
    kept = [character for character in text[first:last] if character not in " \u3000"]
    assert kept == [character for character in read.text[start:end] if character not in " \u3000"]
