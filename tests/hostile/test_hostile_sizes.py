"""Small inputs that once cost gigabytes or minutes: each within the bounds of `attack.py`, and told in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from attack import Attacked, attack, check_harmless

from checker.checks.structure._sequence import list_numbers

LARGEST = 100_000
"""Bytes of an input that the bounds hold for."""
HEAD = "title: 青山县方案\nmaster:\n  title: 青山县方案\n"
CHARACTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"


def name(number: int) -> str:
    """A name of its own for each number, of three characters."""
    size = len(CHARACTERS)
    return CHARACTERS[number % size] + CHARACTERS[number // size % size] + CHARACTERS[number // size**2 % size]


def plan(*statements: str, heading: str = "一、主要目标") -> str:
    """A plan file with one section of statements."""
    lines = "".join(f"        - {statement}\n" for statement in statements)
    return f"{HEAD}  sections:\n    - heading: {heading}\n      statements:\n{lines}"


def table(*rows: str, columns: str = "") -> str:
    """A plan file with one table."""
    lines = "".join(f"        - {{{row}}}\n" for row in rows)
    return f"{HEAD}  tables:\n    - title: 任务责任分解表\n{columns}      rows:\n{lines}"


PLANS: Mapping[str, Callable[[], str]] = {
    "a telephone number as a row number": lambda: table(
        "number: 1, content: 新增企业8家", "number: 13807381234, content: 新建蓄水池3口"
    ),
    "a date as a row number": lambda: table("number: 20251231, content: 新增企业8家"),
    "a row number of 5,000 digits": lambda: table(f"number: {'9' * 5_000}, content: 新增企业8家"),
    "one indicator with 2,000 figures": lambda: plan(*(f"新增企业{number}家以上" for number in range(2_000))),
    "one rate with 1,500 figures": lambda: plan(*(f"产值增长{number}%以上" for number in range(1_500))),
    "one name with levels, rates and amounts": lambda: plan(
        *(f"产值达到{number + 10}亿元,增长{number}%,增加{number}亿元" for number in range(1_200))
    ),
    "parts of 900 wholes": lambda: plan(
        *(f"新增{name(number)}企业10家,其中民营企业{number % 9}家" for number in range(1_200))
    ),
    "one generic name with 2,000 figures": lambda: plan(*(f"建设项目{number}个" for number in range(2_000))),
    "15,000 brackets": lambda: plan("（" * 15_000),
    "brackets that quotation marks do not close": lambda: plan("（" * 10_000 + "”" * 9_000),
    "totals behind 800 figures": lambda: plan(
        "、".join(f"建设{name(number)}管道{number}公里,合计{number}公里" for number in range(800))
    ),
    "a name that is a whole text": lambda: plan(f"新增{''.join(map(name, range(6_000)))}企业8家以上"),
    "shares of shares": lambda: plan("耕地20万亩,其中" + ",占".join(f"水田{n}万亩" for n in range(2_000)) + ",占75%"),
    "counts that are counted again": lambda: plan(
        *(f"上述{number % 90 + 2}项任务、{number % 90 + 2}项任务：一是甲" for number in range(1_800))
    ),
    "stages without end": lambda: plan(
        *(f"第一阶段（{number % 12 + 1}月）、2030年{number % 12 + 1}月为攻坚阶段" for number in range(1_500))
    ),
    "works begun and finished": lambda: plan(
        *(f"{name(number)}路{number % 12 + 1}月开工，2030年{number % 12 + 1}月竣工" for number in range(1_800))
    ),
    "figures parted by blanks": lambda: plan("1" + " 1" * 9_000),
    "days and rates of 2,400 sorts": lambda: plan(
        *(f"空气质量优良天数达到{n}天" for n in range(1_200)), *(f"空气优良率达到{n}%" for n in range(1_200))
    ),
    "relations of 1,000 names with 1,000 figures": lambda: plan(
        *(f"{name(n)}增速高于工业增速" for n in range(900)), *(f"{name(n)}增长{n % 9}%" for n in range(900)),
        *(f"工业增长{n}%" for n in range(900))
    ),
    "1,500 totals below each other": lambda: table(
        *(f"number: 合计, values: [{number}]" for number in range(1_500)), columns="      values: [企业（家）]\n"
    ),
}  # fmt: skip
LINES: Mapping[str, Callable[[], str]] = {
    "figures": lambda: "6家" * 9_500,
    "ordinals": lambda: "（一）" * 6_500,
    "dates": lambda: "2030年5月6日、" * 2_000,
}


@pytest.mark.parametrize("sort", PLANS)
def test_a_plan_costs_by_its_length(sort: str, tmp_path: Path) -> None:
    text = PLANS[sort]()
    assert len(text.encode()) <= LARGEST
    (tmp_path / "plan.yaml").write_text(text)
    check_harmless(attack("--no-cache", "plan.yaml", "--format", "json", cwd=tmp_path), 0, 1)


@pytest.mark.parametrize("sort", LINES)
@pytest.mark.parametrize("form", ["table", "json"])
def test_one_long_line_of_facts_costs_by_its_length(sort: str, form: str, tmp_path: Path) -> None:
    text = LINES[sort]()
    assert len(text.encode()) <= LARGEST
    check_harmless(attack("facts", "--format", form, "-", cwd=tmp_path, stdin=text.encode()), 0)


def findings(attacked: Attacked, code: str) -> list[str]:
    """The messages of one rule."""
    return [
        finding["message"]["zh"] if isinstance(finding["message"], dict) else finding["message"]
        for each in json.loads(attacked.out)["plans"]
        for finding in each["findings"]
        if finding["code"] == code
    ]


def test_a_telephone_number_among_row_numbers_leaves_a_gap_where_it_stands(tmp_path: Path) -> None:
    rows = (
        "number: 1, content: 新增企业8家",
        "number: 13807381234, content: 新建蓄水池3口",
        "number: 3, content: 新建公路9公里",
    )
    (tmp_path / "plan.yaml").write_text(table(*rows))
    attacked = attack("--no-cache", "plan.yaml", "--format", "json", cwd=tmp_path)
    assert findings(attacked, "S103") == ["总体方案 责任分解表缺第2行"]


def test_a_gap_of_hundreds_is_counted_and_not_spelled_out() -> None:
    assert list_numbers(range(2, 999)) == "2、3、4、5、6、7等997处"
    assert list_numbers(range(2, 10**12)) == "2、3、4、5、6、7等999999999998处"


def test_a_column_with_more_gaps_than_rows_is_no_numbering(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(table("number: 1, content: 新增企业8家", "number: 999, content: 修公路9公里"))
    attacked = attack("--no-cache", "plan.yaml", "--format", "json", cwd=tmp_path)
    assert findings(attacked, "S103") == []


def test_a_figure_of_thousands_of_digits_is_told_as_printed(tmp_path: Path) -> None:
    digits = "9" * 5_000
    attacked = attack("facts", "--format", "json", "-", cwd=tmp_path, stdin=f"新增企业{digits}家以上\n".encode())
    check_harmless(attacked, 0)
    (constraint,) = json.loads(attacked.out)["constraints"]
    assert (constraint["low"], constraint["raw"]) == (None, f"{digits}家以上")


def test_all_places_of_one_fact_stay_in_one_finding(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan("（" * 5_000))
    attacked = attack("--no-cache", "plan.yaml", "--format", "json", cwd=tmp_path)
    (plan_record,) = json.loads(attacked.out)["plans"]
    most = max(len(finding["places"]) for finding in plan_record["findings"])
    assert most == 4_960  # the forty near the ends of the text have another quotation
