"""The plan files say what the seeds say: every text verbatim and in order, every numeral accounted for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from printed_texts import Found, Placement, Seed, compact, place_texts, printed_texts

from checker.plan.model import Document, Plan, Row, Section, Table

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
PAIRS = (("xinshao", "000_ec23dd7c87927d15.txt"), ("linxiang", "001_86a15bc9c814d429.txt"))


class Pair(NamedTuple):
    """A plan, the seed it was made from, where its texts stand there, and the numerals it may leave out."""

    seed: Seed
    placement: Placement
    exemptions: tuple[tuple[str, str], ...]


def load_yaml(path: Path) -> object:
    """A YAML file with every scalar as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture(scope="module", params=PAIRS, ids=lambda pair: pair[0])
def pair(request: pytest.FixtureRequest) -> Pair:
    name, seed_name = request.param
    plan_path, exemptions_path = ROOT / "plans" / f"{name}.yaml", ROOT / "tests" / "exemptions" / f"{name}.yaml"
    if not SEEDS.is_dir():
        reason = f"the seeds are not beside the repository ({SEEDS})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    if not plan_path.exists():
        pytest.skip(f"{plan_path.name} is not written yet")
    plan = Plan.model_validate(load_yaml(plan_path))
    seed = Seed((SEEDS / seed_name).read_text(encoding="utf-8"))
    exemptions = load_yaml(exemptions_path) if exemptions_path.exists() else []
    assert isinstance(exemptions, list)
    return Pair(
        seed,
        place_texts(seed, tuple(printed_texts(plan))),
        tuple((compact(entry["quote"]), entry["reason"]) for entry in exemptions),
    )


def left_out(pair: Pair) -> tuple[Found, ...]:
    """The numerals of the seed that stand in no text of the plan."""
    covered = bytearray(len(pair.seed.text))
    for place in pair.placement.found:
        covered[place.start : place.end] = b"\1" * (place.end - place.start)
    return tuple(numeral for numeral in pair.seed.numerals() if not all(covered[numeral.start : numeral.end]))


def within(numeral: Found, places: tuple[Found, ...]) -> bool:
    return any(place.start <= numeral.start and numeral.end <= place.end for place in places)


def test_every_text_of_the_plan_stands_in_the_seed_verbatim_and_in_order(pair: Pair) -> None:
    faults = pair.placement.faults
    assert not faults, f"{len(faults)} texts are missing or out of order:\n" + "\n".join(faults)


def test_every_numeral_of_the_seed_stands_in_the_plan_or_is_exempt(pair: Pair) -> None:
    exempt = tuple(place for quote, _ in pair.exemptions for place in pair.seed.find_all(quote))
    missing = [
        f"line {pair.seed.line(numeral.start)}: {pair.seed.around(numeral)}"
        for numeral in left_out(pair)
        if not within(numeral, exempt)
    ]
    assert not missing, f"{len(missing)} numerals are left out:\n" + "\n".join(missing)


def test_every_exemption_has_a_reason_and_is_needed(pair: Pair) -> None:
    numerals = left_out(pair)
    stale = [
        quote
        for quote, reason in pair.exemptions
        if not reason or not any(within(numeral, tuple(pair.seed.find_all(quote))) for numeral in numerals)
    ]
    assert not stale, "these exemptions have no reason or exempt nothing:\n" + "\n".join(stale)


SAMPLE = """
云溪市人民政府
云溪市行动方案
一、目标
新增企业6家,进出口、进口、出口三项指标增长5.5%,统一推进。
序号
1 |
开展12场活动
市商务局
2 |
李  明 |
"""


def sample(*statements: str, number: str = "1") -> Plan:
    table = Table(rows=(Row(number=number, units="市商务局"), Row(number="2", leader="李明")))
    section = Section(heading="一、目标", statements=statements)
    return Plan(title="云溪市行动方案", master=Document(title="云溪市行动方案", sections=(section,), tables=(table,)))


def faults_of(plan: Plan) -> tuple[str, ...]:
    return place_texts(Seed(SAMPLE), tuple(printed_texts(plan))).faults


@pytest.mark.parametrize(
    "plan",
    [sample("新增企业6家", "三项指标增长5.5%"), sample("新增企业6家,进出口")],
    ids=["clauses", "a part of a line"],
)
def test_texts_that_stand_in_order_have_no_fault(plan: Plan) -> None:
    assert faults_of(plan) == ()


@pytest.mark.parametrize(
    ("plan", "text", "reason"),
    [
        (
            sample("新增企业9家"),
            "sections.0.statements.0: 新增企业9家",
            "not in the seed at or after line 5; nearest: …溪市行动方案一、目标[新增企业]6家,进出口、进口、…",
        ),
        (
            sample("三项指标", "新增企业6家"),
            "sections.0.statements.0: 三项指标",
            "out of order: stands in line 5, expected at or after line 5: "
            "…,进出口、进口、出口[三项指标]增长5.5%,统一推…",
        ),
        (
            sample("新增企业6家", number="12"),
            "tables.0.rows.0.number: 12",
            "not in the seed at or after line 5; nearest: …统一推进。序号1开展[12]场活动市商务局2李明…",
        ),
        (
            sample("新增企业6家", "新增企业6家"),
            "sections.0.statements.1: 新增企业6家",
            "out of order: stands in line 5, expected at or after line 5: "
            "…溪市行动方案一、目标[新增企业6家],进出口、进口、出口…",
        ),
    ],
    ids=["altered", "moved", "a cell inside a line", "said twice, printed once"],
)
def test_a_text_that_is_altered_moved_or_doubled_is_a_fault(plan: Plan, text: str, reason: str) -> None:
    assert faults_of(plan) == (f"master.{text}\n    {reason}",)


def test_all_faults_are_told_at_once_and_the_texts_between_them_stand() -> None:
    plan = sample("新增企业9家", "三项指标", "增长9%", number="9")
    assert [fault.splitlines()[0] for fault in faults_of(plan)] == [
        "master.sections.0.statements.0: 新增企业9家",
        "master.sections.0.statements.2: 增长9%",
        "master.tables.0.rows.0.number: 9",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到4.27万户", ["4.27"]),
        ("三项指标,两大产业,十五个项目", ["三", "两", "十五"]),
        ("统一大市场,第一产业,进一步,唯一一家", ["一"]),
        ("〔2024〕1号", ["2024", "1"]),
    ],
)
def test_numerals_are_digits_and_chinese_numerals_that_count(text: str, expected: list[str]) -> None:
    seed = Seed(text)
    assert [seed.text[place.start : place.end] for place in seed.numerals()] == expected
