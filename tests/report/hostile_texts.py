"""Texts that try to break out of a report's format, or to act on whoever opens it."""

from __future__ import annotations

from dataclasses import replace

from checker.finding import Finding, NotRun, Passed, Place, Report, Words
from checker.source import Extent, SourceMap

HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;",
    "closing tags": "]]></failure></testcase>--></details></td>",
    "ansi": "\x1b[2J\x1b[31m红\x1b]8;;http://evil.example\x07\x9b31m",
    "controls": "a\x00b\x07c\x08d\x7fe\x85f\x0bg\x0ch\x1ci",
    "bidi": "甲\u202e乙\u2066丙\u200f丁\u061c\ufeff戊\u200b",
    "line breaks": "一\n::error file=x::y\r\n二\u2028三\u2029四\r五",
    "equals": '=HYPERLINK("http://evil.example","x")',
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1+1)*cmd|'/C calc'!A0",
    "tab": "\t=1+1",
    "wide equals": "\uff1d1+1",
    "blank equals": "  =1+1",
    "error value": "#REF!",
    "markdown": "| a | `b` **c** [d](http://evil.example) ![e](x) @everyone #12 $x$ \\| ~~f~~ http://evil.example",
    "table rule": "| --- |\n| 错误 | N999 x |",
    "quotes": '"\'“”,;\\"',
    "percent": "%0A::error::x,file=y:z%25",
    "sarif": "[link](1) {0} {1:x} {}",
    "surrogate": "甲\ud800乙\udfff",
    "noncharacter": "甲\ufffe乙\uffff",
    "combining": "字" + "\u0301" * 10_000,
    "emoji": "👩‍👩‍👧‍👦❤️🇨🇳" * 20,
    "long name": "长" * 10_000,
    "long word": "w" * 10_000,
    "long openers": "（" * 10_000,
    "empty": "",
    "blank": " \u3000 ",
}


def hostile_finding(finding: Finding, text: str) -> Finding:
    """A finding that says this text wherever a plan's or a rule's words can stand."""
    return replace(
        finding,
        rule=text,
        title=Words(text, text),
        message=Words(text, text),
        remedy=Words(text, text),
        explanation=(Words(text, text),),
        places=tuple(replace(place, label=text, quote=text, document=text) for place in finding.places),
    )


def hostile_report(report: Report, text: str) -> Report:
    """The report with every text of it replaced, and a plan's file that consists of it."""
    route = ("master", text, 0)
    places = (Place(text, text, route, report.findings[0].places[0].span, text),)
    findings = tuple(replace(hostile_finding(finding, text), places=places) for finding in report.findings)
    return replace(
        report,
        path=text,
        title=text,
        sources=SourceMap(text, text, {route: Extent(0, len(text), text)}),
        findings=findings,
        waived=tuple(
            replace(each, finding=hostile_finding(each.finding, text), reason=f"{text}", by=text, until=text)
            for each in report.waived
        ),
        not_run=tuple(NotRun(each.code, text, Words(text, text), each.broke) for each in report.not_run),
        passed=tuple(Passed(each.code, text, Words(text, text)) for each in report.passed),
    )
