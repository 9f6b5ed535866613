"""Web pages give their main text and real grids; the page around it is dropped and nothing is fetched."""

from __future__ import annotations

import pytest

from checker.plan.model import Document, Plan, Row, Section
from checker.readers.opening import read_text

PROSE = "<p>为推进工作，制定本方案。</p><p>一、目标</p><p>到2025年底，新增企业6家以上，完成投资5亿元，培训100人次。</p>"
EXPECTED = Document(
    title="云溪市工作方案",
    statements=("为推进工作，制定本方案",),
    sections=(
        Section(heading="一、目标", statements=("到2025年底，新增企业6家以上，完成投资5亿元，培训100人次",)),
    ),
)  # fmt: skip


def plan_of(html: str) -> Plan:
    return read_text(html, "x.html").plan


@pytest.mark.parametrize(
    "html",
    [
        f"<html><head><title>站名</title></head><body><div class=c><h1>云溪市工作方案</h1>{PROSE}</div></body></html>",
        "<!DOCTYPE html><html><body><nav><a href=/>首页</a></nav><div><ul>"
        + "".join(f"<li><a href={n}>关于印发第{n}号文件的通知，请认真贯彻执行。</a></li>" for n in range(20))
        + f"</ul></div><div><div><p>云溪市工作方案</p>{PROSE}</div></div><footer>主办：云溪市</footer>"
        "<script>var a='<p>x</p>'</script></body></html>",
        f"<html><body><table><tr><td><p>云溪市工作方案</p>{PROSE}</td></tr></table></body></html>",
        f"<tbody><tr><td><p>云溪市工作方案</p>{PROSE}</td></tr></tbody>",
        "<div>云溪市工作方案<br>为推进工作，制定本方案。<br/>一、目标<br>"
        "到2025年底，<b>新增企业</b><span>6家</span>以上，完成投资5亿元，培训100人次。</div>",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        f"<p>云溪市\n  工作方案</p>{PROSE}</body></html>",
        f"<div><p>云溪市工作方案</p><p style='display: none'>看不见的字。</p><!-- 注释。 -->{PROSE}</div>",
    ],
    ids=["plain", "page with menus", "layout table", "fragment", "line breaks", "xhtml", "hidden"],
)
def test_the_main_text_of_a_page_is_read(html: str) -> None:
    assert plan_of(html).master == EXPECTED


def page(table: str) -> str:
    return f"<div><p>云溪市工作方案</p>{PROSE}<p>附件</p><p>云溪市任务分解表</p>{table}</div>"


def test_spanning_cells_make_a_real_grid() -> None:
    table = (
        "<table><tr><th>序号</th><th colspan=2>内容</th><th>责任单位</th><th>分管领导</th></tr>"
        "<tr><td colspan=5>一、产业</td></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>创新</td><td>新增企业6家。</td><td rowspan=2>市科工局</td>"
        "<td>周平</td></tr><tr><td>培训100人。</td><td>&nbsp;</td></tr>"
        "<tr><td>2</td><td>民生</td><td><p>办好实事10件。</p><p>新增学位300个。</p></td>"
        "<td>市民政局<br>市教育局</td><td></td></tr></table>"
    )
    (one,) = plan_of(page(table)).annexes[0].tables
    assert dict(one.columns) == {
        "number": "序号", "item": "内容", "content": "内容", "units": "责任单位", "leader": "分管领导",
    }  # fmt: skip
    assert one.rows == (
        Row(group="一、产业"),
        Row(number="1", item="创新", content="新增企业6家。", units="市科工局", leader="周平"),
        Row(content="培训100人。", leader=""),
        Row(
            number="2", item="民生", content=("办好实事10件。", "新增学位300个。"),
            units=("市民政局", "市教育局"), leader="",
        ),
    )  # fmt: skip


def test_a_header_of_two_rows_names_its_columns_by_the_lower_one() -> None:
    table = (
        "<table><tr><td rowspan=2>序号</td><td rowspan=2>工作任务</td><td colspan=2>责任单位</td></tr>"
        "<tr><td>牵头单位</td><td>配合单位</td></tr>"
        "<tr><td>1</td><td>新增企业6家</td><td>市科工局</td><td>市财政局</td></tr></table>"
    )
    (one,) = plan_of(page(table)).annexes[0].tables
    assert one.rows == (Row(number="1", item="新增企业6家", lead="市科工局", units="市财政局"),)


def test_a_table_with_unknown_headers_is_read_by_its_cells() -> None:
    table = (
        "<table><tr><td>甲</td><td>乙</td><td>丙</td></tr>"
        "<tr><td>新增企业</td><td>到2025年底，全市新增规模以上工业企业6家以上，培育龙头企业2家。</td>"
        "<td>市科工局、市财政局</td></tr>"
        "<tr><td>新增就业</td><td>到2025年底，城镇新增就业4800人以上，完成职业技能培训1500人次。</td>"
        "<td>市人社局</td></tr></table>"
    )
    (one,) = plan_of(page(table)).annexes[0].tables
    assert [(row.item, row.units) for row in one.rows] == [("新增企业", "市科工局、市财政局"), ("新增就业", "市人社局")]


def test_a_roster_printed_as_a_table_is_a_roster() -> None:
    table = (
        "<table><tr><td>姓名</td><td>小组职务</td><td>职务</td></tr>"
        "<tr><td>周平</td><td>组长</td><td>市长</td></tr><tr><td></td><td>成员</td><td>市财政局局长</td></tr></table>"
    )
    annex = plan_of(page(table)).annexes[0]
    assert [(member.role, member.name, member.post) for member in annex.roster] == [
        ("组长", "周平", "市长"),
        ("成员", "", "市财政局局长"),
    ]
    assert annex.tables == ()


def test_absurd_spans_are_cut_to_the_table() -> None:
    table = "<table><tr><td rowspan=99999 colspan=99999>序号</td><td>内容</td></tr><tr><td>1</td></tr></table>"
    assert plan_of(page(table)).title == "云溪市工作方案"
