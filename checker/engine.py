"""Facts and rules to a report: run every rule, word its outcomes, merge, yield, sort.

Each rule ends as passed, with findings, or not run with the reason; a rule that breaks down is
reported as failed and takes nothing else with it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from checker.checks.check import NotApplicable, Outcome, outcome_name
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Edit, Finding, NotRun, Passed, Report, Severity, Words
from checker.inputs.breakdown import Breakdown
from checker.inputs.problem import InputError
from checker.plan.model import Plan
from checker.rules.rule import Rule
from checker.source import Route, SourceMap, Span
from checker.words.english_places import in_english

_GRAVITY = tuple(Severity)
_Number = tuple[int, int]
"""How grave a finding is, and which one of its rule it is."""
_SHOWN = 6
"""Places of one habit named in its message; the finding holds them all."""


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
        findings=tuple(
            _landmarked(finding, sources) for finding in sorted(findings, key=lambda finding: _order(finding, facts))
        ),
        waived=(),
        not_run=tuple(each.not_run for each in ran if each.not_run),
        passed=tuple(
            Passed(each.rule.code, each.rule.name, each.rule.title.words)
            for each in ran
            if not each.not_run and each.rule.code not in left
        ),
        coverage=facts.coverage,
        faults=facts.faults,
    )


def _run(rule: Rule, facts: Facts) -> _Ran:
    try:
        findings = tuple(_worded(rule, rule.outcomes(facts)))
    except NotApplicable as unfit:
        return _Ran(rule, not_run=NotRun(rule.code, rule.name, unfit.reason))
    except InputError:  # of a word file that cannot be read: no rule's own fault
        raise
    except Exception as error:  # a fault of the rule must not cost the other rules' findings
        broke = Breakdown.of(rule.code, error)
        reason = Words(f"规则运行出错: {broke.error}", f"the rule broke down: {broke.error}")
        return _Ran(rule, not_run=NotRun(rule.code, rule.name, reason, broke))
    return _Ran(rule, findings)


def _worded(rule: Rule, outcomes: Iterable[Outcome]) -> Iterator[Finding]:
    """The outcomes that the rule reports, in its words; those of one fact, or of one habit, become one finding."""
    facts: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if rule.severity_of(outcome_name(type(outcome))):
            facts.setdefault(_key(rule, outcome_name(type(outcome)), outcome.fact), []).append(outcome)
    habits: dict[object, list[str]] = {}
    for key, (first, *_) in facts.items():
        severity = rule.severity_of(outcome_name(type(first)))
        habits.setdefault((severity, first.habit) if first.habit else key, []).append(key)
    for keys in habits.values():
        yield _finding(rule, keys, [facts[key] for key in keys])


def _finding(rule: Rule, keys: Sequence[str], every: Sequence[Sequence[Outcome]]) -> Finding:
    """One finding for the outcomes of each of some facts, which have their habit in common where they are several."""
    first, name = every[0][0], outcome_name(type(every[0][0]))
    told = rule.message_of(first)
    labels = dict.fromkeys(place.label for outcomes in every for place in outcomes[0].places[:1])
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity_of(name) or Severity.REVIEW,
        title=rule.title.words,
        message=_repeated(told, len(every), listed(labels, _SHOWN)) if len(every) > 1 else told,
        places=tuple(dict.fromkeys(place for outcomes in every for each in outcomes for place in each.places)),
        key=keys[0] if len(keys) == 1 else _key(rule, name, sorted(keys)),
        remedy=rule.remedy_of(name),
        explanation=tuple(dict.fromkeys(_readable(words) for outcomes in every for words in outcomes[0].explanation)),
        fix=_fix(rule, name, every),
        indicator=str(getattr(first, "indicator", "")).strip("“”"),
    )


def _fix(rule: Rule, name: str, every: Sequence[Sequence[Outcome]]) -> tuple[Edit, ...]:
    """What corrects all of a finding's places, where its outcome leaves no other choice."""
    if name not in rule.fixes:
        return ()
    return tuple(dict.fromkeys(edit for outcomes in every for each in outcomes for edit in each.edits))


