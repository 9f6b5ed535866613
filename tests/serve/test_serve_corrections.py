"""Corrections on the page: offered where only one is possible, adopted by a person, made in a copy."""

from __future__ import annotations

import html
import io
import re

from clerk import Clerk
from docx import Document
from docx.oxml.ns import qn

TEXT = "青山县总体方案\n\n一、主要目标\n\n由副县长任笫一副召集人，落实“7x24小时”值班，新增企业１０家。\n"
MENDED = TEXT.replace("笫", "第").replace("7x24", "7×24")
FIRST = "plans/%E6%96%B9%E6%A1%88/1/"


def offered(page: str) -> dict[str, str]:
    """What each correction changes, by key."""
    return {key: html.unescape(said) for key, said in re.findall(r'<li data-key="([^"]+)"[^>]*>([^<]*)</li>', page)}


def word(text: str) -> bytes:
    document = Document()
    for line in text.split("\n\n"):
        document.add_paragraph(line.strip())
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changes(data: bytes) -> list[tuple[str, str]]:
    """What is deleted and inserted in a Word file."""
    body = Document(io.BytesIO(data)).element.body
    found = list(body.iter(qn("w:ins"), qn("w:del")))
    printed = ["".join(text.text for text in each.iter(qn("w:t"), qn("w:delText"))) for each in found]
    return [(each.tag.rpartition("}")[2], text) for each, text in zip(found, printed, strict=True)]


def test_what_can_be_corrected_is_offered(clerk: Clerk) -> None:
    clerk.drop(("方案.txt", TEXT.encode()))
    page = clerk.page(FIRST)
    assert '<span class="fixable">可以自动改正 2 处</span>' in page
    assert sorted(offered(page).values()) == ["“x”改为“×”", "“笫”改为“第”"]
    assert 'href="copies/corrected-1" download' in page


def test_what_is_adopted_is_corrected_in_a_copy_and_nothing_else(clerk: Clerk) -> None:
    clerk.drop(("方案.txt", TEXT.encode("gb18030")))
    keys = {said: key for key, said in offered(clerk.page(FIRST)).items()}
    answer = clerk.post(f"{FIRST}adopt", data={"key": keys["“笫”改为“第”"], "on": "1"})
    assert (answer.status_code, answer.json()) == (200, {"said": [], "adopted": [keys["“笫”改为“第”"]]})
    copy = clerk.get(f"{FIRST}copies/corrected-1")
    assert copy.content.decode("gb18030") == TEXT.replace("笫", "第")
    assert copy.headers["content-type"] == "application/octet-stream"
    assert copy.headers["content-disposition"].endswith("-%E6%94%B9%E6%AD%A31.txt")
    both = clerk.post(f"{FIRST}adopt", data={"key": list(keys.values()), "on": "1"})
    assert sorted(both.json()["adopted"]) == sorted(keys.values())
    assert clerk.get(f"{FIRST}copies/corrected-1").content.decode("gb18030") == MENDED
    none = clerk.post(f"{FIRST}adopt", data={"key": list(keys.values()), "on": ""})
    assert none.json() == {"said": [], "adopted": []}
    assert clerk.get(f"{FIRST}copies/corrected-1").content.decode("gb18030") == TEXT
    assert (clerk.folder / "方案/第1稿/方案.txt").read_bytes() == TEXT.encode("gb18030")


def test_what_is_adopted_is_remembered(clerk: Clerk) -> None:
    clerk.drop(("方案.txt", TEXT.encode()))
    key = min(offered(clerk.page(FIRST)))
    clerk.post(f"{FIRST}adopt", data={"key": key, "on": "1"})
    assert (clerk.folder / "方案" / "采纳.txt").read_text("utf-8") == f"{key}\n"
    assert re.findall(r'<li data-key="([^"]+)" data-adopted>', clerk.page(FIRST)) == [key]


def test_a_word_draft_is_corrected_with_tracked_changes(clerk: Clerk) -> None:
    clerk.drop(("方案.docx", word(TEXT)))
    keys = list(offered(clerk.page(FIRST)))
    clerk.post(f"{FIRST}adopt", data={"key": keys, "on": "1"})
    copy = clerk.get(f"{FIRST}copies/corrected-1")
    assert copy.headers["content-disposition"].endswith("-%E6%94%B9%E6%AD%A31.docx")
    assert changes(copy.content) == [("del", "笫"), ("ins", "第"), ("del", "x"), ("ins", "×")]
    assert clerk.get(f"{FIRST}copies/corrected-2").status_code == 404


def test_the_corrected_copy_as_next_draft_has_none_of_it_left(clerk: Clerk) -> None:
    clerk.drop(("方案.txt", TEXT.encode()))
    keys = list(offered(clerk.page(FIRST)))
    clerk.post(f"{FIRST}adopt", data={"key": keys, "on": "1"})
    data = clerk.get(f"{FIRST}copies/corrected-1").content
    at = clerk.drop(("改.txt", data), plan="方案").json()["at"]
    page = clerk.page(at)
    assert offered(page) == {}
    assert re.search(r'data-fresh="([^"]*)"', page)[1] == ""  # type: ignore[index]


def test_nothing_is_offered_where_no_copy_can_be_corrected(clerk: Clerk) -> None:
    page = f"<html><body><p>{'</p><p>'.join(TEXT.split())}</p></body></html>"
    clerk.drop(("方案.html", page.encode()))
    assert "笫" in clerk.page(FIRST)
    assert offered(clerk.page(FIRST)) == {}
    assert clerk.get(f"{FIRST}copies/corrected-1").status_code == 404


def test_what_is_not_offered_cannot_be_adopted(clerk: Clerk) -> None:
    clerk.drop(("方案.txt", TEXT.encode()))
    for data in ({}, {"key": "T103-0123456789ab", "on": "1"}, {"key": "../x", "on": "1"}):
        answer = clerk.post(f"{FIRST}adopt", data=data)
        assert (answer.status_code, answer.json()) == (404, {"said": ["这一稿里没有这个问题, 请刷新页面。"]})
    assert clerk.kept() == ["方案/第1稿/方案.txt"]
