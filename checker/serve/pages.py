"""The pages of `check serve`: the list of plans, and the bar over the report of a draft.

Enters: drafts with their summaries.  Leaves: HTML.  The report itself is that of checker/report; what is served
has its bar put in where the page has the mark for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from checker.finding import Language
from checker.report.html import BAR, render_page, render_part
from checker.serve.folder import Draft
from checker.serve.results import Shown, Summary, Told
from checker.serve.words import DESK
from checker.study.became import became


class Link(NamedTuple):
    """Where something leads."""

    name: str
    href: str


class Listed(NamedTuple):
    """A plan in the list: its name, its last draft, and what that draft gave if it is known."""

    name: str
    href: str
    number: int
    files: Sequence[str]
    summary: Summary | None


class Since(NamedTuple):
    """What became of the findings of the draft before."""

    number: int
    fixed: Sequence[Told]
    fresh: Sequence[Told]
    left: Sequence[Told]


class SaidBefore(NamedTuple):
    """What a person has said of a plan: who accepted last, and which corrections are adopted."""

    by: str
    adopted: Sequence[str]


def words(language: Language) -> Mapping[str, str]:
    """All that the pages say, in one language."""
    return {name: said.said(language) for name, said in DESK.items()}


def listed(draft: Draft, shown: Shown | None) -> Listed:
    """A plan by its last draft."""
    files = [file.name for file in draft.files]
    return Listed(draft.plan, address(draft), draft.number, files, shown.summary if shown else None)


def address(draft: Draft) -> str:
    """The page of a draft, seen from the list of plans."""
    return f"plans/{quote(draft.plan, safe='')}/{draft.number}/"


def since(before: Draft, was: Summary, now: Summary) -> Since:
    """The findings of two drafts against each other."""
    return Since(before.number, *became(was.told, now.told))


def home_page(plans: Sequence[Listed], folder: str, language: Language) -> bytes:
    """The list of plans with the place to drop one."""
    said = words(language)
    return render_page("desk.html.j2", language, desk=True, say=said, plans=plans, folder=folder).encode(
        "utf-8", "backslashreplace"
    )


def report_page(
    shown: Shown,
    draft: Draft,
    drafts: Sequence[Draft],
    changed: Since | None,
    said_before: SaidBefore,
    language: Language,
) -> bytes:
    """The page of a draft under its bar."""
    said = words(language)
    bar = render_part(
        "desk_bar.html.j2",
        language,
        say=said,
        draft=draft,
        drafts=[Link(said["draft"].format(n=each.number), f"../{each.number}/") for each in drafts],
        copies=copies(shown.summary, said),
        since=changed,
        summary=shown.summary,
        by=said_before.by,
        adopted=set(said_before.adopted),
        corrected=[f"copies/corrected-{number}" for number in range(1, max(shown.summary.words, 1) + 1)],
    )
    return with_bar(shown.page, bar)


def differences_page(page: bytes, draft: Draft, language: Language) -> bytes:
    """The comparison of two drafts under its bar."""
    said = words(language)
    link = Link(said["draft"].format(n=draft.number), f"../{draft.number}/")
    return with_bar(page, render_part("desk_back.html.j2", language, say=said, draft=draft, link=link))


def with_bar(page: bytes, bar: str) -> bytes:
    """A page with what stands at the mark of its bar."""
    return page.replace(BAR.encode(), bar.encode("utf-8", "backslashreplace"), 1)


def copies(summary: Summary, said: Mapping[str, str]) -> list[Link]:
    """What can be downloaded of a draft: a marked copy of each Word file, or the review sheet where there is none."""
    marked = [Link(said["marked"], f"copies/marked-{number}.docx") for number in range(1, summary.words + 1)]
    if len(marked) > 1:
        marked = [Link(f"{link.name} {number}", link.href) for number, link in enumerate(marked, 1)]
    return [
        *(marked or [Link(said["sheet"], "copies/report.docx")]),
        Link(said["xlsx"], "copies/report.xlsx"),
        Link(said["html"], "copies/report.html"),
        Link(said["summary"], "copies/summary.docx"),
        Link(said["summary_page"], "copies/summary.html"),
    ]
