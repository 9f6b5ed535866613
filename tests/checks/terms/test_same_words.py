from bare_rules import messages_of

from checker.rulebook.examples import Annex


def test_the_same_words_in_one_part_of_a_document_are_parallel_things() -> None:
    written, slip = "推进重金属污染地块治理修复", "推进重金污染地块治理修复"
    assert messages_of("same-words", {}, "{difference}", master=[written], annexes=[Annex(goals=(slip,))]) == [
        "(一处无“属”)"
    ]
    assert messages_of("same-words", {}, "{difference}", master=[written, slip]) == []
