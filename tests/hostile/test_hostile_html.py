"""Web pages made to cost: deep, wide, long or broken; read or refused, in time."""

from __future__ import annotations

from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import check

LIMIT = 100_000
HEAD = "<tr><td>序号<td>内容<td>责任单位<td>分管领导"


def filled(unit: str) -> str:
    return unit * ((LIMIT - 1_000) // len(unit.encode()))


COSTLY = {
    "rows": "<table>" + HEAD + "".join(f"<tr><td>{n}<td>新增企业{n}家<td>县财政局<td>周平" for n in range(1_500)),
    "rows without cells": f"<table>{HEAD}{filled('<tr>')}",
    "one row of cells": f"<table>{HEAD}<tr>{filled('<td>')}",
    "rows of one cell": f"<table>{HEAD}{filled('<tr><td>')}",
    "wide cells": f"<table>{HEAD}{filled('<tr><td colspan=100>甲')}",
    "high cells": f"<table>{HEAD}{filled('<tr><td rowspan=9999>甲<td>')}",
    "blocks": filled("<div>甲</div>"),
    "deep blocks": filled("<div>"),
    "blocks in blocks": ("<div>" * 190 + "甲" + "</div>" * 190) * 45,
    "paragraphs": filled("<p>甲"),
    "paragraphs far inside": "<div>" * 150 + filled("<p>甲</p>"),
    "runs": f"<p>{filled('<span>甲</span>')}</p>",
    "runs in runs": ("<p>" + "<span>" * 190 + "甲" + "</span>" * 190 + "</p>") * 35,
    "runs far inside": "<b>" * 150 + filled("<i>甲</i>"),
    "fonts": filled("<p><font>甲"),
    "tables": filled("<table><tr><td>甲<td>乙</table>"),
    "tables in tables": ("<table><tr><td>甲</td><td>" * 40 + "乙" + "</td></tr></table>" * 40) * 40,
    "layouts in layouts": ("<table><tr><td>" * 45 + "<p>乙</p>" * 100 + "</td></tr></table>" * 45) * 20,
    "line breaks": f"<p>{filled('甲<br>')}</p>",
    "entities": f"<p>{filled('&#20113;')}</p>",
    "comments": filled("<!--a-->"),
    "links": filled("<a href=1>甲。</a>"),
    "hidden": filled("<p hidden>甲"),
    "scripts": filled("<script>"),
    "open brackets": filled("<"),
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(11_000)) + ">甲</p>",
}


@pytest.mark.parametrize("body", COSTLY.values(), ids=COSTLY)
def test_a_page_costs_little(body: str, tmp_path: Path) -> None:
    page = f"<html><body><div><p>青山县工作方案</p><p>一、目标</p>{body}</div></body></html>"
    assert len(page.encode()) <= LIMIT
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    check_harmless(attack("import", "a.html", cwd=tmp_path))


@pytest.mark.parametrize("odd", ["²", "٣", "-1", "1.5", "", "9" * 5_000, "two", "1_0"])
def test_numbers_of_attributes_may_be_anything(odd: str, plan_folder: Path) -> None:
    cells = f"<tr><td>甲<td>乙</tr><tr><td colspan='{odd}'>丙<td rowspan='{odd}'>丁</tr>"
    (plan_folder / "a.html").write_text(f"<html><body><p>青山县工作方案</p><table>{cells}</table>", encoding="utf-8")
    done = check("import", "a.html")
    assert (done.code, done.err) == (0, ""), done.err
    assert "丙" in done.out


def test_a_page_of_too_many_elements_is_told(plan_folder: Path) -> None:
    page = "<html><body><p>青山县工作方案</p>" + "<p>甲" * 150_000
    (plan_folder / "a.html").write_text(page, encoding="utf-8")
    said = "check: a.html: 网页有 150,004 个标记, 超过上限 150,000 (too many elements). 请复制正文存为 .txt。\n"
    assert check("import", "a.html") == (2, "", said)
