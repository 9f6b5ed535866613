"""Plan files: YAML in printed order to a plan.

Enters: the path of a YAML file.  Leaves: the plan and the place of each of its values.
"""

from __future__ import annotations

from checker.inputs.files import read_bytes
from checker.plan.model import Plan
from checker.source import SourceMap, decode
from checker.yaml_files.models import read_model


def read_plan(path: str) -> tuple[Plan, SourceMap]:
    """The plan in a YAML file; an `InputError` with all its problems where it is not one."""
    return read_model(Plan, path, decode(read_bytes(path), path))
