"""The layout of a page is no mistake of the draft: texts that read well once the page is understood."""

from __future__ import annotations

from textwrap import dedent

from checker.engine import check_plan
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
    lacks = ["没有成员单位", "没有写明办公室设在哪里"]
    assert told(plan.format("")) == [f"R112 总体方案的工作专班{said}" for said in lacks]


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
    assert told(LONE.format("三")) == ["S102 总体方案 第二章的标题序号缺2"]


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
