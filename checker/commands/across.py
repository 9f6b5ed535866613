"""`check against` and `check cascade`: plans held against each other.

Enters: a request with the paths of all plans.  Leaves: its result; all files are read before any is complained of.
"""

from __future__ import annotations

from checker.commands.opening import open_plan
from checker.commands.remarks import not_read
from checker.commands.request import Output, Request, Result, encoded, inputs_of
from checker.commands.settings import settings_for
from checker.facts import Facts
from checker.finding import Severity
from checker.inputs.problem import InputError, Problem
from checker.report.across import Across, of_against, of_cascade, render_across
from checker.settings.config import Config
from checker.study.against import hold_against
from checker.study.cascade import hold_below
from checker.study.crossing import Side


def show_against(request: Request) -> Result:
    """A draft held against another plan; against one of another area, as against a superior one."""
    config = settings_for(request).config
    draft, other = _sides(request, config)
    areas = {side.area for side in (draft, other)} - {""}
    if len(areas) > 1:
        return _shown(of_cascade(hold_below(other, [draft], closed=False)), request, config)
    return _shown(of_against(hold_against(draft, other)), request, config)


def show_cascade(request: Request, closed: bool) -> Result:
    """Plans held against the one above them."""
    config = settings_for(request).config
    parent, *children = _sides(request, config)
    return _shown(of_cascade(hold_below(parent, children, closed=closed)), request, config)


def _sides(request: Request, config: Config) -> list[Side]:
    """The facts of all plans; an `InputError` with all that is wrong with any."""
    problems: list[Problem] = []
    sides: list[Side] = []
    for path in request.paths:
        try:
            opened = open_plan([path], config)
            sides.append(Side(Facts(opened.plan), opened.sources))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return sides


def _shown(across: Across, request: Request, config: Config) -> Result:
    """The comparison as it was asked for: 1 where anything is an error, 2 where something could not be read."""
    text = render_across(across, request.formats[0], request.language or config.lang or "zh", request.width)
    notes = [f"check: {problem}" for side in across.sides for problem in not_read(side.facts.faults, side.sources)]
    silent = [side for side in across.sides if not side.facts.targets]
    told = "没有读到任何目标, 无从对照 (no target was read: nothing to compare)"
    notes += [f"check: {side.sources.path}: {told}" for side in silent]
    wrong = any(each.severity is Severity.ERROR for each in across.findings)
    code = 2 if len(notes) > len(silent) else int(wrong)
    return Result(code, (Output(request.output, encoded(text)),), tuple(notes), inputs_of(request))
