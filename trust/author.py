"""Invents a plan: consistent to the last number, in one of many ways of writing, the same for the same seed.

Enters: a seed.  Leaves: a `Draft`.  Facts are drawn once and printed wherever such plans repeat them; how they are
printed is a `Style`, drawn once a plan.
"""

from __future__ import annotations

from random import Random

from trust.draft import Draft, Heading, Paragraph, Part, Person, Roster, Slot, Sort, Table, Text
from trust.facts import Action, Deed, Indicator, draw_actions, draw_indicators, names
from trust.style import Style, draw_style, heading, listed
from trust.words import COUNTIES, POSTS, TOWNS


def invent(seed: int) -> Draft:
    """A plan with two to four actions, each an annex, and annexes of indicators, money, shares of towns and people."""
    random = Random(seed)
    county, year, style = random.choice(COUNTIES), random.randint(2029, 2036), draw_style(random)
    actions = draw_actions(random)
    indicators = draw_indicators(random)
    chief = names(random, 1, {action.leader for action in actions})[0]
    titles = [_titled(county, f"action{at}", f"{action.name}行动实施方案") for at, action in enumerate(actions)]
    tables = [
        ("indicators", "主要指标", _indicators(year, indicators)),
        ("quotas", "重点任务分乡镇安排", _quotas(random, style, actions)),
        ("money", "重点任务资金安排", _money(style, actions)),
        ("quarters", "重点任务季度进度安排", _quarters(random, actions)),
    ]
    tables = [table for table in tables if random.random() < 0.6]
    group = _titled(county, "group", "重点行动领导小组组成人员")
    annexes = [
        *((title, _annex(style, action)) for title, action in zip(titles, actions, strict=True)),
        *((_titled(county, fact, name), (table,)) for fact, name, table in tables),
        (group, (_group(random, chief, actions),)),
    ]
    labels = {fact: f"附件{at}" for at, (fact, _, _) in enumerate(tables, start=len(actions) + 1)}
    master = _master(style, county, year, actions, indicators, labels)
    parts = [master, *(Part(f"附件{at}", title, blocks) for at, (title, blocks) in enumerate(annexes, start=1))]
    names_of = tuple((f"{at}．", *title) for at, (title, _) in enumerate(annexes, start=1))
    return Draft(county, year, tuple(parts), names_of)


def _titled(county: str, fact: str, name: str) -> Text:
    return county, Slot(Sort.TITLE, fact, name)


def _said(style: Style, deed: Deed) -> Text:
    """The clause of a target."""
    bound = (Slot(Sort.BOUND, deed.fact, style.bound),) if style.bound else ()
    figure = Slot(Sort.FIGURE, deed.fact, str(deed.number))
    if style.figure_first:
        return deed.verb, figure, deed.unit, *bound, deed.thing
    return deed.verb, deed.thing, figure, deed.unit, *bound


def _master(
    style: Style, county: str, year: int, actions: list[Action], indicators: list[Indicator], labels: dict[str, str]
) -> Part:
    named = "、".join(action.name for action in actions)
    goals = [
        Paragraph((style.field(action.name), *listed([_said(style, deed) for deed in action.deeds[:3]]), "。"))
        for action in actions
    ]
    count = Slot(Sort.COUNT, "actions", style.count(len(actions)))
    group = f"成立{county}重点行动领导小组，由县长任组长，分管副县长任副组长，领导小组办公室设在县政府办公室。"
    references = [
        Paragraph((f"{words}见", Slot(Sort.REFERENCE, fact, labels[fact]), "。"))
        for fact, words in _REFERENCES.items()
        if fact in labels
    ]
    return Part(
        "",
        (f"{county}{year}年重点行动总体方案",),
        (
            heading(style, 1, 1, "总体要求"),
            Paragraph((f"坚持以人民为中心，统筹推进{named}等重点工作，不断提高群众生活品质。",)),
            heading(style, 1, 2, "主要目标"),
            *(Paragraph(_growth(year, indicator)) for indicator in indicators),
            *goals,
            heading(style, 1, 3, "重点行动"),
            Paragraph(("全年组织实施", count, f"项重点行动：{named}。")),
            *([Paragraph(_invested(actions))] if "money" in labels else []),
            heading(style, 1, 4, style.measures),
            Paragraph((group,)),
            *references,
        ),
    )


