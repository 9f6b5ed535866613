import pytest

from checker.words.terms import Slip, load_terms


@pytest.mark.parametrize("slips", [load_terms().lookalikes, load_terms().slips], ids=["lookalikes", "slips"])
def test_no_listed_word_is_found_in_its_own_correction(slips: tuple[Slip, ...]) -> None:
    for wrong, right, *_ in slips:
        if "\\" not in right:
            assert not wrong.search(right), right
