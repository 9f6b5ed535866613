"""The marked draft: every comment on the exact characters, and nothing else changed."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import nsdecls, qn
from draft_forms import as_word
from hostile_texts import HOSTILE, hostile_finding
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from office import annotations_of, pages_of
from word_drafts import add, draft, long_draft, saved
from word_readback import Commented, comments_of, parts_of, printed, tokens

from checker.engine import check_plan
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Finding, Place, Report, Severity, Words
from checker.inputs.problem import InputError
from checker.readers.opening import read_document
from checker.readers.outline import Opened
from checker.readers.yaml import read_plan
from checker.report import Draft, Options, render
from checker.report.docx import marked_drafts
from checker.report.sides import odd_place
from checker.report.word_anchors import CommentAnchor, anchor_comments
from checker.rules.loading import load_rules
from checker.source import Span

RULES = load_rules(())


def opened(tmp_path: Path, data: bytes, name: str = "方案.docx") -> tuple[Opened, Draft]:
    """The draft as it is read, and as it was given."""
    path = tmp_path / name
    path.write_bytes(data)
    read = read_document(str(path))
    return read, Draft(str(path), data, read.spots, read.sources.path, read.notes)


def checked(tmp_path: Path, data: bytes) -> tuple[Report, Draft]:
    read, given_draft = opened(tmp_path, data)
    return check_plan(read.plan, read.sources, RULES), given_draft


def marked(report: Report, *drafts: Draft, **options: Any) -> bytes:
    said = render("docx", [report], Options(drafts=drafts, **options))
    assert isinstance(said, bytes)
    return said


def finding(*places: Place, severity: Severity = Severity.ERROR) -> Finding:
    words = Words("题", "title"), Words("说明", "message"), Words("改", "change")
    return Finding("N103", "body-table-value", severity, words[0], words[1], places, "N103-1", words[2])


def placed(report: Report, read: Opened, quotes: Sequence[str]) -> Report:
    """The report with one finding for each quotation, wherever it is first printed."""
    passages = Facts(read.plan).passages
    findings = []
    for quote in quotes:
        passage = next(passage for passage in passages if quote in passage.source.whole)
        start = passage.source.whole.index(quote)
        span = Span(start, start + len(quote))
        findings.append(finding(replace(place_of(passage), span=span, quote=quote)))
    return replace(report, findings=tuple(findings))


# ------------------------------------------------------------------ what the comments say
def test_a_finding_is_told_once_at_the_place_that_differs(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    found = comments_of(marked(report, given_draft, whole=True))
    said = [line for each in found[1:] for line in each.lines]
    heads = [int(re.match(r"批注(\d+) ", line)[1]) for line in said if re.match(r"批注\d+ ", line)]  # type: ignore[index]
    assert len(report.findings) >= 5
    assert sorted(heads) == list(range(1, len(report.findings) + 1))
    seen = {int(number) for line in said for number in re.findall(r"^见批注(\d+)", line)}
    assert seen <= set(heads)
    assert {(each.author, each.initials) for each in found} == {
        ("方案核稿", "总"),
        ("方案核稿", "错"),
        ("方案核稿", "核"),
    }


def test_a_comment_says_what_is_wrong_where_else_and_what_to_do(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    passages = {passage.text: passage for passage in Facts(read_document(given_draft.path).plan).passages}
    places = place_of(passages["开展15场促消费活动"], Span(2, 9)), place_of(passages["开展10场促消费活动"])
    assert comments_of(marked(replace(report, findings=(finding(*places),)), given_draft))[1:] == [
        Commented(
            "方案核稿", "错",
            ("批注1 错误 题 (N103-1)", "说明", "总体方案 责任分解表 第1行: 开展10场促消费活动", "建议: 改"),
            "15场促消费活",
        ),
        Commented("方案核稿", "错", ("见批注1: 题",), "开展10场促消费活动"),
    ]  # fmt: skip


def test_what_fewer_places_print_is_where_a_finding_is_told() -> None:
    def at(number: int, quote: str) -> Place:
        return Place("master", f"第{number}行", ("master", "statements", number), Span(0, 1), quote)

    body, row, goal = at(1, "15场"), at(2, "15场"), at(3, "10场")
    assert odd_place(finding(body, row, goal), ()) == 2
    assert odd_place(finding(goal, body, row), ()) == 0
    assert odd_place(finding(body, goal), ()) == 0
    assert odd_place(finding(body, row, goal), ("body-table-value",)) == 0


def test_several_remarks_on_a_paragraph_are_one_comment(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    read = read_document(given_draft.path)
    found = comments_of(marked(placed(report, read, ["开展", "促消费"]), given_draft))[1:]
    assert found == [
        Commented(
            "方案核稿", "错",
            (
                "批注1 错误 题 (N103-1)", "“开展”", "说明", "建议: 改",
                "批注2 错误 题 (N103-1)", "“促消费”", "说明", "建议: 改",
            ),
            "开展 15场促消费",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("severity", "initials", "level"),
    [(Severity.ERROR, "错", "错误"), (Severity.WARNING, "提", "提醒"), (Severity.REVIEW, "核", "待核实")],
)
def test_initials_tell_how_grave_a_finding_is(tmp_path: Path, severity: Severity, initials: str, level: str) -> None:
    report, given_draft = checked(tmp_path, draft())
    one = replace(report, findings=(finding(severity=severity),))
    found = comments_of(marked(one, given_draft, whole=True))[1]
    assert (found.initials, found.lines[0]) == (initials, f"批注1 {level} 题 (N103-1)")


def test_what_only_may_be_wrong_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    only = replace(report, findings=(finding(severity=Severity.REVIEW),))
    found = comments_of(marked(only, given_draft))
    assert len(found) == 1
    assert found[0].lines[1] == "待核实 1 处没有写成批注, 见完整报告; --all 一并写入"
    assert len(comments_of(marked(only, given_draft, whole=True))) == 2


def test_the_first_comment_lists_what_is_to_be_changed(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    places = next(each.places for each in report.findings if each.places)
    errors = [finding(places[0]), finding(places[0])]
    warnings = [finding(places[0], severity=Severity.WARNING)] * 3
    found = comments_of(marked(replace(report, findings=(*warnings, *errors)), given_draft))[0]
    label = places[0].label
    assert found.lines[1:5] == (
        "要改的, 后果重的在前, 编号即批注号:",
        f"1. 说明 [{label}]",
        f"2. 说明 [{label}]",
        "3–5. 题: 3 个问题 [总体方案]",
    )


def test_the_first_comment_says_what_was_looked_at(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    clean = replace(report, findings=(), not_run=(), passed=report.passed[:3])
    found = comments_of(marked(clean, given_draft))
    assert [(each.initials, each.text) for each in found] == [("总", "青山县产业培育行动实施方案")]
    assert [*found[0].lines[:3], found[0].lines[-1]] == [
        "方案核稿: 错误 0  提醒 0  待核实 0  已核实 0",
        "没有发现问题。",
        "规则 3 条: 通过 3, 有问题 0, 未运行 0",
        "修订 2 处, 按接受修订后的文字读 (tracked changes, read as accepted)",
    ]


def test_explanations_are_added_and_english_is_english(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    first = report.findings[0]
    one = replace(report, findings=(first,))
    found = comments_of(marked(one, given_draft, explain=True, language="en"))[1]
    assert (found.author, found.initials, found.lines[0]) == (
        "Plan checker",
        "E",
        f"No. 1 error {first.title.en} ({first.key})",
    )
    assert [line for line in found.lines if line.startswith("Why: ")] == [
        f"Why: {each.en}" for each in first.explanation
    ]


def test_of_very_many_places_each_comment_names_a_few(tmp_path: Path) -> None:
    read, given_draft = opened(tmp_path, draft(*(f"全县新增企业{number}家。" for number in range(1, 301))))
    report = check_plan(read.plan, read.sources, RULES[:1])
    places = [place_of(passage) for passage in Facts(read.plan).passages if passage.text.startswith("全县新增企业")]
    data = marked(replace(report, findings=(finding(*places),)), given_draft)
    assert len(places) == len(comments_of(data)) - 1 == 300
    assert comments_of(data)[1].lines[-2] == "… 等 300 处"
    assert comments_of(data)[-1].lines == ("见批注1: 题",)
    assert len(data) < 120_000


@pytest.mark.parametrize("name", ["xinshao", "linxiang"])
def test_a_real_plan_as_a_word_file_gets_few_comments_and_one_a_paragraph(tmp_path: Path, name: str) -> None:
    report, given_draft = checked(tmp_path, as_word(read_plan(f"plans/{name}.yaml")[0]))
    data = marked(report, given_draft, rules=RULES)
    found = comments_of(data)
    assert len(found) <= 120
    body = Document(io.BytesIO(data)).element.body
    on = [len(list(paragraph.iter(qn("w:commentReference")))) for paragraph in body.iter(qn("w:p"))]
    assert max(on) <= 2  # the list and the comment of the title
    assert sum(each > 1 for each in on) <= 1
    said = [line for each in found for line in each.lines]
    assert not any(re.search(r"第\d+段|\d+:\d+|第 \d+ 行第 \d+ 列", line) for line in said)


def test_the_date_is_the_one_given_or_none(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    dated = Document(io.BytesIO(marked(report, given_draft, today=date(2024, 5, 31))))
    assert {str(each.timestamp) for each in dated.comments} == {"2024-05-31 00:00:00+00:00"}
    undated = Document(io.BytesIO(marked(report, given_draft)))
    assert {each.timestamp for each in undated.comments} == {None}


# ------------------------------------------------------------------ where they hang
@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("业增加值增长７", "业增加值增长７"),
        ("加值增长７％，规模", "加值增长７％，规模"),
        ("模以上工", "模以上工"),
        ("值增长8", "值增长8"),
        ("5场", "5场"),
        ("展 1", "展 1"),
        ("开展 15场促", "开展 15场促"),
        ("县文旅局负责", "县文旅局负责"),
        ("3.防范", "防范"),
        ("3.", "防"),
        ("２０家", "２０家"),
        ("李强", "李强"),
        ("县科工局8家", "县科工局8家"),
        ("任务责任分解表", "任务责任分解表"),
    ],
)
def test_a_comment_hangs_on_the_characters_that_are_quoted(tmp_path: Path, quote: str, text: str) -> None:
    report, given_draft = checked(tmp_path, draft())
    data = marked(placed(report, read_document(given_draft.path), [quote]), given_draft)
    assert comments_of(data)[1].text == text
    assert printed(data) == printed(given_draft.data)


def test_a_blank_cell_has_its_comment_in_its_own_paragraph(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    blank = next(passage for passage in Facts(read_document(given_draft.path).plan).passages if not passage.text)
    data = marked(replace(report, findings=(finding(place_of(blank)),)), given_draft)
    cell = Document(io.BytesIO(data)).tables[0].cell(2, 3)
    tags = [child.tag for child in cell.paragraphs[0]._p if child.tag != qn("w:pPr")]
    assert tags[-3:] == [qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:r")]
    assert comments_of(data)[1].text == ""
    assert printed(data) == printed(given_draft.data)


def test_a_cell_that_is_not_there_has_its_comment_at_the_row(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    absent = Place("master", "责任分解表 第4行", ("master", "tables", 0, "rows", 3, "leader"), Span(0, 0), "")
    found = comments_of(marked(replace(report, findings=(finding(absent),)), given_draft))[1]
    assert found == Commented(
        "方案核稿", "错",
        ("批注1 错误 题 (N103-1)", "位置: 责任分解表 第4行: 〔空白〕", "说明", "建议: 改"), "4",
    )  # fmt: skip


def test_a_finding_without_a_place_hangs_from_the_title(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    nowhere = Place("annex9", "附件9", ("annexes", 9, "title"), Span(0, 2), "附件")
    found = comments_of(marked(replace(report, findings=(finding(), finding(nowhere))), given_draft))
    assert [each.text for each in found] == ["青山县产业培育行动实施方案"] * 2
    assert found[1].lines == (
        "批注1 错误 题 (N103-1)", "说明", "建议: 改", "批注2 错误 题 (N103-1)", "位置: 附件9: 附件", "说明", "建议: 改",
    )  # fmt: skip


def test_a_control_that_holds_one_value_is_commented_on_as_a_whole(tmp_path: Path) -> None:
    document = Document(io.BytesIO(draft()))
    for locked in (False, True):
        paragraph = document.paragraphs[4]
        kind = "<w:text/>" if locked else ""
        add(
            paragraph,
            f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent><w:r><w:t>建成园区{int(locked)}3个</w:t></w:r></w:sdtContent></w:sdt>",
        )
    report, given_draft = checked(tmp_path, saved(document))
    read = read_document(given_draft.path)
    for quote, text in (
        ("03个", "03个"), ("13个", "建成园区13个"), ("个建成", "建成园区03个建成园区13个"), ("区13", "建成园区13个"),
    ):  # fmt: skip
        data = marked(placed(report, read, [quote]), given_draft)
        assert comments_of(data)[1].text == text
        assert printed(data) == printed(given_draft.data)


def test_colleagues_comments_stay_and_ours_get_other_numbers(tmp_path: Path) -> None:
    document = Document(io.BytesIO(draft()))
    for paragraph in document.paragraphs[5:8]:
        document.add_comment(paragraph.runs, text="请再核", author="王文书", initials="王")
    before = saved(document)
    report, given_draft = checked(tmp_path, before)
    found = comments_of(marked(report, given_draft))
    assert [each.author for each in found][:4] == ["王文书"] * 3 + ["方案核稿"]
    assert found[:3] == comments_of(before)


def test_a_place_over_two_paragraphs_has_one_comment() -> None:
    paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("一二三", "四五六"))
    body = etree.fromstring(f"<w:body {nsdecls('w')}>{paragraphs}</w:body>")
    anchor_comments(body, [CommentAnchor(7, 0, 1, 1, 2), CommentAnchor(8, 0, 2, 0, 9)])
    assert _anchored(body, 7) == "二三四五"
    assert _anchored(body, 8) == "三"


# ------------------------------------------------------------------ what must not change
def test_nothing_but_comments_is_new_in_the_copy(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    data = marked(report, given_draft)
    before, after = parts_of(given_draft.data), parts_of(data)
    assert list(after) == [*before, "word/comments.xml"]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    for name in changed - {"word/document.xml"}:
        root = etree.fromstring(after[name])
        root.remove(root[-1])
        assert etree.tostring(root, method="c14n") == etree.tostring(etree.fromstring(before[name]), method="c14n")
    assert printed(data) == printed(given_draft.data)
    assert Path(given_draft.path).read_bytes() == given_draft.data


def test_the_copy_reads_and_checks_like_the_original(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    (tmp_path / "again").mkdir()
    again, second = checked(tmp_path / "again", marked(report, given_draft))
    assert again.sources.text == report.sources.text
    assert again.findings == report.findings
    assert [each._replace(path="") for each in second.spots] == [each._replace(path="") for each in given_draft.spots]


def test_the_same_draft_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, given_draft = checked(tmp_path, draft())
    first = marked(report, given_draft)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert marked(report, given_draft) == first


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_never_breaks_the_file(tmp_path: Path, text: str) -> None:
    report, given_draft = checked(tmp_path, draft())
    odd = replace(report, findings=tuple(hostile_finding(each, text) for each in report.findings))
    data = marked(odd, replace(given_draft, notes=(text,)), explain=True)
    assert len(comments_of(data)) == len(comments_of(marked(report, given_draft, explain=True)))
    assert printed(data) == printed(given_draft.data)


run_texts = st.lists(
    st.tuples(
        st.text("一二三四5６ ％", max_size=4),
        st.sampled_from(["", "<w:b/>", "<w:i/><w:color w:val='FF0000'/>"]),
        st.sampled_from(["", "<w:br/>", "<w:tab/>", "<w:drawing/>", "<w:footnoteReference w:id='2'/>"]),
        st.sampled_from(["", "hyperlink", "ins", "smartTag", "fldSimple", "del"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(runs=run_texts, spans=st.lists(st.tuples(st.integers(0, 24), st.integers(1, 9)), max_size=6))
def test_any_characters_of_any_runs_can_be_anchored(runs: Any, spans: Sequence[tuple[int, int]]) -> None:
    xml = ""
    for text, form, extra, holder in runs:
        tag = "w:delText" if holder == "del" else "w:t"
        run = f'<w:r w:rsidR="00A1"><w:rPr>{form}</w:rPr><{tag} xml:space="preserve">{text}</{tag}>{extra}</w:r>'
        run += f'<w:r>{extra}<{tag} xml:space="preserve">{text}</{tag}></w:r>'
        xml += f"<w:{holder}>{run}</w:{holder}>" if holder else run
    source = f"<w:document {nsdecls('w')}><w:body><w:p><w:pPr><w:ind/></w:pPr>{xml}</w:p></w:body></w:document>"
    body = etree.fromstring(source)[0]
    whole = "".join(_own_text(body))
    anchors = [CommentAnchor(at, 0, start, 0, start + length) for at, (start, length) in enumerate(spans)]
    anchor_comments(body, anchors)
    assert "".join(_own_text(body)) == whole
    assert _without_anchors(body) == _without_anchors(etree.fromstring(source)[0])
    if not any(holder == "fldSimple" for *_, holder in runs):
        for at, (start, length) in enumerate(spans):
            first = min(start, len(whole) - 1)
            assert _anchored(body, at) == whole[first : max(min(start + length, len(whole)), first + 1)] or not whole


def _own_text(body: Any) -> list[str]:
    plain = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return [plain.get(e.tag, e.text or "") for e in body.iter(qn("w:t"), *plain) if not _deleted(e)]


def _deleted(element: Any) -> bool:
    return any(each.tag == qn("w:del") for each in element.iterancestors())


def _anchored(body: Any, number: int) -> str:
    said, running = "", False
    plain = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    for element in body.iter():
        if element.get(qn("w:id")) == str(number):
            running = element.tag == qn("w:commentRangeStart") or (running and element.tag not in _ENDS)
        elif running and element.tag in (qn("w:t"), *plain) and not _deleted(element):
            said += plain.get(element.tag, element.text or "")
    return said


_ENDS = (qn("w:commentRangeEnd"), qn("w:commentReference"))


def _without_anchors(body: Any) -> list[Any]:
    return list(tokens(body))


# ------------------------------------------------------------------ several files, wrong files
def test_several_files_of_one_plan_are_marked_each_with_its_own_comments(tmp_path: Path) -> None:
    first, second = tmp_path / "方案.docx", tmp_path / "附件1.docx"
    first.write_bytes(draft())
    document = Document()
    for text in ("青山县消费提振行动实施方案", "一、工作目标", "新增规模以上工业企业25家。"):
        document.add_paragraph(text)
    second.write_bytes(saved(document))
    read = read_document(str(first), str(second))
    report = check_plan(read.plan, read.sources, RULES)
    drafts = [Draft(str(path), path.read_bytes(), read.spots, read.sources.path) for path in (first, second)]
    both = dict(marked_drafts([report], Options(drafts=drafts)))
    assert list(both) == [str(first), str(second)]
    said = [line for data in both.values() for each in comments_of(data) for line in each.lines]
    numbers = [int(match[1]) for line in said if (match := re.match(r"批注(\d+) ", line))]
    assert sorted(numbers) == list(range(1, len(numbers) + 1)) != []
    theirs = comments_of(both[str(second)])
    assert theirs
    assert {each.initials for each in theirs} <= {"错", "提", "核"}
    assert any(line.startswith("见批注") for each in theirs for line in each.lines)
    sheet = Document(io.BytesIO(marked(report, *drafts)))
    assert len(sheet.tables) == 1


def test_bytes_that_were_not_checked_are_refused(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    other = Document()
    other.add_paragraph("别的文件")
    with pytest.raises(InputError) as error:
        marked(report, replace(given_draft, data=saved(other)))
    said = "文件在检查期间已改变 (file changed while it was checked). 请重新运行。"
    assert str(error.value) == f"{given_draft.path}: {said}"


# ------------------------------------------------------------------ another program's eyes
def test_libreoffice_opens_the_marked_draft_with_all_its_comments(tmp_path: Path) -> None:
    report, given_draft = checked(tmp_path, draft())
    data = marked(report, given_draft)
    heads = [" ".join(each.lines[0].split()) for each in comments_of(data)]
    assert sorted(annotations_of(data, tmp_path)) == sorted(heads)
    text = pages_of(data, tmp_path)
    for each in ("青山县产业培育行动实施方案", "（县商务局牵头，县文旅局负责）", "规模以上工业企业２０家"):
        assert each in text


def test_three_hundred_pages_are_read_checked_and_marked_within_500_megabytes(tmp_path: Path) -> None:
    given_file, marked_file = tmp_path / "long.docx", tmp_path / "marked.docx"
    given_file.write_bytes(long_draft(300))
    code = (
        "import re, sys\n"
        "from checker.cli import main\n"
        f"sys.argv = ['check', {str(given_file)!r}, '--format', {'docx=' + str(marked_file)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) // 1024)\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert len(comments_of(marked_file.read_bytes())) > 300
    assert int(said.stdout) < 500