_REFERENCES = {"quotas": "各乡镇任务分解", "money": "资金安排", "quarters": "分季度进度", "indicators": "指标分年度值"}
"""What the master plan says of each table."""


def _invested(actions: list[Action]) -> Text:
    """The money of all actions as a sum of theirs."""
    parts: list[Text] = [
        (action.name, Slot(Sort.PART, f"{action.name}资金", str(action.money)), "万元") for action in actions
    ]
    whole = Slot(Sort.TOTAL, "资金", str(sum(action.money for action in actions)))
    return "全年计划安排资金", whole, "万元，其中", *listed(parts, "、"), "。"


def _growth(year: int, indicator: Indicator) -> Text:
    """A sentence in which base, rate and target agree."""
    return (
        f"到{year}年底，{indicator.name}由{year - 1}年的",
        Slot(Sort.BASE, indicator.name, str(indicator.base)),
        f"{indicator.unit}增加到",
        Slot(Sort.GROWTH, indicator.name, str(indicator.aim)),
        f"{indicator.unit}，增长",
        Slot(Sort.GROWTH, indicator.name, str(indicator.rate)),
        "%。",
    )


def _annex(style: Style, action: Action) -> tuple[Heading | Paragraph | Table, ...]:
    tasks = [block for at, deed in enumerate(action.deeds, start=1) for block in _task(style, at, deed)]
    count = Slot(Sort.COUNT, action.name, style.count(len(action.deeds)))
    return (
        heading(style, 1, 1, style.goals),
        Paragraph((*listed([_said(style, deed) for deed in action.deeds]), "。")),
        heading(style, 1, 2, style.tasks),
        Paragraph(("重点抓好以下", count, "项任务。")),
        *tasks,
        heading(style, 1, 3, style.measures),
        Paragraph((style.closing,)),
        _responsibility(style, action),
    )


def _task(style: Style, at: int, deed: Deed) -> tuple[Heading | Paragraph, ...]:
    opening, between, closing = style.charge
    units: Text = (
        (opening, Slot(Sort.LEAD, deed.fact, deed.lead), between, *_others(deed), closing) if style.inline else ()
    )
    until = Slot(Sort.DEADLINE, deed.fact, f"{deed.month}月底前")
    return (
        heading(style, 2, at, f"{deed.thing}。"),
        Paragraph((until, *_said(style, deed), f"，{deed.remark}。"), units),
    )


def _others(deed: Deed) -> Text:
    return listed([(Slot(Sort.UNIT, deed.fact, unit),) for unit in deed.others], "、")


def _responsibility(style: Style, action: Action) -> Table:
    rows = tuple(
        tuple(_cell(style, column, at, deed, action) for column in style.columns)
        for at, deed in enumerate(action.deeds, start=1)
    )
    header = tuple(style.headers[column] for column in style.columns)
    fields = tuple("units" if column == "others" else column for column in style.columns)
    return Table((f"{action.name}行动责任分解表",), fields, header, rows)


def _cell(style: Style, column: str, at: int, deed: Deed, action: Action) -> Text:
    """What a task says in a column."""
    match column:
        case "number":
            return (str(at),)
        case "content":
            return _said(style, deed)
        case "lead":
            return (Slot(Sort.LEAD, deed.fact, deed.lead),)
        case "others":
            return _others(deed)
        case "units":
            return Slot(Sort.LEAD, deed.fact, deed.lead), "、", *_others(deed)
        case "leader":
            return (Slot(Sort.LEADER, action.name, action.leader),)
        case _:
            return (Slot(Sort.DEADLINE, deed.fact, f"{deed.month}月底前"),)


