"""SARIF 2.1.0, for code scanning services and editors.

One run for all plans: every rule with its help, the primary place as the location and the others as
related locations, a fingerprint made of the finding's key, accepted findings as suppressed results,
rules that did not run as notifications.  Columns count characters (`unicodeCodePoints`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from checker import __version__
from checker.finding import Finding, Language, NotRun, Passed, Place, Report, Severity, Waived, Words
from checker.mending import changes_of
from checker.report.consequence import GRAVITY
from checker.report.json import dump
from checker.report.options import Options
from checker.report.places import located, quotation, route_text
from checker.report.summary import LEVELS, settings_line, waiver_words
from checker.report.visible import visible
from checker.source import Lines, Point

if TYPE_CHECKING:
    from checker.rules.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINTS = ("planChecker/v1", "primaryLocationLineHash")
"""The second is the only one that GitHub reads; the finding's key outlives moved lines, as it should."""

_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REVIEW: "note"}
_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en-US"}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")

Json = dict[str, Any]


def render(reports: Sequence[Report], options: Options) -> str:
    """The log of one run over all plans."""
    language = options.language
    rules = _rules(reports, options)
    index = {rule["id"]: at for at, rule in enumerate(rules)}
    artifacts = _artifacts(reports)
    position = {uri: at for at, uri in enumerate(artifacts)}
    driver = {"name": "plan-checker", "version": __version__, "language": _LANGUAGES[language], "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[language],
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reports, index, language) | _configuration(options)],
        "artifacts": list(artifacts.values()),
        "results": [
            result for report in reports for result in _results(report, position[_uri(report.path)], index, language)
        ],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rules(reports: Iterable[Report], options: Options) -> list[Json]:
    """Every rule once, by code: with its help where it was given, else with what the reports say of it."""
    known = {rule.code: _descriptor(rule, options.language) for rule in options.rules}
    for report in reports:
        told: list[Finding | Passed] = [*report.findings, *(each.finding for each in report.waived), *report.passed]
        for each in told:
            known.setdefault(each.code, _named(each.code, each.rule) | _titled(each.title.said(options.language)))
        for unrun in report.not_run:
            known.setdefault(unrun.code, _named(unrun.code, unrun.rule))
    return [known[code] for code in sorted(known)]


def _named(code: str, name: str) -> Json:
    return {"id": code, "name": name}


def _titled(title: str) -> Json:
    return {"shortDescription": {"text": _plain(title)}}


def _descriptor(rule: Rule, language: Language) -> Json:
    why, remedy = rule.why.words.said(language), " ".join(words.said(language) for words in rule.remedies)
    words = [why, f"{Words('建议', 'Remedy').said(language)}: {remedy}"]
    words.append(f"{Words('依据', 'Basis').said(language)}: {rule.basis.clause} ({rule.basis.level})")
    levels = rule.severity.values() if isinstance(rule.severity, Mapping) else [rule.severity]
    return (
        _named(rule.code, rule.name)
        | _titled(rule.title.words.said(language))
        | {
            "fullDescription": {"text": _plain(why)},
            "help": {"text": _plain("\n".join(map(visible, words)))},
            "defaultConfiguration": {"level": _LEVELS[min(levels, key=GRAVITY.index)]},
            "properties": {"tags": [rule.code[0], rule.check]},
        }
    )


def _invocation(reports: Iterable[Report], index: Mapping[str, int], language: Language) -> Json:
    """That the run went well, and which rules did not run on which plan."""
    unrun = [(report, each) for report in reports for each in report.not_run]
    return {
        "executionSuccessful": not any(each.failed for _, each in unrun) and not any(r.faults for r in reports),
        "toolExecutionNotifications": [_notification(*each, index, language) for each in unrun],
    }


