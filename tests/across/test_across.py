"""`check against` and `check cascade` on an invented province, a city and two counties: every finding, in full."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from command_line import Done, check

PLANS = Path(__file__).parent
SCHEMA = json.loads((PLANS.parents[1] / "schemas" / "across.schema.json").read_text("utf-8"))
GOALS = """\
title: {area}2031年{title}
area: {area}
year: {year}
master:
  title: {area}2031年{title}
  sections:
    - heading: 一、主要目标
      statements:
"""
Told = tuple[str, str, str]


@pytest.fixture(autouse=True)
def _there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder with the plans, and room for others."""
    monkeypatch.chdir(tmp_path)
    for plan in PLANS.glob("*.yaml"):
        (tmp_path / plan.name).write_text(plan.read_text("utf-8"), encoding="utf-8")


def record(*arguments: str) -> dict[str, object]:
    done = check(*arguments, "--format", "json")
    said: dict[str, object] = json.loads(done.out)
    jsonschema.validate(said, SCHEMA)
    return said


def told(*arguments: str) -> list[Told]:
    findings = record(*arguments)["findings"]
    assert isinstance(findings, list)
    return [(each["severity"], each["kind"], each["message"]) for each in findings]


def write(name: str, *statements: str, area: str = "青江市", year: int = 2031, title: str = "惠民行动实施方案") -> str:
    text = GOALS.format(area=area, year=year, title=title) + "".join(f"        - {each}\n" for each in statements)
    Path(name).write_text(text, encoding="utf-8")
    return name


# ------------------------------------------------------------------ cascade
def test_a_city_below_its_province() -> None:
    assert told("cascade", "province.yaml", "city.yaml") == [
        ("error", "below", "“科技型企业”: 上级要求60家, 青江市为新增50家以上"),
        ("review", "below", "“地区生产总值”: 上级要求6.5%以上, 青江市为增长6%以上"),
        ("review", "untaken", "上级的“粮食总产量”没有一个下级方案承接"),
    ]


def test_two_counties_below_their_city() -> None:
    assert told("cascade", "city.yaml", "county.yaml", "other_county.yaml") == [
        ("error", "below", "“科技型企业”: 上级要求30家, 石桥县为新增24家以上"),
        ("error", "below", "“养老服务中心”: 上级要求4个, 柳溪县为新建3个"),
        ("warning", "untaken", "柳溪县的方案没有写上级分给它的“老旧小区”"),
        ("warning", "authority", "柳溪县的方案引用“白石市”的方案, 上级是“青江市”"),
        ("review", "below", "“城镇登记失业率”: 上级要求5%以内, 石桥县为控制在5.5%以内"),
    ]


def test_every_place_is_in_the_file_of_its_plan() -> None:
    said = record("cascade", "city.yaml", "county.yaml")
    findings = said["findings"]
    assert isinstance(findings, list)
    assert [(p["path"], p["line"], p["column"], p["quote"]) for p in findings[0]["places"]] == [
        ("city.yaml", 33, 46, "30"),
        ("county.yaml", 11, 11, "新增科技型企业24家以上"),
    ]


def test_the_table_names_both_plans_and_gives_the_reason() -> None:
    done = check("cascade", "city.yaml", "county.yaml", "--width", "400")
    assert done.code == 1
    assert done.out.startswith(
        "青江市2031年惠民行动实施方案    city.yaml\n"
        "石桥县2031年惠民行动实施方案    county.yaml\n"
        "错误 1  提醒 0  待核实 1\n"
        "上级目标 8 项\n"
    )
    row = next(line for line in done.out.splitlines() if line.startswith("错误  "))
    assert re.split(" {2,}", row) == [
        "错误",
        "低于上级要求",
        "“科技型企业”: 上级要求30家, 石桥县为新增24家以上",
        "上级方案写明了分给它的数; 同一指标: 名称与限定相同; 时限相同",
        "青江市2031年惠民行动实施方案 附件1 责任分解表 第1行",
        "30",
    ]


def test_amounts_are_added_up_where_the_children_are_all_there_are() -> None:
    parent = write("p.yaml", "新建便民驿站30个", "政府债务控制在100亿元以内")
    one = write("a.yaml", "新建便民驿站12个", "政府债务控制在40亿元以内", area="石桥县")
    two = write("b.yaml", "新建便民驿站15个", "政府债务控制在50亿元以内", area="柳溪县")
    assert told("cascade", parent, one, two) == []
    assert told("cascade", parent, one, two, "--closed") == [
        ("error", "total", "“便民驿站”: 上级新建30个, 各下级合计27个"),
    ]
    three = write("c.yaml", "新建公厕3座", area="清水县")
    assert told("cascade", parent, one, two, three, "--closed") == [
        ("review", "total", "“便民驿站”: 上级新建30个, 各下级合计27个; 清水县没有写"),
    ]


def test_a_ceiling_holds_for_the_children_together() -> None:
    parent = write("p.yaml", "政府债务控制在100亿元以内")
    one = write("a.yaml", "政府债务控制在60亿元以内", area="石桥县")
    two = write("b.yaml", "政府债务控制在50亿元以内", area="柳溪县")
    said = record("cascade", parent, one, two)["findings"]
    assert isinstance(said, list)
    assert [(each["severity"], each["message"], each["reason"]) for each in said] == [
        (
            "error",
            "“政府债务”: 上级控制在100亿元以内, 各下级合计110亿元",
            "石桥县60亿元以内 + 柳溪县50亿元以内 = 110亿元",
        )
    ]


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        ("地区生产总值增长6%以上", "地区生产总值增长6%"),
        ("地区生产总值增长6%以上", "地区生产总值增长6.5%以上"),
        ("城镇登记失业率控制在5%以内", "城镇登记失业率控制在4.5%以内"),
        ("万元地区生产总值能耗下降3%", "万元地区生产总值能耗下降3.2%"),
        ("新增科技型企业50家以上", "新增科技型企业2家"),
    ],
)
def test_a_child_that_comes_up_to_its_parent_is_not_told(parent: str, child: str) -> None:
    assert told("cascade", write("p.yaml", parent), write("c.yaml", child, area="石桥县")) == []


