import re

import pytest

from checker.checks.terms.word_list import WordList
from checker.data import load_words


@pytest.mark.parametrize("words", WordList)
def test_no_listed_word_is_found_in_its_own_correction(words: WordList) -> None:
    for wrong, right, _ in load_words("terms")[words]:
        if "\\" not in right:
            assert not re.search(wrong, right), right
