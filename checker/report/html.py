"""The report as one page: findings beside the plan's text, both matrices, what was and was not checked.

Enters: reports and, in the options, the study of each plan.  Leaves: one HTML file that needs nothing
else.  Every text of a plan passes through `visible` and through autoescape, and a content security
policy with the digests of the page's own style and script keeps anything else from running or loading.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.finding import Language, Report, Words
from checker.report.first import HEADING, LOST, MOST, first_lines, lost_lines
from checker.report.html_findings import (
    FIRST_PLACES,
    Card,
    Filters,
    TopLine,
    build_cards,
    build_filters,
    shown_findings,
    top_lines,
)
from checker.report.html_matrices import (
    IndicatorLine,
    LeaderLine,
    UnitLine,
    indicator_lines,
    leader_lines,
    unit_lines,
)
from checker.report.html_text import Copy, build_copy
from checker.report.html_words import GAPS, PAGE
from checker.report.matrices import used_bands
from checker.report.options import Options
from checker.report.summary import (
    KNOWN,
    LEVELS,
    RuleCounts,
    count_findings,
    count_rules,
    coverage_bins,
    settings_words,
    verdict,
)
from checker.report.visible import visible
from checker.study.shown import Study

if TYPE_CHECKING:
    from jinja2 import Environment

BAR = "<!-- desk -->"
"""Where a page that is served has its bar; no text of a plan can look like it, as all are escaped."""
_TEMPLATES = Path(__file__).parent / "templates"
_AT_ONCE = 4
"""Cards that stand in the page at once; the others are unfolded after it is shown (see page.js)."""
_LATER = 20
"""Cards that are unfolded together."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """All that the page shows of one plan."""

    prefix: str
    report: Report
    study: Study
    copy: Copy
    verdict: tuple[str, str]
    counts: Sequence[tuple[str, str, int]]
    coverage: Sequence[tuple[str, int]]
    rules: RuleCounts
    first: Sequence[TopLine]
    lost: Sequence[TopLine]
    cards: Sequence[Card]
    waived: Sequence[Card]
    filters: Filters
    bands: Sequence[str]
    indicators: Sequence[IndicatorLine]
    units: Sequence[UnitLine]
    leaders: Sequence[LeaderLine]


def render(reports: Sequence[Report], options: Options) -> str:
    """The page."""
    plans = [_plan_view(at, report, options) for at, report in enumerate(reports, 1)]
    language, decided = options.language, options.decided
    settings = settings_words(decided, language) if decided else ""
    values = {"plans": plans, "explain": options.explain, "settings": settings}
    return render_page("report.html.j2", language, desk=options.desk, **values)


def render_page(template: str, language: Language, *, desk: bool = False, **values: Any) -> str:
    """A template of this folder as a page with its style, script and policy; on a desk, with the mark of its bar."""
    environment = _environment(language)
    style, script = (environment.filters["trusted"](text) for text in _assets(desk))
    bar = environment.filters["trusted"](BAR if desk else "")
    page = environment.get_template(template)
    return page.render(language=language, style=style, script=script, bar=bar, policy=policy(desk), **values)


def render_part(template: str, language: Language, **values: Any) -> str:
    """A template of this folder that is part of a page."""
    return _environment(language).get_template(template).render(language=language, **values)


def policy(desk: bool) -> str:
    """What may run in a page and what it may load; on a desk it may ask the server that it came from."""
    style, script = (_digest(text) for text in _assets(desk))
    asks = "connect-src 'self'; " if desk else ""
    only = f"default-src 'none'; style-src '{style}'; script-src '{script}'; "
    return f"{only}{asks}base-uri 'none'; form-action 'none'"


def _assets(desk: bool) -> tuple[str, str]:
    """The style and the script of a page."""
    names = ("page", "desk") if desk else ("page",)
    return "".join(_asset(f"{name}.css") for name in names), "".join(_asset(f"{name}.js") for name in names)


def _environment(language: Language) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        """What an expression puts out: plain text with nothing hidden, which autoescape then escapes."""
        return value if isinstance(value, Markup) else visible(str(value))

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "t": _sayings(PAGE, language),
        "gaps": _sayings(GAPS, language),
        "first": FIRST_PLACES,
        "few": MOST,
    }
    environment.globals |= {"heading": HEADING.said(language), "lost": LOST.said(language)}
    environment.globals |= {"at_once": _AT_ONCE, "later": _LATER}
    environment.filters |= {"trusted": Markup, "said": _saying(language)}
    return environment


def _sayings(words: Mapping[str, Words], language: Language) -> Mapping[str, str]:
    return {name: said.said(language) for name, said in words.items()}


def _saying(language: Language) -> Callable[[Words], str]:
    return lambda words: words.said(language)


def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _plan_view(at: int, report: Report, options: Options) -> PlanView:
    study = options.studies[at - 1] if at <= len(options.studies) else Study()
    language = options.language
    copy = build_copy(f"p{at}", study.documents, shown_findings(report))
    cards, waived = build_cards(report, copy, options)
    names = {document.key: document.name for document in study.documents}
    filters = build_filters(cards, copy, names, language)
    return PlanView(
        prefix=f"p{at}",
        report=report,
        study=study,
        copy=copy,
        verdict=verdict(report, language),
        counts=list(_counts(report, language)),
        coverage=coverage_bins(report.coverage, language),
        rules=count_rules(report),
        first=top_lines(first_lines(report, language), copy),
        lost=top_lines(lost_lines(report, language), copy),
        cards=cards,
        waived=waived,
        filters=filters,
        bands=used_bands(study.indicators),
        indicators=list(indicator_lines(study.indicators, copy, language)),
        units=unit_lines(study.responsibilities, filters),
        leaders=leader_lines(study.responsibilities, filters),
    )


def _counts(report: Report, language: Language) -> Iterator[tuple[str, str, int]]:
    for level, count in count_findings(report).items():
        yield level.value, LEVELS[level].said(language), count
    if report.known:
        yield "known", KNOWN.said(language), len(report.known)
