"""What was seen in a draft, as an editor shows it: diagnostics, hovers and inlay hints.

Enters: `Seen`, and the positions of its text.  Leaves: values of the protocol, all of them plain text with nothing
hidden in it, as a draft may hold Markdown, HTML and marks that turn the direction of writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types

from checker.finding import Finding, Place, Severity
from checker.lsp.checking import Remark, Seen
from checker.lsp.positions import Positions
from checker.report.places import quotation
from checker.report.summary import LEVELS
from checker.report.visible import visible
from checker.source import Lines, SourceMap, Span

SOURCE = "plan-checker"
_RELATED = 50
"""Places told with one diagnostic; a finding may have hundreds."""
_LEVELS: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.REVIEW: types.DiagnosticSeverity.Information,
}


def diagnostics(seen: Seen, positions: Positions) -> Iterator[types.Diagnostic]:
    """What is wrong with a draft: what keeps it from being read, then its findings."""
    for remark in seen.remarks:
        yield _of_remark(remark, seen, positions)
    if seen.report:
        for finding in seen.report.findings:
            yield diagnostic(finding, seen, seen.report.sources, positions)


def diagnostic(finding: Finding, seen: Seen, sources: SourceMap, positions: Positions) -> types.Diagnostic:
    """One finding at its first place; the others are related to it."""
    others = finding.places[1 : _RELATED + 1]
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(seen.draft.uri, positions.range(span_of(place, sources))),
            f"{visible(place.said(seen.language))} {quotation(place, seen.language)}",
        )
        for place in others
    ]
    at = span_of(finding.places[0], sources) if finding.places else Span(0, 0)
    return types.Diagnostic(
        range=positions.range(at),
        severity=_LEVELS[finding.severity],
        code=finding.code,
        source=SOURCE,
        message=visible(finding.message.said(seen.language)),
        related_information=related,
    )


def span_of(place: Place, sources: SourceMap) -> Span:
    """The characters of the text at a place."""
    return sources.characters(place.route, place.span)


def _of_remark(remark: Remark, seen: Seen, positions: Positions) -> types.Diagnostic:
    """A problem at its line and column; one of another file at the top, with the place that it is at."""
    problem = remark.problem
    own = problem.path == seen.draft.path
    said = str(problem._replace(path="", line=0))[2:] if own else str(problem)
    return types.Diagnostic(
        range=_to_end(problem.line, problem.column, positions) if own else types.Range(_TOP, _TOP),
        severity=_LEVELS[remark.severity],
        source=SOURCE,
        message=visible(said),
    )


_TOP = types.Position(0, 0)


def _to_end(line: int, column: int, positions: Positions) -> types.Range:
    """From a line and column, both from 1, to the end of the line; the top where none are known."""
    if not line:
        return types.Range(_TOP, _TOP)
    starts = Lines.of(positions.text).starts
    start = starts[min(line, len(starts)) - 1] + column - 1
    end = positions.text.find("\n", start)
    return positions.range(Span(start, end if end >= 0 else len(positions.text)))


def hover(seen: Seen, positions: Positions, at: types.Position) -> types.Hover | None:
    """All that is known of the findings one of whose places holds a position."""
    offset = positions.offset(at)
    found = list(findings_at(seen, Span(offset, offset)))
    if not found:
        return None
    said = "\n\n———\n\n".join(_explained(finding, seen) for finding, _ in found)
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, said), positions.range(found[0][1]))


def findings_at(seen: Seen, span: Span) -> Iterator[tuple[Finding, Span]]:
    """The findings that have a place at these characters, with the characters of the place."""
    if seen.report is None:
        return
    for finding in seen.report.findings:
        places = (span_of(place, seen.report.sources) for place in finding.places)
        here = next((place for place in places if place.start <= span.end and span.start <= place.end), None)
        if here:
            yield finding, here


def _explained(finding: Finding, seen: Seen) -> str:
    """A finding with how it was judged, why the rule is there, and what to do."""
    english = seen.language == "en"
    title = f"{finding.code} {LEVELS[finding.severity].said(seen.language)}: {finding.title.said(seen.language)}"
    why = seen.why.get(finding.code)
    parts = (
        ("", (finding.message,)),
        ("Judged" if english else "依据", finding.explanation),
        ("Why" if english else "为什么", (why,) if why else ()),
        ("Remedy" if english else "怎么改", (finding.remedy,)),
    )
    lines = (f"{name}: {words.said(seen.language)}" if name else words.said(seen.language) for name, every in parts
             for words in every)  # fmt: skip
    return "\n".join(visible(line) for line in (title, *lines))


def inlay_hints(seen: Seen, positions: Positions, within: types.Range) -> Iterator[types.InlayHint]:
    """The facts whose figures stand in a part of the text."""
    start, end = positions.offset(within.start), positions.offset(within.end)
    for fact in seen.facts:
        if start <= fact.at <= end:
            at = positions.position(fact.at)
            yield types.InlayHint(at, fact.said, tooltip=fact.more or None, padding_left=True)