def _configuration(options: Options) -> Json:
    """What a file of settings decided."""
    if not options.decided:
        return {}
    notice = {"level": "note", "message": {"text": _message(settings_line(options.decided, options.language))}}
    place = {"physicalLocation": {"artifactLocation": {"uri": _uri(options.decided.file)}}}
    return {"toolConfigurationNotifications": [notice | {"locations": [place]}]}


def _notification(report: Report, unrun: NotRun, index: Mapping[str, int], language: Language) -> Json:
    return {
        "level": "error" if unrun.failed else "note",
        "message": {"text": _message(unrun.reason.said(language))},
        "associatedRule": {"id": unrun.code, "index": index[unrun.code]},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(report.path)}}}],
    }


def _artifacts(reports: Iterable[Report]) -> Mapping[str, Json]:
    """The plans' files by URI; one that was given twice is listed once, as the standard demands."""
    return {
        uri: {
            "location": {"uri": uri},
            "roles": ["analysisTarget"],
            "properties": {"title": report.title, "coverage": asdict(report.coverage)},
        }
        for report in reports
        for uri in [_uri(report.path)]
    }


def _results(report: Report, at: int, index: Mapping[str, int], language: Language) -> Iterator[Json]:
    for finding in report.findings:
        yield _result(report, at, finding, index, language)
    for waived in report.waived:
        result = _result(report, at, waived.finding, index, language)
        yield result | {"suppressions": [_suppression(waived, language)]}


def _result(report: Report, at: int, finding: Finding, index: Mapping[str, int], language: Language) -> Json:
    artifact = {"uri": _uri(report.path), "index": at}
    places = [_location(report, place, artifact, language) for place in finding.places]
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message.said(language))},
        "locations": places[:1] or [{"physicalLocation": {"artifactLocation": artifact}}],
        "relatedLocations": [{"id": number, **place} for number, place in enumerate(places[1:], 1)],
        **_fixes(report, finding, artifact, language),
        "partialFingerprints": dict.fromkeys(FINGERPRINTS, finding.key),
        "properties": {
            "severity": LEVELS[finding.severity].said(language),
            "explanation": [words.said(language) for words in finding.explanation],
            "remedy": finding.remedy.said(language),
        },
    }


def _fixes(report: Report, finding: Finding, artifact: Json, language: Language) -> Json:
    """The correction as an editor or a service can carry it out, where the file prints what is to be corrected."""
    lines = Lines.of(report.sources.text)
    replacements = [
        {
            "deletedRegion": _region(lines.point(change.at.start), lines.point(change.at.end)),
            "insertedContent": {"text": change.new},
        }
        for change in changes_of(report.sources, finding)
    ]
    if not replacements:
        return {}
    changed = {"artifactLocation": artifact, "replacements": replacements}
    return {"fixes": [{"description": {"text": _message(finding.remedy.said(language))}, "artifactChanges": [changed]}]}


def _region(start: Point, end: Point) -> Json:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _location(report: Report, place: Place, artifact: Json, language: Language) -> Json:
    at = located(report, place)
    region = {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}
    return {
        "physicalLocation": {"artifactLocation": artifact, "region": region},
        "logicalLocations": [{"name": place.label, "fullyQualifiedName": route_text(place.route)}],
        "message": {"text": _message(f"{visible(place.said(language))}: {quotation(place, language)}")},
    }


def _suppression(waived: Waived, language: Language) -> Json:
    return {"kind": "external", "status": "accepted", "justification": visible(waiver_words(waived, language))}


def _message(text: str) -> str:
    return _plain(visible(text))


def _plain(text: str) -> str:
    """Text that SARIF takes for neither a link nor a placeholder (sections 3.11.5 and 3.11.6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", text.replace("](", "] ("))


def _uri(path: str) -> str:
    """A path as a URI reference; relative paths stay relative, as services resolve them in the repository."""
    posix = PurePath(path).as_posix()
    said = quote(posix, safe="/", errors="surrogatepass")
    return f"file://{said}" if posix.startswith("/") else said
