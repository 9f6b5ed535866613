"""Lines broken at the width of a page are joined; lines that only look so stay."""

from __future__ import annotations

from textwrap import dedent

import pytest

from checker.readers.lines import read_lines
from checker.readers.opening import read_text
from checker.source import Span


def lines_of(text: str) -> list[str]:
    return [line.text for line in read_lines(dedent(text).strip("\n") + "\n")[0]]


PDF = """
    　　（一）修复龙窑。按照《石桥县老窑址
    保护办法》，2031年修复龙窑12座，新建步
    — 3 —

    道38公里，接待游客9万人次。（县文旅局牵
    头，县住建局负责）
    　　（二）培训窑工。培训窑工360人，其中女
    工120人；带徒40名。
    1.办好窑工夜校，让各镇有志于学艺的青年都
    能就近学到手艺。
    """


def test_lines_of_one_paragraph_are_joined_over_the_number_of_a_page() -> None:
    assert lines_of(PDF) == [
        "（一）修复龙窑。按照《石桥县老窑址保护办法》，2031年修复龙窑12座，新建步道38公里，接待游客9万人次。（县文旅局牵头，县住建局负责）",
        "（二）培训窑工。培训窑工360人，其中女工120人；带徒40名。",
        "1.办好窑工夜校，让各镇有志于学艺的青年都能就近学到手艺。",
    ]


def test_lines_are_joined_in_a_text_with_an_empty_line_behind_every_line() -> None:
    page = [line for line in dedent(PDF).split("\n") if line and "— 3 —" not in line]
    assert lines_of("\n\n".join(page)) == lines_of(PDF)


def test_paragraphs_with_empty_lines_between_them_stay() -> None:
    text = "一、修复龙窑\n\n2031年修复龙窑12座，新建步道38公里。\n\n二、培训窑工\n\n培训窑工360人，其中女工120人。\n"
    assert lines_of(text) == [line for line in text.split("\n") if line]


def test_what_was_joined_or_left_out_is_said() -> None:
    assert read_lines(dedent(PDF).strip("\n"))[1] == (
        "略去页码1处 (1 page numbers left out)",
        "有3段被页宽折断成几行, 已接成一段, 首处在第1行 "
        "(3 paragraphs broken over lines were joined, the first at line 1)",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "一、修复龙窑工程的各项工作\n（一）摸清各镇窑址的底数\n二、培训各镇窑工的各项工作\n", id="headings"
        ),
        pytest.param("县文化和旅游局、县住建局\n12\n县文化和旅游局、县财政局\n9\n县教育局\n", id="cells"),
        pytest.param("坚持保护第一的工作方针\n坚持传承手艺的工作方针\n坚持造福乡里的工作方针\n", id="slogans"),
        pytest.param("修复龙窑12座，由县文旅局办理。\n修复圆窑36座，由县住建局办理。\n", id="sentences"),
    ],
)
def test_lines_that_end_where_they_should_stay(text: str) -> None:
    assert lines_of(text) == text.splitlines()


def test_a_figure_of_a_joined_paragraph_has_its_own_line() -> None:
    opened = read_text(dedent(PDF).strip("\n"), "x.txt")
    assert opened.plan.master is not None
    (section, *_) = opened.plan.master.sections
    route = ("master", "sections", 0, "statements", 0)
    start = section.statements[0].index("接待游客")
    place, _ = opened.sources.locate(route, Span(start, start + 4))
    assert (place.line, place.column) == (5, 7)


HEADED = """
    一、修复龙窑，建好窑火步道，办
    好窑工夜校，让各镇青年就近学艺。
    -1-
    石桥县政府公报
    二、修复圆窑3座，由各镇自行组
    -2-
    石桥县政府公报
    织点火，县里给予柴火补助。
    -3-
    石桥县政府公报
    三、每年办好窑火节1次。
    """


def test_a_running_head_is_left_out_and_said() -> None:
    lines, notes = read_lines(dedent(HEADED).strip("\n"))
    assert [line.text for line in lines] == [
        "一、修复龙窑，建好窑火步道，办好窑工夜校，让各镇青年就近学艺。",
        "二、修复圆窑3座，由各镇自行组织点火，县里给予柴火补助。",
        "三、每年办好窑火节1次。",
    ]
    assert notes == (
        "略去页码3处 (3 page numbers left out)",
        "略去页眉页脚“石桥县政府公报” (running heads and feet left out)",
        "有2段被页宽折断成几行, 已接成一段, 首处在第1行 "
        "(2 paragraphs broken over lines were joined, the first at line 1)",
    )


def test_a_line_beside_two_page_numbers_is_no_running_head() -> None:
    lines, _ = read_lines("-1-\n各镇\n-2-\n各镇\n")
    assert [line.text for line in lines] == ["各镇", "各镇"]


def test_the_marks_of_a_quoted_mail_part_no_paragraph() -> None:
    mail = "> 　　修复龙窑12座，建好窑火步道，\n> 办好窑工夜校，让各镇青年就近学会\n> 手艺。\n"
    mail += ">\n> 　　每年办好窑火节1次。\n"
    assert lines_of(mail) == [
        "修复龙窑12座，建好窑火步道，办好窑工夜校，让各镇青年就近学会手艺。",
        "每年办好窑火节1次。",
    ]
