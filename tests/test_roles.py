"""The role, period and ground of figures in small drafts: what is a target, what only tells of a state or a case."""

from __future__ import annotations

import pytest

from checker.facts import Facts
from checker.readers.opening import read_text

DRAFT = "芦塘县2030年农技推广方案\n\n一、主要目标\n{}\n"

# sentence -> each figure with its role and what says so
SENTENCES = {
    "截至2029年底，建成农技站12个。": ["12个 result 本句“截至2029年”"],
    "目前拥有育秧棚30座，到2030年底达到45座。": ["30座 result 本句“目前”", "45座 target"],
    "年内新建育秧棚15座。": ["15座 target"],
    "目前短板明显，力争新建育秧棚15座。": ["15座 target"],
    "流转土地50亩以上的，一次性奖补2万元。": ["50亩以上 condition 本句“的,”", "2万元 standard 本句“一次性奖补”"],
    "种粮大户每人每月补助60元/月。": ["60元/月 standard 本句“元/月”"],
    "水田亩均产值突破6000元/亩。": ["突破6000元/亩 target"],
    "未按时报送的，每次扣2分。": ["2分 points 本句“分”"],
    "在30座的基础上，新建育秧棚15座。": ["30座 base 本句“的基础上”", "15座 target"],
    "全县改造7个农技站、走访96个产粮村中，农技员覆盖的村达到80个。": [
        "7个 target",
        "96个 condition 本句“产粮村中,”",
        "80个 target",
    ],
    "种植面积100亩以上的大户达到20户。": ["20户 target"],
    "粮食产量比上年增长12%。": ["12% target"],
    "粮食产量在去年基础上增长12%。": ["12% target"],
    "上年粮食产量增长12%。": ["12% result 本句“上年”"],
}


def said(text: str) -> list[str]:
    constraints = [target.constraint for target in Facts(read_text(text, "t.txt").plan).stated]
    grounds = [each.role_ground.told().zh if each.role_ground else "" for each in constraints]
    return [f"{each.quantity.raw} {each.role} {why}".strip() for each, why in zip(constraints, grounds, strict=True)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_words_around_a_figure_tell_its_role(sentence: str) -> None:
    assert said(DRAFT.format(sentence)) == SENTENCES[sentence]


def test_a_chapter_that_looks_back_makes_results() -> None:
    text = "芦塘县农技推广方案\n\n一、工作回顾\n新建农技站12个。\n二、主要目标\n新建农技站15个。\n"
    assert said(text) == ["12个 result 标题“工作回顾”", "15个 target"]
