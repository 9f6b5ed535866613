"""`check facts`: every target as it was read, from a plan or from plain text."""

from __future__ import annotations

from typing import Literal

from checker.commands.opening import open_plan
from checker.commands.remarks import with_faults
from checker.commands.request import Request, Result, text_result
from checker.commands.settings import settings_for
from checker.finding import Language
from checker.inputs.files import read_stdin
from checker.report.readings import Readings, readings_of_plan, readings_of_text, render_readings
from checker.settings.config import Config, with_words


def show_facts(
    path: str,
    form: Literal["table", "json"],
    *,
    unread: bool,
    explain: bool,
    no_config: bool,
    language: Language | None,
    width: int,
) -> Result:
    """The readings of the plan at a path; of the text on standard input where the path is `-`."""
    config = settings_for(Request([path], no_config=no_config)).config
    readings, said = _readings(path, config), language or config.lang or "zh"
    result = text_result(render_readings(readings, form, said, unread=unread, explain=explain, width=width))
    return with_faults(result, readings.facts.faults, readings.sources)


def _readings(path: str, config: Config) -> Readings:
    if path != "-":
        opened = open_plan([path], config)
        return readings_of_plan(opened.plan, opened.sources)
    readings = readings_of_text(read_stdin())
    return readings_of_plan(with_words(readings.facts.plan, config.vocabulary), readings.sources)
