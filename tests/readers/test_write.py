"""A plan written as a plan file reads back as the same plan, in the form that people write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.plan.model import Decomposition, Document, Member, Plan, Row, Section, Table, Unit, Vocabulary
from checker.readers.write import write_plan
from checker.readers.yaml import read_plan
from checker.yaml_files.models import read_model

PLANS = Path(__file__).parents[2] / "plans"

PLAN = Plan(
    title="云溪市总体方案",
    area="云溪市",
    year=2025,
    master=Document(
        title="云溪市总体方案",
        number="云政办发〔2025〕3号",
        sections=(Section(heading="一、目标", statements=("增长7%", "# 不是注释", "目标: 6家", "- 不是列表")),),
        annex_list=("1.产业方案",),
    ),
    annexes=(
        Document(
            label="附件1",
            title="产业方案",
            roster=(Member(role="组长", name="周平", post="市长"), Member(post="副市长")),
            tables=(
                Table(
                    caption=":云溪市任务分解表",
                    columns={"number": "序号", "content": "内容", "leader": "分管领导"},
                    rows=(
                        Row(group="一、产业"),
                        Row(number="1", content=("新增企业6家", "培训9人"), units="市科工局", leader=""),
                        Row(content='它\'s "引号"', leader=("周平", "", "李建国")),
                    ),
                ),
            ),
        ),
    ),
    units=(Unit(name="市科工局", aliases=("科工局",)),),
    vocabulary=Vocabulary(qualifiers={"级别": ("省级", "市级")}),
    decompositions=(Decomposition(whole="产值", parts=("工业", "农业"), closed=False),),
)

EXPECTED = """\
title: 云溪市总体方案
area: 云溪市
year: 2025

master:
  title: 云溪市总体方案
  number: 云政办发〔2025〕3号
  sections:
    - heading: 一、目标
      statements:
        - 增长7%
        - '# 不是注释'
        - '目标: 6家'
        - '- 不是列表'
  annex_list:
    - 1.产业方案

annexes:
  - label: 附件1
    title: 产业方案
    roster:
      - role: 组长
        name: 周平
        post: 市长
      - name: ''
        post: 副市长
    tables:
      - caption: ':云溪市任务分解表'
        columns:
          number: 序号
          content: 内容
          leader: 分管领导
        rows:
          - group: 一、产业
          - number: 1
            content:
              - 新增企业6家
              - 培训9人
            units: 市科工局
            leader: ''
          - content: 它's "引号"
            leader:
              - 周平
              - ''
              - 李建国
units:
  - name: 市科工局
    aliases:
      - 科工局
vocabulary:
  qualifiers:
    级别:
      - 省级
      - 市级
decompositions:
  - whole: 产值
    parts:
      - 工业
      - 农业
    closed: false
"""


def test_a_plan_is_written_as_people_write_it() -> None:
    assert write_plan(PLAN) == EXPECTED
    assert read_model(Plan, "x.yaml", EXPECTED)[0] == PLAN


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_plans_of_this_repository_come_back_unchanged(path: Path) -> None:
    plan, _ = read_plan(str(path))
    written = write_plan(plan)
    assert read_model(Plan, path.name, written)[0] == plan
    assert write_plan(read_model(Plan, path.name, written)[0]) == written


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["~", "null", "yes", "1", "0x1", "-", "- a", "a: b", "a:", "a #b", "#a", "'", '"', "---", "...", "{}", "[]",
     "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "<<", "=", "a\nb", "\t", " a", "a ", "\u2028", "\x85",
     "\ufeff", "?", "? a", ":"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    TEXTS, st.lists(TEXTS, max_size=3).map(tuple), st.dictionaries(TEXTS.filter(str.strip), st.just(("x",)), max_size=2)
)
def test_any_text_comes_back(text: str, texts: tuple[str, ...], named: dict[str, tuple[str, ...]]) -> None:
    row = Row(number=text, content=texts, leader=texts or "")
    document = Document(
        title=text, statements=texts, sections=(Section(heading=text), Section()), tables=(Table(rows=(row, Row())),)
    )
    plan = Plan(title=text, master=document, annexes=(document,), vocabulary=Vocabulary(qualifiers=named))
    assert read_model(Plan, "x.yaml", write_plan(plan))[0] == plan
