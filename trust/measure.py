"""What the checker tells of invented plans, clean and with one fault each.

Enters: seeds.  Leaves: a `Record`: by family how many faults were found, what was missed, and what was told of clean
plans.  A fault is found when a finding that the clean plan does not have stands at the text of its slot, or names what
stands there; the format of every plan is told by its seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from checker.engine import check_plan
from checker.finding import Finding, Report, Severity
from checker.readers.opening import read_document
from checker.rules.loading import load_rules
from checker.rules.rule import Rule
from trust.author import invent
from trust.draft import Draft, Slot, plain, texts
from trust.faults import Fault, faults
from trust.layouts import FORMATS


@dataclass
class Record:
    """What was told: `put` and `found` by family and by format, what was missed, and what clean plans were told."""

    plans: int = 0
    put: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    by_format: Counter[tuple[str, bool]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    invented: Counter[Severity] = field(default_factory=Counter)
    told_of_clean: list[str] = field(default_factory=list)


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules()


def told(draft: Draft, ending: str) -> Report:
    """The report on a draft, printed as a file of this format."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{ending}"
        path.write_bytes(FORMATS[ending](draft))
        opened = read_document(str(path))
        return check_plan(opened.plan, opened.sources, _rules())


def format_of(seed: int) -> str:
    """The format in which the plan of a seed is printed."""
    return list(FORMATS)[seed % len(FORMATS)]


def measure(seeds: Iterable[int], most: int = 100) -> Record:
    """The record over the plans of these seeds, with at most so many faults each."""
    record = Record()
    for seed in seeds:
        draft, ending = invent(seed), format_of(seed)
        clean = told(draft, ending)
        record.plans += 1
        for finding in clean.findings:
            record.invented[finding.severity] += 1
            if finding.severity is not Severity.REVIEW:
                record.told_of_clean.append(f"{seed}{ending} {finding.code} {finding.message.zh}")
        known = {finding.key for finding in clean.findings}
        for fault in list(faults(draft, Random(seed)))[:most]:
            new = [finding for finding in told(fault.draft, ending).findings if finding.key not in known]
            found = any(_names(finding, fault) for finding in new)
            record.put[fault.family] += 1
            record.found[fault.family] += found
            record.by_format[ending, found] += 1
            if not found:
                record.missed.append(
                    f"{seed}{ending} {fault.family}: {fault.slot.text} -> {fault.text} {_around(fault)}"
                )
    return record


def _names(finding: Finding, fault: Fault) -> bool:
    """Whether a finding stands at the text of the slot, or names what stood there or stands there now."""
    printed, message = _around(fault), finding.message.zh
    quoted = any(place.quote and place.quote.strip("。") in printed for place in finding.places)
    return quoted or not fault.text or fault.text in message or fault.slot.text in message


def _around(fault: Fault) -> str:
    """The whole text in which the changed slot stands."""
    number = -1
    for text in texts(fault.draft):
        number += sum(isinstance(piece, Slot) for piece in text)
        if number >= fault.number:
            return plain(text)
    return ""
