"""What a few words say, without those of style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.alike.differences import DifferenceKind, compare_pieces, cut
from checker.language.statement.saying import begins_with_verb, kind_of, style_words, telling_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("持续强化安全宣传、知识竞赛等行动", ("安全宣传", "知识竞赛", "行动")),
        ("建成高标准农田3.5万亩", ("高标准农田", "3.5万亩")),
        ("和、等", ()),
        ("", ()),
    ],
)
def test_telling_words_leave_out_verbs_of_style_and_marks(text: str, words: tuple[str, ...]) -> None:
    assert telling_words(text) == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("提质改造", DifferenceKind.QUALIFIER),
        ("援助", DifferenceKind.WORDING),
        ("12家", DifferenceKind.WORDING),
        ("三级", DifferenceKind.QUALIFIER),
    ],
)
def test_words_have_the_class_of_what_they_say(text: str, kind: DifferenceKind) -> None:
    assert kind_of(text) is kind


def test_a_clause_is_known_by_the_verb_or_adverb_it_begins_with() -> None:
    assert begins_with_verb("优化公共服务")
    assert not begins_with_verb("电子病历应用")


def kinds_of(a: str, b: str) -> set[DifferenceKind]:
    return {difference.kind for difference in compare_pieces((a, cut(a)), (b, cut(b)))}


def test_a_month_is_a_deadline_and_no_number() -> None:
    assert kinds_of("每年1月底前完成", "每年11月底前完成") == {DifferenceKind.DEADLINE}


def test_the_class_of_a_road_is_no_mere_wording() -> None:
    assert kinds_of("推进乡镇通三级路", "推进乡镇通二级路") == {DifferenceKind.QUALIFIER}


@given(st.text(max_size=40))
def test_style_words_give_the_text_back(text: str) -> None:
    assert "".join(word for word, _ in style_words(text)) == text
