"""Names filled out from what was named before: 总产量 after 粮食播种面积 is 粮食总产量.

Enters: a name as printed and the indicator named before it in the sentence.  Leaves: the name as meant.
Only words listed in grammars/words.yaml lean on others; every other name stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.words.indicators import load_indicators
from checker.words.vocabulary import one_of
from checker.words.words import load_words


@dataclass(frozen=True, slots=True)
class _Classes:
    leaning: frozenset[str]
    shares_of: tuple[str, ...]
    amounts_of: frozenset[str]
    amounts_tail: re.Pattern[str]
    leaning_ends: tuple[str, ...]
    leaning_tail: re.Pattern[str]
    front: re.Pattern[str]
    stage: re.Pattern[str]
    part: re.Pattern[str]
    holder: re.Pattern[str]
    acts: tuple[str, ...]
    attributes: tuple[str, ...]
    stages: tuple[str, ...]
    measured: re.Pattern[str]
    light: re.Pattern[str]
    share: re.Pattern[str]
    standard: re.Pattern[str]
    person: re.Pattern[str]
    process: re.Pattern[str]
    per_heads: tuple[str, ...]
    scope: re.Pattern[str]
    bounds: dict[str, str]


@cache
def _classes() -> _Classes:
    words = load_words()
    leaning = words.leaning
    exact = words.bounds_before.exact
    bounds = {word: op for op, found in exact for word in found if len(word) > 1 and word[0] not in "最至"}
    return _Classes(
        leaning=frozenset(leaning),
        shares_of=tuple(words.shares_of),
        amounts_of=frozenset(words.amounts_of),
        amounts_tail=re.compile(f"(?:{one_of(words.amounts_of)})$"),
        leaning_ends=tuple(leaning),
        leaning_tail=re.compile(f"(?:{one_of(leaning)})$"),
        front=re.compile(f"^(?:{one_of(words.fronts)})"),
        stage=re.compile(f"^(?:{one_of(words.stages)})"),
        part=re.compile(f"^.{{0,8}}(?:{one_of(words.part_tails)})$"),
        holder=re.compile(f"^.{{1,30}}(?:{one_of(words.organisations)})(?<!下乡)$"),
        acts=tuple(words.acts),
        attributes=tuple(words.attributes),
        stages=tuple(sorted(words.stages, key=len, reverse=True)),
        measured=words.measured_in,
        light=re.compile(f"^({one_of(words.light_verbs)})(?=..)"),
        share=re.compile(f"(?<=..)({one_of(bounds)})(..{{1,24}}?)的?$"),
        standard=words.standard,
        person=re.compile(f".*(?:{one_of(words.persons)})(?=..)"),
        process=re.compile(rf"(?:{one_of(words.processes)})(?=$|..)"),
        per_heads=tuple(sorted(words.per_heads, key=len, reverse=True)),
        scope=re.compile(
            rf"^(?:{one_of(words.scopes)})(?:\([^()]*\))?[均都]?({one_of(words.scope_verbs)})?(?=[^(]{{2}})"
        ),
        bounds=bounds,
    )


_AREA = re.compile(r"[^\W\d_]{1,3}?[区镇乡村县市城]")
"""A kind of place: 城区、建制镇生活污水处理率 are rates of two."""
_KIND = re.compile(r"^\d型")
"""What ends a word and so never begins the shared part of a name."""


def fill_out(name: str, before: str, verbless: bool) -> str:
    """The name with what it leans on: a front modifier, a stage, or the thing whose attribute it is."""
    classes = _classes()
    if not before or name in ("", before):
        return name
    if of_it := _level_or_share(name, before):
        return of_it
    if name in classes.amounts_of and verbless:
        thing = classes.amounts_tail.sub("", before)
        is_amount = name.startswith(thing) or lapping(
            thing, name
        )  # 产业投资15亿元,投资总额180亿元: no thing's investment
        return name if is_amount else thing + name
    if name in classes.leaning:
        stem = classes.leaning_tail.sub("", before)
        return (stem if stem != before or name in classes.acts else "") + name
    if name.startswith("覆盖") and before.endswith("覆盖率") and not name.endswith("率"):
        return load_words().coverage.sub("", before) + name
    return (_opening(name, before) if verbless else "") + name


def of_level(name: str, before: str) -> str:
    """Of a level alone (省级龙头企业2家、市级5家) what was named before, at this level; empty for any other name."""
    levels = load_indicators().levels
    if name not in levels or not before:
        return ""
    return name + before[next((len(level) for level in levels if before.startswith(level)), 0) :]


def _level_or_share(name: str, before: str) -> str:
    """What says how much there is of the thing named before (总量), or what share it has (占比)."""
    if name.startswith(_classes().shares_of):
        return before + name
    return before if name in load_words().own_level else ""


def _opening(name: str, before: str) -> str:
    """The front modifier or the stage that a name without a verb takes over from the name before."""
    classes = _classes()
    if len(name) <= 3 and (front := classes.front.match(before)) and not classes.front.match(name):
        return front[0]
    stage = classes.stage.match(before) if name[0].isdigit() else None
    return stage[0] if stage else ""


def without_area(name: str, area: str) -> str:
    """The name without the plan's own area in front (青山县财政收入); 青山县级 is a level, no area."""
    rest = name[len(area) :]
    return rest if area and name.startswith(area) and rest and rest[0] not in "级人委政" else name


def measured_in(name: str) -> str:
    """A name that is nothing but what a thing is measured in, with its kind: 建筑面积, 地上计容建筑面积, 高度."""
    match = _classes().measured.fullmatch(name)
    return match[0] if match else ""


