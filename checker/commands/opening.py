"""Files to plans with the project's words, for every command that reads a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.readers.opening import read_document
from checker.readers.outline import Opened
from checker.settings.config import Config, with_words


def open_plan(paths: Sequence[str], config: Config) -> Opened:
    """The plan in one file, or in several that are one plan."""
    opened = read_document(*paths)
    return replace(opened, plan=with_words(opened.plan, config.vocabulary))
