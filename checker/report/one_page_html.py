"""The summary on one page as a web page that prints on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from checker.finding import Report
from checker.report.html import render_page
from checker.report.one_page import TITLE, one_page
from checker.report.options import Options


def render(reports: Sequence[Report], options: Options) -> str:
    """The page, one sheet a plan."""
    pages = [one_page(report, options) for report in reports]
    return render_page("summary.html.j2", options.language, pages=pages, title=TITLE.said(options.language))
