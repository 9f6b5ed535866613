"""How one office writes: numbering, words of headings and headers, columns, bounds, brackets of responsibility.

Enters: a random generator.  Leaves: a frozen `Style`, and what headings and lists look like in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from trust.draft import Heading, Text

NUMERALS = "零一二三四五六七八九十"
NUMBERING = (("{c}、", "（{c}）"), ("第{c}章　", "第{c}节　"), ("{c}、", "{a}．"), ("{a}．", "（{a}）"))
"""Marks of chapters and of tasks; c is the number in Chinese, a in Arabic."""
CHARGE = (
    ("（牵头单位：", "；责任单位：", "）"),
    ("（", "牵头，", "配合）"),
    ("（责任单位：", "牵头，", "按职责分工负责）"),
    ("（牵头单位：", "；配合单位：", "）"),
    ("（牵头部门：", "；配合部门：", "）"),
)
COLUMNS = (
    ("number", "content", "units", "leader", "deadline"),
    ("number", "content", "leader", "units", "deadline"),
    ("number", "content", "lead", "others", "deadline", "leader"),
    ("number", "content", "lead", "others", "leader", "deadline"),
)
COLUMN_WORDS = (
    ("序号", "工作任务", "责任单位", "牵头单位", "配合单位", "责任领导", "完成时限"),
    ("序号", "任务内容", "责任单位", "牵头单位", "责任单位", "分管领导", "完成时间"),
    ("编号", "重点任务", "责任部门", "牵头部门", "配合部门", "牵头领导", "时间节点"),
)
"""Headers of the columns number, content, units, lead, others, leader, deadline."""
EVERY_COLUMN = ("number", "content", "units", "lead", "others", "leader", "deadline")


@dataclass(frozen=True, slots=True)
class Style:
    """How one office writes; `inline` says that tasks carry their units in brackets."""

    bound: str
    figure_first: bool
    numbering: tuple[str, str]
    goals: str
    tasks: str
    measures: str
    closing: str
    charge: tuple[str, str, str]
    inline: bool
    columns: tuple[str, ...]
    headers: Mapping[str, str]
    colon: str
    chinese_counts: bool
    total_first: bool

    def field(self, name: str) -> str:
        """How a paragraph of goals opens."""
        return self.colon.format(name)

    def count(self, number: int) -> str:
        """A count of things."""
        return NUMERALS[number] if self.chinese_counts else str(number)


def draw_style(random: Random) -> Style:
    """One way of writing."""
    return Style(
        bound=random.choice(("以上", "", "以上", "左右")),
        figure_first=random.random() < 0.2,
        numbering=random.choice(NUMBERING),
        goals=random.choice(("工作目标", "目标任务", "主要目标")),
        tasks=random.choice(("重点任务", "工作任务", "主要任务")),
        measures=random.choice(("保障措施", "组织保障", "工作要求")),
        closing=random.choice(("压实工作责任，按月调度进展。", "各责任单位要密切配合，按期完成任务。")),
        charge=random.choice(CHARGE),
        inline=random.random() < 0.8,
        columns=random.choice(COLUMNS),
        headers=dict(zip(EVERY_COLUMN, random.choice(COLUMN_WORDS), strict=True)),
        colon=random.choice(("{}方面：", "{}。", "")),
        chinese_counts=random.random() < 0.3,
        total_first=random.random() < 0.2,
    )


def heading(style: Style, level: int, at: int, title: str) -> Heading:
    """A numbered heading."""
    return Heading(level, (style.numbering[level - 1].format(c=NUMERALS[at], a=at) + title,))


def listed(clauses: Sequence[Text], mark: str = "，") -> Text:
    """Clauses in a row."""
    return tuple(piece for at, clause in enumerate(clauses) for piece in ((mark, *clause) if at else clause))
