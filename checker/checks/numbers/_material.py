"""What of the differences between two near-equal clauses is one in substance.

Enters: two clauses and how they differ, character by character.  Leaves: the differences that a clerk would
mark, whole and by gravity.  Not among them: other leading verbs, names of documents, pieces of a listing cut
off at the end of a clause, abbreviations, and whatever the other text says elsewhere in the same sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from typing import NamedTuple

from checker.checks.shared.phrases import sentence_around, without_style
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import Clause
from checker.language.alike.differences import Difference, DifferenceKind
from checker.language.statement.saying import kind_of, telling_words
from checker.plan.passages import PlanField
from checker.source import Span
from checker.words.counts import load_counts
from checker.words.indicators import load_indicators
from checker.words.measures import load_measures
from checker.words.strings import ngrams

_LEADING = 4
"""Longest exchange of words at the beginning of both clauses that is only another verb or adverb."""
_DEED = 2
"""Characters of a verb that the name of a row may lack."""
_GAP = 2
"""Equal characters between two differences that are shown as one."""
_LISTING = 6
"""Characters of a missing word that is looked for in the whole part of the plan, not in the sentence alone."""
_MARKS = "、,“”‘’()<>《》 "
_TITLE = re.compile(r"《[^》]*》?|<[^>]*>")


class _Side(NamedTuple):
    """One of two clauses: its passage folded, its sentence, all of its part of the plan, and the words before it.

    A table row is one sentence, however many cells and lines it has.
    """

    clause: Clause
    text: str
    said: str
    part: str
    before: str

    @property
    def listed(self) -> bool:
        """Whether it is a later member of a listing, whose verb stands before the first one."""
        return self.before.endswith("、")


def _parts(facts: Facts) -> Mapping[tuple[str, str], str]:
    """All texts of each part of the plan in one."""
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for passage in prose(facts):
        texts[passage.document, passage.zone].append(passage.plain)
    return {part: "\n".join(found) for part, found in texts.items()}


def _side(facts: Facts, clause: Clause) -> _Side:
    passage, text = clause.passage, clause.passage.plain
    part = facts.once(_parts).get((passage.document, passage.zone), "")
    sentence = sentence_around(text, clause.span)
    said, before = text[sentence.start : sentence.end], text[sentence.start : clause.span.start]
    row = facts.row_of.get(passage.index)
    if row is not None:
        texts = [facts.passages[index].plain for index in row.texts]
        said = "\n".join(texts)
        before = "\n".join([*(facts.passages[i].plain for i in row.texts if i < passage.index), before])
    return _Side(clause, text, said, part, before)


def material(facts: Facts, a: Clause, b: Clause, differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences that matter, gravest first."""
    one, two = _side(facts, a), _side(facts, b)
    order = list(DifferenceKind)
    told = (d for d in differences if not (d.style or _leading(one, two, d) or _cut_off(a, b, d)))
    told = (d for d in told if not (_titles(one, two, d) or _announces(one, two, d)))
    if _names_row(facts, a) or _names_row(facts, b):
        told = (d for d in told if all((d.a_text, d.b_text)) or len(d.a_text + d.b_text) > _DEED)
    kept = [_unless_implied(difference) for difference in told]
    alone = len(kept) == 1 and _inside(a, b, kept[0])
    reduced = iter(kept) if alone else (left for d in kept for left in _reduced(one, two, d))
    joined = _without_examples(one, two, _joined(one, two, reduced))
    full = (d for d in joined if not _abbreviated(one, two, d))
    return tuple(sorted(full, key=lambda difference: order.index(difference.kind)))


def _names_row(facts: Facts, clause: Clause) -> bool:
    """Whether a clause is the name of a row of numbers, which says 书房建设 or 书房 for 新建书房6座."""
    row = facts.row_of.get(clause.passage.index)
    return row is not None and clause.passage.field is PlanField.ITEM and bool(facts.rows.table_of(row).values)


def _inside(a: Clause, b: Clause, difference: Difference) -> bool:
    """Whether two clauses begin and end alike, so that what is between counts wherever else it is said."""
    starts = difference.a.start <= a.span.start or difference.b.start <= b.span.start
    ends = difference.a.end >= a.span.end or difference.b.end >= b.span.end
    return not (starts or ends)


