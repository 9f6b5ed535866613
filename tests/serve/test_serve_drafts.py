"""What a clerk does with drafts: drop one, read its report, accept a finding, take copies, bring the next."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import pytest
from clerk import Clerk
from command_line import CLEAN, FINDING, PLAN, kept_report
from docx import Document
from openpyxl import load_workbook
from report.word_drafts import draft as word_draft
from report.word_readback import comments_of

from checker.accepting.waivers import read_waivers
from checker.commands.request import Request
from checker.serve import results
from checker.serve.serving import open_door

YAML = ("方案.yaml", PLAN.encode())
SHORT = "“科技型企业”前后数值不一：新增8家; 新增6家"
"""What its card says, beside the places."""
FIRST = "plans/%E6%96%B9%E6%A1%88/1/"
SECOND = "plans/%E6%96%B9%E6%A1%88/2/"


def key_of(page: str, code: str = "N101") -> str:
    """The key of the first card of a rule."""
    found = re.search(rf'data-key="({code}-[0-9a-f]{{12}})"', page)
    assert found
    return found[1]


def bar_of(page: str) -> str:
    """The words of the bar."""
    bar = page[page.index('<nav class="desk"') : page.index("<template")]
    return " ".join(re.sub(r"<[^>]*>", " ", bar).split())


def test_an_empty_folder_has_a_place_to_drop_a_plan(clerk: Clerk) -> None:
    page = clerk.page("")
    assert "把方案拖到这里, 核对前后数字、责任单位、分管领导是否一致" in page
    assert "还没有方案。" in page
    assert str(clerk.folder) in page


def test_a_dropped_draft_has_a_report_and_is_kept_whole(clerk: Clerk) -> None:
    answer = clerk.drop(YAML, together="1")
    assert (answer.status_code, answer.json()) == (200, {"at": FIRST, "said": []})
    assert clerk.kept() == ["方案/第1稿/方案.yaml"]
    assert (clerk.folder / "方案/第1稿/方案.yaml").read_bytes() == PLAN.encode()
    page = clerk.page(FIRST)
    assert SHORT in page
    assert "第1稿/方案.yaml" in page
    assert bar_of(page) == (
        "全部方案 方案 第1稿 换上修改后的一稿 正在核对… "
        "下载 核对表 Word 表格 Excel 本页 HTML 领导摘要 Word 领导摘要 HTML"
    )
    home = clerk.page("")
    assert f'<a href="{FIRST}"><b>方案</b></a>' in home
    assert '<span class="error"><b>1</b> 错误</span>' in home


def test_several_files_are_one_plan_or_several(clerk: Clerk) -> None:
    master = ("总体方案.txt", "青山县总体方案\n一、主要目标\n新增科技型企业8家。\n".encode())
    annex = ("附件1.txt", "创新行动实施方案\n一、工作目标\n新增科技型企业6家。\n".encode())
    together = clerk.drop(annex, master, together="1").json()
    assert together == {"at": "plans/%E6%80%BB%E4%BD%93%E6%96%B9%E6%A1%88/1/", "said": []}
    assert SHORT in clerk.page(together["at"])
    apart = clerk.drop(annex, master).json()
    assert apart == {"at": "", "said": []}
    assert clerk.kept() == [
        "总体方案 (2)/第1稿/总体方案.txt",
        "总体方案/第1稿/总体方案.txt",
        "总体方案/第1稿/附件1.txt",
        "附件1/第1稿/附件1.txt",
    ]


def test_a_draft_that_cannot_be_read_is_told_in_words_and_not_kept(clerk: Clerk) -> None:
    answer = clerk.drop(("扫描.docx", b"PK\x03\x04 broken"), together="1")
    assert answer.status_code == 422
    assert answer.json() == {
        "at": "",
        "said": [
            "扫描.docx: Word 文件已损坏或不完整 (damaged file: BadZipFile). 请用 Word 或 WPS 打开后另存为 .docx。"
        ],
    }
    assert clerk.kept() == []
    assert clerk.drop(("空.txt", b" ")).json()["said"] == ["空.txt: 文件是空的 (empty file)."]


def test_one_bad_file_costs_the_others_nothing(clerk: Clerk) -> None:
    answer = clerk.drop(("空.txt", b""), YAML)
    assert answer.status_code == 200
    assert answer.json() == {"at": "", "said": ["空.txt: 文件是空的 (empty file)."]}
    assert clerk.kept() == ["方案/第1稿/方案.yaml"]


def test_a_fault_of_the_program_is_told_and_the_server_goes_on(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("too deep\x1b[2J")

    with monkeypatch.context() as patch:
        patch.setattr("checker.serve.checking._look", broken)
        answer = clerk.drop(YAML)
    assert answer.status_code == 422
    assert answer.json()["said"] == ["方案.yaml: 检查程序出错 (internal error: RecursionError).", kept_report()]
    assert clerk.kept() == []
    with monkeypatch.context() as patch:
        patch.setattr("checker.serve.desk.Desk._home", broken)
        answer = clerk.get()
    assert (answer.status_code, answer.text) == (
        500,
        f"程序: 检查程序出错 (internal error: RecursionError).\n{kept_report()}",
    )
    assert clerk.drop(YAML).status_code == 200


def test_a_finding_is_accepted_in_the_ordinary_waiver_file(clerk: Clerk) -> None:
    clerk.drop(YAML)
    key = key_of(clerk.page(FIRST))
    answer = clerk.post(f"{FIRST}accept", data={"key": key, "reason": " 口径不同 ", "by": "李文书"})
    assert (answer.status_code, answer.json()) == (200, {"said": [], "note": "口径不同 (李文书)"})
    file = clerk.folder / "方案" / "核实.waivers.yaml"
    (waiver,) = read_waivers(str(file)).waivers
    assert (waiver.key, waiver.reason, waiver.by, waiver.until) == (key, "口径不同", "李文书", None)
    page = clerk.page(FIRST)
    assert "已核实: 口径不同 (李文书)" in page
    assert 'value="李文书"' in page
    again = clerk.post(f"{FIRST}accept", data={"key": key, "reason": "x", "by": "y"})
    assert (again.status_code, again.json()) == (404, {"said": ["这一稿里没有这个问题, 请刷新页面。"]})


def test_an_acceptance_without_reason_or_name_is_refused(clerk: Clerk) -> None:
    clerk.drop(YAML)
    key = key_of(clerk.page(FIRST))
    answer = clerk.post(f"{FIRST}accept", data={"key": key, "reason": "口径不同", "by": " "})
    assert (answer.status_code, answer.json()) == (
        422,
        {"said": ["--by: “”不合要求 (invalid value). 请写明, 不超过 2,000 字。"]},
    )
    assert clerk.kept() == ["方案/第1稿/方案.yaml"]


def test_what_was_accepted_can_be_withdrawn(clerk: Clerk) -> None:
    clerk.drop(YAML)
    key = key_of(clerk.page(FIRST))
    clerk.post(f"{FIRST}accept", data={"key": key, "reason": "口径不同", "by": "李文书"})
    answer = clerk.post(f"{FIRST}withdraw", data={"key": key})
    assert (answer.status_code, answer.json()) == (200, {"said": []})
    assert read_waivers(str(clerk.folder / "方案/核实.waivers.yaml")).waivers == ()
    assert "已核实:" not in clerk.page(FIRST)
    again = clerk.post(f"{FIRST}withdraw", data={"key": key})
    assert again.json() == {"said": [f"核实.waivers.yaml: 没有“{key}”的核实记录 (no such waiver). 请重新打开页面。"]}


def test_the_next_draft_says_what_is_fixed_new_and_left(clerk: Clerk) -> None:
    """Of the two drafts that tests/test_diff.py compares."""
    before, after = (Path("tests/drafts", f"{name}.yaml").read_bytes() for name in ("qingshan", "qingshan-again"))
    clerk.drop(("方案.yaml", before))
    answer = clerk.drop(("改.yaml", after), plan="方案")
    assert answer.json() == {"at": SECOND, "said": []}
    page = clerk.page(SECOND)
    bar = bar_of(page)
    assert "与第1稿相比 1 已改好 附件1 责任分解表有1行的分管领导一格空着: 第2行 R103" in bar
    assert " 2 新出现 “建设平台”附件1 二(二)由县科工局牵头" in bar
    assert bar.endswith(" 5 仍存在 两稿比较")
    found = re.search(r'data-fresh="([^"]*)"', page)
    assert found
    assert [key[:4] for key in found[1].split()] == ["R108", "R127"]
    compared = clerk.page(f"{SECOND}differences/")
    assert "第1稿/方案.yaml → 新稿 第2稿/改.yaml" in compared
    assert clerk.get(f"{FIRST}differences/").status_code == 404


def test_the_same_draft_again_is_not_kept_twice(clerk: Clerk) -> None:
    clerk.drop(YAML)
    assert clerk.drop(("另名.yaml", PLAN.encode())).json() == {"at": FIRST, "said": []}
    again = clerk.drop(("另名.yaml", PLAN.encode()), plan="方案").json()
    assert again == {"at": FIRST, "said": ["与已有的第 1 稿完全相同, 没有另存。"]}
    assert clerk.kept() == ["方案/第1稿/方案.yaml"]


def test_an_unchanged_draft_is_answered_without_a_check(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by a server that was started anew, in less than a fifth of a second of processor time."""
    data = Path("plans/xinshao.yaml").read_bytes()
    clerk.drop(("方案.yaml", data))
    page = clerk.page(FIRST)
    monkeypatch.setattr(results, "look", None)
    anew = open_door(Request((), no_config=True), clerk.folder, 0)
    again = Clerk(anew, clerk.folder)
    start = time.process_time()
    assert again.drop(("方案.yaml", data)).json() == {"at": FIRST, "said": []}
    assert again.page(FIRST) == page
    assert time.process_time() - start < 0.2
    anew.socket.close()


