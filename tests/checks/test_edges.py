"""Where a check begins to tell and where it is still silent: each edge from both sides."""

from __future__ import annotations

import pytest
from bare_rules import messages_of, outcomes_of

from checker.checks.arithmetic._listing import Listing

_SHOWN = "{counted} {number} {things}"


@pytest.mark.parametrize(
    ("number", "things", "fits"),
    [(5, 4, False), (7, 3, True), (8, 4, False), (9, 4, True), (12, 6, False), (13, 6, True), (3, 4, False)],
)  # fmt: skip
def test_a_list_that_ends_in_et_cetera_is_one_of_examples_or_nearly_whole(number: int, things: int, fits: bool) -> None:
    assert Listing(number, "", ("甲",) * things, (), open=True).fits is fits
    assert Listing(number, "", ("甲",) * things, ()).fits is (number == things)


def test_what_follows_a_count_in_its_own_sentences_is_counted() -> None:
    texts = ("一是修筑甲堤。", "二是架设乙桥。")
    assert messages_of("stated-count", {}, _SHOWN, master=("实施三项工程：", *texts)) == ["三项 2 修筑甲堤、架设乙桥"]
    assert messages_of("stated-count", {}, _SHOWN, master=("实施两项工程：", *texts)) == []


LEADS = {
    "县水利局、县住建局各牵头3项": ["县水利局牵头3项 2 山塘清淤、渠道防渗", "县住建局牵头3项 2 路灯亮化、游园补绿"],
    "县水利局、县住建局各牵头2项": [],
    "县水利局、县住建局牵头3项": [],
    "县水利局各牵头3项": [],
}


@pytest.mark.parametrize("text", LEADS)
def test_rows_are_counted_for_each_who_leads_where_the_text_says_each(text: str) -> None:
    leads = ("县水利局", "县水利局", "县住建局", "县住建局")
    works = zip(("山塘清淤", "渠道防渗", "路灯亮化", "游园补绿"), leads, strict=True)
    rows = [{"number": str(at), "item": name, "lead": lead} for at, (name, lead) in enumerate(works, 1)]
    table = {"title": "清单", "columns": {"number": "序号", "item": "项目名称", "lead": "牵头单位"}, "rows": rows}
    annex = {"label": "附件1", "title": "清单", "sections": [{"statements": [text]}], "tables": [table]}
    plan = {"title": "示例", "master": {"title": "方案"}, "annexes": [annex]}
    assert messages_of("stated-count", {}, _SHOWN, plan=plan) == LEADS[text]


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_points_are_added_up_under_every_heading(wrong: int) -> None:
    rows = []
    for at, name in enumerate(("巡护", "补植", "宣传")):
        points = ("12", "9" if at == wrong else "8")
        items = [
            {"item": f"{name}{part}", "content": "完成", "values": [p]} for part, p in zip("甲乙", points, strict=True)
        ]
        rows += [{"group": f"{name}（20分）"}, *items]
    table = {"columns": {"item": "二级指标", "content": "计分办法"}, "values": ["分值"], "rows": rows}
    plan = {"title": "考核办法", "annexes": [{"title": "考核计分表", "tables": [table]}]}
    name = ("巡护", "补植", "宣传")[wrong]
    assert outcomes_of("points", plan) == [f"differ 附件1 责任分解表 {name}(20分) 20 21 12 + 9"]


# the text, the cells, what is said: printed to 1000 a figure may be off by less than 500, to 1 by nothing
COLUMNS = [
    ("0.84万亩", ("3000", "2600", "2800"), []),
    ("0.85万亩", ("3000", "2600", "2800"), ["0.85万亩 8400亩"]),
    ("8401亩", ("3000", "2600", "2800"), ["8401亩 8400亩"]),
    ("1.1万亩", ("4010", "3020", "4001"), []),
    ("1.1万亩", ("4010", "3020", "4469"), []),
    ("1.1万亩", ("4010", "3020", "4470"), ["1.1万亩 1.15万亩"]),
    ("5400亩", ("3000", "0", "2400"), []),
    ("10.2亩", ("3.4", "3.4", "3.3"), []),
    ("10.3亩", ("3.4", "3.4", "3.3"), ["10.3亩 10.1亩"]),
    ("10亩", ("3", "3", "3"), ["10亩 9亩"]),
]


@pytest.mark.parametrize(("whole", "cells", "said"), COLUMNS)
def test_a_column_may_differ_by_less_than_was_rounded_off(whole: str, cells: tuple[str, ...], said: list[str]) -> None:
    places = zip(("东河镇", "西岭乡", "南坪镇"), cells, strict=True)
    annex = {
        "goals": [f"新造板栗林{whole}"],
        "values": ["新造板栗林（亩）"],
        "rows": [{"item": place, "values": [cell]} for place, cell in places],
    }
    assert messages_of("quota-column", {}, "{value} {added}", annexes=[annex]) == said


# the last row as printed, what is said of it: a sum of one part is none
SUMS: list[tuple[tuple[str, str, str], list[str]]] = [
    (("70", "30", "40"), []),
    (("70", "30", "20"), ["mismatch 70万元 50万元"]),
    (("70", "30", ""), []),
    (("70", "80", ""), []),
]


@pytest.mark.parametrize(("cells", "said"), SUMS)
def test_a_column_of_totals_is_held_against_rows_with_several_parts(cells: tuple[str, ...], said: list[str]) -> None:
    rows = [{"item": name, "values": list(v)} for name, v in (("甲桥", ("50", "30", "20")), ("乙桥", cells))]
    table = {"measure": "单位：万元", "columns": {"item": "项目"}, "values": ["合计", "省级", "市级"], "rows": rows}
    plan = {"title": "示例", "annexes": [{"title": "资金表", "tables": [table]}]}
    found = messages_of("sums", {"source": "columns"}, "mismatch {total} {added}", plan=plan)
    assert found == said
