"""References to the annex of another action or name: 产业攻坚行动(详见附件2), where annex 2 is of 项目攻坚行动;
领导小组名单见附件2, where annex 1 is called so.

Only annexes whose titles name an action are compared by it; a list of projects in an annex may serve several.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.structure._actions import plain_name
from checker.checks.structure._annex_titles import annex_number, read_annex_titles
from checker.checks.structure._annex_topics import annex_topics, meant_annex
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import PROSE, Form, Passage
from checker.source import Span
from checker.words.documents import load_documents
from checker.words.numerals import ORDINAL

QUOTES_DIFFER = False
_REFERENCE = re.compile(rf"(?:\((?:详?见|见)?|[详参]?见|按照?)附件\s*(\d{{1,2}}|{ORDINAL})(?![\d个项、和及,份-])")
_OF = re.compile(rf"附件\s*(\d{{1,2}}|{ORDINAL})(?:中|所列)?的?《?(?=\S)")
_CELL = re.compile(rf"附件\s*(\d{{1,2}}|{ORDINAL})")
_SUBJECT = 2
"""Characters of what a list is of (项目清单), by which the annex that alone is of it is known."""
_SHORTEST = 4
"""Characters by which a title is known."""
_SEVERAL = 2
_OWN_WORDS = 4
"""Characters of a name without 行动 that tell it from other words."""
_BEFORE, _BEHIND = 40, 30
"""Characters around a reference in which the action it is for is named."""


class _Other(Outcome):
    document: str
    action: str
    reference: str
    other: str
    own: str


class OtherAnnex(_Other):
    """An action, the annex it is sent to, whose that annex is, and which one is its own."""


class LikelyOther(_Other):
    """One word of the clause stands in the title of another annex alone, and nowhere in the one referred to."""


OUTCOMES = (OtherAnnex, LikelyOther)


class Own(NamedTuple):
    """The number of the annex that is meant, and the words by which it is known."""

    number: int
    words: str
    surely: bool = True


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each reference."""
    actions, titles = _actions(facts), {annex.number: annex.title for annex in read_annex_titles(facts)}
    if not actions and len(titles) < _SEVERAL:
        raise NotApplicable("附件标题没有写明行动名称", "no annex title names an action")
    for passage in facts.passages:
        if passage.form in PROSE and "附件" in passage.plain:
            for span, number, around in _references(facts, passage):
                if own := _own_action(actions, number, around):
                    yield _outcome(passage, span, own, actions[number][0])
                elif own := _own(facts, titles, number, (passage, span)):
                    yield _outcome(passage, span, own, titles[number])


def _own(facts: Facts, titles: Mapping[int, str], number: int, reference: tuple[Passage, Span]) -> Own | None:
    """The annex that the words before a reference to another one are of: by title, by subject, by topic."""
    passage, span = reference
    before = passage.plain[: span.start]
    named = _own_title(titles, number, before) or _own_subject(facts, titles, number, before)
    return named or _own_topic(facts, titles, number, reference)


def _outcome(passage: Passage, span: Span, own: Own, other: str) -> Outcome:
    reference = passage.text[span.start : span.end]
    return (OtherAnnex if own.surely else LikelyOther)(
        places=(place_of(passage, span),),
        fact=(own.words, reference),
        document=passage.label,
        action=own.words,
        reference=reference,
        other=other,
        own=f"附件{own.number}",
    )


def _own_action(actions: Mapping[int, Sequence[str]], number: int, around: str) -> Own | None:
    """The annex of the action that the words around a reference to another one name."""
    own = _named(actions, around)
    return own if own and actions.get(number) and number != own.number else None


def _own_title(titles: Mapping[int, str], number: int, before: str) -> Own | None:
    """The one annex whose title ends with the words right before a reference to another one (领导小组名单见附件2)."""
    words = load_documents().listed_in_annex.search(before)
    if words is None or number not in titles:
        return None
    for start in range(len(words[1]) - _SHORTEST + 1):
        name = plain_name(words[1][start:])
        owners = [at for at, title in titles.items() if plain_name(title).endswith(name)]
        if owners:
            return Own(owners[0], words[1][start:]) if len(owners) == 1 and owners[0] != number else None
    return None


