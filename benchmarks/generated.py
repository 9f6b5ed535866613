"""Invented plans of any size: consistent, deterministic, every name and figure another.

A plan of size N has N annexes of some forty targets, each with goals, tasks that take the goals up, a responsibility
table that repeats the tasks, and a task force; the master plan repeats the first goals of every annex.  Sizes are
therefore comparable: a plan of size 16 is the plan of size 1 sixteen times, with other words.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from random import Random

import yaml

COUNTY = "云溪县"
YEAR = 2031
NUMERALS = "零一二三四五六七八九"
FIRST = "智慧绿色高效特色现代数字山地沿江高山有机精品智能低碳共享生态优质城郊林下库区滨河"
SECOND = (
    "茶叶油茶柑橘蜂蜜菌菇竹木药材水产家具纺织陶瓷物流养老托育体育文旅康养教育医疗水利"
    "供水公路桥梁管网路灯公园厕所步道停车充电仓储冷链电商印刷包装五金建材化工电子机械"
)
THIRD = (
    ("企业", "新增", "家"),
    ("基地", "建成", "个"),
    ("园区", "新建", "个"),
    ("站点", "改造", "处"),
    ("示范点", "创建", "个"),
    ("合作社", "培育", "家"),
    ("项目", "实施", "个"),
    ("用户", "发展", "户"),
)
UNITS = "发改科工财政商务林业水利民政教育住建交通文旅应急审计统计医保人社"
SURNAMES, GIVEN = "林沈陆程叶郭田余白江温柳", "致远明川清和知秋怀民松岩若谷子衿思齐景行"


def _pairs(text: str) -> list[str]:
    """The words of a text of words of two characters."""
    return [text[at : at + 2] for at in range(0, len(text), 2)]


@dataclass(frozen=True, slots=True)
class Target:
    """One promise: what is done to how many of what."""

    name: str
    action: str
    unit: str
    number: int

    @property
    def said(self) -> str:
        """The clause that states it."""
        return f"{self.action}{self.name}{self.number}{self.unit}以上"


def plan(size: int, seed: int = 0) -> str:
    """The plan file, as YAML text."""
    random = Random(seed)
    names = [
        (first + second + third, action, unit)
        for first, second, (third, action, unit) in product(_pairs(FIRST), _pairs(SECOND), THIRD)
    ]
    random.shuffle(names)
    targets = (Target(*names[number % len(names)], random.randint(2, 400)) for number in range(len(names)))
    actions = [_action(random, list(islice(targets, 20))) for _ in range(size)]
    labels = [
        f"{first}{second}行动"
        for first, second in islice(product(_pairs(FIRST), _pairs(SECOND)), seed % 7, seed % 7 + size)
    ]
    titles = [f"{COUNTY}实施{label}工作方案" for label in labels]
    document = {
        "title": f"{COUNTY}实施重点行动总体方案",
        "area": COUNTY,
        "year": YEAR,
        "master": _master(labels, titles, actions),
        "annexes": [
            _annex(number, *each) for number, each in enumerate(zip(labels, titles, actions, strict=True), start=1)
        ],
    }
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=10_000)


def _master(labels: list[str], titles: list[str], actions: list[list[tuple[Target, str]]]) -> dict[str, object]:
    goals = [
        {
            "heading": f"（{_ordinal(number)}）{label}。",
            "statements": ["，".join(target.said for target, _ in action[:8])],
        }
        for number, (label, action) in enumerate(zip(labels, actions, strict=True), start=1)
    ]
    return {
        "title": f"{COUNTY}实施重点行动总体方案",
        "sections": [{"heading": "一、主要目标", "sections": goals}],
        "annex_list": [f"{number}.{title}" for number, title in enumerate(titles, start=1)],
    }


def _action(random: Random, targets: list[Target]) -> list[tuple[Target, str]]:
    return [(target, "、".join(f"县{unit}局" for unit in random.sample(_pairs(UNITS), 3))) for target in targets]


def _annex(number: int, label: str, title: str, action: list[tuple[Target, str]]) -> dict[str, object]:
    leader = SURNAMES[number % len(SURNAMES)] + GIVEN[number % 11 * 2 : number % 11 * 2 + 2]
    return {
        "label": f"附件{number}",
        "title": title,
        "sections": [
            {"heading": "一、工作目标", "statements": ["，".join(target.said for target, _ in action[:8])]},
            {
                "heading": "二、工作任务",
                "sections": [_task(place, *each) for place, each in enumerate(action, start=1)],
            },
        ],
        "tables": [
            {
                "title": f"{COUNTY}实施{label}责任分解表",
                "columns": {"number": "序号", "content": "任务内容", "units": "责任单位", "leader": "分管领导"},
                "rows": [
                    {"number": row, "content": target.said, "leader": leader, "units": units}
                    for row, (target, units) in enumerate(action, start=1)
                ],
            }
        ],
    }


def _task(number: int, target: Target, units: str) -> dict[str, object]:
    lead, *others = units.split("、")
    return {
        "heading": f"（{_ordinal(number)}）{target.name}。",
        "statements": [f"围绕群众需要，{target.said}，做好{target.name}的日常服务"],
        "responsibility": f"（{lead}牵头，{'、'.join(others)}负责）",
    }


def _ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number >= 100:
        return f"{NUMERALS[number // 100]}百" + (
            _ordinal(number % 100) if number % 100 >= 10 else f"零{NUMERALS[ones]}" * bool(ones)
        )
    return ("" if not tens else "十" if tens == 1 else f"{NUMERALS[tens]}十") + (
        NUMERALS[ones] if ones or not tens else ""
    )
