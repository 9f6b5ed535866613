"""YAML of strangers, as a plan, a waiver file or a baseline: read, or told what is wrong, at little cost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import check

MANY = "".join(f"k{number}: 1\n" for number in range(9_000))
PLAN = "title: 甲\n"
COSTLY = {
    "unknown keys": PLAN + MANY,
    "sections without a known field": f"{PLAN}master:\n  title: 甲\n  sections:\n" + "    - bad: 1\n" * 7_000,
    "sections that are text": f"{PLAN}master:\n  title: 甲\n  sections:\n" + "    - 甲\n" * 9_000,
    "empty lists": f"{PLAN}decompositions:\n" + "  - whole: 甲\n    parts: []\n" * 3_500,
    "anchors": f"title: [{'&a 1, ' * 16_000}]\n",
    "aliases": f"title: &a 甲\narea: [{'*a, ' * 24_000}]\n",
    "tags": f"title: [{'!x 1, ' * 16_000}]\n",
    "a key given twice": PLAN * 7_000,
    "depth": "title: " + "[" * 50_000,
    "depth by indentation": "".join(f"{' ' * depth}k:\n" for depth in range(400)),
    "one long key": f"{'k' * 99_000}: 1\n",
    "one long key, quoted": f"? {'k' * 99_000}\n: 1\n",
    "one long scalar": f"title: {'甲' * 33_000}\n",
    "laughs": "a: &a [甲]\n" + "".join(f"{b}: &{b} [{f'*{a}, ' * 9}]\n" for a, b in pairwise("abcdefghi")),
    "documents": "---\ntitle: 甲\n" * 6_000,
    "names that are mappings": "{" * 40 + "}" * 40,
}  # fmt: skip


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY)
def test_a_plan_full_of_mistakes_costs_little(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = attack("--no-cache", "a.yaml", cwd=tmp_path)
    check_harmless(done, 2)
    assert all(line.startswith("check: a.yaml:") for line in done.err.splitlines()), done.err[:300]
    assert len(done.err) < 60_000


@pytest.mark.parametrize("option", ["--waivers", "--baseline"])
@pytest.mark.parametrize(
    "text",
    [MANY, "waivers:\n" + "  - bad: 1\n" * 8_000, "schema_version: 1\nfindings:\n" + "  - key: x\n" * 8_000],
    ids=["unknown keys", "waivers", "findings"],
)
def test_waivers_and_baselines_full_of_mistakes_cost_little(option: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "w.yaml").write_text(text, encoding="utf-8")
    check_harmless(attack("--no-cache", option, "w.yaml", "a.yaml", cwd=tmp_path), 2)


def test_of_many_problems_a_hundred_are_listed(plan_folder: Path) -> None:
    (plan_folder / "a.yaml").write_text(PLAN + "".join(f"k{number}: 1\n" for number in range(102)), encoding="utf-8")
    said = check("a.yaml").err.splitlines()
    assert said[0] == "check: a.yaml:2:1: 不认识的字段“k0” (unknown field). 请删除, 或对照 check schema 中的字段表。"
    assert (
        said[99] == "check: a.yaml:101:1: 不认识的字段“k99” (unknown field). 请删除, 或对照 check schema 中的字段表。"
    )
    assert said[100:] == ["check: a.yaml: …… 另有 2 处问题未列出 (and 2 more). 请先改正以上各处。"]


def test_of_problems_with_one_value_only_the_beginning_is_quoted(plan_folder: Path) -> None:
    (plan_folder / "a.yaml").write_text(f"title: 甲\n? {'k' * 90}\n: 1\n", encoding="utf-8")
    said = f"check: a.yaml:2:3: 不认识的字段“{'k' * 40}…” (unknown field). 请删除, 或对照 check schema 中的字段表。\n"
    assert check("a.yaml").err == said


SCALARS = (
    "~", "null", "yes", "1e999", ".nan", ".inf", "0x1F", "0o17", "1_000", "2030-01-01", "12:30:45", "''", '""',
    "'\u202e'", '"\\0"', '"\\ud800"', '"\\x7f"', "'٣'", "'²'", "9" * 5_000, "|\n  甲", ">-\n  甲\n\n  乙", "[]", "{}",
    "[[甲]]", "{甲: 乙}", "!!binary aGk=", "*x", "&x 甲", "<<", "=", "- ", "@", "`", "%", '"', "'",
)  # fmt: skip
FIELDS = ("title: {}\n", "title: 甲\nyear: {}\n", "title: 甲\nmaster: {}\n", "title: 甲\nmaster:\n  title: {}\n",
          "title: 甲\nmaster:\n  title: 甲\n  sections: {}\n", "title: 甲\nannexes: {}\n",
          "title: 甲\nvocabulary: {}\n", "title: 甲\nunits: [{{name: {0}, aliases: {0}}}]\n",
          "title: 甲\nmaster:\n  title: 甲\n  tables: [{{values: [甲], rows: [{{number: {0}, values: [{0}]}}]}}]\n",
          "{}: 甲\n", "title: 甲\nmaster:\n  title: 甲\n  statements: [{}]\n")  # fmt: skip


@pytest.mark.parametrize("scalar", SCALARS, ids=[scalar[:12].encode("unicode_escape").decode() for scalar in SCALARS])
def test_every_odd_scalar_is_read_or_told_in_every_field(scalar: str, plan_folder: Path) -> None:
    for field in FIELDS:
        (plan_folder / "a.yaml").write_text(field.format(scalar), encoding="utf-8", errors="surrogatepass")
        for command in ("--no-cache", "facts", "import"):
            done = check(command, "a.yaml")
            assert done.code in (0, 1, 2), (field, command)
            assert "internal error" not in done.err, (field, command, done.err)
            assert "规则运行出错" not in done.err, (field, command, done.err)
