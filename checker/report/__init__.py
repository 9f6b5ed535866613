"""Reports on plans as text or bytes, one small module per format.

Enters: the `Report` of each plan and `Options`.  Leaves: text, or bytes for the office formats.
Nothing here prints, opens a file or reads a plan's facts; lines and columns are computed here and
nowhere else.  A format's module is imported when it is asked for, as start-up time counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from checker.finding import Report
from checker.inputs.problem import InputError, Problem
from checker.report.options import Draft, Options, Seams, Sheet

__all__ = ["FORMATS", "Draft", "Format", "Options", "Seams", "Sheet", "render"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report; the module checker/report/NAME.py renders it, or else the one that it names.

    Some tell what a file of settings decided (`Options.decided`), others have no room for it.  Where it `streams`, the
    report on many plans is made of the reports on each: `seams` are what stands around and between them.
    """

    name: str
    suffix: str
    binary: bool = False
    tells_settings: bool = False
    module: str = ""
    streams: bool = False

    def render(self, reports: Sequence[Report], options: Options) -> str | bytes:
        """The reports in this format: bytes where `binary`, else text that ends with a line break or is empty."""
        said: str | bytes = import_module(f"checker.report.{self.module or self.name}").render(reports, options)
        return said

    def seams(self, options: Options) -> Seams:
        """What a format that streams writes besides the reports on single plans."""
        module = import_module(f"checker.report.{self.module or self.name}")
        said: Seams = module.seams(options) if hasattr(module, "seams") else Seams()
        return said


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("table", ".txt", tells_settings=True, streams=True),
            Format("concise", ".txt", streams=True),
            Format("json", ".json", tells_settings=True, streams=True),
            Format("jsonl", ".jsonl", streams=True),
            Format("sarif", ".sarif", tells_settings=True),
            Format("junit", ".xml", tells_settings=True),
            Format("github", ".txt", tells_settings=True),
            Format("gitlab", ".json"),
            Format("markdown", ".md", tells_settings=True, streams=True),
            Format("csv", ".csv", streams=True),
            Format("xlsx", ".xlsx", binary=True),
            Format("html", ".html", tells_settings=True),
            Format("docx", ".docx", binary=True),
            Format("summary", ".md", tells_settings=True, module="one_page"),
            Format("summary-html", ".html", tells_settings=True, module="one_page_html"),
            Format("summary-docx", ".docx", binary=True, tells_settings=True, module="one_page_docx"),
        )
    }
)
"""The closed set of formats, by name."""


def render(name: str, reports: Sequence[Report], options: Options | None = None) -> str | bytes:
    """The reports in a named format; an `InputError` for a name that is not one."""
    if name not in FORMATS:
        known = "、".join(FORMATS)
        raise InputError([Problem("--format", f"没有“{name}”这种格式 (unknown format).", f"可用: {known}。")])
    return FORMATS[name].render(reports, options or Options())
