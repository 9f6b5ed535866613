"""What the READMEs show works: the sample plan file, the commands and their options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import check

from checker.engine import check_plan
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(name), re.M | re.S)


def test_both_readmes_show_the_same_sample() -> None:
    samples = [blocks(name, "yaml") for name in READMES]
    assert len(samples[0]) == 1
    assert samples[0] == samples[1]


def test_the_sample_is_a_plan_and_its_blank_cell_is_found(tmp_path: Path) -> None:
    file = tmp_path / "sample.yaml"
    file.write_text(blocks("README.md", "yaml")[0], encoding="utf-8")
    plan, sources = read_plan(str(file))
    said = [f"{each.code} {each.message.zh}" for each in check_plan(plan, sources, load_rules()).findings]
    assert said == ["R103 附件1 责任分解表有1行的分管领导一格空着: 第1行"]


def commands(name: str) -> list[list[str]]:
    lines = [line.split("#")[0].split() for block in blocks(name, "sh") for line in block.splitlines()]
    return [words[1:] for words in lines if words[:1] == ["check"]]


@pytest.mark.parametrize("name", READMES)
def test_the_commands_shown_have_the_options_shown(name: str) -> None:
    shown = commands(name)
    assert len(shown) >= 7
    for words in shown:
        command = words[0] if re.fullmatch("[a-z]+", words[0]) else "run"
        helped = check(command, "--help").out
        assert [word for word in words if word.startswith("-") and word not in helped] == [], words
