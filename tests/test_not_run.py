"""Why a rule was not run, in full: what a clerk reads where a plan has nothing for a rule to look at."""

from checker.engine import check_plan
from checker.plan.model import Document, Plan
from checker.rules.loading import load_rules
from checker.source import SourceMap

BARE = {
    ("没有写明或声明的总分关系", "no parts and wholes are stated or declared"): "A101 A102 A103 A108 A110",
    ("没有可清点的数目", "nothing that can be counted is stated"): "A104 M103",
    ("本方案没有可对照的内容", "the plan has nothing of this sort to compare"): (
        "A105 A106 A109 A111 A115 A116 A126 A135 A136 A137 D110 D111 D112 D115 D116 D118 D120 D121 D125 M101 M102 M104 "
        "M105 M106 M107 N124 N126 N128 N134 N135 N136 N140 N141 N145 R108 R109 R114 R115 R128 R134 R140 R145 S135 S136 "
        "S137 S138 T115 T116 T117"
    ),
    ("没有给各项分值的表", "no table gives points to the items of its rows"): "A112",
    ("没有成文日期, 也不知道方案的年份", "neither a date of issue nor the plan's year is known"): "D101",
    ("不知道方案的年份", "the plan's year is not known"): "D102 D104",
    ("没有读到时限", "no deadlines were read"): "D103",
    ("没有成文日期", "no date of issue is printed"): "D106",
    (
        "没有读到任何目标",
        "no targets were read",
    ): "N101 N102 N103 N104 N105 N110 N111 N112 N113 N119 N120 N121 N122 N125 N127 N139 T107",
    ("只有一份文件, 没有可对照的段落", "a single document, nothing to compare with"): "N114 N115 N116 N117 N118",
    ("没有可以对照的目标", "there are no targets to set against each other"): "N130 N131 N132 N133",
    (
        "本方案没有可检查的内容",
        "the plan has nothing of this sort to check",
    ): "R101 R102 R103 R104 R112 R113 R117 R119 R122 R123 R124",
    ("没有写责任单位", "no responsible units are named"): "R105 R106 R107 R118 R121 R125 R129 R130",
    ("没有领导小组名单", "the plan has no roster of a leading group"): "R110",
    ("没有读到工作专班", "no task force was read"): "R111 R116",
    ("没有同时写明姓名和职务的人", "nobody is named with a post"): "R120 R131",
    ("没有写明姓名的人", "nobody is named"): "R126",
    ("没有同时写明牵头单位和分管领导的表", "no table names lead units and leaders"): "R127",
    ("没有附件说明或没有附件", "no list of annexes, or no annexes"): "S101",
    ("同类附件不足三个, 无从比较", "fewer than three annexes of a kind to compare"): "S104 S108 S117",
    ("附件标题没有写明行动名称", "no annex title names an action"): "S105 S106 S107 S122",
    ("表中没有与工作任务标题对应的分组行", "no table is divided by the headings of the tasks"): "S109 S110",
    ("本方案没有表格", "the plan has no tables"): "S111",
    ("没有写明文种的附件", "no annex names its kind of document"): "S112",
    ("引用上级方案的附件不足两个", "fewer than two annexes cite a superior plan"): "S113",
    ("本方案没有附件", "the plan has no annexes"): "S114",
    ("没有目标写明起点是哪一年的数", "no target names the year that it starts from"): "N137",
    ("没有可检查的文字", "there is no such text to check"): "S115 S116",
    ("没有带文号的引文", "no document is cited with its number"): "S120",
    ("没有印发通知, 或通知后没有方案", "there is no notice, or no plan behind it"): "S123",
    ("没有署名", "nothing is signed"): "S124",
    ("没有印发通知, 或尚未编号、注明日期", "there is no notice, or neither a number nor a date yet"): "S125",
    ("没有可与正文任务对照的责任分解表", "no responsibility table to hold the tasks against"): "S127",
    ("总体方案没有可由附件承接的专项部署", "the master plan names no programme for an annex to take up"): "S128",
    ("没有写明本级行政区, 或不知道它的层级", "the plan's area or its level is not known"): "T106",
}

FARTHER = Plan(
    title="青山县方案",
    year=2030,
    master=Document(title="青山县方案", statements=("到2032年建成园区2个", "到2032年底新建水厂3座")),
)


def _reasons(plan: Plan) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for each in check_plan(plan, SourceMap("plan.yaml"), load_rules()).not_run:
        assert not each.failed
        reason = (each.reason.zh, each.reason.en)
        found[reason] = f"{found[reason]} {each.code}" if reason in found else each.code
    return found


def test_a_plan_with_one_sentence_is_told_why_each_rule_had_nothing_to_do() -> None:
    plan = Plan(title="青山县方案", master=Document(title="青山县方案", statements=("加强统筹协调",)))
    assert _reasons(plan) == BARE


def test_deadlines_of_a_plan_for_several_years_are_not_held_against_its_first() -> None:
    reason = ("多数目标以其他年份为期, 方案的期限不是一年", "most targets are set for other years")
    assert _reasons(FARTHER)[reason] == "D102"
