"""`check FOLDER --jobs N`: the same bytes as one plan after the other, and no plan costs another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import CLEAN, FINDING, ONLY, PLAN, check
from faulty_work import FAULTS, make_inspector_with_faults

from checker.many import constraints, run
from checker.report import FORMATS

pytestmark = pytest.mark.usefixtures("plan_folder")
STREAMED = [name for name, form in FORMATS.items() if form.streams]
SUMMARY = "check: 核对了 {} 份方案: 错误 {}  提醒 0  待核实 0\n"


def write(count: int) -> None:
    """So many plans in a folder, every other one without a finding."""
    Path("plans").mkdir()
    for number in range(count):
        Path(f"plans/{number:03}.yaml").write_text(CLEAN if number % 2 else PLAN, encoding="utf-8")


def in_all_formats(prefix: str) -> list[str]:
    """Options that write every format that streams to a file of this prefix."""
    return [word for name in STREAMED for word in ("--format", f"{name}={prefix}.{name}")]


def written(prefix: str) -> list[bytes]:
    return [Path(f"{prefix}.{name}").read_bytes() for name in STREAMED]


def test_the_reports_are_the_same_with_any_number_of_processes() -> None:
    write(5)
    Path("plans/001.yaml").write_text("title: 甲\nmaster: 3\n", encoding="utf-8")
    usual = check("plans", *ONLY, "--no-cache", *in_all_formats("usual"))
    one = check("plans", *ONLY, "--jobs", "1", *in_all_formats("one"))
    two = check("plans", *ONLY, "--jobs", "2", *in_all_formats("two"))
    assert written("one") == written("two") == written("usual")
    assert (usual.code, one) == (2, two)
    assert two.err == f"{usual.err}check: 核对了 5 份方案, 其中 1 份没有核对完: 错误 3  提醒 0  待核实 0\n"


def test_so_are_the_reports_where_no_plan_could_be_read() -> None:
    Path("bad.yaml").write_text("title: 甲\nmaster: 3\n", encoding="utf-8")
    check("bad.yaml", "--no-cache", *in_all_formats("usual"))
    check("bad.yaml", "--jobs", "1", *in_all_formats("many"))
    assert written("many") == written("usual")


def test_what_a_file_of_settings_decides_is_said_once() -> None:
    write(3)
    Path("plan-checker.toml").write_text('select = ["N101"]\nlang = "en"\n', encoding="utf-8")
    usual = check("plans", "--no-cache", "--format", "json", "-o", "usual.json")
    many = check("plans", "--jobs", "2", "--format", "json", "-o", "many.json")
    assert Path("many.json").read_bytes() == Path("usual.json").read_bytes()
    assert (usual.err, many.err) == ("", "check: 3 plans: error 2  warning 0  review 0\n")


def test_a_plan_that_raises_hangs_or_is_killed_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "make_inspector", make_inspector_with_faults)
    write(2)
    for name in FAULTS:
        Path(f"plans/{name}.yaml").write_text(PLAN, encoding="utf-8")
    done = check("plans", *ONLY, "--jobs", "2", "--timeout-per-plan", "15", "--format", "concise")
    assert done.code == 2
    assert done.out == f"plans/000.yaml:10:11: error N101 {FINDING}\n"
    report = "请报告此问题, 附上这一行即可, 不必附上未公开的文件; 其他文件照常检查。"
    *lines, kept = done.err.splitlines()
    assert "故障报告已写入" in kept
    assert "甲" not in Path(kept.removeprefix("check: ").partition(": ")[0]).read_text(encoding="utf-8")
    assert lines == [
        "check: plans/hangs.yaml: 超过 15 秒没有核完, 已停止 (timed out). "
        "可用 --timeout-per-plan 放宽; 其他文件照常检查。",
        "check: plans/killed.yaml: 检查它的进程中止了两次 (the process was killed twice: signal 9). "
        "多半是内存不够: 请减少 --jobs 或拆分文件; 其他文件照常检查。",
        f"check: plans/leaves.yaml: 检查它的进程中止了两次 (the process ended twice with exit code 3). {report}",
        "check: plans/raises.yaml: 检查程序出错 (internal error: KeyError). 其他文件照常检查。",
        "check: 核对了 6 份方案, 其中 4 份没有核对完: 错误 1  提醒 0  待核实 0",
    ]


def test_statistics_sum_the_findings_of_all_plans_by_rule_and_place() -> None:
    write(3)
    done = check("plans", *ONLY, "--jobs", "1", "--format", "concise", "-o", "out.txt", "--statistics")
    assert done.err == (
        "check: 核对了 3 份方案: 错误 2  提醒 0  待核实 0\n"
        "check: 按规则 (问题数, 方案数):\n"
        "check:         2        2  N101 总体方案与附件的目标值不一致\n"
        "check: 按位置 (问题数, 方案数):\n"
        "check:         2        2  总体方案正文\n"
    )


def test_waivers_beside_each_plan_hold() -> None:
    write(1)
    key = json.loads(check("plans", *ONLY, "--format", "jsonl").out)["key"]
    check("waive", "plans/000.yaml", key, "--reason", "甲", "--by", "乙")
    assert check("plans", *ONLY, "--jobs", "1", "--format", "concise").err == SUMMARY.format(1, 0)


def test_all_constraints_go_to_one_file() -> None:
    write(2)
    done = check("plans", *ONLY, "--facts", "facts.jsonl", "--format", "concise", "--fail-on", "never")
    assert (done.code, done.err) == (0, SUMMARY.format(2, 1))
    facts = [json.loads(line) for line in Path("facts.jsonl").read_text("utf-8").splitlines()]
    assert [(fact["path"], fact["plan"], fact["indicator"], fact["low"]) for fact in facts] == [
        ("plans/000.yaml", "青山县总体方案", "科技型企业", 8),
        ("plans/000.yaml", "青山县总体方案", "科技型企业", 6),
        ("plans/001.yaml", "青山县总体方案", "科技型企业", 8),
        ("plans/001.yaml", "青山县总体方案", "科技型企业", 8),
    ]
    (plan,) = [json.loads(check("facts", "plans/000.yaml", "--format", "json").out)]
    assert [{**fact, "path": None, "plan": None} for fact in facts[:2]] == [
        {"path": None, "plan": None, **constraint} for constraint in plan["constraints"]
    ]


def test_they_are_the_same_as_a_parquet_table(monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(constraints, "_GROUP", 3)
    write(3)
    for name in ("facts.jsonl", "facts.parquet"):
        check("plans", *ONLY, "--jobs", "2", "--facts", name, "--format", "concise")
    rows = parquet.read_table("facts.parquet").to_pylist()
    facts = [json.loads(line) for line in Path("facts.jsonl").read_text("utf-8").splitlines()]
    assert parquet.ParquetFile("facts.parquet").num_row_groups == 2
    assert len(rows) == len(facts) == 6
    for row, fact in zip(rows, facts, strict=True):
        flat = fact | fact["place"] | {"qualifiers": [*fact["qualifiers"].items()]}
        assert row == {name: flat[name] for name in row}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("--facts", "facts.csv"),
            "--facts: 不认识“facts.csv”的格式 (unknown form). 文件名请以 .jsonl 或 .parquet 结尾。",
        ),
        (
            ("--facts", "plan.jsonl", "--format", "jsonl=plan.jsonl"),
            "plan.jsonl: 两种格式写入同一个文件 (two formats for one file). 请写成 --format 格式=文件。",
        ),
        (
            ("--jobs", "2", "--format", "html=a.html"),
            "--format: html 是汇总全部方案的报告, 不能边核边写 (not with --jobs). "
            "可用: table、concise、json、jsonl、markdown、csv; 或去掉 --jobs。",
        ),
        (
            ("--jobs", "2", "--as-one"),
            "--as-one: 要看全部方案, 不与 --jobs 同用 (not with --jobs). 请去掉其中之一。",
        ),
        (
            ("--jobs", "2", "--write-baseline", "b.json"),
            "--write-baseline: 要看全部方案, 不与 --jobs 同用 (not with --jobs). 请去掉其中之一。",
        ),
        (("--jobs", "2", "--select", "X9"), "X9: 没有这样的规则 (no such rule). “check rules”列出全部规则。"),
    ],
)
def test_what_does_not_go_with_many_plans_is_told_before_any_is_checked(given: tuple[str, ...], said: str) -> None:
    done = check("plan.yaml", *given)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"check: {said}\n"


def test_corrections_and_watching_are_for_plans_at_hand() -> None:
    assert check("plan.yaml", "--jobs", "2", "--fix").err == (
        "check: 用法有误 (usage): --jobs、--facts 不与 --fix、--watch 同用 (--jobs, --facts: not with --fix, --watch). "
        "请看 (see) check run --help\n"
    )


def test_a_report_is_there_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    write(2)
    monkeypatch.setattr(run, "Tally", None)
    assert check("plans", *ONLY, "--jobs", "1", "-o", "out.txt").code == 2
    assert [path.name for path in Path().iterdir() if path.suffix in (".txt", ".tmp")] == []
