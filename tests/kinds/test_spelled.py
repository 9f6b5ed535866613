"""Names, terms and signs: what the rules' examples do not show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checker.checks.shared.fillings import filled_differently
from checker.checks.shared.marking import half_quoted, marked_differently
from checker.checks.shared.marks import glued_clauses, marks, truncated_texts
from checker.checks.shared.usage import listed_slips, mixed_symbols, other_areas
from checker.checks.shared.variants import near_names, spelled_names
from checker.facts import Facts
from checker.kinds.spelled import Options
from checker.plan.model import Document, Plan
from checker.words.terms import Slip, load_terms

SIGNS = st.text("“”‘’《》()〔〕【】,、。一二县市全省2×x年底城市更新任务", max_size=40)


def _facts(*texts: str, area: str = "青山县") -> Facts:
    annexes = tuple(
        Document(label=f"附件{at + 1}", title="行动方案", statements=(text,)) for at, text in enumerate(texts)
    )
    return Facts(Plan(title="青山县方案", area=area, annexes=annexes))


@given(st.lists(SIGNS, min_size=1, max_size=4))
def test_arbitrary_signs_never_break_a_search(texts: list[str]) -> None:
    facts = _facts(*texts)
    searches = (marks, glued_clauses, truncated_texts, spelled_names, near_names, filled_differently)
    more = (half_quoted, marked_differently, other_areas, mixed_symbols)
    hits = [hit for search in (*searches, *more) for hit in search(facts)]
    hits += [hit for slips in (load_terms().lookalikes, load_terms().slips) for hit in listed_slips(facts, slips)]
    assert all(
        place.quote == _text(facts, place.route)[place.span.start : place.span.end] for h in hits for place in h.places
    )


def _text(facts: Facts, route: tuple[str | int, ...]) -> str:
    return facts.passages[facts.position(route)].text


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("“甲”《乙》(丙)〔丁〕", []),
        ("（甲)乙", []),
        ("《关于印发<甲方案>的通知》", []),
        ("”甲“与”乙“", ["reversed"]),
        ("“甲", ["unpaired"]),
        ("甲》和“乙", ["unpaired", "unpaired"]),
        ("3)甲;(4)乙", []),
    ],
)
def test_marks_are_paired_whatever_their_width(text: str, outcomes: list[str]) -> None:
    assert [hit.outcome for hit in marks(_facts(text))] == outcomes


@pytest.mark.parametrize("slips", [load_terms().lookalikes, load_terms().slips], ids=["lookalikes", "slips"])
def test_no_listed_word_is_found_in_its_own_correction(slips: tuple[Slip, ...]) -> None:
    for wrong, right, _ in slips:
        if "\\" not in right:
            assert not wrong.search(right), right


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"find": "patterns"}, "find: patterns 要写 patterns 或 form, 其他不写"),
        ({"find": "marks", "patterns": ["、、"]}, "find: patterns 要写 patterns 或 form, 其他不写"),
        ({"find": "patterns", "patterns": ["("]}, "正则表达式有误"),
    ],
)
def test_options_that_find_nothing_or_do_not_compile_are_refused(options: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Options.model_validate(options)


def test_the_same_words_in_one_part_of_a_document_are_parallel_things() -> None:
    master = Document(title="总体方案", statements=("推进重金属污染地块治理修复", "推进重金污染地块治理修复"))
    facts = Facts(Plan(title="方案", master=master))
    assert list(filled_differently(facts)) == []
