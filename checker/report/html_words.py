"""What the HTML pages say in both languages, beside the words that all reports share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.finding import Words

DIFFERS: Mapping[str, Words] = MappingProxyType(
    {
        "value": Words("数值不一", "values differ"),
        "compatible": Words("数值不一, 可同时成立", "values differ, compatible"),
        "bound": Words("“以上”“左右”等写法不一", "bounds differ"),
        "measure": Words("口径不同", "measures differ"),
        "stock": Words("总量与新增量", "total and increment"),
        "commitment": Words("力度不同", "commitments differ"),
        "qualifier": Words("范围、级别等不同", "qualifiers differ"),
        "measure_word": Words("计量单位不同", "measure words differ"),
        "base": Words("起点数不同", "starting values differ"),
        "frequency": Words("频次不同", "frequencies differ"),
        "stage": Words("阶段不同", "stages differ"),
        "name": Words("名称不同", "names differ"),
        "total": Words("总体要求不同", "totals differ"),
    }
)

GAPS: Mapping[str, Words] = MappingProxyType(
    {
        "unit": Words("没有责任单位", "no unit"),
        "lead": Words("没有写明牵头单位", "no lead named"),
        "leader": Words("分管领导空白", "leader left blank"),
    }
)

PAGE: Mapping[str, Words] = MappingProxyType(
    {
        "kicker": Words("方案一致性核对报告", "Plan consistency report"),
        "skip": Words("跳到问题", "Skip to the findings"),
        "plans": Words("方案", "Plans"),
        "views": Words("视图", "Views"),
        "findings": Words("问题", "Findings"),
        "indicators": Words("指标对照表", "Indicator matrix"),
        "responsibilities": Words("责任对照表", "Responsibility matrix"),
        "indicators_rest": Words("对照表", " matrix"),
        "responsibilities_rest": Words("对照表", " matrix"),
        "rules_rest": Words("与覆盖", " and coverage"),
        "text_short": Words("原文", "Text"),
        "rules": Words("规则与覆盖", "Rules and coverage"),
        "text": Words("方案原文", "Text of the plan"),
        "document": Words("文件", "Document"),
        "coverage": Words("数字识读", "Numerals read"),
        "numerals": Words("处数字", "numerals"),
        "rules_run": Words("规则", "Rules"),
        "settings": Words("设置", "Settings"),
        "passed": Words("通过", "passed"),
        "found": Words("有问题", "with findings"),
        "not_run": Words("未运行", "not run"),
        "broke": Words("运行出错", "broke down"),
        "one_document": Words("份文件", "document"),
        "documents": Words("份文件", "documents"),
        "one_table": Words("张表", "table"),
        "tables": Words("张表", "tables"),
        "filters": Words("筛选", "Filters"),
        "search": Words("搜索问题、原文、位置", "Search findings, quotations, places"),
        "level": Words("级别", "Level"),
        "family": Words("类别", "Family"),
        "annex": Words("文件", "Document"),
        "unit": Words("单位", "Unit"),
        "leader": Words("分管领导", "Leader"),
        "all": Words("全部", "all"),
        "reset": Words("清除筛选", "Clear filters"),
        "shown": Words("显示 {shown} / {all} 条", "{shown} of {all} shown"),
        "none_shown": Words("没有符合筛选条件的问题。", "No finding fits the filters."),
        "waived_short": Words("已核实", "accepted"),
        "extent": Words("篇幅", "Extent"),
        "rule": Words("规则", "Rule"),
        "all_run": Words("所有规则都已运行。", "All rules were run."),
        "waived": Words("已核实的问题", "Accepted findings"),
        "one_more_place": Words("其余 1 处", "1 more place"),
        "more_places": Words("其余 {n} 处", "{n} more places"),
        "why": Words("判断依据与建议", "Proof and remedy"),
        "remedy": Words("建议", "Remedy"),
        "key": Words("编号", "Key"),
        "line": Words("行", "line"),
        "blank": Words("〔空白〕", "[blank]"),
        "back": Words("返回问题", "Back to the finding"),
        "previous": Words("上一处", "Previous"),
        "next": Words("下一处", "Next"),
        "no_text": Words("没有附上方案原文。", "The plan's text is not included."),
        "indicator": Words("指标", "Indicator"),
        "measure": Words("口径", "Measure"),
        "master": Words("总体方案", "Master plan"),
        "goals": Words("附件目标", "Annex goals"),
        "tasks": Words("附件任务", "Annex tasks"),
        "table": Words("责任分解表", "Tables"),
        "other": Words("其他", "Other"),
        "all_indicators": Words("全部", "all"),
        "several": Words("多处出现", "in several places"),
        "differing": Words("各处不一", "disagreeing"),
        "find_indicator": Words("查找指标", "Find an indicator"),
        "indicator_note": Words(
            "各处一致的不加标记, 不一致的标出, 没有写的留空。",
            "Agreeing values are plain, disagreeing ones are marked, missing ones are blank.",
        ),
        "load": Words("任务数", "Tasks"),
        "lead": Words("牵头", "leads"),
        "takes_part": Words("参与", "takes part"),
        "in_charge": Words("分管任务", "Tasks in charge of"),
        "units_load": Words("单位任务量", "Load per unit"),
        "leaders_load": Words("分管领导任务量", "Load per leader"),
        "blanks": Words("空缺", "Left blank"),
        "no_blanks": Words("没有空缺。", "Nothing is left blank."),
        "counted_table": Words("按责任分解表的行计", "rows of its tables"),
        "counted_body": Words("无表, 按正文任务计", "no table: tasks of the body"),
        "responsibility_note": Words(
            "每格为“牵头 / 参与”的任务数; 一行多家单位各计一次; “各乡镇”等统称不计。",
            "Each cell: tasks led / taken part in; every unit of a row counts; collective names do not.",
        ),
        "tasks_total": Words("任务合计", "Tasks in all"),
        "reason": Words("原因", "Reason"),
        "no_data": Words("没有可列出的内容。", "Nothing to list."),
        "keys_help": Words(
            "键盘: Tab 到问题, ↑ ↓ 换一条, 回车看原文, Esc 返回。",
            "Keyboard: Tab to a finding, ↑ ↓ to move, Enter for the text, Esc to return.",
        ),
        "made_by": Words("由 plan-checker 生成, 本页不联网", "Made by plan-checker; this page uses no network"),
    }
)