def test_a_word_draft_is_given_back_marked(clerk: Clerk) -> None:
    at = clerk.drop(("稿.docx", word_draft())).json()["at"]
    assert "下载 批注稿 Word 表格 Excel 本页 HTML" in bar_of(clerk.page(at))
    answer = clerk.get(f"{at}copies/marked-1.docx")
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"report.docx\"; filename*=UTF-8''%E7%A8%BF-%E7%AC%AC1%E7%A8%BF-%E6%89%B9%E6%B3%A81.docx"
    )
    comments = comments_of(answer.content)
    assert len(comments) > 1
    told = "\n".join(line for comment in comments for line in comment.lines)
    assert "没有写成批注, 见网页上的完整报告" in told
    assert "--" not in told, "no word of a terminal"
    assert clerk.get(f"{at}copies/marked-2.docx").status_code == 404


def test_the_page_the_spreadsheet_and_the_sheet_can_be_taken_away(clerk: Clerk) -> None:
    clerk.drop(YAML)
    page = clerk.get(f"{FIRST}copies/report.html")
    assert page.headers["content-type"] == "application/octet-stream"
    assert SHORT in page.text
    assert "desk" not in page.text.replace("--desk", "")
    assert clerk.door.address not in page.text
    book = load_workbook(io.BytesIO(clerk.get(f"{FIRST}copies/report.xlsx").content))
    assert FINDING in str([cell.value for sheet in book.worksheets for row in sheet.rows for cell in row])
    sheet = Document(io.BytesIO(clerk.get(f"{FIRST}copies/report.docx").content))
    assert "青山县总体方案" in "".join(paragraph.text for paragraph in sheet.paragraphs)


