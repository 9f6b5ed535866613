"""The plan as it is printed: a master plan, its annexes, their headings, statements and tables.

Every text is verbatim, mistakes included.  The order of lists is the order of the document.  The
same model is filled by hand (plans/*.yaml) and by the readers of whole documents, and the JSON
Schema that editors use is generated from it; the descriptions are for the people who write plans.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

MAX_TEXT = 20_000
Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
"""One printed text; longer ones are refused, as no heading, clause or cell is that long."""


def _filled(word: str) -> str:
    if not word.strip():
        raise PydanticCustomError("string_too_short", "must not be empty")
    return word


Word = Annotated[Text, Field(min_length=1), AfterValidator(_filled)]
"""A name or a word that texts are searched for; a blank one would be found everywhere."""

ColumnRole = Literal["number", "item", "content", "target", "lead", "units", "leader", "deadline", "progress"]
"""What a column of a table holds, whatever its printed header."""


class PlanPart(BaseModel):
    """Base of all parts of a plan: frozen, closed to unknown fields, texts kept as given."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(PlanPart):
    """One row of a table, cell by cell.

    A cell that is printed and empty is "" ; a field left out has no cell of its own in this row
    (merged with the row above, or the table has no such column).  A list holds the paragraphs of
    one cell, an empty one among them being a line whose text is lost.
    """

    group: Text | None = Field(None, description="分组行: 整行只有一个标题, 如“一、任务清单”")
    number: Text | None = Field(None, description="序号")
    item: Text | None = Field(None, description="事项名称")
    content: Text | tuple[Text, ...] | None = Field(None, description="内容; 多段时写成列表")
    target: Text | None = Field(None, description="目标任务(指标表)")
    lead: Text | None = Field(None, description="牵头单位(单列一栏时)")
    units: Text | tuple[Text, ...] | None = Field(None, description="责任单位; 一格多行时写成列表")
    leader: Text | tuple[Text, ...] | None = Field(None, description="分管领导; 空格写成空字符串, 一格多人写成列表")
    deadline: Text | None = Field(None, description="完成时限")
    progress: Text | None = Field(None, description="工作进度")
    values: tuple[Text, ...] = Field((), description="数值栏各格, 依表的 values 次序; 空格写成空字符串")


class Table(PlanPart):
    """A responsibility table (任务责任分解表), an indicator table, or one with columns of numbers (分乡镇分解表)."""

    caption: Text = Field("", description="正文中引出本表的一行, 如“附件:…任务责任分解表”")
    label: Text = Field("", description="表前单独一行的标记, 如“附件”")
    title: Text = Field("", description="表题")
    columns: Mapping[ColumnRole, Text] = Field(default_factory=dict, description="各栏的印刷表头")
    measure: Text = Field("", description="表前注明的计量单位, 如“单位：万元”")
    values: tuple[Text, ...] = Field((), description="数值栏的印刷表头, 如“新建高标准农田（万亩）”")
    rows: tuple[Row, ...] = Field((), description="各行, 自上而下")
    cells: tuple[Text, ...] = Field((), description="贴成文字而没有还原成行列的表: 各行文字; 其中数字不参与核对")

    @model_validator(mode="after")
    def _values_have_headers(self) -> Table:
        for at, row in enumerate(self.rows, 1):
            if len(row.values) > len(self.values):
                said = f"第{at}行有{len(row.values)}个数值格, 表头 values 只有{len(self.values)}栏"
                raise PydanticCustomError("values_without_header", said)
        return self


class Member(PlanPart):
    """One line of a roster (领导小组名单)."""

    role: Text = Field("", description="组长、副组长 …; 与上一行相同时留空")
    name: Text = Field("", description="姓名; 缺失时写空字符串")
    post: Text = Field("", description="职务")


class Section(PlanPart):
    """A heading with what stands under it; a section without a heading goes on with the one above."""

    heading: Text = Field("", description="标题, 连同印刷的序号, 如“(一)建设清水乡村。”")
    statements: tuple[Text, ...] = Field((), description="带目标、数字、名称或责任的最短原文句子")
    responsibility: Text = Field("", description="责任括注, 如“(县农业农村局牵头,县财政局负责)”")
    task_force: Text = Field("", description="工作专班一段: 成立…专班,由…任召集人…")
    roster: tuple[Member, ...] = Field((), description="名单")
    sections: tuple[Section, ...] = Field((), description="下级标题")


class Document(PlanPart):
    """The master plan (总体方案), the covering notice (通知), or one annex (附件)."""

    label: Text = Field("", description="印刷的附件标记, 如“附件2”; 总体方案留空")
    title: Text = Field(description="标题")
    number: Text = Field("", description="发文字号")
    issuer: Text = Field("", description="发文机关")
    date: Text = Field("", description="成文日期, 照印")
    statements: tuple[Text, ...] = Field((), description="第一个标题之前的句子(依据、引文)")
    roster: tuple[Member, ...] = Field((), description="名单")
    sections: tuple[Section, ...] = Field((), description="各级标题")
    annex_list: tuple[Text, ...] = Field((), description="附件说明, 一条一行, 连同序号")
    tables: tuple[Table, ...] = Field((), description="责任分解表、指标表")
    closing: tuple[Text, ...] = Field((), description="抄送、印发等版记")


class Unit(PlanPart):
    """An organisation with the names the plan may call it by."""

    name: Word = Field(description="规范名称")
    aliases: tuple[Word, ...] = Field((), description="允许的简称")


class Vocabulary(PlanPart):
    """Words a county adds to the grammar's own lists, in the same form."""

    synonyms: tuple[tuple[Word, ...], ...] = Field((), description="同义词组, 第一个为标准说法")
    qualifiers: Mapping[Word, tuple[Word, ...]] = Field(default_factory=dict, description="互斥的限定词类")
    names: tuple[Word, ...] = Field(default=(), description="含数字而不是数量的名称")


class Decomposition(PlanPart):
    """A whole and its parts, declared by a person who knows whether the parts exhaust it."""

    whole: Word = Field(description="总数的指标名称")
    parts: tuple[Word, ...] = Field(min_length=1, description="各分项的指标名称")
    closed: bool = Field(True, description="各分项合起来就是总数")


class Plan(PlanPart):
    """A whole plan as it would be issued."""

    title: Text = Field(description="方案名称")
    area: Text = Field("", description="本级行政区名称, 如“青山县”")
    year: int | None = Field(None, ge=1949, le=2200, description="方案所管的年份")
    notice: Document | None = Field(None, description="印发通知")
    master: Document | None = Field(None, description="总体方案")
    annexes: tuple[Document, ...] = Field((), description="附件, 按印刷顺序")
    units: tuple[Unit, ...] = Field((), description="单位名录(可选)")
    vocabulary: Vocabulary = Field(default_factory=Vocabulary, description="本县用语(可选)")
    decompositions: tuple[Decomposition, ...] = Field((), description="总分关系声明(可选)")
