"""Word files for the office: the draft that was checked with comments in it, or a sheet of the findings.

Enters: reports, and the drafts among the inputs.  Leaves: bytes.  One plan that is one Word file is given
back marked; for everything else there is the review sheet.  The bytes depend on the input alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.finding import Report
from checker.report.options import Draft, Options


def render(reports: Sequence[Report], options: Options) -> bytes:
    """The marked draft where the input is one Word file, else the review sheet."""
    draft = _only_draft(reports, options)
    if draft is not None:
        from checker.report.marked_draft import mark_draft

        return mark_draft(reports[0], draft, options)
    from checker.report.review_sheet import render_sheet

    return render_sheet(reports, options)


def marked_drafts(reports: Sequence[Report], options: Options) -> Iterator[tuple[str, bytes]]:
    """The path of every Word file among the inputs and its marked copy, for whoever writes them one by one."""
    from checker.report.marked_draft import mark_draft

    by_path = {report.path: report for report in reports}
    for draft in options.drafts:
        if draft.plan in by_path:
            yield draft.path, mark_draft(by_path[draft.plan], draft, options)


def _only_draft(reports: Sequence[Report], options: Options) -> Draft | None:
    """The draft that all reports are about."""
    if len(reports) != 1 or len(options.drafts) != 1:
        return None
    draft = options.drafts[0]
    return draft if draft.path == draft.plan == reports[0].path else None
