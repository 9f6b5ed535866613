"""What the pages of `check serve` say besides the report, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.finding import Words

TOO_LARGE = Words(
    "文件太大: 一次最多 120 MB, Word、PDF、Excel 每份最多 40 MB, 文字每份最多 4 MB。请删除图片或拆分文件。",
    "Too large: 120 MB at once, 40 MB for each Word, PDF or Excel file, 4 MB for each text.",
)
NO_FILE = Words("没有收到文件, 请重新选择。", "No file was sent; please choose again.")
TOO_MANY = Words("一次最多 40 份文件。", "40 files at once at most.")
UNREADABLE = Words("没有收全文件, 请重新选择。", "The files did not arrive whole; please choose again.")
NOT_THERE = Words(
    "没有这一页: 方案或稿次已不在工作文件夹里。", "Not here: the plan or draft is no longer in the folder."
)
GONE = Words("这一稿里没有这个问题, 请刷新页面。", "This draft has no such finding; please reload the page.")
SAME = Words("与已有的第 {n} 稿完全相同, 没有另存。", "The same as draft {n}, which is kept already.")

DESK: Mapping[str, Words] = MappingProxyType(
    {
        "title": Words("方案核稿", "Plan checker"),
        "home": Words("全部方案", "All plans"),
        "lead": Words(
            "把方案拖到这里, 核对前后数字、责任单位、分管领导是否一致",
            "Drop a plan here to check its figures, units and leaders against each other",
        ),
        "choose": Words("选择文件", "Choose files"),
        "kinds": Words(
            "Word、WPS、PDF、Excel、网页、文字、YAML; 文件只存在本机, 不上网",
            "Word, WPS, PDF, Excel, web pages, text, YAML; files stay on this machine",
        ),
        "together": Words(
            "几份文件合为一份方案 (总体方案和附件)", "Several files are one plan (master plan and annexes)"
        ),
        "working": Words("正在核对…", "Checking…"),
        "plans": Words("在办的方案", "Plans"),
        "no_plans": Words("还没有方案。", "None yet."),
        "folder": Words("工作文件夹", "Work folder"),
        "draft": Words("第{n}稿", "Draft {n}"),
        "drafts": Words("稿次", "Drafts"),
        "next": Words("换上修改后的一稿", "Bring the next draft"),
        "copies": Words("下载", "Download"),
        "marked": Words("批注稿 Word", "Marked copy (Word)"),
        "sheet": Words("核对表 Word", "Review sheet (Word)"),
        "xlsx": Words("表格 Excel", "Spreadsheet (Excel)"),
        "html": Words("本页 HTML", "This page (HTML)"),
        "summary": Words("领导摘要 Word", "One-page summary (Word)"),
        "summary_page": Words("领导摘要 HTML", "One-page summary (HTML)"),
        "since": Words("与第{n}稿相比", "Since draft {n}"),
        "fixed": Words("已改好", "fixed"),
        "fresh": Words("新出现", "new"),
        "left": Words("仍存在", "left"),
        "differences": Words("两稿比较", "What changed"),
        "accept": Words("标为已核实", "Accept"),
        "accepting": Words("看过原件, 这一处可以保留", "Looked at; it may stay"),
        "reason": Words("理由", "Reason"),
        "by": Words("核实人", "Name"),
        "save": Words("保存", "Save"),
        "cancel": Words("取消", "Cancel"),
        "can_fix": Words("可以自动改正 {n} 处", "{n} can be corrected automatically"),
        "adopt": Words("采纳", "Adopt"),
        "reject": Words("不采纳", "Do not adopt"),
        "adopt_all": Words("全部采纳", "Adopt all"),
        "adopted": Words("已采纳", "adopted"),
        "corrected": Words("改正稿", "Corrected copy"),
        "accepted": Words("已核实", "Accepted"),
        "withdraw": Words("撤销", "Withdraw"),
        "withdrawn": Words("已撤销。", "Withdrawn."),
        "failed": Words("没有连上程序, 请看程序窗口是否还开着。", "No answer; is the program still running?"),
        "told": Words("读这一稿时的说明", "Notes on this draft"),
        "errors": Words("错误", "errors"),
        "warnings": Words("提醒", "warnings"),
        "reviews": Words("待核实", "to review"),
        "limits": TOO_LARGE,
        "no_folder": Words("这是文件夹, 请打开它, 选其中的文件。", "A folder: please open it and choose files in it."),
        "script": Words("本页需要启用脚本 (JavaScript)。", "This page needs JavaScript."),
    }
)