def _own_subject(facts: Facts, titles: Mapping[int, str], number: int, before: str) -> Own | None:
    """The one annex whose title names what the list is of (项目清单见附件3), where nothing in the other one is."""
    words = load_documents().list_in_annex.search(before)
    subject = load_documents().form_of_list.sub("", words[1])[-_SUBJECT:] if words else ""
    if len(subject) < _SUBJECT or number not in titles:
        return None
    owners = [at for at, title in titles.items() if subject in load_documents().form_of_list.sub("", title)]
    cited = next((part.document for part in facts.outline.parts if part.name == f"附件{number}"), None)
    held = cited is None or any(subject in f"{table.title}{table.caption}" for table in cited.tables)
    return Own(owners[0], words[1]) if words and not held and len(owners) == 1 and owners[0] != number else None


def _own_topic(facts: Facts, titles: Mapping[int, str], number: int, reference: tuple[Passage, Span]) -> Own | None:
    """The annex whose topic the clause before a reference to another one, or the heading above it, names."""
    passage, span = reference
    before = passage.plain[: span.start]
    clause = re.split("[,。;:、]", load_documents().sent_to_annex.sub("", before))[-1]
    keys = dict(zip(titles, facts.once(annex_topics), strict=False))
    sent = passage.form is Form.STATEMENT and load_documents().sent_to_annex.search(before)
    if not sent or passage.document in keys.values() or len(keys) < len(titles):
        return None
    heading = passage.headings[-1] if passage.headings else ""
    meant = meant_annex(facts.once(annex_topics), keys.get(number, ""), clause, heading)
    own = next((at for at, key in keys.items() if meant and key == meant.key), None)
    return Own(own, titles[own], meant.surely) if own and meant else None


def _references(facts: Facts, passage: Passage) -> Iterator[tuple[Span, int, str]]:
    """Where a text names an annex by its number, which, and the words that say what for."""
    text = passage.plain
    if (cell := _CELL.fullmatch(text)) and (row := facts.row_of.get(passage.index)):
        said = [facts.passages[index].plain for index in row.texts if index != passage.index]
        yield Span(0, len(text)), annex_number(cell[1]), "".join(said)
        return
    for match in _REFERENCE.finditer(text):
        span = Span(text.index("附件", match.start()), match.end())
        clause = re.split("[。;]", text[: match.start()])[-1][-_BEFORE:]
        yield span, annex_number(match[1]), clause
    for match in _OF.finditer(text):
        span = Span(match.start(), match.end(1))
        yield span, annex_number(match[1]), re.split("[。;,、)》]", text[match.end() :])[0][:_BEHIND]


def _actions(facts: Facts) -> Mapping[int, Sequence[str]]:
    """What the actions of each annex are called that names any, by its number."""
    named = {annex.number: names for annex in read_annex_titles(facts) if (names := _names(facts, annex.title))}
    counts = Counter(name for names in named.values() for name in names)
    return {number: [name for name in names if counts[name] == 1] for number, names in named.items()}


def _names(facts: Facts, title: str) -> Sequence[str]:
    """The actions of a title; of two (生态环保和民生保障攻坚行动) the first has only its own words."""
    plain = plain_name(title)
    match = load_documents().action_of_title.match(plain.rpartition(facts.plan.area)[2] if facts.plan.area else plain)
    *others, last = re.split("[、和与及]", match[1]) if match else [""]
    return [f"{last}行动", *(name for name in others if len(name) >= _OWN_WORDS)] if last else []


def _named(actions: Mapping[int, Sequence[str]], text: str) -> Own | None:
    """The annex of the one action that some words name, and its name."""
    plain = plain_name(text)
    found = [Own(number, name) for number, names in actions.items() for name in names if plain_name(name) in plain]
    return found[0] if len(found) == 1 else None
