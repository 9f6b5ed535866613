"""Workbooks made here come out sheet by sheet: merged cells once, values as shown, cells as places."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from command_line import check

from checker.inputs.problem import InputError
from checker.plan.model import Row
from checker.readers.cell_values import shown
from checker.readers.opening import Opened, read_document

HEADER = ("序号", "工作任务", "责任单位", "分管领导", "完成时限")


def workbook(*fills: Callable[..., None]) -> bytes:
    """A workbook with a sheet for each of these functions."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for fill in fills:
        fill(book.create_sheet())
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def opened(tmp_path: Path, *fills: Callable[..., None]) -> Opened:
    path = tmp_path / "任务.xlsx"
    path.write_bytes(workbook(*fills))
    return read_document(str(path))


def duties(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.title = "重点任务"
    sheet.append(["云溪市重点任务责任分解表"])
    sheet.merge_cells("A1:E1")
    sheet.append(HEADER)
    sheet.append([1, "新增企业6家以上", "市科工局、市财政局", "周平", date(2030, 12, 31)])
    sheet.append([2, "修建公路9公里", "市交通局", None, "2030年底"])
    sheet.append([3, "改造管网3公里", "市住建局", None, None])
    sheet.merge_cells("D3:D4")


def indicators(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.title = "指标表"
    sheet["B2"] = "主要指标表"
    for column, header in enumerate(("指标", "2028年", "2029年"), 2):
        sheet.cell(4, column, header)
    for row, cells in enumerate((("地区生产总值（亿元）", 310, 330.5), ("工业增加值增速", 0.07, 0.075)), 5):
        for column, cell in enumerate(cells, 2):
            sheet.cell(row, column, cell)
    sheet["C6"].number_format = sheet["D6"].number_format = "0.0%"
    sheet["B9"] = "注：按现价计算。"


def test_a_sheet_of_duties_is_a_table_of_duties(tmp_path: Path) -> None:
    found = opened(tmp_path, duties)
    assert (found.plan.title, found.plan.area) == ("云溪市重点任务责任分解表", "云溪市")
    assert found.plan.master is not None
    (table,) = found.plan.master.tables
    assert table.rows == (
        Row(number="1", item="新增企业6家以上", units="市科工局、市财政局", leader="周平", deadline="2030年12月31日"),
        Row(number="2", item="修建公路9公里", units="市交通局", deadline="2030年底"),
        Row(number="3", item="改造管网3公里", units="市住建局", leader="", deadline=""),
    )


def test_each_sheet_is_a_table_with_the_lines_around_it(tmp_path: Path) -> None:
    found = opened(tmp_path, duties, indicators)
    assert found.plan.master is not None
    _, table = found.plan.master.tables
    assert table.title == "主要指标表"
    assert table.values == ("2028年", "2029年")
    assert [row.values for row in table.rows] == [("310", "330.5"), ("7.0%", "7.5%")]
    assert found.sources.text.endswith("注：按现价计算。\n")


def test_a_sheet_without_a_line_over_its_table_is_called_by_its_name(tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet.title = "云溪市任务责任分解表"
        sheet.append(HEADER)
        sheet.append([1, "新增企业6家以上", "市科工局", "周平", "2030年底"])

    assert opened(tmp_path, fill).plan.title == "云溪市任务责任分解表"


def test_hidden_sheets_are_not_read_and_said(tmp_path: Path) -> None:
    def hidden(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet.append(("底稿", "新增企业99家"))
        sheet.sheet_state = "hidden"

    found = opened(tmp_path, duties, hidden)
    assert found.notes == ("隐藏的工作表 1 张, 未读 (hidden sheets)",)
    assert "底稿" not in found.sources.text


def test_findings_name_the_cell(plan_folder: Path) -> None:
    (plan_folder / "a.xlsx").write_bytes(workbook(duties))
    done = check("--no-cache", "--select", "R103", "--format", "json", "a.xlsx")
    (plan,) = json.loads(done.out)["plans"]
    places = [place["label"] for finding in plan["findings"] for place in finding["places"]]
    assert places == ["总体方案 责任分解表 第3行 (表“重点任务” B5)"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""), ("6家以上", "General", "6家以上"), (True, "General", "TRUE"),
        (3, "General", "3"), (3.0, "General", "3"), (0.1 + 0.2, "General", "0.3"), (1234567.5, "General", "1234567.5"),
        (1e20, "General", "100000000000000000000"), (2.5, "0", "3"), (7, "0.00", "7.00"), (1234.5, "#,##0.0", "1234.5"),
        (0.075, "0.0%", "7.5%"), (0.07, "0%", "7%"), (0.5, "0.##%", "50%"), (8, '0"家"', "8家"),
        (3.5, '0.0"万亩";[Red]-0.0', "3.5万亩"), (5, '"约"0"户"', "约5户"), (12, "# ?/?", "12"), (12, "0.0E+00", "12"),
        (float("inf"), "0", "inf"), (date(2030, 12, 31), "yyyy-mm-dd", "2030年12月31日"),
        (datetime(2030, 6, 1), 'yyyy"年"m"月"', "2030年6月"),
        (datetime(2030, 6, 1, 9, 5), "yyyy-m-d h:mm", "2030年6月1日 09:05"),
        (time(9, 5), "h:mm", "09:05"),
    ],
)  # fmt: skip
def test_a_value_is_read_as_the_sheet_shows_it(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    def empty(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet.title = "空表"

    with pytest.raises(InputError) as caught:
        opened(tmp_path, empty)
    assert caught.value.problems[0].message == "没有读到文字 (no text found)."
