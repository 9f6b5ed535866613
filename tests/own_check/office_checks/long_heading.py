"""Headings that are longer than the office allows."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from checker.checks.check import CheckOptions, NotApplicable, Outcome
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Form


class Options(CheckOptions):
    """What the office allows."""

    most: int = Field(gt=0, description="标题最多几个字")


class TooLong(Outcome):
    """A heading that has more characters."""

    heading: str
    length: str


OUTCOMES = (TooLong,)


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each heading, in printed order."""
    headings = [passage for passage in facts.passages if passage.form is Form.HEADING]
    if not headings:
        raise NotApplicable("本方案没有标题", "the plan has no headings")
    for passage in headings:
        if len(passage.text) > options.most:
            yield TooLong(
                places=(place_of(passage),),
                fact=("long-heading", passage.text),
                heading=passage.text,
                length=str(len(passage.text)),
            )
