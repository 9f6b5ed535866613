"""Results kept from one run to the next: the same bytes, at a small part of the time, or a new run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from command_line import CLEAN, ONLY, PLAN, Done, check
from hypothesis import given
from hypothesis import strategies as st

from checker.commands import cache as kept
from checker.commands import cached
from checker.commands.request import Output, Request, Result, pack, unpack

ROOT = Path(__file__).parent.parent
HEAVY = ("pydantic", "lark", "yaml", "tabulate", "checker.engine", "tomllib")


pytestmark = pytest.mark.usefixtures("plan_folder")


def entries() -> list[Path]:
    return sorted(Path("cache").iterdir()) if Path("cache").exists() else []


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """The requests that were really run."""
    from checker.commands import run as module

    ran: list[Request] = []
    full = module.run

    def run(request: Request, _progress: object = None) -> Result:
        ran.append(request)
        return full(request)

    monkeypatch.setattr(module, "run", run)
    return ran


def test_unchanged_input_is_answered_with_the_same_bytes_and_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = counted(monkeypatch)
    first, second = check("plan.yaml", *ONLY), check("plan.yaml", *ONLY)
    assert first == second
    assert (first.code, len(ran), len(entries())) == (1, 1, 1)


def test_files_are_written_again_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = counted(monkeypatch)
    arguments = ("plan.yaml", *ONLY, "--format", "json=a.json", "--format", "xlsx=a.xlsx", "--format", "concise")
    first = check(*arguments)
    written = [Path(name).read_bytes() for name in ("a.json", "a.xlsx")]
    Path("a.json").unlink()
    assert check(*arguments) == first
    assert [Path(name).read_bytes() for name in ("a.json", "a.xlsx")] == written
    assert len(ran) == 1


def test_notes_on_standard_error_are_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = counted(monkeypatch)
    Path("plan.yaml").write_text(CLEAN, encoding="utf-8")
    said = Done(0, "", "check: 没有问题; 0 条规则未运行\n")
    assert [check("plan.yaml", *ONLY, "--format", "concise") for _ in range(2)] == [said, said]
    assert len(ran) == 1


RULE = (ROOT / "rules/numbers/master-annex-value.yaml").read_text("utf-8").replace("code: N101", "code: N901")


@pytest.mark.parametrize(
    "options", [("--lang", "en"), ("--explain",), ("--width", "90"), ("--today", "2030-03-01"), ("--ignore", "N130")]
)
def test_another_option_makes_a_new_run(options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    ran = counted(monkeypatch)
    for given_options in ((), options, options):
        check("plan.yaml", *ONLY, *given_options)
    assert len(ran) == 2


@pytest.mark.parametrize(
    ("name", "first", "second", "options"),
    [
        ("plan.yaml", PLAN, CLEAN, ()),
        ("plan.waivers.yaml", "waivers: []\n", "waivers:\n", ()),
        ("plan-checker.toml", "", 'lang = "en"\n', ()),
        ("rules/mine.yaml", RULE, RULE + "\n", ("--rules", "rules")),
        ("known.json", '{"schema_version": 1}', '{"schema_version": 1, "findings": []}', ("--baseline", "known.json")),
    ],
    ids=["plan", "waivers", "settings", "rules", "baseline"],
)
def test_a_changed_file_makes_a_new_run(
    name: str, first: str, second: str, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("rules").mkdir()
    ran = counted(monkeypatch)
    for text in (first, first, second, second, first):
        Path(name).write_text(text, encoding="utf-8")
        check("plan.yaml", *ONLY, *options)
    assert len(ran) == 2


def test_the_rules_that_settings_name_are_part_of_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("ours").mkdir()
    Path("pyproject.toml").write_text('[tool.plan-checker]\nrules = ["ours"]\n', encoding="utf-8")
    ran = counted(monkeypatch)
    for text in (RULE, RULE, RULE + "\n"):
        Path("ours/mine.yaml").write_text(text, encoding="utf-8")
        check("plan.yaml", *ONLY)
    assert len(ran) == 2


def test_a_changed_program_makes_a_new_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    (package / "deep").mkdir(parents=True)
    (package / "deep" / "module.py").write_text("1")
    monkeypatch.setattr(cached, "_PACKAGE", package)
    ran = counted(monkeypatch)
    check("plan.yaml", *ONLY)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "module.pyc").write_text("1")
    check("plan.yaml", *ONLY)
    assert len(ran) == 1
    (package / "deep" / "module.py").write_text("12")
    check("plan.yaml", *ONLY)
    assert len(ran) == 2


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 400])
def test_a_damaged_entry_counts_as_absent(damage: bytes) -> None:
    first = check("plan.yaml", *ONLY)
    (entry,) = entries()
    entry.write_bytes(damage)
    assert check("plan.yaml", *ONLY) == first
    assert entry.read_bytes() != damage


@pytest.mark.parametrize("arguments", [["none.yaml"], ["plan.yaml", "--select", "Q"], ["plan.yaml", "--no-cache"]])
def test_wrong_input_and_fresh_runs_are_not_kept(arguments: list[str]) -> None:
    check(*arguments)
    assert entries() == []


def test_a_cache_that_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_CHECKER_CACHE", "plan.yaml/cache")
    assert check("plan.yaml", *ONLY).code == 1


def test_input_that_changes_while_it_is_checked_is_not_kept() -> None:
    request = Request(("plan.yaml",))

    def run(_: Request) -> Result:
        Path("plan.yaml").write_text(CLEAN, encoding="utf-8")
        return Result(0)

    assert cached.answer(request, run, os.environ) == Result(0)
    assert entries() == []


def test_the_cache_is_bounded_and_drops_what_was_not_used_for_longest(tmp_path: Path) -> None:
    directory = tmp_path / "bounded"
    a, b, c, d = (letter * 64 for letter in "abcd")
    for number, name in enumerate((a, b, c)):
        kept.keep_entry(directory, name, b"x" * 100)
        os.utime(directory / name, ns=(number, number))
    assert kept.find_entry(directory, a) == b"x" * 100
    kept.keep_entry(directory, d, b"y" * 100, limit=3 * 132)
    assert sorted(file.name for file in directory.iterdir()) == [a, c, d]


@pytest.mark.parametrize(
    ("environment", "directory"),
    [
        ({"PLAN_CHECKER_CACHE": "/x", "XDG_CACHE_HOME": "/y", "HOME": "/z"}, "/x"),
        ({"XDG_CACHE_HOME": "/y", "HOME": "/z"}, "/y/plan-checker"),
        ({"XDG_CACHE_HOME": "y", "HOME": "/z"}, "/z/.cache/plan-checker"),
        ({"HOME": "/z"}, "/z/.cache/plan-checker"),
    ],
)
def test_the_cache_lies_where_the_environment_says(environment: Mapping[str, str], directory: str) -> None:
    assert kept.cache_dir(environment) == Path(directory)


@given(st.lists(st.binary(max_size=20)), st.lists(st.binary(max_size=20)))
def test_different_parts_have_different_addresses(ours: list[bytes], theirs: list[bytes]) -> None:
    assert (kept.digest_of(ours) == kept.digest_of(theirs)) is (ours == theirs)


@given(
    st.integers(0, 1),
    st.lists(st.tuples(st.none() | st.text(max_size=9), st.binary(max_size=30)), min_size=1, max_size=4),
    st.lists(st.text(max_size=20), max_size=3),
)
def test_a_result_unpacks_as_it_was_packed(
    code: int, outputs: list[tuple[str | None, bytes]], notes: list[str]
) -> None:
    sinks = [f"json={target}" if target else "json" for target, _ in outputs]
    result = Result(code, tuple(Output(target or None, data) for target, data in outputs), tuple(notes), [])
    assert unpack(pack(result), Request((), sinks, no_config=True)) == result


# ------------------------------------------------------------------ the point of it all
def test_a_kept_answer_loads_no_heavy_library() -> None:
    check("plan.yaml", *ONLY)
    code = (
        "import sys; from checker.cli import main\n"
        f"try: main({['plan.yaml', *ONLY]!r})\n"
        f"finally: print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (1, check("plan.yaml", *ONLY).out, b"\n")