def _repeated(told: Words, times: int, where: str) -> Words:
    """The message of the first of several findings of one habit, with how many they are and where."""
    return Words(
        f"{told.zh}（同样的问题共{times}处: {where}）", f"{told.en} (the same in {times} places: {in_english(where)})"
    )


def _key(rule: Rule, outcome: str, fact: Sequence[str]) -> str:
    """Rule, fact and values: the same fact keeps its key when other parts of the plan change."""
    digest = hashlib.sha256("\x1f".join((rule.name, outcome, *fact)).encode()).hexdigest()
    return f"{rule.code}-{digest[:12]}"


def _yielding(ran: Sequence[_Ran]) -> list[Finding]:
    """All findings but those whose places a more specific rule has reported already, as gravely or more so."""
    yielding = {code for each in ran for code in each.rule.yields_to if each.findings}
    claimed = {each.rule.code: _claims(each.findings) for each in ran if each.rule.code in yielding}
    return [
        finding
        for each in ran
        for finding in each.findings
        if not any(_covered(finding, claimed[code]) for code in each.rule.yields_to if code in claimed)
    ]


def _readable(words: Words) -> Words:
    """The words, with places in the English ones named in English."""
    return Words(words.zh, in_english(words.en))


class _Claims:
    """The spans of one text that findings of a rule point at, in order, to be asked which of them touch another; the
    number of a finding goes with its gravity."""

    def __init__(self, claims: Iterable[tuple[Span, _Number]]) -> None:
        self._claims = sorted(claims)
        self._reach = list(accumulate((span.end for span, _ in self._claims), max))

    def touching(self, span: Span) -> set[_Number]:
        """The numbers of the findings with a span that overlaps this one, or is the same."""
        found: set[_Number] = set()
        at = bisect_right(self._claims, max(span.start, span.end), key=lambda claim: claim[0].start)
        while at and self._reach[at - 1] >= span.start:
            at -= 1
            if _touch(span, self._claims[at][0]):
                found.add(self._claims[at][1])
        return found


def _claims(findings: Sequence[Finding]) -> Mapping[Route, _Claims]:
    """What the findings of a rule point at, text by text."""
    claims: dict[Route, list[tuple[Span, _Number]]] = defaultdict(list)
    for number, finding in enumerate(findings):
        for place in finding.places:
            claims[place.route].append((place.span, (_GRAVITY.index(finding.severity), number)))
    return {route: _Claims(theirs) for route, theirs in claims.items()}


def _covered(finding: Finding, claims: Mapping[Route, _Claims]) -> bool:
    """Whether one finding of the other rule touches every place of this one, or two and at least half."""
    asked = ((claims[place.route], place.span) for place in finding.places if place.route in claims)
    found = (number for theirs, span in asked for number in theirs.touching(span))
    touching = Counter(number for number in found if number[0] <= _GRAVITY.index(finding.severity))
    most = max(touching.values(), default=0)
    return most == len(finding.places) or (most >= 2 and most * 2 >= len(finding.places))


def _landmarked(finding: Finding, sources: SourceMap) -> Finding:
    """The finding with the page or cell of every place, where the file has such."""
    if not sources.landmarks:
        return finding
    places = [
        replace(place, label=f"{place.label} ({name})" if place.label else name) if name else place
        for place in finding.places
        for name in [sources.landmark(place.route, place.span)]
    ]
    return replace(finding, places=tuple(places))


def _touch(a: Span, b: Span) -> bool:
    return a == b or (a.start < b.end and b.start < a.end)


def _order(finding: Finding, facts: Facts) -> tuple[int, str, int, int, str]:
    first = finding.places[0] if finding.places else None
    at = facts.position(first.route) if first else -1
    return _GRAVITY.index(finding.severity), finding.code, at, first.span.start if first else 0, finding.key