# ------------------------------------------------------------------ against
def test_a_plan_against_the_work_report_of_its_year() -> None:
    assert told("against", "city.yaml", "work_report.yaml") == [
        ("error", "value", "“地区生产总值”: 本稿增长6%以上, 对照稿增长6.2%以上"),
        ("warning", "measure-word", "“科技型企业”: 本稿新增50家以上, 对照稿新增50户以上"),
        ("warning", "bound", "“养老服务中心”: 本稿新建10个, 对照稿新建10个以上"),
        ("review", "deadline", "“老旧小区”: 本稿改造40个以上 (2031年), 对照稿改造40个以上 (2032年)"),
    ]
    said = record("against", "city.yaml", "work_report.yaml")
    assert (said["agreed"], said["other_periods"], said["only_here"]) == (1, [], [])
    assert [each["indicator"] for each in said["only_there"]] == ["口袋公园"]  # type: ignore[attr-defined]


def test_last_years_plan_is_for_comparison_and_no_finding() -> None:
    said = record("against", "city.yaml", "last_year.yaml")
    assert (said["findings"], said["agreed"]) == ([], 0)
    moved = [
        (each["here"]["value"], each["there"]["value"], each["there"]["period"], each["direction"])
        for each in said["other_periods"]  # type: ignore[attr-defined]
    ]
    assert moved == [
        ("增长6%以上", "增长6.5%以上", "2030年", "weaker"),
        ("新增50家以上", "新增40家以上", "2030年", "stronger"),
        ("新建10个", "新建10个", "2030年", "other"),
    ]


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        (("新增科技型企业8家",), ("新增科技型企业8家",), []),
        (("新增科技型企业8家",), ("新增科技型企业9家",), [("error", "value")]),
        (("新增科技型企业8家以上",), ("新增科技型企业10家",), [("review", "compatible")]),
        (("新增科技型企业8家", "新增科技型企业9家"), ("新增科技型企业9家",), []),
        (("新增科技型企业8家",), ("新增省级科技型企业9家",), [("review", "value")]),
        (("新增科技型企业8家",), ("新建公厕9座",), []),
        (("粮食总产量达到30万吨",), ("粮食产量达到30万吨",), []),
        (("完成规模工业固定资产投资30亿元",), ("完成工业固定资产投资30亿元",), [("review", "name")]),
    ],
)
def test_what_two_plans_of_one_area_say_of_one_thing(
    here: tuple[str, ...], there: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    said = told("against", write("here.yaml", *here), write("there.yaml", *there, title="政府工作报告"))
    assert [(severity, kind) for severity, kind, _ in said] == found


def test_a_draft_is_for_the_place_that_its_title_opens_with() -> None:
    body = "\n一、主要目标\n新增科技型企业{}家。\n"
    for name, title, count in (
        ("a.txt", "青江市2031年惠民行动方案", 8),
        ("b.txt", "青江市2031年政府工作报告", 9),
        ("c.txt", "2031年政府工作报告", 9),
        ("d.txt", "白石市2031年政府工作报告", 9),
    ):
        Path(name).write_text(title + "\n" + body.format(count), encoding="utf-8")
    assert [finding[:2] for finding in told("against", "a.txt", "b.txt")] == [("error", "value")]
    assert [finding[:2] for finding in told("against", "a.txt", "c.txt")] == [("review", "value")]
    assert told("against", "a.txt", "d.txt") == []


def test_a_plan_of_another_area_is_the_plan_above() -> None:
    assert told("against", "county.yaml", "city.yaml") == told("cascade", "city.yaml", "county.yaml")


# ------------------------------------------------------------------ the command
def test_what_cannot_be_read_is_told_of_all_files() -> None:
    Path("bad.yaml").write_text("title: 甲\nmaster: 3\n", encoding="utf-8")
    done = check("cascade", "bad.yaml", "none.yaml", "city.yaml")
    assert done == Done(
        2,
        "",
        "check: bad.yaml:2:9: 内容的类型不对: 应为“字段: 内容” (wrong type). 请对照 plans/template.yaml 的写法。\n"
        "check: none.yaml: 没有这个文件 (no such file). 请核对路径。\n",
    )


def test_silence_of_a_plan_without_targets_is_explained() -> None:
    write("empty.yaml", "加强领导")
    done = check("against", "empty.yaml", "city.yaml", "--lang", "en")
    assert done.code == 0
    assert done.err == "check: empty.yaml: 没有读到任何目标, 无从对照 (no target was read: nothing to compare)\n"
    assert "Nothing was found." in done.out


def test_no_plan_is_written_over() -> None:
    done = check("against", "city.yaml", "last_year.yaml", "-o", "city.yaml")
    assert done.code == 2
    assert done.err == (
        "check: city.yaml: 这是本次要用到的文件, 不会覆盖它 (an input is not overwritten). 请换一个文件名。\n"
    )