def _leading(a: _Side, b: _Side, difference: Difference) -> bool:
    """Another verb or adverb at the beginning of both clauses (打造/提供); before a target it matters (新成/建成)."""
    at_start = difference.a.start <= a.clause.span.start and difference.b.start <= b.clause.span.start
    short = max(len(difference.a_text), len(difference.b_text)) <= _LEADING
    verb = at_start and short and difference.kind is DifferenceKind.WORDING
    return verb and not all(re.search(r"\d", side.clause.text) for side in (a, b))


def _cut_off(a: Clause, b: Clause, difference: Difference) -> bool:
    """The beginning of a next member that the cut at 、 left at the end of one clause."""
    ends = difference.a.end >= a.span.end and difference.b.end >= b.span.end
    return ends and (difference.a_text + difference.b_text).startswith("、")


def _titles(a: _Side, b: _Side, difference: Difference) -> bool:
    """Whether a difference touches the title of a document, which other rules compare."""
    spans = ((a.text, difference.a), (b.text, difference.b))
    return any(
        match.start() < span.end and span.start < match.end() for text, span in spans for match in _TITLE.finditer(text)
    )


def _announces(a: _Side, b: _Side, difference: Difference) -> bool:
    """Whether each number counts a list that follows in its own part (抓好以下3项任务)."""
    sides = ((a.text, difference.a), (b.text, difference.b))
    return all(text[: span.start].endswith(load_counts().announced_before) for text, span in sides)


def _reduced(a: _Side, b: _Side, difference: Difference) -> Iterator[Difference]:
    """A difference without what the other sentence says as well; none where nothing is left."""
    if difference.kind in (DifferenceKind.BOUND, DifferenceKind.MEASURE):
        yield difference
        return
    if difference.kind is DifferenceKind.COMMITMENT:
        if not _governed(a, b, difference.a_text, difference.b_text):
            yield difference
        return
    starts = difference.a.start <= a.clause.span.start or difference.b.start <= b.clause.span.start
    if starts and (a.listed != b.listed):
        yield from _headed(a, b, difference)
        return
    if starts and _verbal(difference):
        return
    keep_a = _missing(difference.a_text, a, b, starts)
    keep_b = _missing(difference.b_text, b, a, starts)
    if keep_a and keep_b:
        yield difference
    elif keep_a:
        yield from _added(difference, replace(difference, b=Span(difference.b.start, difference.b.start), b_text=""))
    elif keep_b:
        yield from _added(difference, replace(difference, a=Span(difference.a.start, difference.a.start), a_text=""))


def _unless_implied(difference: Difference) -> Difference:
    """A verb that one side leaves out, its 至 or 到 implying it, is no other measure (提升至55%, 至55%)."""
    short, long = sorted((difference.a_text, difference.b_text), key=len)
    implied = short in ("至", "到") and long.endswith(short)
    return replace(difference, kind=DifferenceKind.WORDING) if implied else difference


def _headed(a: _Side, b: _Side, difference: Difference) -> Iterator[Difference]:
    """The verb of one clause against the one before a listing, of which the other clause is a later member.

    A word of two characters in both says that they are of one kind (提质改造, 新增或改造).
    """
    member = a if a.listed else b
    head = re.split(r"[,。;:\n]", member.before)[-1]
    verb = without_style(difference.b_text if member is a else difference.a_text)
    found = re.match(r"[^\W\d_]{2,8}(?=\d)", head)
    if not found or verb == found[0] or not any(pair in found[0] for pair in ngrams(verb)):
        return
    start = member.clause.span.start - len(head)
    span = Span(start, start + found.end())
    if member is a:
        yield replace(difference, a=span, a_text=found[0], b_text=verb, kind=kind_of(verb))
    else:
        yield replace(difference, b=span, a_text=verb, b_text=found[0], kind=kind_of(verb))


def _verbal(difference: Difference) -> bool:
    """Another verb with its own circumstances before the same words (推进园区…/聚焦…, 并报送某委/某委)."""
    told = [bool(telling_words(text)) for text in (difference.a_text, difference.b_text)]
    if difference.a_text and difference.b_text:
        return not all(told) and difference.kind not in (DifferenceKind.NUMBER, DifferenceKind.NAME)
    return difference.kind is DifferenceKind.UNIT


_PLACED = (DifferenceKind.NAME, DifferenceKind.UNIT)
"""Classes that a difference has from where it stands, not from its own words."""


