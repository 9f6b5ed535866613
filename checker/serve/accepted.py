"""What a person accepts on the page, written to the ordinary waiver file of the plan.

Enters: the key of a finding, a reason and a name, as they were typed.  Leaves: the waiver file, whole, with one
waiver more or less; an `InputError` where what was typed is no waiver.
"""

from __future__ import annotations

from checker.accepting.waivers import Waivers, read_waivers
from checker.commands.accepting import Said, waiver_of, with_waiver, without_waiver
from checker.commands.request import Output
from checker.commands.writing import write_outputs
from checker.finding import Finding
from checker.inputs.problem import InputError
from checker.serve.folder import WorkFolder


def accept(folder: WorkFolder, plan: str, finding: Finding, said: Said) -> None:
    """Write down that a finding may stay."""
    waiver = waiver_of(said)
    with folder.writing:
        file = str(folder.waivers(plan))
        _write(file, with_waiver(file, waiver, finding))


def withdraw(folder: WorkFolder, plan: str, key: str) -> None:
    """Take that back."""
    with folder.writing:
        file = str(folder.waivers(plan))
        _write(file, without_waiver(file, key))


def _write(file: str, data: bytes) -> None:
    write_outputs([Output(file, data, is_yaml=True)], ())


def last_name(folder: WorkFolder, plan: str) -> str:
    """Who accepted the last finding of a plan; who does it next is likely the same."""
    given = _waivers(folder, plan).waivers
    return given[-1].by if given else ""


def _waivers(folder: WorkFolder, plan: str) -> Waivers:
    try:
        file = folder.waivers(plan)
        return read_waivers(str(file)) if file.exists() else Waivers("")
    except InputError:
        return Waivers("")
