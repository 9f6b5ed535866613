"""What points are given for: 1.疏浚沟渠(15分)2.修复堤防(10分).

Enters: the text before the points, in half-width.  Leaves: the item that earns them.
"""

from __future__ import annotations

import re

_WORTH = "分值"
"""What points are called that stand behind no item."""
_LONGEST = 60
"""Characters of the longest item told as a whole; of a longer one its last clauses are."""
_ITEM = re.compile(
    r"(?:^|[;)。\n])\s*(?:\(?[0-9]{1,2}[.、)]|[①-⑳])?\s*([^;。)\n]+(?:\((?![0-9.]+分)[^()]*\)[^;。)\n]*)*)[。,;]?\s*\(?\s*$"
)


_TAKEN = re.compile(r"[扣得奖]\s*[0-9.]+分|扣完为止")
"""A clause that says how points are given or taken: 每少一次扣0.5分."""


def _own(item: str) -> str:
    """An item without the clauses that give and take points: what stands behind them, else what stands before."""
    clauses = item.split(",")
    taken = [at for at, clause in enumerate(clauses) if _TAKEN.search(clause)]
    return ",".join(clauses[taken[-1] + 1 :] or clauses[: taken[0]]) if taken else item


def scored_item(before: str) -> str:
    """The item right before its points, without its number."""
    match = _ITEM.search(before)
    item = _own(match[1].strip(" ,、(")) if match else ""
    while len(item) > _LONGEST and "," in item:
        item = item.partition(",")[2]
    return item if sum(map(str.isalpha, item)) > 1 else _WORTH
