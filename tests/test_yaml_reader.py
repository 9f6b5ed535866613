"""Reading plan files: every problem at once, each with its place and remedy."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.inputs.files import MAX_BYTES
from checker.inputs.problem import InputError
from checker.plan.model import Plan
from checker.readers.yaml import read_plan
from checker.source import Span
from checker.yaml_files.models import read_model


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_model(Plan, "plan.yaml", text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["plan.yaml:1:1: 文件是空的或不是“字段: 内容”的形式 (no mapping). 参见 plans/template.yaml。"]),
        ("- 甲\n", ["plan.yaml:1:1: 文件是空的或不是“字段: 内容”的形式 (no mapping). 参见 plans/template.yaml。"]),
        (
            "title: 甲\ntitle: 乙\n",
            ["plan.yaml:2:1: 字段“title”写了两次 (duplicate key). 请合并或删除其中一个。"],
        ),
        (
            "title: &x 甲\narea: *x\n",
            [
                "plan.yaml:1:8: 不支持引用和锚点“x” (anchors and aliases). 请把内容写全。",
                "plan.yaml:2:7: 不支持引用和锚点“x” (anchors and aliases). 请把内容写全。",
            ],
        ),
        (
            "title: !!int 3\n",
            ["plan.yaml:1:8: 不支持标签“tag:yaml.org,2002:int” (tags). 请删除“!”开头的标签。"],
        ),
        (
            "titel: 甲\nannexes:\n  - label: 附件1\n    sections: 无\n",
            [
                "plan.yaml:1:1: 缺少字段“title” (missing field). 请补上“title: …”。",
                "plan.yaml:1:1: 不认识的字段“titel” (unknown field). 是否应为“title”?",
                "plan.yaml:3:5: 缺少字段“title” (missing field). 请补上“title: …”。",
                "plan.yaml:4:15: 内容的类型不对: 应为列表 (wrong type). 请对照 plans/template.yaml 的写法。",
            ],
        ),
        (
            "title: 甲\nyear: 今年\n",
            ["plan.yaml:2:7: 内容的类型不对: 应为整数 (wrong type). 请对照 plans/template.yaml 的写法。"],
        ),
        (
            "a: [1\n",
            ["plan.yaml:2:1: 不是合格的 YAML (not YAML: did not find expected ',' or ']'). 请检查缩进、冒号和引号。"],
        ),
        (
            "title: 甲\n---\ntitle: 乙\n",
            ["plan.yaml:2:1: 一个文件只能有一份内容 (more than one document). 请删除“---”。"],
        ),
        (
            f"title: {'长' * 20_001}\n",
            ["plan.yaml:1:8: 文字超过 20,000 字 (text too long). 请只保留带目标、数字或责任的句子。"],
        ),
        (
            "[" * 60 + "]" * 60,
            ["plan.yaml:1:42: 不是合格的 YAML (not YAML: nested too deeply). 请检查缩进、冒号和引号。"],
        ),
    ],
)
def test_a_bad_plan_file_is_told_with_place_and_remedy(text: str, said: list[str]) -> None:
    assert problems(text) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\0\0", "不是文本文件 (binary data). 请给出 YAML、Word、网页或纯文本文件。"),
        (b"a" * (MAX_BYTES + 1), "文件有 4,000,001 字节, 超过上限 4,000,000 (file too large)."),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_plan(str(file))
    assert str(caught.value) == f"{file}: {said}"


def test_a_directory_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError) as directory:
        read_plan(str(tmp_path))
    with pytest.raises(InputError) as missing:
        read_plan(str(tmp_path / "none.yaml"))
    assert str(directory.value) == f"{tmp_path}: 是一个文件夹 (a directory). 请给出其中的文件。"
    assert str(missing.value) == f"{tmp_path / 'none.yaml'}: 没有这个文件 (no such file). 请核对路径。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_plan_reads_alike_in_every_encoding_of_the_office(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes("title: 青山县总体方案\nyear: 2030\n".encode(encoding))
    plan, _ = read_plan(str(file))
    assert (plan.title, plan.year) == ("青山县总体方案", 2030)


def test_scalars_stay_text() -> None:
    plan, _ = read_model(Plan, "p", "title: no\nannexes:\n  - title: 010\n    date: 2024-01-02\n    number:\n")
    annex = plan.annexes[0]
    assert (plan.title, annex.title, annex.date, annex.number) == ("no", "010", "2024-01-02", "")


@pytest.mark.parametrize(
    "text",
    [
        "title: 甲\narea: 新增企业6家以上\n",
        "title: 甲\narea: '新增企业6家以上'\n",
        'title: 甲\narea: "新增\\u4f01业6家以上"\n',
        "title: 甲\narea: 新增企业\n  6家以上\n".replace("\n  6", "\n    6"),
        "title: 甲\narea: |-\n  新增企业6家以上\n",
    ],
)
def test_a_span_finds_its_characters_however_the_scalar_is_written(text: str) -> None:
    plan, sources = read_model(Plan, "p", text)
    at = plan.area.index("6家以上")
    start, end = sources.locate(("area",), Span(at, at + 4))
    lines = text.split("\n")
    assert start.line == end.line
    assert lines[start.line - 1][start.column - 1 : end.column - 1] == "6家以上"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_plan_or_an_input_error(text: str) -> None:
    plan, problems = None, ()
    try:
        plan, _ = read_model(Plan, "p", text)
    except InputError as error:
        problems = error.problems
    assert plan or problems
