"""Invents a plan: consistent to the last number, in one of several ways of writing, the same for the same seed.

Enters: a seed.  Leaves: a `Draft`.  A way of writing is drawn once a plan (words of bounds, brackets of responsibility,
words in headers and headings), facts are drawn once and printed wherever such plans repeat them.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from trust.draft import Draft, Heading, Paragraph, Part, Person, Roster, Slot, Sort, Table, Text
from trust.words import COUNTIES, DEEDS, GIVEN, INDICATORS, POSTS, SURNAMES, TOWNS

NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Style:
    """How one office writes."""

    bound: str
    goals: str
    tasks: str
    charge: tuple[str, str, str]
    header: tuple[str, str, str, str, str]
    measures: str
    colon: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to how many of what, by whom, until when."""

    fact: str
    verb: str
    thing: str
    unit: str
    number: int
    lead: str
    others: tuple[str, ...]
    month: int


@dataclass(frozen=True, slots=True)
class Action:
    """A field of the plan with its deeds and the leader who answers for it."""

    name: str
    leader: str
    deeds: tuple[Deed, ...]


def invent(seed: int) -> Draft:
    """A plan with two to four actions, each an annex, and an annex with the shares of the towns."""
    random = Random(seed)
    county, year = random.choice(COUNTIES), random.randint(2029, 2036)
    style = _style(random)
    fields = random.sample(list(DEEDS), random.randint(2, 4))
    leaders = _names(random, len(fields) + 1)
    actions = [_action(random, field, leader) for field, leader in zip(fields, leaders[1:], strict=True)]
    titles: list[Text] = [_title(county, f"action{at}", action.name) for at, action in enumerate(actions)]
    shared = [deed for action in actions for deed in action.deeds if deed.number >= 2 * len(TOWNS)][:2]
    quotas: Text = (county, Slot(Sort.TITLE, "quotas", "重点任务分乡镇安排"))
    group: Text = (county, Slot(Sort.TITLE, "group", "重点行动领导小组组成人员"))
    parts = [
        _master(random, style, county, year, actions),
        *(
            Part(f"附件{at}", title, _annex(random, style, action))
            for at, (title, action) in enumerate(zip(titles, actions, strict=True), start=1)
        ),
        Part(f"附件{len(actions) + 1}", quotas, (_quotas(random, shared),)),
        Part(f"附件{len(actions) + 2}", group, (_group(random, leaders, actions),)),
    ]
    names = [*titles, quotas, group]
    return Draft(county, year, tuple(parts), tuple((f"{at}．", *name) for at, name in enumerate(names, start=1)))


def _style(random: Random) -> Style:
    return Style(
        bound=random.choice(("以上", "", "以上", "左右")),
        goals=random.choice(("工作目标", "目标任务", "主要目标")),
        tasks=random.choice(("重点任务", "工作任务", "主要任务")),
        charge=random.choice(
            (
                ("（牵头单位：", "；责任单位：", "）"),
                ("（", "牵头，", "配合）"),
                ("（责任单位：", "牵头，", "按职责分工负责）"),
                ("（牵头单位：", "；配合单位：", "）"),
            )
        ),
        header=random.choice(
            (
                ("序号", "工作任务", "责任单位", "责任领导", "完成时限"),
                ("序号", "任务内容", "责任单位", "分管领导", "完成时间"),
                ("编号", "重点任务", "责任部门", "牵头领导", "时间节点"),
            )
        ),
        measures=random.choice(("保障措施", "组织保障", "工作要求")),
        colon=random.random() < 0.5,
    )


def _names(random: Random, count: int) -> list[str]:
    return [a + b for a, b in zip(random.sample(SURNAMES, count), random.sample(GIVEN, count), strict=True)]


def _action(random: Random, field: str, leader: str) -> Action:
    lead, others, things = DEEDS[field]
    deeds = []
    for verb, thing, unit, least, most in random.sample(things, random.randint(3, 5)):
        helpers = random.sample(others, 2)
        number, month = random.randint(least, most), random.choice((6, 9, 10, 11, 12))
        deeds.append(Deed(verb + thing, verb, thing, unit, number, lead, tuple(helpers), month))
    return Action(field, leader, tuple(deeds))


def _title(county: str, fact: str, name: str) -> Text:
    return county, Slot(Sort.TITLE, fact, f"{name}行动实施方案")


def _said(style: Style, deed: Deed) -> Text:
    """The clause of a target."""
    bound = (Slot(Sort.BOUND, deed.fact, style.bound),) if style.bound else ()
    return deed.verb, deed.thing, Slot(Sort.FIGURE, deed.fact, str(deed.number)), deed.unit, *bound


def _listed(clauses: list[Text], mark: str = "，") -> Text:
    return tuple(piece for at, clause in enumerate(clauses) for piece in ((mark, *clause) if at else clause))


