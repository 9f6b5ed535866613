"""The inconsistencies that careful readers listed before any output was seen: which are reported?"""

from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from known_items import KNOWN, Item, read_items, reported_by

from checker.engine import check_plan
from checker.facts import Facts
from checker.finding import Finding, Report, Severity
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules

PLANS = ("xinshao", "linxiang")
FIGURES = ("N101", "N102", "N103", "N104", "N105", "N117")


@cache
def checked(name: str) -> tuple[Facts, Report, list[Item]]:
    plan, sources = read_plan(f"plans/{name}.yaml")
    facts = Facts(plan)
    return facts, check_plan(plan, sources, load_rules()), read_items(name, facts)


def reported(name: str) -> dict[str, list[Finding]]:
    facts, report, items = checked(name)
    blocks = {passage.route: passage.block for passage in facts.passages}
    return {item.id: reported_by(item, report, blocks) for item in items}


@pytest.mark.parametrize("name", PLANS)
def test_what_is_missed_is_marked_as_missed(name: str) -> None:
    found = reported(name)
    missed = {item.id for item in checked(name)[2] if not found[item.id]}
    assert missed == {item.id for item in checked(name)[2] if item.missed}


@pytest.mark.parametrize("name", PLANS)
def test_four_of_five_listed_errors_and_warnings_are_reported(name: str) -> None:
    found = reported(name)
    grave = [item for item in checked(name)[2] if item.severity != "review" and item.family in "NARSDM"]
    share = sum(bool(found[item.id]) for item in grave) / len(grave)
    assert share >= 0.8


@pytest.mark.parametrize("name", PLANS)
def test_nearly_all_that_stands_in_plain_sight_is_reported(name: str) -> None:
    found = reported(name)
    plain = [i for i in checked(name)[2] if i.severity != "review" and i.family in "NARSDM" and i.plain]
    share = sum(bool(found[item.id]) for item in plain) / len(plain)
    assert share >= 0.95


@pytest.mark.parametrize("name", PLANS)
def test_reviews_are_few_enough_to_read(name: str) -> None:
    findings = checked(name)[1].findings
    reviews = sum(finding.severity is Severity.REVIEW for finding in findings)
    assert reviews <= len(findings) - reviews


def quiet_pairs(name: str) -> Iterator[tuple[str, str, str]]:
    with (KNOWN / f"{name}.yaml").open(encoding="utf-8") as file:
        for pair in yaml.safe_load(file)["quiet"]:
            quotes = ["".join(str(place["quote"]).split()) for place in pair["places"]]
            yield pair["why"], quotes[0], quotes[-1]


@pytest.mark.parametrize("name", PLANS)
def test_look_alike_pairs_are_not_reported_as_clashes_of_figures(name: str) -> None:
    clashes = [f for f in checked(name)[1].findings if f.code in FIGURES and f.severity is not Severity.REVIEW]
    said = [{"".join(place.quote.split()) for place in finding.places} for finding in clashes]
    wrong = [
        why
        for why, one, other in quiet_pairs(name)
        for quotes in said
        if any(one in quote for quote in quotes) and any(other in quote for quote in quotes - {one})
    ]
    assert wrong == []
