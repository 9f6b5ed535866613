"""The examples of rule files: small plans with the exact findings expected.

Enters: a rule file.  Leaves: its examples, for each what the rule says differently, and the cases and the
outcomes of the rule that no example has.  The same examples are the rule's tests and the cases of its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from checker.checks.check import NotApplicable, outcome_name
from checker.engine import check_plan
from checker.facts import Facts
from checker.finding import Finding, Severity
from checker.inputs.files import read_bytes
from checker.plan.model import Decomposition, Document, Member, Plan, Row, Section, Table, Unit, Vocabulary
from checker.rules.loading import EXAMPLES
from checker.rules.rule import Line, Rule, RulePart
from checker.source import SourceMap, decode
from checker.words.numerals import ONE_TO_TEN
from checker.yaml_files.models import read_model

Case = Literal["findings", "clean", "boundary", "undecided"]
_ENDS: Mapping[Case, tuple[str, ...]] = {
    "findings": ("findings",),
    "clean": ("", "not_run"),
    "boundary": ("", "not_run"),
    "undecided": ("findings", "not_run"),
}
"""The fields that say how an example of a case ends; none where the rule runs and reports nothing."""
_NEEDED: tuple[Case, ...] = ("findings", "clean", "boundary")
"""The cases that every rule shows by an example that it runs on."""


class Annex(RulePart):
    """An annex in short: goals and tasks as texts, a table as rows.

    A task given as a text becomes a numbered heading with one statement; a row given as a text
    becomes a numbered row with that content.
    """

    title: str = "测试行动实施方案"
    statements: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    tasks: tuple[str | Section, ...] = ()
    task_force: str = ""
    mechanism: tuple[str, ...] = ()
    roster: tuple[Member, ...] = ()
    table: str = "任务责任分解表"
    values: tuple[str, ...] = ()
    rows: tuple[str | Row, ...] = ()
    cells: tuple[str, ...] = ()


class Expected(RulePart):
    """A finding in full: its severity, message, and places as “label: quote”."""

    severity: Severity
    message: str
    message_en: str = ""
    places: tuple[str, ...] = ()


class Example(RulePart):
    """One small plan and what a rule must say of it."""

    name: Line
    case: Case
    area: str = "青山县"
    year: int = 2030
    master: tuple[str, ...] = ()
    master_tasks: tuple[str | Section, ...] = ()
    mechanism: tuple[str, ...] = ()
    annex_list: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    units: tuple[Unit, ...] = ()
    vocabulary: Vocabulary | None = None
    decompositions: tuple[Decomposition, ...] = ()
    plan: Plan | None = Field(None, description="写不成简式时, 给出整个方案")
    findings: tuple[Expected, ...] = ()
    not_run: str = Field("", description="规则在这个方案上不运行: 写报告中的理由全文")

    @model_validator(mode="after")
    def _ends_as_its_case_says(self) -> Self:
        said = [name for name in ("findings", "not_run") if getattr(self, name)]
        if len(said) > 1:
            raise PydanticCustomError("example", "findings 和 not_run 只能写一个")
        ends = _ENDS[self.case]
        if "".join(said) not in ends:
            wanted = "、".join(name or "都不写" for name in ends)
            raise PydanticCustomError("example", "{said}", {"said": f"“case: {self.case}”的例子要写: {wanted}"})
        return self


class _File(RulePart):
    examples: tuple[Example, ...] = ()


def read_examples(path: Path) -> tuple[Example, ...]:
    """The examples of a rule file; lines in its errors are those of the file."""
    text = decode(read_bytes(str(path)), str(path))
    head, mark, tail = text.partition(EXAMPLES)
    if not mark:
        return ()
    return read_model(_File, str(path), "\n" * head.count("\n") + mark + tail)[0].examples


def plan_of(example: Example) -> Plan:
    """The plan that an example stands for."""
    if example.plan:
        return example.plan
    chapters = _chapters(goals=example.master, tasks=example.master_tasks, mechanism=example.mechanism)
    return Plan(
        title="示例方案",
        area=example.area,
        year=example.year,
        master=Document(title="示例方案", sections=tuple(chapters), annex_list=example.annex_list),
        annexes=tuple(_annex(index + 1, annex) for index, annex in enumerate(example.annexes)),
        units=example.units,
        vocabulary=example.vocabulary or Vocabulary(),
        decompositions=example.decompositions,
    )


def _annex(number: int, annex: Annex) -> Document:
    chapters = _chapters(annex.goals, annex.tasks, annex.mechanism, annex.task_force)
    table = Table(title=annex.table, values=annex.values, rows=tuple(_rows(annex.rows)), cells=annex.cells)
    return Document(
        label=f"附件{number}",
        title=annex.title,
        statements=annex.statements,
        roster=annex.roster,
        sections=tuple(chapters),
        tables=(table,) if annex.rows or annex.cells else (),
    )


def _chapters(
    goals: Sequence[str], tasks: Sequence[str | Section], mechanism: Sequence[str], task_force: str = ""
) -> Iterator[Section]:
    if goals:
        yield Section(heading="一、工作目标", statements=tuple(goals))
    if tasks:
        yield Section(heading="二、工作任务", sections=tuple(_tasks(tasks)))
    if mechanism or task_force:
        yield Section(heading="三、推进机制", statements=tuple(mechanism), task_force=task_force)


def _tasks(tasks: Sequence[str | Section]) -> Iterator[Section]:
    for index, task in enumerate(tasks):
        if isinstance(task, Section):
            yield task
        else:
            yield Section(heading=f"({ONE_TO_TEN[index]})", statements=(task,))


def _rows(rows: Sequence[str | Row]) -> Iterator[Row]:
    for index, row in enumerate(rows):
        yield row if isinstance(row, Row) else Row(number=str(index + 1), content=row)


def run_example(rule: Rule, example: Example) -> tuple[str, ...]:
    """What a rule says of an example that differs from what is expected; nothing when all is well."""
    report = check_plan(plan_of(example), SourceMap("example"), (rule,))
    broken = tuple(each.reason.zh for each in report.not_run if each.failed)
    broken += tuple(f"识读出错: {each.place.label}: {each.broke.error}" for each in report.faults)
    said = Counter(_shown(finding) for finding in report.findings)
    said.update(_idle(each.reason.zh) for each in report.not_run if not each.failed)
    wanted = Counter(_wanted(expected) for expected in example.findings)
    wanted.update(_idle(reason) for reason in (example.not_run,) if reason)
    missing = tuple(f"缺少: {line}" for line in (wanted - said).elements())
    surplus = tuple(f"多出: {line}" for line in (said - wanted).elements())
    return broken + missing + surplus + _english(report.findings, example.findings)


def lacking(examples: Sequence[Example]) -> tuple[Case, ...]:
    """The cases that no example shows; where a rule is not run it shows none."""
    shown = {example.case for example in examples if not example.not_run}
    return tuple(case for case in _NEEDED if case not in shown)


def unshown(rule: Rule, examples: Sequence[Example]) -> tuple[str, ...]:
    """The outcomes that a rule reports and that none of its examples has; the rule must run on all of them."""
    shown = {outcome for example in examples for outcome in _outcomes(rule, example)}
    return tuple(outcome for outcome in rule.reported if outcome not in shown)


def _outcomes(rule: Rule, example: Example) -> Iterator[str]:
    try:
        yield from (outcome_name(type(outcome)) for outcome in rule.outcomes(Facts(plan_of(example))))
    except NotApplicable:
        return


def _shown(finding: Finding) -> str:
    places = " | ".join(f"{place.label}: {place.quote}" for place in finding.places)
    return f"{finding.severity}: {finding.message.zh} [{places}]"


def _idle(reason: str) -> str:
    return f"未运行: {reason}"


def _wanted(expected: Expected) -> str:
    return f"{expected.severity}: {expected.message} [{' | '.join(expected.places)}]"


def _english(findings: Sequence[Finding], expected: Sequence[Expected]) -> tuple[str, ...]:
    said = {finding.message.said("en") for finding in findings}
    return tuple(f"缺少英文: {each.message_en}" for each in expected if each.message_en and each.message_en not in said)
