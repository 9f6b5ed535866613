"""Names filled out from what was named before: 总产量 after 粮食播种面积 is 粮食总产量.

Enters: a name as printed and the indicator named before it in the sentence.  Leaves: the name as meant.
Only words listed in grammars/words.yaml lean on others; every other name stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.language.vocabulary import one_of, vocabulary


@dataclass(frozen=True, slots=True)
class _Classes:
    leaning: frozenset[str]
    leaning_tail: re.Pattern[str]
    front: re.Pattern[str]
    stage: re.Pattern[str]
    part: re.Pattern[str]
    holder: re.Pattern[str]
    acts: tuple[str, ...]


@cache
def _classes() -> _Classes:
    words = vocabulary()
    leaning = words.list_of("leaning")
    return _Classes(
        leaning=frozenset(leaning),
        leaning_tail=re.compile(f"(?:{one_of(leaning)})$"),
        front=re.compile(f"^(?:{one_of(words.list_of('fronts'))})"),
        stage=re.compile(f"^(?:{one_of(words.list_of('stages'))})"),
        part=re.compile(f"^.{{0,8}}(?:{one_of(words.list_of('part_tails'))})$"),
        holder=re.compile(f"^.{{1,30}}(?:{one_of(words.list_of('organisations'))})$"),
        acts=tuple(words.list_of("acts")),
    )


_COVERAGE = re.compile(r"(?:[市县省]|乡镇|镇|村|社区|街道|、|\([^()]*\))*覆盖率$")


def fill_out(name: str, before: str, verbless: bool) -> str:
    """The name with what it leans on: a front modifier, a stage, or the thing whose attribute it is."""
    classes = _classes()
    if not before or not name:
        return name
    if name in classes.leaning:
        stem = classes.leaning_tail.sub("", before)
        return (stem if stem != before or name in classes.acts else "") + name
    if name.startswith("覆盖") and before.endswith("覆盖率") and not name.endswith("率"):
        return _COVERAGE.sub("", before) + name
    if verbless and len(name) <= 3 and (front := classes.front.match(before)) and not classes.front.match(name):
        return front[0] + name
    if verbless and name[0].isdigit() and (stage := classes.stage.match(before)):
        return stage[0] + name
    return name


def without_area(name: str, area: str) -> str:
    """The name without the plan's own area in front (青山县财政收入); 青山县级 is a level, no area."""
    rest = name[len(area) :]
    return rest if area and name.startswith(area) and rest and rest[0] not in "级人委政" else name


def spread(name: str, count: int) -> tuple[str, ...]:
    """城乡居民收入 with two figures is 城镇居民收入 and 农村居民收入; nothing where the figures do not fit the name."""
    for word, members in vocabulary().lists_of("pairs").items():
        if name.startswith(word) and len(members) == count:
            return tuple(member + name[len(word) :] for member in members)
    return ()


def is_bare_part(name: str) -> bool:
    """Whether a part is named by its level or place only (市级, 镇(街道))."""
    return bool(_classes().part.match(name))


def is_holder(name: str) -> bool:
    """Whether a name is an organisation's, which holds a quota."""
    return bool(_classes().holder.match(name))


def shared_act(name: str) -> str | None:
    """The noun of action a name ends in (公厕改造 -> 改造)."""
    return next((act for act in _classes().acts if name.endswith(act) and len(name) > len(act)), None)
