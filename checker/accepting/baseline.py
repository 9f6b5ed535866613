"""The findings that were known at one time, so that only new ones fail.

Enters: findings, or the text of a baseline.  Leaves: the text of a baseline, or the findings that are
not in it.  A baseline is a multiset of keys: a key that stands twice covers two findings.  Messages stand
beside the keys for the people who review the file, and are never read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from checker.finding import Finding
from checker.inputs.files import read_bytes
from checker.source import decode
from checker.yaml_files.models import read_model

SCHEMA_VERSION = 1
Key = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}-[0-9a-f]{12}$")]


class Known(BaseModel):
    """One known finding, or several with the same key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key = Field(description="问题的编号")
    count: int = Field(1, ge=1, description="同一编号出现几次")
    message: str = Field("", description="写入时的问题, 供人查看")


class Baseline(BaseModel):
    """All findings known at one time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = Field(ge=SCHEMA_VERSION, le=SCHEMA_VERSION, description="本格式的版本")
    findings: tuple[Known, ...] = Field((), description="已知的问题, 按编号排列")


def read_baseline(path: str) -> Counter[str]:
    """The keys of a baseline file, with how often each occurs."""
    baseline, _ = read_model(Baseline, path, decode(read_bytes(path), path))
    keys: Counter[str] = Counter()
    for known in baseline.findings:
        keys[known.key] += known.count
    return keys


def write_baseline(findings: Iterable[Finding]) -> str:
    """A baseline of these findings, as JSON sorted by key."""
    every = sorted(findings, key=lambda finding: (finding.key, finding.message.zh))
    counts = Counter(finding.key for finding in every)
    said = {finding.key: finding.message.zh for finding in reversed(every)}
    records = [{"key": key, "count": count, "message": said[key]} for key, count in counts.items()]
    document = {"schema_version": SCHEMA_VERSION, "findings": records}
    return json.dumps(document, ensure_ascii=False, indent=2).translate(_UNSEEN) + "\n"


_UNSEEN = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, *range(0xD800, 0xE000))}
"""Characters that YAML does not allow as they are, by which the file is read."""


def split_known(
    findings: Sequence[Finding], left: Counter[str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], Counter[str]]:
    """The findings that are new, those that are known, and what is left of the baseline for the next plan."""
    rest, new, known = Counter(left), [], []
    for finding in findings:
        if rest[finding.key] > 0:
            rest[finding.key] -= 1
            known.append(finding)
        else:
            new.append(finding)
    return tuple(new), tuple(known), rest
