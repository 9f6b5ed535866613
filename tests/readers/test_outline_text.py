"""Plain texts as strangers write them become documents, headings, statements, responsibilities, rosters and tables."""

from __future__ import annotations

from textwrap import dedent

import pytest

from checker.plan.model import Document, Plan, Row, Section, Table
from checker.plan.walk import outline
from checker.readers.opening import read_text


def plan_of(text: str) -> Plan:
    return read_text(dedent(text).lstrip("\n"), "x.txt").plan


def master_of(text: str) -> Document:
    plan = plan_of(text)
    assert plan.master is not None
    return plan.master


def headings(sections: tuple[Section, ...]) -> list[object]:
    """The tree of headings; a heading without any below is a plain text."""
    return [
        {section.heading: headings(section.sections)} if section.sections else section.heading for section in sections
    ]


NOTICE = """
    青山县人民政府办公室文件
    青政办发〔2025〕12号
    青山县人民政府办公室
    关于印发《青山县推进文旅融合发展
    行动计划（2025—2027年）》的通知
    各乡镇人民政府，县直有关单位：
    　　现将《青山县推进文旅融合发展行动计划（2025—2027年）》印发给你们，请认真贯彻执行。
    　　　　　　青山县人民政府办公室
    　　　　　　　2025年2月11日
    （此件公开发布）
    青山县推进文旅融合发展行动计划
    （2025—2027年）
    为加快文旅融合发展，制定本计划。
    一、总体要求
    到2027年，全县旅游综合收入达到60亿元。
    附件：1．青山县文旅融合发展工作领导小组成员名单
    　　　2．青山县文旅融合发展重点任务
    　　　　　分解表
    附件1：
    青山县文旅融合发展工作领导小组成员名单
    组　长：周　平　县委副书记、县长
    副组长：李建国　县委常委、副县长
    　　　　王　芳　副县长
    　　　　　　　　副县长、县公安局局长
    附件：2.
    青山县文旅融合发展重点任务分解表
    序号\t工作事项\t牵头单位\t配合单位\t完成时限
    1\t创建国家4A级景区1家\t县文旅局\t县发改局、县住建局\t2025年12月
    2\t新改建旅游厕所20座\t县住建局\t\t2025年10月
    抄送：县委各部门。
    青山县人民政府办公室　2025年2月11日印发
"""


def test_a_notice_its_plan_and_its_annexes_are_told_apart() -> None:
    plan = plan_of(NOTICE)
    notice, master = plan.notice, plan.master
    assert notice is not None
    assert master is not None
    assert (plan.title, plan.area, plan.year) == ("青山县推进文旅融合发展行动计划（2025—2027年）", "青山县", 2025)
    assert notice.title == ("青山县人民政府办公室关于印发《青山县推进文旅融合发展行动计划（2025—2027年）》的通知")
    assert (notice.number, notice.issuer, notice.date) == (
        "青政办发〔2025〕12号", "青山县人民政府办公室", "2025年2月11日",
    )  # fmt: skip
    assert notice.statements == ("现将《青山县推进文旅融合发展行动计划（2025—2027年）》印发给你们，请认真贯彻执行",)
    assert notice.closing == (
        "（此件公开发布）", "抄送：县委各部门。", "青山县人民政府办公室　2025年2月11日印发",
    )  # fmt: skip
    assert master.title == "青山县推进文旅融合发展行动计划（2025—2027年）"
    assert master.statements == ("为加快文旅融合发展，制定本计划",)
    assert master.annex_list == (
        "1．青山县文旅融合发展工作领导小组成员名单", "2．青山县文旅融合发展重点任务分解表",
    )  # fmt: skip
    assert [(annex.label, annex.title) for annex in plan.annexes] == [
        ("附件1", "青山县文旅融合发展工作领导小组成员名单"),
        ("附件：2", "青山县文旅融合发展重点任务分解表"),
    ]


def test_a_roster_keeps_repeated_roles_empty_and_lost_names_empty() -> None:
    roster = plan_of(NOTICE).annexes[0].roster
    assert [(member.role, member.name, member.post) for member in roster] == [
        ("组长", "周平", "县委副书记、县长"),
        ("副组长", "李建国", "县委常委、副县长"),
        ("", "王芳", "副县长"),
        ("", "", "副县长、县公安局局长"),
    ]


@pytest.mark.parametrize(
    ("line", "name", "post"),
    [
        ("副组长：钟庆源副县长", "钟庆源", "副县长"),
        ("副组长：钟庆常务副县长", "钟庆", "常务副县长"),
        ("成员：何敬之县水利局副局长", "何敬之", "县水利局副局长"),
        ("副组长：县人民政府副县长", "", "县人民政府副县长"),
        ("副组长：副县长", "", "副县长"),
    ],
)
def test_a_name_and_its_post_without_a_blank_are_parted(line: str, name: str, post: str) -> None:
    (member,) = master_of(f"禾川县工作领导小组名单\n{line}\n").roster
    assert (member.name, member.post) == (name, post)


