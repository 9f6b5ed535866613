"""Which annex the words before a reference speak of."""

from __future__ import annotations

import pytest
from bare_rules import outcomes_of

TITLES = ("石桥县重点任务分乡镇安排", "石桥县重点任务资金安排", "石桥县重点任务季度进度安排", "石桥县农家书屋名录")


def told(text: str) -> list[str]:
    annexes = [{"label": f"附件{at}", "title": title} for at, title in enumerate(TITLES, start=1)]
    master = {"title": "石桥县重点行动总体方案", "sections": [{"heading": "五、保障措施", "statements": [text]}]}
    return outcomes_of("annex-of-another", {"title": "示例", "area": "石桥县", "master": master, "annexes": annexes})


@pytest.mark.parametrize("sent", ["资金安排见附件{}", "资金安排详见附件{}", "资金安排（见附件{}）"])
def test_words_that_stand_whole_in_one_title_send_to_that_annex(sent: str) -> None:
    assert told(sent.format(2)) == []
    (said,) = set(told(sent.format(3)))
    assert said.split()[-3:] == ["附件3", "石桥县重点任务季度进度安排", "附件2"]


def test_words_of_which_the_annex_itself_speaks_or_that_stand_in_no_title_send_nowhere_else() -> None:
    assert told("任务安排见附件1") == []
    assert told("考核要求见附件1") == []
    assert told("安排见附件4") == []
