"""Files to plans with the project's words, for every command that reads a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.plan.model import Plan
from checker.readers.opening import read_document, read_text
from checker.readers.outline import Opened
from checker.settings.config import Config, with_words
from checker.yaml_files.models import read_model


def open_plan(paths: Sequence[str], config: Config) -> Opened:
    """The plan in one file, or in several that are one plan."""
    opened = read_document(*paths)
    return replace(opened, plan=with_words(opened.plan, config.vocabulary))


def open_text(path: str, text: str, config: Config) -> Opened:
    """The plan in a text that is at hand, as if it stood in a file of this name."""
    is_yaml = path.lower().endswith((".yaml", ".yml"))
    opened = Opened(*read_model(Plan, path, text)) if is_yaml else read_text(text, path)
    return replace(opened, plan=with_words(opened.plan, config.vocabulary))