def _master(random: Random, style: Style, county: str, year: int, actions: list[Action]) -> Part:
    goals = [
        Paragraph((f"{action.name}方面：" if style.colon else "", *_listed([_said(style, deed) for deed in action.deeds[:3]]), "。"))
        for action in actions
    ]
    named = "、".join(action.name for action in actions)
    return Part(
        "",
        (f"{county}{year}年重点行动总体方案",),
        (
            Heading(1, ("一、总体要求",)),
            Paragraph((f"坚持以人民为中心，统筹推进{named}等重点工作，不断提高群众生活品质。",)),
            Heading(1, ("二、主要目标",)),
            Paragraph(_growth(random, year)),
            *goals,
            Heading(1, ("三、重点行动",)),
            Paragraph(("全年组织实施", Slot(Sort.COUNT, "actions", str(len(actions))), f"项重点行动：{named}。")),
            Heading(1, (f"四、{style.measures}",)),
            Paragraph((f"成立{county}重点行动领导小组，由县长任组长，分管副县长任副组长，领导小组办公室设在县政府办公室。",)),
            Paragraph(("各乡镇任务分解见", Slot(Sort.REFERENCE, "quotas", f"附件{len(actions) + 1}"), "。")),
        ),
    )


def _growth(random: Random, year: int) -> Text:
    """A sentence in which base, rate and target agree."""
    name, unit, least, most = random.choice(INDICATORS)
    base, rate = random.randint(least // 20, most // 20) * 20, random.choice((5, 10, 15))
    return (
        f"到{year}年底，{name}由{year - 1}年的",
        Slot(Sort.BASE, name, str(base)),
        f"{unit}增加到",
        Slot(Sort.GROWTH, name, str(base * (100 + rate) // 100)),
        f"{unit}，增长",
        Slot(Sort.GROWTH, name, str(rate)),
        "%。",
    )


def _annex(random: Random, style: Style, action: Action) -> tuple[Heading | Paragraph | Table, ...]:
    tasks = [block for at, deed in enumerate(action.deeds, start=1) for block in _task(style, at, deed)]
    rows = tuple(_row(style, at, deed, action) for at, deed in enumerate(action.deeds, start=1))
    return (
        Heading(1, (f"一、{style.goals}",)),
        Paragraph((*_listed([_said(style, deed) for deed in action.deeds]), "。")),
        Heading(1, (f"二、{style.tasks}",)),
        Paragraph(("重点抓好以下", Slot(Sort.COUNT, action.name, str(len(action.deeds))), "项任务。")),
        *tasks,
        Heading(1, (f"三、{style.measures}",)),
        Paragraph((random.choice(("压实工作责任，按月调度进展。", "各责任单位要密切配合，按期完成任务。")),)),
        Table((f"{action.name}行动责任分解表",), ("number", "content", "units", "leader", "deadline"), style.header, rows),
    )


def _task(style: Style, at: int, deed: Deed) -> tuple[Heading | Paragraph, ...]:
    opening, between, closing = style.charge
    units: Text = (
        opening,
        Slot(Sort.LEAD, deed.fact, deed.lead),
        between,
        Slot(Sort.UNIT, deed.fact, deed.others[0]),
        "、",
        Slot(Sort.UNIT, deed.fact, deed.others[1]),
        closing,
    )
    until: Text = (Slot(Sort.DEADLINE, deed.fact, f"{deed.month}月底前"),)
    return (
        Heading(2, (f"（{NUMERALS[at]}）{deed.thing}。",)),
        Paragraph((*until, *_said(style, deed), "，落实管护责任，确保建成见效。"), units),
    )


def _row(style: Style, at: int, deed: Deed, action: Action) -> tuple[Text, ...]:
    units: Text = (
        Slot(Sort.LEAD, deed.fact, deed.lead),
        "、",
        Slot(Sort.UNIT, deed.fact, deed.others[0]),
        "、",
        Slot(Sort.UNIT, deed.fact, deed.others[1]),
    )
    leader: Text = (Slot(Sort.LEADER, action.name, action.leader),)
    return (str(at),), _said(style, deed), units, leader, (Slot(Sort.DEADLINE, deed.fact, f"{deed.month}月底前"),)


def _quotas(random: Random, deeds: list[Deed]) -> Table:
    """Shares of the towns that add up to the whole."""
    towns = random.sample(TOWNS, 6)
    shares = [_split(random, deed.number, len(towns)) for deed in deeds]
    rows: list[tuple[Text, ...]] = [
        ((town,), *((Slot(Sort.PART, deed.fact, str(share[at])),) for deed, share in zip(deeds, shares, strict=True)))
        for at, town in enumerate(towns)
    ]
    rows.append((("合计",), *((Slot(Sort.TOTAL, deed.fact, str(deed.number)),) for deed in deeds)))
    header = ("乡镇", *(f"{deed.verb}{deed.thing}（{deed.unit}）" for deed in deeds))
    return Table(("重点任务分乡镇安排表",), ("item", *("value" for _ in deeds)), header, tuple(rows))


def _split(random: Random, whole: int, parts: int) -> list[int]:
    """Whole numbers of at least one that add up."""
    cuts = sorted(random.sample(range(1, whole), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def _group(random: Random, leaders: list[str], actions: list[Action]) -> Roster:
    posts = random.sample(POSTS, len(actions))
    people = [Person("组长", (leaders[0],), "县委副书记、县长")]
    people += [
        Person("副组长" if not at else "", (Slot(Sort.LEADER, action.name, action.leader),), post)
        for at, (action, post) in enumerate(zip(actions, posts, strict=True))
    ]
    return Roster(tuple(people))
