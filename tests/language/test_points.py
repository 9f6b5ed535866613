"""What points are given for, from the text before them."""

from __future__ import annotations

import pytest

from checker.language.statement.points import scored_item

LONG = "按照要求及时整理林区巡护台账、防火宣传记录、防治虫害记录和补植苗木的验收单据并送县林业局存档"

ITEMS = {
    "1.按月巡护林区、记录完整(": "按月巡护林区、记录完整",
    "1.疏浚沟渠(15分)2.修复堤防(": "修复堤防",
    "①巡护林区。②防治虫害,": "防治虫害",
    "按月巡护,每少一次扣0.5分(": "按月巡护",
    "每少一次扣0.5分,按月巡护(": "按月巡护",
    f"{LONG},当月补齐,按月巡护林区并有记录(": "当月补齐,按月巡护林区并有记录",
    f"{LONG}(": LONG,
    "(": "分值",
    "": "分值",
}


@pytest.mark.parametrize("before", ITEMS)
def test_the_item_before_its_points_is_what_they_are_given_for(before: str) -> None:
    assert scored_item(before) == ITEMS[before]
