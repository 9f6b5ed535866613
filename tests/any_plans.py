"""Any plan, with words in it that the grammars look for, and how long properties of all plans are tried."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from checker.plan.model import Plan

# Words that the grammars look for, so that arbitrary text also reaches behind their first tests.
_TARGETS = (
    "新增 企业 6家 4.27万户 达到 百分之七 以上 力争 其中 分别 从650元/月提高到700元/月 15% 翻一番 三项 全覆盖 清零 省级"
)
_DUTIES = (
    "县科工局 牵头 县发改局 负责 各乡镇人民政府 等 下同 责任单位： 成立 工作专班 由县长林致远任召集人 成员单位包括"
)
_SIGNS = "、 ， ； 。 （ ） ( “ ” 《 》 〔2030〕 一、 （一） 1. —— 附件1 办公室设在 到2031年 旬简报、月通报 〇 笫 😀"
_WORDS = [*f"{_TARGETS} {_DUTIES} {_SIGNS}".split(), " ", "\u3000", "\n", "\t", "\ufeff"]
_SCRAPS = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=14).map("".join)
TEXTS = st.one_of(_SCRAPS, st.text(max_size=40))
NAMES = TEXTS.filter(str.strip)
"""Names and words that texts are searched for, which may not be blank."""
LISTS = st.lists(TEXTS, max_size=3)
SETTINGS = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


ROWS = _some(
    group=TEXTS, number=TEXTS, item=TEXTS, content=st.one_of(TEXTS, LISTS), target=TEXTS, lead=TEXTS,
    units=st.one_of(TEXTS, LISTS), leader=st.one_of(TEXTS, LISTS), deadline=TEXTS, progress=TEXTS,
)  # fmt: skip
TABLES = _some(caption=TEXTS, label=TEXTS, title=TEXTS, rows=st.lists(ROWS, max_size=4))
MEMBERS = st.lists(_some(role=TEXTS, name=TEXTS, post=TEXTS), max_size=2)
_LEAF = _some(heading=TEXTS, statements=LISTS, responsibility=TEXTS, task_force=TEXTS, roster=MEMBERS)
SECTIONS = st.recursive(
    _LEAF,
    lambda below: st.tuples(_LEAF, st.lists(below, max_size=2)).map(lambda pair: {**pair[0], "sections": pair[1]}),
    max_leaves=5,
)
DOCUMENTS = st.tuples(
    TEXTS,
    _some(
        label=TEXTS, number=TEXTS, issuer=TEXTS, date=TEXTS, statements=LISTS, roster=MEMBERS, annex_list=LISTS,
        sections=st.lists(SECTIONS, max_size=3), tables=st.lists(TABLES, max_size=2), closing=LISTS,
    ),
).map(lambda pair: {"title": pair[0], **pair[1]})  # fmt: skip
UNITS = _some(aliases=st.lists(NAMES, max_size=3)).map(lambda unit: {"name": "县科工局", **unit})
PLANS = st.tuples(
    TEXTS,
    _some(
        area=TEXTS, year=st.integers(1949, 2200), notice=DOCUMENTS, master=DOCUMENTS,
        annexes=st.lists(DOCUMENTS, max_size=3),
        units=st.lists(UNITS, max_size=2),
        decompositions=st.lists(
            st.fixed_dictionaries({"whole": NAMES, "parts": st.lists(NAMES, min_size=1, max_size=2)}), max_size=1
        ),
    ),
).map(lambda pair: Plan.model_validate({"title": pair[0], **pair[1]}))  # fmt: skip