def _added(difference: Difference, left: Difference) -> Iterator[Difference]:
    """A difference of which one side is left, with the class of that; a number in one place only is no wording."""
    text = left.a_text or left.b_text
    exchanged = difference.a_text and difference.b_text
    kind = kind_of(text) if exchanged and left.kind not in _PLACED else left.kind
    if kind is not DifferenceKind.WORDING or not re.search(r"\d", text):
        yield replace(left, kind=kind)


def _missing(text: str, here: _Side, there: _Side, starts: bool) -> bool:
    """Whether some words are said more often here than in the other sentence."""
    words = telling_words(text)
    listing = len(words) > 1 or any(len(word) >= _LISTING for word in words)
    if listing and sum(map(len, words)) >= _LISTING and all(word in there.part for word in words):
        return False
    said = here.clause.text if starts else here.said
    return any(_count(word, said) > _count(word, there.said) and not _nearly(word, there.said) for word in words)


def _nearly(word: str, text: str) -> bool:
    """Whether a long word stands in a text with others in between (全线通车运营, 全线贯通通车运营)."""
    pairs = ngrams(word)
    return len(word) > _LEADING and sum(pair in text for pair in pairs) >= len(pairs) - 1


def _count(word: str, text: str) -> int:
    """How often a word stands in a text; a figure only by itself, not within a larger one."""
    if not word[0].isdigit():
        return text.count(word)
    return len(re.findall(rf"(?<![\d.]){re.escape(word)}(?!\d)", text))


def _governed(a: _Side, b: _Side, a_text: str, b_text: str) -> bool:
    """Whether what one clause promises is promised before the other, in the same sentence; 确保 only stresses."""
    words = [[word for word in _commitments() if word in text] for text in (a_text, b_text)]
    alike = load_measures().alike_commitments
    longest = {max(found, key=len, default="") for found in words}
    if "" not in longest and len({alike.get(word, word) for word in longest}) == 1:
        return True
    firm = [
        bool(text) and not telling_words(text.replace(word, ""))
        for text in (a_text, b_text)
        for word in load_indicators().firm
    ]
    if not all(words) and any(firm):
        return True
    return all(
        not ours or (not theirs and any(word in side.before for word in ours))
        for ours, theirs, side in ((words[0], words[1], b), (words[1], words[0], a))
    )


@cache
def _commitments() -> tuple[str, ...]:
    return tuple(load_indicators().differences.commitment)


def _joined(a: _Side, b: _Side, differences: Iterator[Difference]) -> list[Difference]:
    """Differences with hardly anything between them as one (责任/职责)."""
    joined: list[Difference] = []
    for difference in sorted(differences, key=lambda each: (each.a, each.b)):
        last = joined[-1] if joined else None
        if last and _close(a.text, last.a, difference.a) and _close(b.text, last.b, difference.b):
            spans = Span(last.a.start, difference.a.end), Span(last.b.start, difference.b.end)
            texts = a.text[spans[0].start : spans[0].end], b.text[spans[1].start : spans[1].end]
            kind = min(last.kind, difference.kind, key=list(DifferenceKind).index)
            joined[-1] = Difference(kind, *spans, *texts)
        else:
            joined.append(difference)
    return joined


def _without_examples(a: _Side, b: _Side, differences: list[Difference]) -> list[Difference]:
    """Differences without examples in quotation marks before 等, which may differ."""
    names = [set(_QUOTED.findall(side.clause.text)) for side in (a, b)]
    if max(map(len, names)) < 2 or not all("等" in side.clause.text for side in (a, b)):
        return differences
    return [difference for difference in differences if difference.kind is not DifferenceKind.NAME]


_QUOTED = re.compile(r"“[^”]*”")


def _close(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= _GAP and not any(mark in gap for mark in _MARKS)


def _abbreviated(a: _Side, b: _Side, difference: Difference) -> bool:
    """Whether one side shortens the other, a character for each word of two (科创, 科技创新)."""
    for before, behind in product((0, 1), repeat=2):
        texts = [
            side.text[max(span.start - before, 0) : span.end + behind]
            for side, span in ((a, difference.a), (b, difference.b))
        ]
        short, long = sorted(texts, key=len)
        if len(short) > 1 and len(long) == 2 * len(short) and long[::2] == short:
            return True
    return False
