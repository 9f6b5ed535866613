"""Texts that try to break out, in the name of a file, in a plan, in a reason and a name."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from clerk import Clerk
from command_line import PLAN
from openpyxl import load_workbook
from report.hostile_texts import HOSTILE

from checker.accepting.waivers import read_waivers
from checker.serve.names import free_name, safe_name

ALLOWED = re.compile(r"[\w()（）〔〕《》“”、,，.+\- ]+")


class Tags(HTMLParser):
    """The names of all elements of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))


def elements(page: str) -> set[tuple[str, tuple[str, ...]]]:
    return set(Tags(page).found)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_of_a_file_becomes_a_plain_one(clerk: Clerk, name: str) -> None:
    text = HOSTILE[name].encode("utf-8", "replace").decode()
    answer = clerk.drop((f"{text}.yaml", PLAN.encode()))
    if len(text) > 9_000:  # no file system has such names
        assert (answer.status_code, answer.json()) == (400, {"said": ["没有收全文件, 请重新选择。"]})
        return
    assert answer.status_code == 200
    (kept,) = clerk.kept()
    plan, draft, file = kept.split("/")
    assert draft == "第1稿"
    assert ALLOWED.fullmatch(plan)
    assert ALLOWED.fullmatch(file)
    page = clerk.page(answer.json()["at"])
    clerk.drop(("方案.yaml", PLAN.encode() + b"\n"))
    assert elements(page) == elements(clerk.page("plans/%E6%96%B9%E6%A1%88/1/"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_reason_and_name_are_shown_as_text(clerk: Clerk, name: str) -> None:
    text = HOSTILE[name][:400].encode("utf-8", "replace").decode()
    at = clerk.drop(("方案.yaml", PLAN.encode())).json()["at"]
    key = re.search(r'data-key="(N101-\w+)"', clerk.page(at))[1]  # type: ignore[index]
    answer = clerk.post(f"{at}accept", data={"key": key, "reason": text, "by": text})
    if not text.strip():
        assert answer.status_code == 422
        return
    if answer.status_code == 422:  # a reason is one line of printed text
        assert answer.json()["said"][0].startswith("--reason: “")
        assert answer.json()["said"][0].isprintable()
        return
    (waiver,) = read_waivers(str(clerk.folder / "方案/核实.waivers.yaml")).waivers
    assert waiver.by == text.strip()
    page = clerk.page(at)
    assert not {tag for tag, _ in elements(page)} & {"img", "iframe", "object"}
    assert "<script>alert" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    book = load_workbook(io.BytesIO(clerk.get(f"{at}copies/report.xlsx").content))
    cells = [cell for sheet in book.worksheets for row in sheet.rows for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert clerk.get(f"{at}copies/report.docx").status_code == 200


@pytest.mark.parametrize("name", [name for name in HOSTILE if HOSTILE[name].strip()])
def test_a_hostile_plan_is_shown_as_text(clerk: Clerk, name: str) -> None:
    text = HOSTILE[name][:2_000].encode("utf-8", "replace").decode()
    answer = clerk.drop(("方案.txt", f"青山县总体方案\n一、主要目标\n新增{text}科技型企业8家。\n{text}\n".encode()))
    if "\0" in text:
        said = "方案.txt: 不是文本文件 (binary data). 请给出 YAML、Word、网页或纯文本文件。"
        assert (answer.status_code, answer.json()) == (422, {"at": "", "said": [said]})
        return
    page = clerk.page(answer.json()["at"])
    assert not {tag for tag, _ in elements(page)} & {"img", "iframe", "object"}
    assert page.count("<script>") == 1
    assert "\x1b" not in page


def test_a_hostile_key_finds_nothing(clerk: Clerk) -> None:
    at = clerk.drop(("方案.yaml", PLAN.encode())).json()["at"]
    for text in HOSTILE.values():
        key = text.encode("utf-8", "replace").decode()
        answer = clerk.post(f"{at}accept", data={"key": key, "reason": "x", "by": "y"})
        assert (answer.status_code, answer.json()) == (404, {"said": ["这一稿里没有这个问题, 请刷新页面。"]})
    assert clerk.kept() == ["方案/第1稿/方案.yaml"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("方案.docx", ("方案", ".docx")),
        ("C:\\Users\\李\\方案.DOCX", ("方案", ".docx")),
        ("../../etc/passwd", ("passwd", ".txt")),
        ("..", ("文稿", ".txt")),
        ("", ("文稿", ".txt")),
        (".docx", ("文稿", ".docx")),
        ("/", ("文稿", ".txt")),
        ("方案.exe", ("方案.exe", ".txt")),
        ("CON.txt", ("_CON", ".txt")),
        ("aux.2030.yaml", ("_aux.2030", ".yaml")),
        ("=1+1.yaml", ("1+1", ".yaml")),
        ("--help.md", ("help", ".md")),
        ("甲\u202e乙\x00丙\n丁.pdf", ("甲乙丙丁", ".pdf")),
        ("长" * 300 + ".xlsx", ("长" * 60, ".xlsx")),
        ("《方案》（征求意见稿）〔2030〕2号.docx", ("《方案》（征求意见稿）〔2030〕2号", ".docx")),
        ("核实.waivers.yaml", ("核实.waivers", ".yaml")),
        ("a/b.docx/c", ("c", ".txt")),
    ],
)
def test_names_of_files_are_made_safe(said: str, name: tuple[str, str]) -> None:
    assert safe_name(said) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("方案", ".docx", set()) == "方案.docx"
    assert free_name("A", ".docx", {"a.docx", "a (2).docx"}) == "A (3).docx"