def _indicators(year: int, indicators: list[Indicator]) -> Table:
    """Base and target by columns."""
    rows = tuple(
        (
            (str(at),),
            (f"{indicator.name}（{indicator.unit}）",),
            (Slot(Sort.BASE, indicator.name, str(indicator.base)),),
            (Slot(Sort.GROWTH, indicator.name, str(indicator.aim)),),
        )
        for at, indicator in enumerate(indicators, start=1)
    )
    header = ("序号", "指标名称", f"{year - 1}年完成值", f"{year}年目标值")
    return Table(("主要指标表",), ("number", "item", "value", "value"), header, rows)


def _quotas(random: Random, style: Style, actions: list[Action]) -> Table:
    """Shares of the towns that add up to the whole."""
    deeds = [deed for action in actions for deed in action.deeds if deed.number >= 2 * len(TOWNS)][:2]
    towns = random.sample(TOWNS, 6)
    shares = [_split(random, deed.number, len(towns)) for deed in deeds]
    rows: list[tuple[Text, ...]] = [
        ((town,), *((Slot(Sort.PART, deed.fact, str(share[at])),) for deed, share in zip(deeds, shares, strict=True)))
        for at, town in enumerate(towns)
    ]
    total = (("合计",), *((Slot(Sort.TOTAL, deed.fact, str(deed.number)),) for deed in deeds))
    rows = [total, *rows] if style.total_first else [*rows, total]
    header = ("乡镇", *(f"{deed.verb}{deed.thing}（{deed.unit}）" for deed in deeds))
    return Table(("重点任务分乡镇安排表",), ("item", *("value" for _ in deeds)), header, tuple(rows))


def _money(style: Style, actions: list[Action]) -> Table:
    """Money by source, with sums of rows and columns."""
    rows: list[tuple[Text, ...]] = [
        (
            (action.name,),
            (Slot(Sort.TOTAL, f"{action.name}资金", str(action.money)),),
            *((Slot(Sort.PART, f"{action.name}资金", str(money)),) for money in action.sources),
        )
        for action in actions
    ]
    columns = zip(*((action.money, *action.sources) for action in actions), strict=True)
    total = (("合计",), *((Slot(Sort.TOTAL, "资金", str(sum(column))),) for column in columns))
    rows = [total, *rows] if style.total_first else [*rows, total]
    header = ("行动", "资金合计（万元）", "上级资金（万元）", "县级资金（万元）", "社会资金（万元）")
    return Table(("重点任务资金安排表",), ("item", *("value" for _ in header[1:])), header, tuple(rows))


def _quarters(random: Random, actions: list[Action]) -> Table:
    """What is to be reached by the end of each quarter, up to the whole."""
    deeds = [action.deeds[0] for action in actions if action.deeds[0].number >= 8]
    rows = []
    for deed in deeds:
        running = sorted(random.sample(range(1, deed.number), 3))
        sums: list[Text] = [(Slot(Sort.RUNNING, deed.fact, str(figure)),) for figure in running]
        whole: Text = (Slot(Sort.TOTAL, deed.fact, str(deed.number)),)
        rows.append(((f"{deed.fact}（{deed.unit}）",), *sums, whole))
    header = ("任务", "一季度末累计", "上半年累计", "三季度末累计", "全年")
    return Table(("重点任务季度进度安排表",), ("item", *("value" for _ in range(4))), header, tuple(rows))


def _split(random: Random, whole: int, parts: int) -> list[int]:
    """Whole numbers of at least one that add up."""
    cuts = sorted(random.sample(range(1, whole), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def _group(random: Random, chief: str, actions: list[Action]) -> Roster:
    posts = random.sample(POSTS, len(actions))
    people = [Person("组长", (chief,), "县委副书记、县长")]
    people += [
        Person("副组长" if not at else "", (Slot(Sort.LEADER, action.name, action.leader),), post)
        for at, (action, post) in enumerate(zip(actions, posts, strict=True))
    ]
    return Roster(tuple(people))
