"""The published text of the two real plans, read by the text reader, gives the findings of their plan files.

A plan file carries the clauses with targets and duties, not the prose around them, so the text may give
more; each additional finding is listed here with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

import pytest
from seeds import SHARED, need_shared

from checker.engine import check_plan
from checker.finding import Finding
from checker.readers.opening import read_document
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules

SEEDS = {"xinshao": "000_ec23dd7c87927d15.txt", "linxiang": "001_86a15bc9c814d429.txt"}
PROSE = "stands in prose that the plan file does not carry"
LONGER = "the printed sentence is longer than the clause of the plan file"
ADDITIONAL = {
    "xinshao": {
        ("T109", "建设施工等领域的突出问题"): PROSE,
        ("N118", "全面激发区域发展潜力活力"): LONGER,
        ("T110", "有效防范化解生态环境领域风险隐患"): LONGER,
        ("T110", "加快构建新邵国资特色和优势的现代化"): LONGER,
        ("S128", "持续开展信访问题源头治理攻坚行动"): PROSE,
        ("U103", "深化财政科技经费分配使用机制改革,"): PROSE,
        ("U102", "加强重点领域乱收费行为治理切实减轻企业和群众负担"): PROSE,
    },
    "linxiang": {
        ("T109", "依托岳阳自贸片区和跨境电商综合实验区的政策叠加优势"): PROSE,
    },
}
SHARE = 0.10
"""How many additional findings the text may give, to those of the plan file."""


def quotes_of(finding: Finding) -> set[str]:
    return {re.sub(r"\s", "", place.quote) for place in finding.places}


def given_by(finding: Finding, others: Iterable[Finding]) -> bool:
    """Whether another finding of the same rule names at least two of the places, or the only one."""
    ours = quotes_of(finding)
    for other in others:
        if other.code == finding.code:
            pairs = product(ours, quotes_of(other))
            shared = {a for a, b in pairs if a and b and (a in b or b in a)}
            if len(shared) >= min(2, len(ours)):
                return True
    return False


@pytest.mark.parametrize("name", SEEDS)
def test_the_published_text_gives_the_findings_of_the_plan_file(name: str) -> None:
    need_shared()
    rules = load_rules()
    plan_file = check_plan(*read_plan(f"plans/{name}.yaml"), rules).findings
    opened = read_document(str(SHARED / "seeds" / SEEDS[name]))
    text = check_plan(opened.plan, opened.sources, rules).findings
    assert [finding.message.zh for finding in plan_file if not given_by(finding, text)] == []
    additional = [finding for finding in text if not given_by(finding, plan_file)]
    listed = ADDITIONAL[name]
    unlisted = [
        (each.code, each.message.zh)
        for each in additional
        if not any((each.code, quote) in listed for quote in quotes_of(each))
    ]
    assert unlisted == []
    assert len(additional) == len(listed)
    assert len(additional) <= SHARE * len(plan_file)
