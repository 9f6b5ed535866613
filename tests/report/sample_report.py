"""A small report on an invented plan (青山县), built by hand; used by all tests of formats."""

from __future__ import annotations

from checker.finding import Coverage, Finding, NotRun, Passed, Place, Report, Severity, Waived, Words
from checker.inputs.breakdown import Breakdown
from checker.source import Extent, Route, SourceMap, Span

PATH = "plans/qingshan.yaml"
TITLE = "青山县实施“四大行动”总体方案"

TEXTS: dict[Route, str] = {
    ("master", "sections", 0, "statements", 0): "新增省级以上科创平台2家",
    ("master", "sections", 0, "statements", 1): "新增“专精特新”企业12家以上",
    ("annexes", 0, "sections", 1, "statements", 0): "争创省级以上科创平台2家以上",
    ("annexes", 0, "sections", 1, "statements", 1): "与各部门联动开展15场促消费活动",
    ("annexes", 0, "tables", 0, "rows", 1, "content"): "开展10场促消费活动",
    ("annexes", 0, "tables", 0, "rows", 1, "leader"): "",
    (
        "annexes",
        1,
        "sections",
        2,
        "statements",
        0,
    ): "全年建成投用乡镇便民服务中心、村级便民服务站、社区服务驿站、农家书屋等公共服务场所共计36个",
    ("annexes", 1, "tables", 0, "rows", 4, "content"): "全年建成公共服务场所34个",
}
"""The texts of the plan's file, one a line, by route."""


def source_map(path: str = PATH) -> SourceMap:
    """The plan's file: a line for each text, as `- "text"`."""
    text, extents = "", {}
    for route, said in TEXTS.items():
        start = len(text) + 2
        text += f'- "{said}"\n'
        extents[route] = Extent(start, len(text) - 1, said)
    return SourceMap(path, text, extents)


def place(number: int, label: str, quote: str | None = None, document: str = "annex1") -> Place:
    """A place in one of the texts, its whole length unless a part is quoted."""
    route, said = list(TEXTS.items())[number]
    quoted = said if quote is None else quote
    start = said.index(quoted) if quoted in said else 0
    return Place(document, label, route, Span(start, start + len(quoted)), quoted)


def words(zh: str, en: str) -> Words:
    return Words(zh, en)


EVENTS = Finding(
    code="N103",
    rule="body-table-value",
    severity=Severity.ERROR,
    title=words("正文与责任分解表的目标值不一致", "body and table differ"),
    message=words("“促消费活动”: 正文为15场, 表中为10场", "“促消费活动”: 15场 in the body, 10场 in the table"),
    places=(place(3, "附件1 二(二)3"), place(4, "附件1 责任分解表 第2行")),
    key="N103-0a1b2c3d4e5f",
    remedy=words("请核对原始任务数, 改正其中一处。", "Check the original figure and correct one of the two."),
    explanation=(
        words("两处同为“促消费活动”, 口径均为开展次数。", "Both speak of “促消费活动”, counted as events."),
        words("15 ≠ 10, 相差 5。", "15 ≠ 10, a difference of 5."),
    ),
)
SITES = Finding(
    code="N103",
    rule="body-table-value",
    severity=Severity.ERROR,
    title=EVENTS.title,
    message=words("“公共服务场所”: 正文为36个, 表中为34个", "“公共服务场所”: 36个 in the body, 34个 in the table"),
    places=(place(6, "附件2 三(一)1", document="annex2"), place(7, "附件2 责任分解表 第5行", document="annex2")),
    key="N103-1a1b2c3d4e5f",
    remedy=EVENTS.remedy,
)
LEADER = Finding(
    code="R103",
    rule="leader-blank",
    severity=Severity.WARNING,
    title=words("分管领导空白", "leader in charge blank"),
    message=words("责任分解表第2行没有写分管领导", "row 2 of the table names no leader in charge"),
    places=(place(5, "附件1 责任分解表 第2行"),),
    key="R103-2a1b2c3d4e5f",
    remedy=words("请补上分管领导。", "Name the leader in charge."),
)
NAMES = Finding(
    code="T101",
    rule="one-spelling",
    severity=Severity.REVIEW,
    title=words("同一名称有几种写法", "one name spelled several ways"),
    message=words("“专精特新”与“科创平台”共 7 处写法不一", "7 places spell it differently"),
    places=tuple(place(number, f"附件1 二(一){number}") for number in (0, 1, 2, 0, 1, 2, 0)),
    key="T101-3a1b2c3d4e5f",
    remedy=words("请统一写法。", "Use one spelling."),
)
PLATFORMS = Finding(
    code="N120",
    rule="same-value-other-bound",
    severity=Severity.WARNING,
    title=words("同值异界", "same value, another bound"),
    message=words("“省级以上科创平台”: 2家 与 2家以上", "“省级以上科创平台”: 2家 and 2家以上"),
    places=(place(0, "总体方案 一", document="master"), place(2, "附件1 二(二)2", "科创平台2家以上")),
    key="N120-4a1b2c3d4e5f",
    remedy=words("请统一是否带“以上”。", "Say “以上” in both places or in neither."),
)

REPORT = Report(
    path=PATH,
    title=TITLE,
    sources=source_map(),
    documents=3,
    tables=2,
    findings=(EVENTS, SITES, LEADER, NAMES),
    waived=(Waived(PLATFORMS, "市里下达的就是2家", "李文书", "2025-12-31"),),
    not_run=(
        NotRun("A110", "parts-and-whole", words("方案没有声明总分关系", "the plan declares no decomposition")),
        NotRun(
            "D101",
            "deadline-order",
            words("规则运行出错: KeyError", "the rule broke down: KeyError"),
            Breakdown("D101", "KeyError"),
        ),
    ),
    passed=(
        Passed("N101", "master-annex-value", words("总体方案与附件的目标值不一致", "master and annex differ")),
        Passed("S101", "annex-list", words("附件说明与附件不符", "annex list and annexes differ")),
    ),
    coverage=Coverage(40, 20, 6, 3, 2, 4, 3, 2),
)
