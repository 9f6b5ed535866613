"""What a person accepts on the page, written to the ordinary waiver file of the plan.

Enters: the key of a finding, a reason and a name, as they were typed.  Leaves: the waiver file, whole, with one
waiver more or less; an `InputError` where what was typed is no waiver.
"""

from __future__ import annotations

from checker.accepting.waivers import Waivers, parse_waivers, read_waivers
from checker.commands.accepting import read_file, waiver_of, with_waivers, without_waivers
from checker.commands.request import Output
from checker.commands.writing import write_outputs
from checker.finding import Finding
from checker.inputs.problem import InputError
from checker.serve.folder import WorkFolder
from checker.source import decode


def accept(folder: WorkFolder, plan: str, finding: Finding, reason: str, by: str) -> None:
    """Write down that a finding may stay."""
    waiver = waiver_of(finding.key, reason, by)
    with folder.writing:
        file = str(folder.waivers(plan))
        data, known = read_file(file)
        others = [number for number, each in enumerate(known.waivers) if each.is_about(finding)]  # expired ones
        if others:
            data = without_waivers(data, known, others)
            known = parse_waivers(file, decode(data, file))
        _write(file, with_waivers(data, known, [(finding, waiver)]))


def withdraw(folder: WorkFolder, plan: str, key: str) -> None:
    """Take that back."""
    with folder.writing:
        file = str(folder.waivers(plan))
        data, known = read_file(file)
        gone = [number for number, each in enumerate(known.waivers) if each.key == key]
        if not gone:
            raise InputError.of(file, f"没有“{key}”的核实记录 (no such waiver).", "请重新打开页面。")
        _write(file, without_waivers(data, known, gone))


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
