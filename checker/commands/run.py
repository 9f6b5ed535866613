"""`check PLAN...`: plans in, reports out, whatever happens to one of them.

Enters: a request.  Leaves: its result.  A plan that cannot be read costs its own report and the exit
code 2; the other plans are checked and reported all the same.  So it is with a rule that breaks down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Literal, cast

from checker.baseline import read_baseline, split_known, write_baseline
from checker.commands.opening import open_plan
from checker.commands.request import Output, Request, Result, encoded
from checker.config import Config, load_config
from checker.engine import check_facts
from checker.facts import Facts
from checker.finding import Language, Report, Severity, Words
from checker.problem import InputError, Problem
from checker.reading_copy import build_study
from checker.report import FORMATS, Options, render
from checker.rule import Rule
from checker.rules import choose, load_rules
from checker.study import Study
from checker.waivers import Checked, Waivers, issue_day, read_waivers, waive, waivers_beside

Progress = Callable[[int, int, str], None]
_WITH_STUDY = ("html", "xlsx")
_GRAVITY = tuple(Severity)
