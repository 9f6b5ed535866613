"""Clauses, their alignment and the class of their differences; rows matched with tasks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.alike.alignment import Aligned, align
from checker.language.alike.clause_splitting import LocatedClause, split_clauses
from checker.language.alike.differences import Difference, DifferenceKind, compare_pieces, cut
from checker.language.alike.rows import RowText, TaskText, match_rows
from checker.language.indicator.identity import Identity
from checker.source import Span, fold

IDENTITY = Identity.of()

CLAUSES = [
    ("第一产业增加值增长4%，规模工业增加值增长7%。", ["第一产业增加值增长4%", "规模工业增加值增长7%"]),
    ("新增企业10户、限额以上商贸企业新增12户", ["新增企业10户", "限额以上商贸企业新增12户"]),
    ("竹、茶、药三条产业链", ["竹、茶、药三条产业链"]),
    ("履约率、开工率分别达到65%、40%以上", ["履约率、开工率分别达到65%、40%以上"]),
    ("经营主体达到43,600户；其中企业9,900户", ["经营主体达到43,600户", "其中企业9,900户"]),
    ("推进“放、管，服”改革（含园区，下同）。", ["推进“放、管，服”改革（含园区，下同）"]),
    ("(3)建设托位200个。\n2.改造管网5公里", ["建设托位200个", "改造管网5公里"]),
    ("——创新动能持续提升。", ["创新动能持续提升"]),
    ("每天7:30开放", ["每天7:30开放"]),
    ("。；，", []),
]


@pytest.mark.parametrize(("text", "clauses"), CLAUSES)
def test_a_passage_is_cut_where_a_clause_ends(text: str, clauses: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_clauses(text)] == clauses


@given(st.text(alphabet="新增企业10户、,。；()“”《》%万.5", max_size=80))
def test_clauses_are_in_order_and_do_not_overlap(text: str) -> None:
    spans = split_clauses(text)
    assert all(span.start < span.end for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def compare_clauses(a: str, b: str) -> tuple[Difference, ...]:
    return compare_pieces((a, cut(a)), (b, cut(b)))


def told(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(d.kind.value, d.a_text, d.b_text) for d in compare_clauses(a, b) if not d.style]


DIFFERENCES = [
    ("联动开展12场促消费活动", "联动开展8场促消费活动", [("number", "12", "8")]),
    ("完成9座小型水库除险加固", "除险加固小型水库7座", [("number", "9", "7")]),
    ("百亿产业链新增2条", "百亿产业链新增2条以上", [("bound", "", "以上")]),
    ("新增高新技术企业6家", "净增高新技术企业6家", [("measure", "新增", "净增")]),
    ("力争建成示范村2个以上", "建成示范村2个以上", [("commitment", "力争", "")]),
    ("新增托位200个", "争创托位200个", [("commitment", "新增", "争创")]),
    ("到2024年底新增托位", "到2025年底新增托位", [("deadline", "到2024年底", "到2025年底")]),
    ("2024年新增托位200个", "新增托位200个", []),
    ("由县发改局牵头", "由县科工局牵头", [("unit", "发改", "科工")]),
    ("擦亮“康美青山”品牌", "擦亮“康乐青山”品牌", [("name", "美", "乐")]),
    ("构建“2×2”产业体系", "构建“4×4”产业体系", [("name", "2×2", "4×4")]),
    ("构建“2×2”产业体系", "构建“2x2”产业体系", []),
    ("选派90名县派科技特派员", "选派90名市派科技特派员", [("qualifier", "县派", "市派")]),
    ("国考、省考断面水质", "国考、省考、市考断面水质", [("qualifier", "", "、市考")]),
    ("省级及以上科创平台2家", "省级以上科创平台2家", []),
    ("经营主体达到21500家以上", "经营主体达到21500户以上", [("measure_word", "家", "户")]),
    ("开展重金属矿区整治", "开展重属矿区整治", [("wording", "金", "")]),
    ("全力推进管网改造", "扎实推进管网改造", []),
    ("支持凯航电子做大做强", "推动凯航电子做大做强", []),
    ("改造老旧小区14个", "14个老旧小区改造", []),
    ("开展促消费活动", "开展促消费活动3场", [("wording", "", "3场")]),
    ("家居、建材消费", "家居建材消费", []),
]


@pytest.mark.parametrize(("a", "b", "expected"), DIFFERENCES)
def test_a_difference_is_named_by_its_words(a: str, b: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(a, b) == expected
    assert told(b, a) == [(kind, right, left) for kind, left, right in expected]


def test_what_is_longer_than_any_clause_has_changed_as_a_whole() -> None:
    ours, theirs = "甲甲乙" * 70, "丙丙乙" * 70
    assert told(f"推进{ours}建设", f"推进{theirs}建设") == [("wording", ours[:-1], theirs[:-1])]
    assert len(told(f"推进{ours[:60]}建设", f"推进{theirs[:60]}建设")) == 20


@given(st.text(alphabet="新增省级以上科创平台15家力争“”、2024年", max_size=40), st.text(max_size=40))
def test_differences_point_at_the_characters_they_quote(a: str, b: str) -> None:
    for one, other in ((a, b), (b, a)):
        for difference in compare_clauses(one, other):
            assert one[difference.a.start : difference.a.end] == difference.a_text
            assert other[difference.b.start : difference.b.end] == difference.b_text
    assert compare_clauses(a, a) == ()


Place = tuple[str, str, str, str]
"""Document, zone, section, text."""


def clauses_of(places: list[Place], linked: dict[str, frozenset[str]] | None = None) -> list[LocatedClause]:
    """All clauses of the passages; a section named row… is a table row, linked as given."""
    return [
        LocatedClause(
            fold(text[span.start : span.end]),
            span,
            passage,
            document,
            zone,
            section,
            section if zone == "table" else None,
            (linked or {}).get(section, frozenset()),
        )
        for passage, (document, zone, section, text) in enumerate(places)
        for span in split_clauses(text)
    ]


def pairs(places: list[Place], linked: dict[str, frozenset[str]] | None = None) -> list[tuple[str, str, list[str]]]:
    clauses = clauses_of(places, linked)
    return [
        (clauses[p.a].text, clauses[p.b].text, [d.kind.value for d in p.differences]) for p in align(clauses, IDENTITY)
    ]


def test_a_task_and_its_row_are_aligned_though_half_the_words_differ() -> None:
    places = [
        ("annex4", "tasks", "task1", "与各部门联动开展12场促消费活动"),
        ("annex4", "table", "row10", "围绕汽车、家电等行业,开展8场促消费活动"),
    ]
    linked = {"row10": frozenset({"task1"})}
    assert pairs(places, linked) == [("与各部门联动开展12场促消费活动", "开展8场促消费活动", ["wording", "number"])]


def test_a_post_of_another_level_is_found_in_the_row_of_the_same_task() -> None:
    places = [
        ("annex7", "tasks", "task1", "选派90名左右县派科技特派员"),
        ("annex7", "table", "row1", "选派90名左右市派科技特派员"),
    ]
    assert pairs(places, {"row1": frozenset({"task1"})})[0][2] == ["qualifier"]


def test_members_of_a_parallel_listing_are_left_apart() -> None:
    places = [
        ("master", "goals", "1", "规模以上建筑业企业达18户"),
        ("annex6", "goals", "1", "规模以上服务业企业达24户"),
    ]
    assert pairs(places) == []


def test_two_targets_of_one_pattern_are_left_apart() -> None:
    places = [
        ("annex2", "tasks", "1", "循环经济产业总产值达到62亿元"),
        ("annex3", "tasks", "1", "装备智造产业总产值达到35亿元"),
    ]
    assert pairs(places) == []


def test_a_figure_without_a_name_says_nothing() -> None:
    places = [("master", "goals", "1", "同比增长7.5%"), ("annex2", "tasks", "1", "同比增长18.1%")]
    assert pairs(places) == []


def test_a_clause_with_an_equal_one_over_there_is_not_paired_with_another() -> None:
    places = [
        ("master", "goals", "1", "新增省级以上科创平台2家"),
        ("annex3", "goals", "1", "新增省级以上科创平台2家"),
        ("annex3", "tasks", "2", "争创省级以上科创平台2家以上"),
    ]
    assert pairs(places) == [
        ("新增省级以上科创平台2家", "争创省级以上科创平台2家以上", ["commitment", "bound"]),
        ("新增省级以上科创平台2家", "争创省级以上科创平台2家以上", ["commitment", "bound"]),
    ]


def test_equal_clauses_and_changes_of_style_or_order_are_not_returned() -> None:
    places = [
        ("master", "goals", "1", "全力推进农村公路提质改造。招商签约项目30个以上"),
        ("annex2", "goals", "1", "扎实推进农村公路提质改造。签约招商项目30个以上"),
    ]
    assert pairs(places) == []


def test_a_heading_is_not_compared_with_a_sentence() -> None:
    heading, sentence = clauses_of(
        [("annex2", "tasks", "1", "全面建设农村供水工程体系"), ("annex3", "tasks", "1", "全面建设农村供水工程网络")]
    )
    assert len(align([heading, sentence], IDENTITY)) == 1
    titled = LocatedClause(heading.text, heading.span, 0, "annex2", "tasks", "1", heading=True)
    assert align([titled, sentence], IDENTITY) == ()


def test_a_clause_beside_an_aligned_one_needs_less_likeness() -> None:
    far = ("annex2", "tasks", "1", "培育重点龙头企业队伍")
    near = ("annex3", "tasks", "1", "培育重点骨干企业")
    alone = pairs([far, near])
    beside = pairs(
        [(*far[:3], f"建设县域产教联合体1个。{far[3]}"), (*near[:3], f"建设县域产教联合体1个。{near[3]}")],
    )
    assert alone == []
    assert beside == [("培育重点龙头企业队伍", "培育重点骨干企业", ["wording", "wording"])]


def test_wordings_that_vary_alike_in_many_places_are_catch_phrases() -> None:
    kinds = ("特色", "优势")
    places = [(f"annex{n}", "tasks", "1", f"持续巩固提升县域{kinds[n % 2]}产业链竞争力") for n in range(6)]
    assert pairs(places[:2]) == [("持续巩固提升县域特色产业链竞争力", "持续巩固提升县域优势产业链竞争力", ["wording"])]
    assert pairs(places) == []


def test_differences_are_placed_in_the_passages() -> None:
    places: list[Place] = [
        ("master", "goals", "1", "一是稳增长。新增专精特新企业6户"),
        ("annex6", "goals", "1", "新增专精特新企业8户"),
    ]
    (pair,) = align(clauses_of(places), IDENTITY)
    assert pair == Aligned(1, 2, 1.0, pair.differences)
    (difference,) = pair.differences
    assert (difference.kind, difference.a, difference.b) == (DifferenceKind.NUMBER, Span(14, 15), Span(8, 9))


@given(st.lists(st.text(alphabet="新增企业户公路改造10以上,。", max_size=40), max_size=8))
def test_alignment_never_fails_and_is_deterministic(texts: list[str]) -> None:
    places = [(f"annex{n % 3}", "tasks", str(n), text) for n, text in enumerate(texts)]
    found = align(clauses_of(places), IDENTITY)
    assert found == align(clauses_of(places), Identity.of())
    assert all(pair.a < pair.b and pair.differences for pair in found)


TASKS = [
    TaskText("1.", "提升产业支撑能力", "以竹木龙头企业为引领,打造竹木产业基地", "(一)强化县城引领"),
    TaskText("2.", "农业生产领域", "稳定粮食播种面积,建设高标准农田", "(一)强化县城引领"),
    TaskText("1.", "推进创新", "技术合同成交额增长20%以上,建设中试基地", "(二)推进创新"),
]


@pytest.mark.parametrize(
    ("row", "match"),
    [
        (RowText("9", "提升产业支撑能力", "完全不同的文字"), (0, 0, 1.0)),
        (RowText("9", "2.农业生产", ""), (0, 1, 1.0)),
        (RowText("9", "", "技术合同成交额增长20%以上"), (0, 2, 1.0)),
        (RowText("9", "", "举办黄桃节系列活动"), (0, None, 0.0)),
        (RowText("9", "", ""), (0, None, 0.0)),
    ],
)
def test_a_row_finds_its_task_by_title_or_by_its_words(row: RowText, match: tuple[int, int | None, float]) -> None:
    assert match_rows([row], TASKS) == (match,)


def test_equal_titles_are_told_apart_by_their_groups() -> None:
    tasks = [TaskText("1.", "推动回归", "甲", "(一)外贸"), TaskText("1.", "推动回归", "乙", "(二)创业")]
    rows = [RowText("1", "推动回归", "", "二、创业"), RowText("1", "推动回归", "", "一、外贸")]
    assert [task for _, task, _ in match_rows(rows, tasks)] == [1, 0]


def test_several_rows_without_titles_may_come_from_one_task() -> None:
    tasks = [
        TaskText("1.", "培育主体", "净增高新企业6家,推进企业上云600家", ""),
        TaskText("2.", "转化", "发放贷款", ""),
    ]
    rows = [RowText("7", "", "净增高新企业6家"), RowText("8", "", "企业上云600家")]
    assert [task for _, task, _ in match_rows(rows, tasks)] == [0, 0]


@given(st.lists(st.text(max_size=30), max_size=6), st.lists(st.text(max_size=30), max_size=6))
def test_every_row_is_answered_once(rows: list[str], tasks: list[str]) -> None:
    matches = match_rows([RowText("", t[:4], t) for t in rows], [TaskText("", t[:4], t) for t in tasks])
    assert [row for row, _, _ in matches] == list(range(len(rows)))
    assert all((task is None) == (score == 0.0) for _, task, score in matches)
