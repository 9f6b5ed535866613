"""Writes what the repository holds and can be generated: schemas, rule pages, README excerpts.

Run by `make generate`; tests/test_generated.py fails where a file is stale.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from statements_page import render_statements_page

from checker.accepting.baseline import Baseline
from checker.accepting.waivers import WaiverFile
from checker.checks.check import own_checks
from checker.data import data_dir
from checker.engine import check_plan
from checker.plan.model import Plan
from checker.readers.yaml import read_plan
from checker.report import Options, render
from checker.rulebook.check_pages import render_checks_page
from checker.rulebook.examples import read_examples
from checker.rulebook.pages import render_index, render_page
from checker.rulebook.schema import rule_schema
from checker.rules.loading import load_rule, load_rules
from checker.settings.config import Config

ROOT = Path(__file__).parent.parent
EXCERPT_LINES = 28


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file with the text it should hold."""
    yield from schemas()
    yield from rule_pages()
    for name in ("linxiang", "xinshao"):
        yield ROOT / "tests" / "golden" / f"{name}.txt", golden_report(name)
    yield ROOT / "docs" / "statements.md", render_statements_page()
    excerpt = report_excerpt()
    for name in ("README.md", "README.zh-CN.md"):
        path = ROOT / name
        yield path, with_excerpt(path.read_text("utf-8"), excerpt)


def schemas() -> Iterator[tuple[Path, str]]:
    """The JSON Schemas of the files that people and programs write, which editors use too."""
    models = {"plan": Plan, "waivers": WaiverFile, "baseline": Baseline, "config": Config}
    said = {name: model.model_json_schema() for name, model in models.items()}
    for name, schema in (said | {"rule": rule_schema(own_checks())}).items():
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        yield ROOT / "schemas" / f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def rule_pages() -> Iterator[tuple[Path, str]]:
    """One page a rule, in both languages, the index, and the page of all checks."""
    files = {path.stem: path for path in data_dir("rules").rglob("*.yaml")}
    rules = load_rules()
    yield ROOT / "docs" / "rules" / "README.md", render_index(rules)
    yield ROOT / "docs" / "checks.md", render_checks_page(own_checks(), rules)
    for rule in rules:
        path = files[rule.name]
        yield ROOT / "docs" / "rules" / f"{rule.name}.md", render_page(load_rule(path), read_examples(path))


def golden_report(name: str) -> str:
    """The whole report on a plan with its explanations, to be read as part of every change."""
    report = check_plan(*read_plan(f"plans/{name}.yaml"), load_rules())
    text = render("table", [report], Options(width=140, explain=True))
    assert isinstance(text, str)
    return text


def report_excerpt() -> str:
    """The beginning of the report on plans/xinshao.yaml, as a terminal of 100 columns shows it."""
    report = check_plan(*read_plan("plans/xinshao.yaml"), load_rules())
    text = render("table", [report], Options(width=100))
    assert isinstance(text, str)
    return "\n".join([*text.splitlines()[:EXCERPT_LINES], "…"])


def with_excerpt(text: str, excerpt: str) -> str:
    """A README with the excerpt between its marks."""
    marks = re.compile(r"(<!-- report:begin -->\n```text\n).*?(```\n<!-- report:end -->)", re.S)
    written, count = marks.subn(lambda match: f"{match[1]}{excerpt}\n{match[2]}", text)
    if count != 1:
        raise SystemExit("a README must have the marks of the excerpt, once")
    return written


def main() -> int:
    """Write the stale files and remove pages of rules that are gone; with --check only name them."""
    wanted = dict(generated())
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    gone = [path for path in sorted((ROOT / "docs" / "rules").glob("*.md")) if path not in wanted]
    if "--check" not in sys.argv:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        for path in gone:
            path.unlink()
    for path in (*stale, *gone):
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return int("--check" in sys.argv and bool(stale or gone))


if __name__ == "__main__":
    sys.exit(main())