def spread(name: str, count: int) -> tuple[str, ...]:
    """城乡居民收入 with two figures is 城镇居民收入 and 农村居民收入; nothing where the figures do not fit the name."""
    for word, members in load_words().pairs.items():
        if name.startswith(word) and len(members) == count:
            return tuple(member + name[len(word) :] for member in members)
    return ()


def is_bare_part(name: str) -> bool:
    """Whether a part is named by its level or place only (市级, 镇(街道))."""
    return bool(_classes().part.match(name))


def lapping(part: str, whole: str) -> str:
    """城镇居民 of 居民人均收入 is 城镇居民人均收入: a part that ends in what the whole begins with; else nothing."""
    size = next((size for size in range(min(len(part) - 1, len(whole) - 1), 1, -1) if part.endswith(whole[:size])), 0)
    return part + whole[size:] if size else ""


def is_holder(name: str) -> bool:
    """Whether a name is an organisation's, which holds a quota."""
    return bool(_classes().holder.match(name))


def shared_act(name: str) -> str | None:
    """The noun of action a name ends in (公厕改造 -> 改造)."""
    return next((act for act in _classes().acts if name.endswith(act) and len(name) > len(act)), None)


def deed_of(action: str) -> tuple[str, str]:
    """完成造林 with nothing behind is the verb 完成 of the thing 造林; a verb of acting alone names the act."""
    classes = _classes()
    if match := classes.light.match(action):
        return match[1], action[match.end() :]
    return ("", action) if action in classes.acts else (action, "")


def restaged(name: str, stage: str) -> str:
    """老旧小区改造开工12个、竣工10个: the later stage takes the place of the former."""
    former = next((word for word in _classes().stages if name.endswith(word)), "")
    return name[: -len(former)] + stage if former and stage in _classes().stages else name


def as_share(name: str) -> tuple[str, str] | None:
    """The name and bound of A不低于B的 (10%): the share that A has of B."""
    classes = _classes()
    match = classes.share.search(name)
    if match is None:
        return None
    thing = name[: match.start()]
    return thing if thing.endswith(tuple(load_words().share_heads)) else f"{thing}占{match[2]}的比重", classes.bounds[
        match[1]
    ]


def with_attribute(listed: tuple[str, ...], name: str) -> tuple[str, ...]:
    """甲、乙两大产业产值: of each member of a list what is said of them all; 产业 adds nothing to their names."""
    attribute = max((word for word in _classes().attributes if name.endswith(word)), key=len, default="")
    return tuple(member if member.endswith(attribute) else member + attribute for member in listed)


def with_shared_attribute(listed: tuple[str, ...]) -> tuple[str, ...]:
    """小学、初中净入学率: names of a list without an attribute of their own take the last one's."""
    attributes = _classes().attributes
    *firsts, last = listed
    if not firsts or not last.endswith(attributes) or any(name.endswith(attributes) for name in firsts):
        return listed
    shared = _with_shared_end(listed)
    front = next((word for word in load_words().list_fronts if shared[0].startswith(word)), "")
    alike = front and shared != listed and not any(front in name for name in shared[1:])
    return (shared[0], *(front + name for name in shared[1:])) if alike else shared


def _with_shared_end(listed: tuple[str, ...]) -> tuple[str, ...]:
    """A list whose last name alone has an attribute, with that of the last behind each; itself where none fits."""
    classes = _classes()
    *firsts, last = listed
    beside = firsts[-1]
    if (first := classes.process.search(beside)) and (step := classes.process.match(last)):
        front = beside[: first.start()]
        return (*(name + last[step.end() :] for name in firsts), front + last)
    kind = len(last) - len(_KIND.sub("", last))
    area = _AREA.match(last) if _AREA.fullmatch(beside) else None
    person = next((len(word) for word in load_words().persons if last.startswith(word)), 0)
    places = (person, area.end() if area else 0, last.find(beside[-1], 1) + 1, kind + len(beside))
    place = next(
        (place for place in places if place and len(last) - place >= 2 and last[place] not in load_words().noun_ends),
        None,
    )
    if place is None:
        rate = next((word for word in load_words().shared_rates if last.endswith(word) and last != word), "")
        return (*(name + rate for name in firsts), last)
    return (*(name + last[place:] for name in firsts), last)


def with_standard(name: str, said: str) -> str:
    """散居对象从900元/月 after 提高供养对象生活保障标准: whom a standard is for, and the standard named before."""
    classes = _classes()
    found = classes.standard.findall(said)
    if name.rstrip('”’"').endswith(classes.attributes) or not found:
        return name
    return name + (classes.person.sub("", found[-1]) or found[-1])


def leaning_word(name: str) -> str:
    """The word of a name that leans on a fuller one said before: 投入 of 投入总量."""
    classes = _classes()
    if not name.endswith(classes.leaning_ends):
        return ""
    word = classes.leaning_tail.sub("", name)
    return word if word != name and 2 <= len(word) <= 4 else ""


def behind_scope(name: str) -> tuple[str, str | None]:
    """Of 乡镇(街道)实现垃圾分类 behind a count what is done there, and its verb."""
    match = _classes().scope.match(name)
    return (name[match.end() :], match[1]) if match else (name, None)


def per_heads_first(name: str) -> str:
    """面积每百户(不低于30平方米) is 每百户面积."""
    per_heads = _classes().per_heads
    if not name.endswith(per_heads):
        return name
    per = next(word for word in per_heads if name.endswith(word))
    return per + name[: -len(per)]
