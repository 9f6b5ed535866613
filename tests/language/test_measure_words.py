"""A measure word before a noun that begins like the second half of another word (10家电商企业, not 家电)."""

from __future__ import annotations

import pytest

from checker.language.statement.statements import Context, read_statement

COUNTED = {
    "引进10家电商企业": ("电商企业", 10, "家"),
    "扶持8家具备资质的作坊": ("具备资质的作坊", 8, "家"),
    "新增4家纺织企业": ("纺织企业", 4, "家"),
    "关停3家园区企业": ("园区企业", 3, "家"),
    "培育6家居家养老机构": ("居家养老机构", 6, "家"),
    "走访5户外来务工家庭": ("外来务工家庭", 5, "户"),
    "开展8场面向高校的招聘": ("面向高校的招聘", 8, "场"),
    "组织4次全民健身活动": ("全民健身活动", 4, "次"),
    "改造3所在建学校": ("在建学校", 3, "所"),
    "培养100名优秀企业家": ("优秀企业家", 100, "名"),
    "培训50名医务人员": ("医务人员", 50, "名"),
    "选派10名校长": ("校长", 10, "名"),
    "选树5名家庭医生": ("家庭医生", 5, "名"),
}
OTHER_WORDS = ["6家具企业", "20家政企业", "三家电企业", "30人口", "12处理", "5项目"]


@pytest.mark.parametrize("text", COUNTED)
def test_things_that_begin_like_another_word_are_counted(text: str) -> None:
    (constraint,) = read_statement(text, Context()).constraints
    assert (constraint.indicator, constraint.quantity.low, constraint.quantity.unit) == COUNTED[text]


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_a_word_is_not_cut_into_a_measure_word(text: str) -> None:
    assert read_statement(text, Context()).constraints == ()


def test_a_plan_that_is_paid_in_two_years_names_a_time() -> None:
    said = read_statement("分2年给予补助", Context())
    assert (said.constraints, [(each.kind.value, said.text[slice(*each.span)]) for each in said.others]) == (
        (),
        [("name", "2年")],
    )
