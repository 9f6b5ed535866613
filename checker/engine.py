"""Facts and rules to a report: run every rule, word its hits, merge, yield, sort.

Each rule ends as passed, with findings, or not run with the reason; a rule that breaks down is
reported as failed and takes nothing else with it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.checks.check import Hit, NotApplicable
from checker.facts import Facts
from checker.finding import Finding, NotRun, Outcome, Place, Report, Severity, Words
from checker.plan.model import Plan
from checker.rules.rule import Rule
from checker.source import Route, SourceMap

_GRAVITY = tuple(Severity)


@dataclass(frozen=True, slots=True)
class _Ran:
    """What became of one rule."""

    rule: Rule
    findings: tuple[Finding, ...] = ()
    not_run: NotRun | None = None


def check_plan(plan: Plan, sources: SourceMap, rules: Sequence[Rule]) -> Report:
    """The report on one plan; the order of the rules does not matter."""
    return check_facts(Facts(plan), sources, rules)


def check_facts(facts: Facts, sources: SourceMap, rules: Sequence[Rule]) -> Report:
    """The report on a plan whose facts are at hand, as the plan's matrices need them too."""
    ran = [_run(rule, facts) for rule in sorted(rules, key=lambda rule: rule.code)]
    findings = _yielding(ran)
    left = {finding.code for finding in findings}
    return Report(
        path=sources.path,
        title=facts.plan.title,
        sources=sources,
        documents=len(facts.outline.parts),
        tables=sum(len(part.document.tables) for part in facts.outline.parts),
        findings=tuple(sorted(findings, key=lambda finding: _order(finding, facts))),
        waived=(),
        not_run=tuple(each.not_run for each in ran if each.not_run),
        passed=tuple(
            Outcome(each.rule.code, each.rule.name, each.rule.title.words)
            for each in ran
            if not each.not_run and each.rule.code not in left
        ),
        coverage=facts.coverage,
        faults=facts.faults,
    )


def _run(rule: Rule, facts: Facts) -> _Ran:
    try:
        findings = tuple(_worded(rule, rule.hits(facts)))
    except NotApplicable as unfit:
        return _Ran(rule, not_run=NotRun(rule.code, rule.name, unfit.reason))
    except Exception as error:  # a fault of the rule must not cost the other rules' findings
        said = f"{type(error).__name__}: {error}"
        reason = Words(f"规则运行出错: {said}", f"the rule broke down: {said}")
        return _Ran(rule, not_run=NotRun(rule.code, rule.name, reason, failed=True))
    return _Ran(rule, findings)


def _worded(rule: Rule, hits: Iterable[Hit]) -> Iterator[Finding]:
    """The hits that the rule reports, in its words; hits on the same fact become one finding."""
    merged: dict[str, Finding] = {}
    for hit in hits:
        severity = rule.severity_of(hit.outcome)
        if severity is None:
            continue
        key = _key(rule, hit)
        finding = Finding(
            code=rule.code,
            rule=rule.name,
            severity=severity,
            title=rule.title.words,
            message=rule.message_of(hit),
            places=tuple(dict.fromkeys(hit.places)),
            key=key,
            remedy=rule.remedy_of(hit.outcome),
            explanation=hit.explanation,
            indicator=hit.values.get("indicator", "").strip("“”"),
        )
        known = merged.get(key)
        merged[key] = replace(known, places=_joined(known.places, hit.places)) if known else finding
    yield from merged.values()


def _joined(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys((*ours, *theirs)))


def _key(rule: Rule, hit: Hit) -> str:
    """Rule, fact and values: the same fact keeps its key when other parts of the plan change."""
    digest = hashlib.sha256("\x1f".join((rule.name, hit.outcome, *hit.fact)).encode()).hexdigest()
    return f"{rule.code}-{digest[:12]}"


def _yielding(ran: Sequence[_Ran]) -> list[Finding]:
    """All findings but those whose places a more specific rule has reported already."""
    claimed: Mapping[str, dict[Route, list[tuple[int, Place]]]] = defaultdict(lambda: defaultdict(list))
    for each in ran:
        for number, finding in enumerate(each.findings):
            for place in finding.places:
                claimed[each.rule.code][place.route].append((number, place))
    return [
        finding
        for each in ran
        for finding in each.findings
        if not any(_covered(finding, claimed[code]) for code in each.rule.yields_to if code in claimed)
    ]


def _covered(finding: Finding, claims: Mapping[Route, Sequence[tuple[int, Place]]]) -> bool:
    """Whether one finding of the other rule touches every place of this one, or two and at least half."""
    touching = Counter(
        number
        for place in finding.places
        for number in {number for number, other in claims.get(place.route, ()) if _touch(place, other)}
    )
    most = max(touching.values(), default=0)
    return most == len(finding.places) or (most >= 2 and most * 2 >= len(finding.places))


def _touch(a: Place, b: Place) -> bool:
    return a.span == b.span or (a.span.start < b.span.end and b.span.start < a.span.end)


def _order(finding: Finding, facts: Facts) -> tuple[int, str, int, int, str]:
    first = finding.places[0] if finding.places else None
    at = facts.position(first.route) if first else -1
    return _GRAVITY.index(finding.severity), finding.code, at, first.span.start if first else 0, finding.key
