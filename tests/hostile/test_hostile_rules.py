"""Hostile rule files, and tables that rules once broke down on."""

from __future__ import annotations

from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import PLAN, Done, check
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks.expressions import ExpressionError, check_expression, find_spans, fits, rewrite
from checker.engine import check_facts
from checker.facts import Facts
from checker.plan.model import Document, Plan, Row, Section, Table
from checker.rules.loading import load_rules
from checker.source import SourceMap, Span
from checker.study.reading_copy import build_study

RULE = """\
code: T901
title: {zh: 测试, en: test}
severity: warning
check: patterns
options:
  patterns:
    - PATTERN
message: {zh: MESSAGE, en: test}
why: {zh: 测试, en: test}
remedy: {zh: 测试, en: test}
basis: {clause: 测试, level: 实务}
since: 1
"""


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_plan(plan_folder: Path) -> None:
    assert plan_folder.is_dir()


def rule_with(pattern: str = "'、、'", message: str = "'测试'") -> None:
    """One rule in a folder of its own below the working folder."""
    Path("rules").mkdir(exist_ok=True)
    Path("rules/trial.yaml").write_text(RULE.replace("PATTERN", pattern).replace("MESSAGE", message), encoding="utf-8")


FIELDS = (
    *("{text!r}", "{text!s}", "{text!x}", "{text:d}", "{text:>2000000000}", "{text:{text}}", "{text:%Y}"),
    *("{text.real}", "{text.__class__.__mro__}", "{text[0]}", "{text[names]}", "{}", "{0}", "{ text}", "{text }"),
)


@pytest.mark.parametrize("field", FIELDS)
def test_a_message_takes_plain_variables_only(field: str) -> None:
    rule_with(message=f"'见{field}'")
    said = (
        f"内容不合要求: 花括号里只能写变量名, 不能写“{field}”(格式、转换、属性和下标都不支持) (invalid value). 请改正。"
    )
    assert check("plan.yaml", "--rules", "rules") == Done(2, "", f"check: rules/trial.yaml:8:10: {said}\n")


@pytest.mark.parametrize("message", ["{text", "text}", "{text!}", "{text!", "{{text}"])
def test_braces_of_a_message_are_in_pairs(message: str) -> None:
    rule_with(message=f"'见{message}'")
    said = "内容不合要求: 花括号不成对 (invalid value). 请改正。"
    assert check("plan.yaml", "--rules", "rules") == Done(2, "", f"check: rules/trial.yaml:8:10: {said}\n")


HINT = "前后应有的文字请写在组 (?P<text>…) 之外"
EXPRESSIONS = [
    ("''", "正则表达式是空的 (empty)"),
    ("'('", "正则表达式有误 (bad expression): missing ): ("),
    ("'[一'", "正则表达式有误 (bad expression): missing ]: [一"),
    ("'*一'", "正则表达式有误 (bad expression): no argument for repetition operator: *"),
    (r"'(一)\1'", r"正则表达式有误 (bad expression): invalid escape sequence: \1"),
    ("'一{1001}'", "正则表达式有误 (bad expression): invalid repetition size: {1001}"),
    ("'[一二]{900}'", "正则表达式太大 (too large): 4504 步, 上限 1000; 请减少重复次数"),
    *(
        (f"'一{look}二)'", f"正则表达式有误 (bad expression): invalid perl operator: {told}; {HINT}")
        for look, told in (("(?=", "(?="), ("(?!", "(?!"), ("(?<=", "(?<="), ("(?<!", "(?<!"))
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "said"), EXPRESSIONS)
def test_an_expression_that_cannot_be_used_is_told_with_its_line(pattern: str, said: str) -> None:
    rule_with(pattern)
    told = f"check: rules/trial.yaml:7:7: 内容不合要求: {said} (invalid value). 请改正。\n"
    assert check("plan.yaml", "--rules", "rules") == Done(2, "", told)


