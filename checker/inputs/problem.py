"""What is wrong with an input, said to a person.

Readers and loaders gather every `Problem` of a file and raise them together as one `InputError`;
only `cli.py` prints them.  An inconsistency of the plan itself is a `Finding`, never a `Problem`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.inputs.breakdown import Breakdown


class Problem(NamedTuple):
    """One thing wrong with one file: where, what, and what to do about it.

    Lines and columns count from 1; 0 means that the file as a whole is meant.
    """

    path: str
    message: str
    remedy: str = ""
    line: int = 0
    column: int = 0
    broke: Breakdown | None = None
    """Where the program broke down, where that is what is wrong."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}" + (f" {self.remedy}" if self.remedy else "")


MOST = 100
"""So many problems of a file are listed; of more, only how many they are."""


class InputError(Exception):
    """A file that cannot be used, with all its problems at once (exit code 2).

    `more` counts problems that are not given; those beyond `MOST` are not listed either.
    """

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        self.problems = tuple(problems[:MOST])
        if more := more + len(problems[MOST:]):
            said = f"…… 另有 {more:,} 处问题未列出 (and {more:,} more)."
            self.problems += (Problem(problems[0].path, said, "请先改正以上各处。"),)
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def of(cls, path: str, message: str, remedy: str = "") -> InputError:
        """An error about one file as a whole."""
        return cls([Problem(path, message, remedy)])
