"""JUnit XML, for CI services that show test results: a suite per plan, a case per rule or finding.

A rule that passed is a passed case; a finding is a failed case where it is as grave as
`Options.fail_on`, else, like an accepted one and a rule that was not run, a skipped case with its
message; a rule that broke down is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from checker.finding import Finding, Language, NotRun, Report
from checker.report.consequence import GRAVITY, ordered, ordered_waived
from checker.report.options import Options
from checker.report.places import primary, quotation
from checker.report.summary import settings_line, waiver_words
from checker.report.visible import visible


def render(reports: Sequence[Report], options: Options) -> str:
    """All plans as one document; times are left out, so that the same plan gives the same text."""
    root = ET.Element("testsuites", name="plan-checker")
    for report in reports:
        suite = ET.SubElement(root, "testsuite", name=visible(report.path))
        if options.decided:
            said = visible(settings_line(options.decided, options.language))
            ET.SubElement(ET.SubElement(suite, "properties"), "property", name="settings", value=said)
        suite.extend(_cases(report, options))
        _count(suite)
    _count(root)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _count(element: ET.Element) -> None:
    element.set("tests", str(len([*element.iter("testcase")])))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(len([*element.iter(tag)])))


def _cases(report: Report, options: Options) -> Iterator[ET.Element]:
    language = options.language
    for finding in ordered(report.findings):
        grave = GRAVITY.index(finding.severity) <= GRAVITY.index(options.fail_on)
        yield _finding_case(report, finding, "failure" if grave else "skipped", "", language)
    for waived in ordered_waived(report.waived):
        yield _finding_case(report, waived.finding, "skipped", waiver_words(waived, language), language)
    for unrun in report.not_run:
        yield _unrun_case(unrun, language)
    for outcome in report.passed:
        yield _case(outcome.code, outcome.rule, outcome.title.said(language))


def _case(code: str, rule: str, name: str, **attributes: str) -> ET.Element:
    named = {"classname": visible(f"{code} {rule}"), "name": visible(name)}
    return ET.Element("testcase", named | attributes)


def _finding_case(report: Report, finding: Finding, tag: str, note: str, language: Language) -> ET.Element:
    message = finding.message.said(language)
    at = primary(report, finding)
    line = {"line": str(at.line)} if at else {}
    case = _case(finding.code, finding.rule, message, file=visible(report.path), **line)
    outcome = ET.SubElement(case, tag, type=finding.severity, message=visible(note or message))
    outcome.text = "\n".join(_details(report, finding, language))
    return case


def _details(report: Report, finding: Finding, language: Language) -> Iterator[str]:
    at = primary(report, finding)
    yield visible(report.path) + (f":{at.line}:{at.column}" if at else "")
    for place in finding.places:
        yield f"{visible(place.said(language))}: {quotation(place, language)}"
    for words in (*finding.explanation, finding.remedy):
        yield visible(words.said(language))


def _unrun_case(unrun: NotRun, language: Language) -> ET.Element:
    reason = unrun.reason.said(language)
    case = _case(unrun.code, unrun.rule, unrun.rule)
    ET.SubElement(case, "error" if unrun.failed else "skipped", message=visible(reason))
    return case
