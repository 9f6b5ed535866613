"""Headings and their printed numbers."""

import pytest

from checker.plan.numbering import Heading, Rank, label_of, read_heading
from checker.words.numerals import chinese_number, read_number


@pytest.mark.parametrize(
    ("text", "heading", "label"),
    [
        ("一、主要目标", Heading(Rank.CHAPTER, 1, "一、", "主要目标"), "一"),
        ("(二)加强领导。", Heading(Rank.SECTION, 2, "(二)", "加强领导"), "(二)"),
        ("（十二）加强领导", Heading(Rank.SECTION, 12, "(十二)", "加强领导"), "(十二)"),
        ("四)做实帮扶", Heading(Rank.SECTION, 4, "四)", "做实帮扶", broken=True), "(四)"),
        ("3.现代农业", Heading(Rank.ITEM, 3, "3.", "现代农业"), "3"),
        ("3．现代农业", Heading(Rank.ITEM, 3, "3.", "现代农业"), "3"),
        ("(11)扩大就业。", Heading(Rank.POINT, 11, "(11)", "扩大就业"), "(11)"),
        ("⑴扩大就业", Heading(Rank.POINT, 1, "⑴", "扩大就业"), "⑴"),
        ("①扩大就业", Heading(Rank.CIRCLE, 1, "①", "扩大就业"), "①"),
        ("任务3：复烧龙窑。", Heading(Rank.TASK, 3, "任务3:", "复烧龙窑"), "任务3"),
        ("重点任务二　复烧龙窑", Heading(Rank.TASK, 2, "重点任务二", "复烧龙窑"), "重点任务二"),
        (
            "任务1至任务5由县文旅局牵头",
            Heading(Rank.NONE, 0, "", "任务1至任务5由县文旅局牵头"),
            "“任务1至任务5由县文旅局”",
        ),
        ("专栏2　龙窑复烧工程", Heading(Rank.BOX, 2, "专栏2", "龙窑复烧工程"), "专栏2"),
        ("——创新动能持续提升。", Heading(Rank.BULLET, 0, "——", "创新动能持续提升"), "“创新动能持续提升”"),
        ("强化责任", Heading(Rank.NONE, 0, "", "强化责任"), "“强化责任”"),
        ("2　基本情况", Heading(Rank.CHAPTER, 2, "2", "基本情况"), "2"),
        ("2.1　河流", Heading(Rank.SECTION, 1, "2.1", "河流"), "2.1"),
        ("5.2 Ⅳ级响应", Heading(Rank.SECTION, 2, "5.2", "Ⅳ级响应"), "5.2"),
        ("5.3.2 启动条件", Heading(Rank.ITEM, 2, "5.3.2", "启动条件"), "5.3.2"),
        ("3.2 万亩农田", Heading(Rank.NONE, 0, "", "3.2 万亩农田"), "“3.2 万亩农田”"),
        ("2 个乡镇，6个村", Heading(Rank.NONE, 0, "", "2 个乡镇，6个村"), "“2 个乡镇，6个村”"),
        ("3.5万亩农田", Heading(Rank.NONE, 0, "", "3.5万亩农田"), "“3.5万亩农田”"),
        ("（三）项，组织验收", Heading(Rank.NONE, 0, "", "（三）项，组织验收"), "“（三）项，组织验收”"),
        ("（三）项目建设", Heading(Rank.SECTION, 3, "(三)", "项目建设"), "(三)"),
        ("一季度开工", Heading(Rank.NONE, 0, "", "一季度开工"), "“一季度开工”"),
    ],
)
def test_a_heading_is_taken_apart(text: str, heading: Heading, label: str) -> None:
    assert read_heading(text) == heading
    assert label_of(heading) == label


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("三十四", 34), ("一百零三", 103), ("三千", 3000)]
)
def test_chinese_numerals_of_headings_are_counted(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("十二", 12), ("两", 2)])
def test_a_number_is_read_in_digits_and_in_numerals(text: str, value: int) -> None:
    assert read_number(text) == value
