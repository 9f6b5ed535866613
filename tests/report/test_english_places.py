"""Names of places and lists in English reports: English words around the plan's own ones."""

from __future__ import annotations

import pytest

from checker.words.english_places import in_english


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("附件2 二(二)3", "Annex 2 二(二)3"),
        ("附件2 责任分解表 第6行", "Annex 2 table row 6"),
        ("附件2 责任分解表 一 第6行", "Annex 2 table 一 row 6"),
        ("附件3 表2 第4行后小计", "Annex 3 table 2 subtotal behind row 4"),
        ("附件3 表 合计行", "Annex 3 table row of the total"),
        ("总体方案、附件2、附件4", "master plan, Annexes 2, 4"),
        ("附件2、附件4等7处", "Annexes 2, 4, … 7 in all"),
        ("附件2 一、附件4 二", "Annex 2 一, Annex 4 二"),
        ("通知 文号", "notice document number"),
        ("附件1 名单 ×3", "Annex 1 roster ×3"),
        ("第6、7行 (第3段)", "rows 6, 7 (paragraph 3)"),
        ("one name: “甲、乙”3处、“丙”", "one name: “甲、乙” (3 places), “丙”"),
        ("“甲”(1处), “乙”(3处)", "“甲”(1 place), “乙”(3 places)"),
        ("(“集”与“焦”)", "(“集” and “焦”)"),
        ("“新建成”或“建成”", "“新建成” or “建成”"),
        ("《附件2、附件3》 and “在“附件2、附件3”第1行”", "《附件2、附件3》 and “在“附件2、附件3”第1行”"),
        ("、 is missing behind 等: 县林业局", "、 is missing behind 等: 县林业局"),
        ("没有“力争”等字样 (一处无“理”)", "without “力争” or the like (one without “理”)"),
        ("甲奖(加3处、不加1处)", "甲奖(3 with, 1 without)"),
        ("县教育局、县财政局等", "县教育局, 县财政局, …"),
        ("GDP 7%", "GDP 7%"),
    ],
)
def test_places_are_named_in_english_and_quotations_are_kept(chinese: str, english: str) -> None:
    assert in_english(chinese) == english
