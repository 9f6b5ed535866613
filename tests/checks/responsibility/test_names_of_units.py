"""Unit names run together, damaged, under several names, or parted by the wrong mark."""

import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.plan.model import Row, Unit
from checker.rulebook.examples import Annex

CHECKS = ("separator-missing", "unit-garbled", "unit-names", "separator-comma", "unit-mistyped")


def rows(*units: object) -> Annex:
    return Annex(
        rows=tuple(Row(number=str(at + 1), content="新增企业6家", units=cell) for at, cell in enumerate(units))
    )


@pytest.mark.parametrize("check", CHECKS)
def test_a_plan_without_units_is_not_checked_and_says_why(check: str) -> None:
    (said,) = report_of(check, {}, annexes=(Annex(goals=("新增企业6家",)),)).not_run
    assert said.reason == Words("没有写责任单位", "no responsible units are named")


def test_names_run_together_are_counted_one_by_one_and_told_once() -> None:
    annex = rows("县科工局县发改局、县财政局", "县科工局县发改局", "县财政局县水利局", "县水利局、县科工局、县发改局")
    assert messages_of("separator-missing", {}, "{where}|{names}|{count}", annexes=(annex, annex)) == [
        "附件1 责任分解表 3处、附件2 责任分解表 3处|“县科工局县发改局”4处、“县财政局县水利局”2处|6"
    ]


def test_a_damaged_name_is_shown_beside_the_whole_one() -> None:
    annex = rows("县林业局、县财政局", "县水利局、县林业")
    (found,) = report_of("unit-garbled", {}, annexes=(annex,)).findings
    assert [place.quote for place in found.places] == ["县林业", "县林业局"]
    assert found.explanation == (Words("疑为“县林业局”", "probably 县林业局"),)


def test_damaged_names_of_one_text_are_one_finding() -> None:
    annex = rows("县林业局、县财政局、县水利局", "县农业农村局、水利、林业")
    (found,) = report_of("unit-garbled", {}, annexes=(annex,)).findings
    assert [place.quote for place in found.places] == ["水利", "林业", "县水利局", "县林业局"]
    assert found.explanation == (Words("疑为“县水利局、县林业局”", "probably 县水利局, 县林业局"),)


def test_names_like_no_unit_are_one_doubt_of_the_plan_and_companies_in_short_none() -> None:
    annex = rows("县科工局、县外经、中国铁建", "县发改局、县外经、县商贸流")
    assert messages_of("unit-garbled", {}, "{names}", annexes=(annex,)) == ["“县外经”、“县商贸流”"]


def test_two_full_names_of_a_bureau_are_told_apart_from_a_short_form() -> None:
    annex = rows("县文旅局、县文化旅游广电局", "县文化和旅游局", "县人社局、县人力资源社会保障局")
    assert messages_of("unit-names", {}, "{names}", annexes=(annex,)) == [
        "“县文旅局”、“县文化旅游广电局”、“县文化和旅游局”",
        "“县人社局/县人力资源社会保障局”",
    ]


def test_full_names_with_their_short_forms_are_told_together() -> None:
    annex = rows("县人社局、县住建局", "县人力资源社会保障局、县住房和城乡建设局")
    assert messages_of("unit-names", {}, "{names}", annexes=(annex,)) == [
        "“县人社局/县人力资源社会保障局”、“县住建局/县住房和城乡建设局”"
    ]


def test_a_name_in_the_register_is_not_damaged() -> None:
    annex = rows("县林业局、县财政局", "县林业局", "林业局、县财政局")
    units = (Unit(name="县林业局", aliases=("林业局",)),)
    assert messages_of("unit-garbled", {}, "{names}", annexes=(annex,)) == ["“林业局”"]
    assert messages_of("unit-garbled", {}, "{names}", annexes=(annex,), units=units) == []


def test_the_order_of_rows_does_not_change_the_key() -> None:
    cells = ("云溪生态环境局青山分局、县水利局", "市生态环境局青山分局、县住建局")
    (one,) = report_of("unit-names", {}, annexes=(rows(*cells),)).findings
    (other,) = report_of("unit-names", {}, annexes=(rows(*cells[::-1]),)).findings
    assert one.key == other.key


def test_commas_of_the_whole_plan_are_one_finding() -> None:
    annex = rows("县科工局，县发改局", "县财政局,县水利局、县住建局")
    assert messages_of("separator-comma", {}, "{count}: {names}", annexes=(annex, annex)) == [
        "4: “县科工局，县发改局”2处、“县财政局,县水利局”2处"
    ]


@pytest.mark.parametrize("check", CHECKS)
@given(cells=st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_no_text_breaks_it(check: str, cells: list[str]) -> None:
    assert not any(each.failed for each in report_of(check, {}, annexes=(rows(*cells),)).not_run)