def test_a_table_pasted_with_tabs_keeps_its_blank_cells() -> None:
    (table,) = plan_of(NOTICE).annexes[1].tables
    assert table == Table(
        columns={"number": "序号", "item": "工作事项", "lead": "牵头单位", "units": "配合单位", "deadline": "完成时限"},
        rows=(
            Row(
                number="1",
                item="创建国家4A级景区1家",
                lead="县文旅局",
                units="县发改局、县住建局",
                deadline="2025年12月",
            ),
            Row(number="2", item="新改建旅游厕所20座", lead="县住建局", units="", deadline="2025年10月"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            """
            云溪市工作方案
            一、目标
            （一）总量。增长7%。
            1.规模
            ——工业。增长8%。
            （1）小项
            二、任务
            """,
            [{"一、目标": [{"（一）总量。": [{"1.规模": ["——工业。", "（1）小项"]}]}]}, "二、任务"],
        ),
        (
            """
            云溪市工作方案
            总体要求
            坚持稳中求进、以进促稳，推动全市经济实现质的有效提升和量的合理增长，增强发展动能。
            保障措施
            （一）加强领导。建立机制。
            """,
            ["总体要求", {"保障措施": ["（一）加强领导。"]}],
        ),
        (
            """
            云溪市工作办法
            第一章 总则
            第一条 为推进工作，制定本办法。
            第二章 附则
            第二条 本办法自印发之日起施行。
            """,
            [
                {"第一章 总则": ["第一条"]},
                {"第二章 附则": ["第二条 本办法自印发之日起施行。"]},
            ],
        ),
        (
            """
            云溪市工作方案
            一、工作目标
            一、二、三产业增加值分别增长3%、7%、8%。
            """,
            ["一、工作目标"],
        ),
    ],
    ids=["all ranks", "no numbers", "chapters and articles", "an enumeration is no heading"],
)
def test_headings_nest_by_the_kind_of_their_number(text: str, expected: list[object]) -> None:
    assert headings(master_of(text).sections) == expected


def test_responsibility_stands_with_its_own_sentences() -> None:
    (tasks,) = master_of(
        """
        云溪市工作方案
        一、任务
        （一）降低成本。全年减免税费5亿元。（市税务局、市财政局负责。列第一位者为牵头单位，下同）
        兑现资金2000万元。（市财政局牵头）完成体检9000人。（市妇联牵头）
        （二）提升服务。新增事项15项。
        责任单位：市数据局、市公安局
        完成时限：2025年12月
        （三）办好实事。完成改造（含加装电梯）。
        """
    ).sections
    found = [(section.heading, section.statements, section.responsibility) for section in tasks.sections]
    assert found == [
        (
            "（一）降低成本。", ("全年减免税费5亿元",),
            "（市税务局、市财政局负责。列第一位者为牵头单位，下同）",
        ),
        ("", ("兑现资金2000万元",), "（市财政局牵头）"),
        ("", ("完成体检9000人",), "（市妇联牵头）"),
        ("（二）提升服务。", ("新增事项15项", "完成时限：2025年12月"), "责任单位：市数据局、市公安局"),
        ("（三）办好实事。", ("完成改造（含加装电梯）",), ""),
    ]  # fmt: skip


def test_a_task_force_is_a_text_of_its_own() -> None:
    (mechanism,) = master_of(
        """
        云溪市工作方案
        三、推进机制
        各级要高度重视。成立产业工作专班，由副市长周平任召集人，成员单位包括市发改局等。专班办公室设在市发改局。定期调度。
        """
    ).sections
    assert mechanism.task_force == (
        "成立产业工作专班，由副市长周平任召集人，成员单位包括市发改局等。专班办公室设在市发改局。"
    )
    assert mechanism.statements == ("各级要高度重视", "定期调度")


def test_a_leading_group_is_no_task_force() -> None:
    text = "云溪市工作方案\n一、组织\n成立领导小组，由市长任组长，副市长任工作专班召集人。\n"
    assert master_of(text).sections[0].statements == ("成立领导小组，由市长任组长，副市长任工作专班召集人",)


@pytest.mark.parametrize(
    ("printed", "label", "title"),
    [
        ("附件\n云溪市任务清单", "附件", "云溪市任务清单"),
        ("附 件 3\n云溪市任务清单", "附 件 3", "云溪市任务清单"),
        ("附件：1.\n云溪市任务清单", "附件：1", "云溪市任务清单"),
        ("附件二\n云溪市任务清单", "附件二", "云溪市任务清单"),
        ("附件2：云溪市任务清单", "附件2", "云溪市任务清单"),
        ("附件1\n云溪市健康体重管理与健康食品产业\n发展行动", "附件1", "云溪市健康体重管理与健康食品产业发展行动"),
        ("附件1\n云溪市任务清单\n（征求意见稿）", "附件1", "云溪市任务清单（征求意见稿）"),
    ],
)
def test_annexes_begin_at_labels_in_every_form(printed: str, label: str, title: str) -> None:
    plan = plan_of(f"云溪市工作方案\n一、目标\n增长7%。\n{printed}\n一、内容\n新增企业6家。\n")
    assert [(annex.label, annex.title) for annex in plan.annexes] == [(label, title)]
    assert plan.annexes[0].sections == (Section(heading="一、内容", statements=("新增企业6家",)),)