@pytest.mark.parametrize(
    ("right", "said"),
    [
        (r"\2", r"没有“\2”这个组 (no such group); 可用: \1"),
        (r"\0", r"没有“\0”这个组 (no such group); 可用: \1"),
        (r"\g<0>", r"没有“\g”这个组 (no such group); 可用: \1"),
        ("一\\", "没有“\\”这个组 (no such group); 可用: \\1"),
    ],
)
def test_a_repair_names_groups_that_there_are(right: str, said: str) -> None:
    rule_with(f"'、、'\n  repairs: [['(一)', '{right}']]")
    told = f"check: rules/trial.yaml:8:13: 内容不合要求: {said} (invalid value). 请改正。\n"
    assert check("plan.yaml", "--rules", "rules") == Done(2, "", told)


@pytest.mark.parametrize(
    "pattern", ["(.*.*)*Z", "(字+字+)+Z", "(字|字字)*Z", "(?:(?:字*)*)*Z", "(.?){30}.{30}Z", "字*Z|字"]
)
def test_no_expression_keeps_a_check_busy(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/trial.yaml").write_text(RULE.replace("PATTERN", f"'{pattern}'").replace("MESSAGE", "测试"))
    plan = PLAN.replace("新增科技型企业8家", "字" * 16_000).replace("新增科技型企业6家", "字Z" * 8_000)
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    check_harmless(attack("plan.yaml", "--no-cache", "--rules", "rules", "--select", "T901", cwd=tmp_path))


def test_a_group_holds_what_is_meant_of_a_match() -> None:
    assert list(find_spans("[(“](?P<text>[,、])", "“、甲”(,乙)")) == [Span(1, 2), Span(5, 6)]
    assert list(find_spans("[,、]", "“、甲”(,乙)")) == [Span(1, 2), Span(5, 6)]
    assert list(find_spans("甲*", "乙甲甲")) == [Span(1, 3)]


def test_a_hundred_places_of_one_text_are_enough() -> None:
    assert list(find_spans("甲", "甲" * 500)) == [Span(at, at + 1) for at in range(100)]


def test_a_repair_is_made_of_the_groups_of_what_it_fits() -> None:
    assert rewrite(r"(\d+)年(\d+)?", r"\1-\2", "2030年") == "2030-"
    assert rewrite(r"(\d+)年", r"\1", "至2030年") is None
    assert fits(r"\d+年", "2030年")
    assert not fits(r"\d+年", "至2030年")


@given(st.text("()[]{}*+?|\\.^$dw12,-:P<>text=!字", max_size=12), st.text("字1dw\n", max_size=12))
def test_an_expression_is_refused_or_matches(expression: str, text: str) -> None:
    try:
        check_expression(expression)
    except ExpressionError:
        return
    assert all(0 <= start < end <= len(text) for start, end in find_spans(expression, text))


CELLS = st.fixed_dictionaries(
    {
        "number": st.sampled_from((None, "", "1", "3", "合计", "小计", "一、")),
        "item": st.sampled_from((None, "", "培育企业", "合计")),
        "content": st.sampled_from((None, "", "新增企业8家", ("", "新增企业8家"))),
        "target": st.sampled_from((None, "8家", "合计")),
        "units": st.sampled_from((None, "", "县财政局", ("县财政局", ""))),
        "leader": st.sampled_from((None, "", "李 明", ("",))),
        "values": st.sampled_from(((), ("",), ("5",), ("5", "8户"))),
    }
)
ROWS = st.lists(CELLS.map(lambda cells: Row(**cells)) | st.sampled_from(["", "一、任务"]).map(lambda g: Row(group=g)))
SUM = Row(number="合计", values=("7",))
ONLY_NUMBER = Row(number="3")


def plan_of(rows: tuple[Row, ...]) -> Plan:
    """A plan with one table of these rows, behind a task of the body."""
    table = Table(title="任务责任分解表", values=("新增企业（户）", "合计"), rows=rows)
    task = Section(heading="(一)培育企业", statements=("新增企业8家",), responsibility="(县财政局牵头)")
    body = (Section(heading="一、工作任务", sections=(task,)),)
    return Plan(title="方案", year=2030, master=Document(title="方案", sections=body, tables=(table,)))


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_no_row_breaks_a_rule_or_a_matrix(rows: list[Row]) -> None:
    facts = Facts(plan_of(tuple(rows)))
    report = check_facts(facts, SourceMap("plan.yaml"), load_rules())
    assert [each.reason.zh for each in report.not_run if each.failed] == []
    assert build_study(facts).documents


@pytest.mark.parametrize("form", ["html", "xlsx", "json", "sarif", "csv", "junit", "markdown", "table"])
@pytest.mark.parametrize(
    "rows",
    [
        "{number: 1, item: 青桐镇, units: 青桐镇人民政府, values: ['7']}, {number: 合计, values: ['7']}",
        "{number: 1, content: 新增企业8家, units: 县财政局}, {number: 3}",
        "{number: 1}, {number: 3}",
    ],
)
def test_rows_of_sums_and_bare_numbers_are_reported_on_in_every_format(form: str, rows: str) -> None:
    table = f"  tables:\n    - title: 任务责任分解表\n      values: [新增企业（户）]\n      rows: [{rows}]\n"
    Path("plan.yaml").write_text("title: 方案\nmaster:\n  title: 方案\n" + table, encoding="utf-8")
    assert check("plan.yaml", "--format", f"{form}=out", "--fail-on", "never") == Done(0, "", "")
    assert check("matrix", "plan.yaml").err == ""


def test_a_table_of_one_column_is_read() -> None:
    Path("plan.txt").write_text("序\n责任单位\n3\n", encoding="utf-8")
    silent = "没有读到任何目标, “没有问题”不说明什么; 请核对给的是不是方案 (no target was read; silence means nothing)"
    assert check("plan.txt").err == f"check: plan.txt: {silent}\n"


BLANK = "内容不能为空 (must not be empty). 请填写。"


@pytest.mark.parametrize(
    ("field", "at"),
    [
        ("vocabulary: {synonyms: [['']]}", "2:26"),
        ("vocabulary: {synonyms: [[企业, '　']]}", "2:30"),
        ("vocabulary: {qualifiers: {'': [甲]}}", "2:31"),
        ("vocabulary: {qualifiers: {类: [甲, ' ']}}", "2:34"),
        ("vocabulary: {names: ['']}", "2:22"),
        ("units: [{name: ''}]", "2:16"),
        ("units: [{name: 县财政局, aliases: [' ']}]", "2:32"),
        ("decompositions: [{whole: '', parts: [甲]}]", "2:26"),
        ("decompositions: [{whole: 甲, parts: ['']}]", "2:37"),
    ],
)
def test_a_blank_word_is_refused_with_its_place(field: str, at: str) -> None:
    Path("plan.yaml").write_text(f"title: 方案\n{field}\nmaster: {{title: 方案}}\n", encoding="utf-8")
    assert check("plan.yaml") == Done(2, "", f"check: plan.yaml:{at}: {BLANK}\n")


@pytest.mark.parametrize(
    ("words", "at", "name"),
    [
        ('synonyms = [[""]]', "2:1", "synonyms"),
        ('names = ["星火", " "]', "2:1", "names"),
        ('qualifiers = {"" = ["甲"]}', "2:1", "qualifiers"),
        ('[vocabulary.qualifiers]\n"类" = [""]', "3:1", "qualifiers.类"),
    ],
)
def test_a_blank_word_of_the_settings_is_refused(plan_folder: Path, words: str, at: str, name: str) -> None:
    Path("plan-checker.toml").write_text(f"[vocabulary]\n{words}\n", encoding="utf-8")
    told = f"plan-checker.toml:{at}: 设置“vocabulary.{name}”里有空的词 (empty word). 请填写或删除。\n"
    assert check("plan.yaml") == Done(2, "", f"check: {plan_folder / told}")
