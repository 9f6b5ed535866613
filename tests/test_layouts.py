"""The layout of a page is no mistake of the draft: texts that read well once the page is understood."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine import check_plan
from checker.facts import Facts
from checker.finding import Severity
from checker.readers.opening import read_text
from checker.rules.loading import load_rules


def told(text: str, path: str = "x.txt") -> list[str]:
    """The errors and warnings on a text, as code and message."""
    opened = read_text(dedent(text).lstrip("\n"), path)
    report = check_plan(opened.plan, opened.sources, load_rules())
    grave = [finding for finding in report.findings if finding.severity is not Severity.REVIEW]
    return [f"{finding.code} {finding.message.zh}" for finding in grave]


LISTED = """
    石桥县古窑复烧方案
    一、组织领导
    成立领导小组。
    附件：石桥县古窑复烧领导小组组成人员及主要职责
    附件
    石桥县古窑复烧
    领导小组组成人员及{}职责
    组长：周海峰　县长
    """


def test_the_title_of_an_annex_may_stand_on_two_lines() -> None:
    assert told(LISTED.format("主要")) == []


def test_a_title_on_two_lines_that_is_another_is_told() -> None:
    listed, said = "石桥县古窑复烧领导小组组成人员及主要职责", "石桥县古窑复烧"
    assert told(LISTED.format("工作")) == [f"S101 附件1在附件说明中为“{listed}”, 附件标题为“{said}”"]


def test_the_marks_of_markdown_are_no_text() -> None:
    page = """
        # 石桥县古窑复烧方案

        ---

        **一、主要任务**

        1.复烧龙窑4座。（县文旅局牵头）

        附件：石桥县龙窑名录

        附件

        **石桥县龙窑名录**

        **一、名录**

        1.东山窑、西山窑。（县文旅局牵头）
        """
    assert told(page, "x.md") == []


NOTES = """
    石桥县古窑复烧方案
    一、主要任务
    1.复烧龙窑4座。
    表1 主要指标
    序号\t指标\t单位\t2031年目标
    1\t龙窑\t座\t4
    2\t馒头窑\t座\t6
    {}
    1.龙窑指依坡而建的窑。
    2.馒头窑指圆顶的窑。
    2.修缮馒头窑6座。
    二、保障措施
    1.加强领导。
    2.强化督查。
    """


def test_the_numbers_of_notes_below_a_table_are_none_of_the_text() -> None:
    assert told(NOTES.format("注：")) == []
    assert told(NOTES.format("说明如下")) == ["S102 总体方案的标题序号2重复"]


ROSTER = """
    石桥县古窑复烧方案
    一、组织领导
    成立领导小组，名单见附件。
    附件：石桥县古窑复烧领导小组名单
    附件
    石桥县古窑复烧领导小组名单
    组　长：陈文远　县委副书记、县长
    副组长：赵明达县政府副县长
    成　员：孙可为县财政局局长
    　　　　是文海  县水利局副局长
    　　　　{}县公安局副局长
    """


def test_a_roster_may_lack_the_blank_behind_a_name() -> None:
    assert told(ROSTER.format("李立新　")) == []


def test_a_lost_name_in_such_a_roster_is_told() -> None:
    assert told(ROSTER.format("")) == ["R113 附件的名单有1行只有职务没有姓名: “县公安局副局长”"]


def test_a_body_demanded_of_each_action_is_none_that_lacks_members() -> None:
    plan = "石桥县古窑复烧方案\n一、保障措施\n{}成立复烧工作专班，由副县长任召集人，明确分工。\n"
    assert told(plan.format("每个行动")) == []
    assert told(plan.format("")) == ["R112 总体方案的工作专班没有写明办公室设在哪里"]  # members are a review


def test_the_role_may_stand_before_who_holds_it() -> None:
    plan = """
        石桥县古窑复烧方案
        一、保障措施
        成立复烧工作专班，组长由副县长孙大伟担任，成员由县文旅局、县住建局主要负责人组成，专班办公室设在县文旅局。
        """
    assert told(plan) == []
    assert told(plan.replace("组长由副县长孙大伟担任，", "")) == ["R112 总体方案的工作专班没有召集人"]


GLUED = """
    石桥县古窑复烧方案
    一、重点任务
    {}.修复窑火步道38公里。
    {}.6座龙窑点火复烧。
    {}.4亿元资金足额到位。
    {}.培训窑工360人。
    """


def test_a_number_right_before_a_figure_counts_in_its_list() -> None:
    assert told(GLUED.format(1, 2, 3, 4)) == []
    assert told(GLUED.format(1, 2, 3, 5)) == ["S102 总体方案 一的标题序号缺4"]
    assert told(GLUED.format(2, 4, 5, 6)) == ["S102 总体方案的标题序号缺1", "S102 总体方案 一的标题序号缺3"]


def test_an_amount_at_the_beginning_of_a_line_is_no_number_of_a_list() -> None:
    plan = "石桥县古窑复烧方案\n一、重点任务\n1.修复龙窑。\n2.8亿元资金足额到位。\n2.培训窑工360人。\n"
    assert told(plan) == []


LONE = """
    石桥县古窑管理办法
    第一章 总则
    第一条　为管好古窑，制定本办法。
    第二条
    本办法适用于本县。
    第二章 点火
    第三条
    点火须报县文旅局。
    （一）
    龙窑每年点火2次。
    （{}）
    馒头窑每年点火4次。
    """


def test_a_number_may_stand_alone_above_its_text() -> None:
    assert told(LONE.format("二")) == []
    assert told(LONE.format("三")) == ["S102 总体方案 第二章 第三条的标题序号缺2"]


FORM = """
    【法宝引证码】CLI.99.120
    填报单位：石桥县文化和旅游局
    石桥县古窑复烧
    {}
    项目名称：东山龙窑复烧
    所在市：渔阳市
    一、建设目标
    复烧龙窑4座。
    """


def test_fields_of_a_form_and_marks_of_a_data_base_are_no_titles() -> None:
    for kind in ("任务书", "实施方案"):
        plan = read_text(dedent(FORM.format(kind)).strip("\n"), "x.txt").plan
        assert (plan.title, plan.area) == (f"石桥县古窑复烧{kind}", "石桥县")
        assert plan.master is not None
        assert plan.master.statements == ("填报单位：石桥县文化和旅游局", "项目名称：东山龙窑复烧", "所在市：渔阳市")


def test_a_day_alone_on_a_line_is_the_date_of_issue_at_the_end_or_below_an_issuer_only() -> None:
    steps = (
        "石桥县古窑复烧方案\n一、进度\n点火。\n2030年1月5日\n二、要求\n1.守时。\n2.守火。\n3.守窑。\n{}2030年3月5日\n"
    )
    for issuer, end in (("石桥县人民政府\n", "2030年3月5日"), ("", "2030年3月5日")):
        master = read_text(steps.format(issuer), "x.txt").plan.master
        assert master is not None
        assert (master.date, master.issuer) == (end, issuer.strip())
    master = read_text(steps.format("").removesuffix("2030年3月5日\n"), "x.txt").plan.master
    assert master is not None
    assert master.date == ""


def test_numbers_of_an_outline_are_none_right_before_a_figure() -> None:
    makers = "2.制坯机具\n2.1类坯车\n2.2类坯车\n3.烧成机具\n"
    plan = f"石桥县龙窑机具目录\n一、机具\n1.练泥机具\n1.1类土机\n1.2类泥机\n{makers}"
    assert told(plan) == []


KILNS = ["东山龙窑", "西山圆窑", "北坡阶窑", "南坪馒头窑"]
UNITS = ["县文旅局", "县住建局", "县人社局", "县财政局"]


def paragraphs_of(counts: Sequence[int], wrong: bool) -> list[str]:
    """An invented plan, a paragraph a line: goals, tasks, and a table whose cells tabs part; one row may be wrong."""
    text = ["石桥县古窑复烧三年行动方案", "一、工作目标"]
    goals = "；".join(f"{kiln}年产坯件达到{count}万件" for kiln, count in zip(KILNS, counts, strict=False))
    text += [f"到2031年，{goals}。全县窑火步道连成一线，让各镇青年都能就近学艺，也让远道而来的客人看得见窑火。"]
    text += ["二、重点任务"]
    for at, (kiln, unit, count) in enumerate(zip(KILNS, UNITS, counts, strict=False), 1):
        what = "摸清窑址底数，修好窑棚和作坊，请老窑工带徒弟，点火前由专人验火，出窑后由专人验坯，做到一窑一账"
        text += [f"{at}.复烧{kiln}。{what}，{kiln}年产坯件达到{count}万件。（{unit}牵头，县应急局负责）"]
    text += ["任务责任分解表", "序号\t工作任务\t牵头单位\t责任单位"]
    for at, (kiln, unit, count) in enumerate(zip(KILNS, UNITS, counts, strict=False), 1):
        text += [f"{at}\t{kiln}年产坯件达到{count + (wrong and at == 1)}万件\t{unit}\t县应急局"]
    return text


def broken(paragraphs: Sequence[str], width: int, indent: str, page: str = "") -> str:
    """The paragraphs as a page of this width breaks them, with the number of a page behind every twelve lines."""
    lines: list[str] = []
    for text in paragraphs:
        text = text if "\t" in text or len(text) < width // 2 else indent + text
        cuts = range(0, len(text), width) if "\t" not in text else range(1)
        lines += [text[at : at + width] if "\t" not in text else text for at in cuts]
    pages = [lines[at : at + 12] for at in range(0, len(lines), 12)]
    numbered = [[*rows, page.format(at)] if page else rows for at, rows in enumerate(pages, 1)]
    return "\n".join(line for rows in numbered for line in rows)


def as_markdown(paragraphs: Sequence[str]) -> str:
    """The paragraphs as Markdown: headings, bold task names, a table with strokes."""
    title, *rest = paragraphs
    lines = [f"# {title}", "---"]
    for text in rest:
        if "\t" in text:
            lines += [f"| {' | '.join(text.split(chr(9)))} |", *(["|---|:--|---|---|"] if "序号" in text else [])]
        elif text.startswith(("一、", "二、")):
            lines += ["", f"## {text}", ""]
        else:
            head, stop, body = text.partition("。")
            lines += ["", f"**{head}{stop}**{body}" if text[0].isdigit() else text, ""]
    return "\n".join(lines)


def as_page(paragraphs: Sequence[str]) -> str:
    """The paragraphs as a web page that breaks its lines by hand."""
    rows = "".join(f"<tr><td>{text.replace(chr(9), '</td><td>')}</td></tr>" for text in paragraphs if "\t" in text)
    plain = [text for text in paragraphs if "\t" not in text]
    lines = (broken([text], 30, "　　").replace("\n", "<br>") for text in plain)
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}<table>{rows}</table></body></html>"


def read_as(text: str, path: str) -> tuple[list[str], list[str]]:
    """The constraints and the findings of a layout."""
    opened = read_text(text, path)
    facts = Facts(opened.plan)
    constraints = [constraint for statement in facts.statements.values() for constraint in statement.constraints]
    said = [f"{each.indicator} {each.measure} {each.quantity}" for each in constraints]
    found = check_plan(opened.plan, opened.sources, load_rules()).findings
    return sorted(said), sorted(f"{each.code} {each.message.zh}" for each in found)


@settings(max_examples=6, deadline=None)
@given(
    counts=st.lists(st.integers(2, 4000), min_size=2, max_size=4, unique=True),
    width=st.integers(28, 44),
    wrong=st.booleans(),
)
def test_one_plan_in_any_layout_is_one_reading(counts: list[int], width: int, wrong: bool) -> None:
    paragraphs = paragraphs_of(counts, wrong)
    constraints, findings = read_as("\n".join(paragraphs), "x.txt")
    assert len(constraints) == 3 * len(counts)
    assert any("坯件" in finding for finding in findings) == wrong
    layouts = {
        "empty lines.txt": "\n\n".join(paragraphs),
        "pdf.txt": broken(paragraphs, width, "　　", "— {} —"),
        "bare pdf.txt": broken(paragraphs, width, ""),
        "mail.txt": "\n".join(f"> {line}" for line in broken(paragraphs, width, "　　").split("\n")),
        "page.html": as_page(paragraphs),
        "draft.md": as_markdown(paragraphs),
    }
    for name, text in layouts.items():
        assert (name, *read_as(text, name)) == (name, constraints, findings)


SAVED_PAGE = """
    # 石桥县人民政府办公室关于印发《石桥县古窑复烧方案》的通知

    **发布机构**: 石桥县人民政府办公室
    **检索时间**: 2031-02-03

    ---

    {}

    各乡镇人民政府，县直各单位：

    《石桥县古窑复烧方案》已经县人民政府同意，现印发给你们，请认真贯彻执行。

    石桥县人民政府办公室

    2031年2月1日

    **石桥县古窑复烧方案**

    一、目标

    复烧古窑3座。
    """


def test_a_document_number_may_stand_behind_what_a_page_says_of_it() -> None:
    opened = read_text(dedent(SAVED_PAGE.format("石政办发〔2031〕7号")).lstrip("\n"), "x.md")
    assert opened.plan.notice is not None
    assert opened.plan.notice.number == "石政办发〔2031〕7号"


def test_a_reference_in_a_sentence_is_no_document_number() -> None:
    opened = read_text(dedent(SAVED_PAGE.format("依据石政办发〔2031〕7号制定。")).lstrip("\n"), "x.md")
    assert opened.plan.notice is not None
    assert opened.plan.notice.number == ""


CONTENTS = """
    石桥县窑火振兴规划
    目　录
    第一章　总体要求
    第二章　窑火复燃
    第三章　保障措施{}
    第一章　总体要求
    第一节　目标
    到2032年复烧龙窑4座。
    第二章　窑火复燃
    任务1：复烧龙窑。复烧龙窑4座，培训窑工60名，修缮作坊9间，整理釉料配方30种，建成柴窑展示馆1座，接待研学学生2000人次。（牵头单位：县文旅局；责任单位：县财政局）
    专栏1　窑场名录
    1.东山窑：龙窑3座。
    2.西溪窑：龙窑1座。
    任务2：开辟窑市。开辟窑市1处。（牵头单位：县商务局；责任单位：县文旅局）
    第三章　保障措施
    第一节　资金
    县财政安排资金100万元。
    """


@pytest.mark.parametrize("pages", ["", "　9"])
def test_a_list_of_contents_is_no_text(pages: str) -> None:
    assert told(CONTENTS.format(pages)) == []


def test_tasks_counted_by_their_word_are_headings_and_a_box_has_items_of_its_own() -> None:
    opened = read_text(dedent(CONTENTS.format("")).lstrip("\n"), "x.txt")
    tasks = [section.heading for section in opened.plan.master.sections[1].sections]
    assert tasks == ["任务1：复烧龙窑。", "专栏1　窑场名录", "任务2：开辟窑市。"]
    assert [task.label for task in Facts(opened.plan).outline.tasks] == ["总体方案 第二章任务1", "总体方案 第二章任务2"]


def test_a_task_that_is_left_out_is_told() -> None:
    text = CONTENTS.format("").replace("任务2：", "任务3：")
    assert told(text) == ["S102 总体方案 第二章的标题序号缺2"]