def test_the_summary_for_the_leader_can_be_taken_away(clerk: Clerk) -> None:
    clerk.drop(YAML)
    assert "本页 HTML 领导摘要 Word 领导摘要 HTML" in bar_of(clerk.page(FIRST))
    answer = clerk.get(f"{FIRST}copies/summary.docx")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="report.docx"; '
        "filename*=UTF-8''%E6%96%B9%E6%A1%88-%E7%AC%AC1%E7%A8%BF-%E6%91%98%E8%A6%81.docx"
    )
    paragraphs = [paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs]
    assert paragraphs[:3] == ["方案核稿摘要", "青山县总体方案", "第1稿/方案.yaml"]
    page = clerk.get(f"{FIRST}copies/summary.html")
    assert page.headers["content-type"] == "application/octet-stream"
    assert "<title>方案核稿摘要" in page.text


@pytest.mark.parametrize(
    "name",
    [
        "report.json",
        "report",
        "summary.xlsx",
        "summary",
        "marked-0.docx",
        "marked-.docx",
        "marked-１.docx",
        "..%2f..%2fx",
    ],
)
def test_nothing_else_can_be_taken_away(clerk: Clerk, name: str) -> None:
    clerk.drop(YAML)
    answer = clerk.get(f"{FIRST}copies/{name}")
    assert (answer.status_code, answer.text) == (404, "没有这一页: 方案或稿次已不在工作文件夹里。")


def test_waivers_that_hold_no_more_are_told_as_notes(clerk: Clerk) -> None:
    clerk.drop(YAML)
    key = key_of(clerk.page(FIRST))
    clerk.post(f"{FIRST}accept", data={"key": key, "reason": "口径不同", "by": "李文书"})
    clerk.drop(("改.yaml", CLEAN.encode()), plan="方案")
    assert bar_of(clerk.page(SECOND)).endswith(
        f"读这一稿时的说明 1 核实.waivers.yaml:4:5: 核实记录“{key}”不再对应任何问题 (stale waiver)."
    )


def test_a_damaged_waiver_file_is_told_and_accepts_nothing(clerk: Clerk) -> None:
    clerk.drop(YAML)
    file = clerk.folder / "方案" / "核实.waivers.yaml"
    file.write_text("waivers: 3\n", encoding="utf-8")
    page = clerk.page(FIRST)
    assert "读这一稿时的说明 1 核实.waivers.yaml:1:10:" in bar_of(page)
    answer = clerk.post(f"{FIRST}accept", data={"key": key_of(page), "reason": "x", "by": "y"})
    assert answer.status_code == 422
    assert answer.json()["said"][0].startswith("核实.waivers.yaml:1:10:")
    assert file.read_text("utf-8") == "waivers: 3\n"


def test_english_is_spoken_where_it_is_asked_for(tmp_path: Path) -> None:
    door = open_door(Request((), no_config=True, language="en"), tmp_path / "work", 0)
    clerk = Clerk(door, tmp_path / "work")
    assert "Drop a plan here to check its figures" in clerk.page("")
    clerk.drop(YAML)
    assert bar_of(clerk.page(FIRST)) == (
        "All plans 方案 Draft 1 Bring the next draft Checking… "
        "Download Review sheet (Word) Spreadsheet (Excel) This page (HTML) "
        "One-page summary (Word) One-page summary (HTML)"
    )
    assert clerk.get("plans/x/1/").text == "Not here: the plan or draft is no longer in the folder."
    door.socket.close()