def test_a_text_run_together_into_one_line_is_cut_at_its_headings() -> None:
    filler = "持续优化营商环境，完善政策体系，推动各项任务落实见效，" * 8
    text = (
        "云溪市人民政府办公室关于优化营商环境的实施意见云政办发〔2025〕3号\n"
        f"各县、区人民政府：为深化改革，现提出以下意见。一、提升便利度（一）优化流程。{filler}办成事项12项。"
        f"（市发改局牵头）（二）压缩时间。{filler}（市住建局牵头）二、降低成本（三）减费。{filler}定期调度。"
        "云溪市人民政府办公室2025年7月15日（此件公开发布）\n"
    )
    master = master_of(text)
    assert (master.title, master.number) == (
        "云溪市人民政府办公室关于优化营商环境的实施意见", "云政办发〔2025〕3号",
    )  # fmt: skip
    assert (master.issuer, master.date, master.closing) == (
        "云溪市人民政府办公室", "2025年7月15日", ("（此件公开发布）",),
    )  # fmt: skip
    assert headings(master.sections) == [
        {"一、提升便利度": ["（一）优化流程。", "（二）压缩时间。"]}, {"二、降低成本": ["（三）减费。"]},
    ]  # fmt: skip
    assert master.sections[0].sections[0].responsibility == "（市发改局牵头）"


def test_page_furniture_is_left_out() -> None:
    master = master_of(
        """
        首页 > 政务公开
        云溪市工作方案
        来源：云溪市　发布时间：2025-02-01 10:00
        字体：【大 中 小】
        云溪市工作方案
        一、目标
        增长7%。
        扫一扫在手机打开当前页
        主办单位：云溪市人民政府
        """
    )
    assert master == Document(title="云溪市工作方案", sections=(Section(heading="一、目标", statements=("增长7%",)),))


def test_the_plan_that_a_notice_encloses_as_its_only_annex_is_the_plan() -> None:
    plan = plan_of(
        """
        云溪市人民政府关于印发应急管理工作方案的通知
        YX〔2025〕7号
        各县、区人民政府：
        现将《云溪市应急管理工作方案》印发给你们。
        云溪市人民政府
        2025年6月1日
        附件
        云溪市应急管理工作方案
        一、目标
        建成避难场所20处。
        """
    )
    assert plan.notice is not None
    assert plan.master is not None
    assert (plan.notice.number, plan.master.label, plan.master.title, plan.annexes) == (
        "YX〔2025〕7号", "附件", "云溪市应急管理工作方案", (),
    )  # fmt: skip


def test_a_numbered_heading_alone_in_its_row_is_a_group() -> None:
    text = "云溪市任务表\n序号\t任务\t责任部门\n一\t体系建设\t\n1\t建成指挥中心1个\t市应急管理局\n"
    (table,) = master_of(text).tables
    assert table.rows == (Row(group="体系建设"), Row(number="1", item="建成指挥中心1个", units="市应急管理局"))


def test_an_outline_in_figures_is_nested_by_its_numbers() -> None:
    master = master_of("""
        青山县森林防火应急预案

        1　总则

        1.1　编制目的

        健全工作机制，科学应对火情。

        2　应急响应

        2.1　Ⅱ级响应

        2.1.1　启动条件

        （1）过火面积达到30公顷；
        （2）火场距居民点3公里以内。

        2.1.2　响应行动

        3.2 公里隔离带连夜开设完毕，扑火队伍到位。

        3　附则

        本预案自印发之日起施行。
    """)
    points = ["（1）过火面积达到30公顷；", "（2）火场距居民点3公里以内。"]
    assert headings(master.sections) == [
        {"1　总则": ["1.1　编制目的"]},
        {"2　应急响应": [{"2.1　Ⅱ级响应": [{"2.1.1　启动条件": points}, "2.1.2　响应行动"]}]},
        "3　附则",
    ]
    assert master.sections[1].sections[0].sections[1].statements == ("3.2 公里隔离带连夜开设完毕，扑火队伍到位",)


def test_a_place_in_an_outline_is_called_by_its_number() -> None:
    plan = plan_of("""
        青山县森林防火应急预案
        1 总则
        1.1 编制目的
        健全工作机制，科学应对火情。
        2 应急响应
        2.1 Ⅱ级响应
        2.1.1 启动条件
        过火面积达到30公顷。
    """)
    labels = [passage.label for passage in outline(plan).passages if "公顷" in passage.text]
    assert labels == ["总体方案 2.1.1"]


def test_a_stop_that_is_printed_twice_stays_to_be_told() -> None:
    text = """
        青山县实施方案
        一、工作任务
        全面排查隐患。。落实整改措施。抓好工作；；
    """
    (section,) = master_of(text).sections
    assert section.statements == ("全面排查隐患。。", "落实整改措施", "抓好工作；；")
