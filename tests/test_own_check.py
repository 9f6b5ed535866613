"""A check of one's own, in an installed package: a rule names it as any other, and never names code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import PLAN, Done, check

from checker.checks.check import ENTRY_POINTS, load_check
from checker.rules import loading

PACKAGE = Path(__file__).parent / "own_check"
RULES = str(PACKAGE / "rules")
HEADING = "一、围绕重点产业链条引进培育一批科技型企业"


@pytest.fixture(autouse=True)
def _forgotten(plan_folder: Path) -> Iterator[None]:
    """A plan with a long heading; which checks there are is asked anew."""
    Path("plan.yaml").write_text(PLAN.replace("一、主要目标", HEADING), encoding="utf-8")
    assert plan_folder.is_dir()
    _forget()
    yield
    _forget()


def _forget() -> None:
    load_check.cache_clear()
    loading._understood.cache_clear()


@pytest.fixture
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package as an installer leaves it: its modules on the path, its entry points beside them."""
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [f"{name} = {module}" for name, module in project["entry-points"][ENTRY_POINTS].items()]
    notes = tmp_path / f"office_checks-{project['version']}.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text(f"Metadata-Version: 2.1\nName: office-checks\nVersion: {project['version']}\n")
    (notes / "entry_points.txt").write_text("\n".join((f"[{ENTRY_POINTS}]", *lines, "")))
    monkeypatch.syspath_prepend(str(PACKAGE))
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("_installed")
def test_a_rule_uses_the_check_of_an_installed_package() -> None:
    done = check("plan.yaml", "--rules", RULES, "--select", "S901", "--format", "concise")
    assert done == Done(0, f"plan.yaml:8:16: review S901 标题“{HEADING}”有{len(HEADING)}字\n", "")


@pytest.mark.usefixtures("_installed")
def test_its_examples_are_run_and_its_options_checked() -> None:
    assert check("rules", "test", RULES).out.startswith("S901 long-heading: 通过 passed\n")
    Path("ours").mkdir()
    text = (PACKAGE / "rules" / "long-heading.yaml").read_text("utf-8").replace("most: 20", "most: 0")
    Path("ours/long-heading.yaml").write_text(text, encoding="utf-8")
    assert check("plan.yaml", "--rules", "ours").err == (
        "check: ours/long-heading.yaml:5:17: 内容不合要求: Input should be greater than 0 (invalid value). 请改正。\n"
    )


def test_without_the_package_the_rule_is_refused_with_its_line() -> None:
    said = f"check: {RULES}/long-heading.yaml:4:8: 没有“long-heading”这种检查 (no such check). "
    done = check("plan.yaml", "--rules", RULES)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)
