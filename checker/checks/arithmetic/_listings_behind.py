"""Things that a sentence counts and then lists behind a colon: 以下4项机制: 一是…二是…, 三件大事: 修路、架桥、通水.

What is marked (一是, 二是) is counted by its marks, over all sentences of the section; what is not, by its 、.
A list cut in another way as well (at commas, with figures of its own) cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from checker.checks.arithmetic._announced import numbered_headings
from checker.checks.arithmetic._listing import Listing
from checker.checks.arithmetic._mentions import Mention, mentions
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Form, Passage
from checker.source import Span
from checker.words.counts import load_counts
from checker.words.numerals import ONE_TO_TEN, chinese_number
from checker.words.vocabulary import one_of
from checker.words.words import load_words

_NEAR = 14
"""Characters between a number and its colon (3项工作机制的落实)."""
_LONGEST = 14
"""Characters of a thing that 、 tell apart; longer ones are clauses, which may hold a 、 of their own."""
_LONGEST_LIST = 30
"""Sentences over which a list may go on."""
_FEWEST = 2
"""Clauses that make a list."""
_SHOWN = 24
_PEOPLE = ("名", "人")
"""By what people are counted, whose lists are read by their roles."""
_STAGE = "阶段"
_ORDERED = re.compile(rf"(?:^|。)\s*第([{ONE_TO_TEN}]){_STAGE}[:(]?([^。;]*)")
_END = re.compile("$")
_COLON = re.compile(rf"[^,。;:、()]{{0,{_NEAR}}}(?:\([^()]*\))?(?::|,(?:即|分别[是为]):?)")


def find_behind(facts: Facts) -> Iterator[Listing]:
    """Every list behind a count."""
    for mention in facts.once(mentions):
        text = mention.passage.plain
        if mention.behind and mention.by in _PEOPLE:
            continue
        start = mention.span.end if mention.behind else mention.span.start
        set_up = load_counts().set_up.search(mention.before)
        colon = _COLON.match(text, start) or (set_up and _END.match(text, mention.span.end))
        if colon and mention.passage.form is not Form.CELL:
            yield from _behind(facts, mention, colon.end())
        elif mention.noun.startswith(_STAGE) and mention.passage.form is not Form.CELL:
            yield from _staged(facts, mention)


def _staged(facts: Facts, mention: Mention) -> Iterator[Listing]:
    """分三个阶段推进。第一阶段:动员…: stages counted by their own word, at the beginnings of sentences."""
    texts = [mention.passage.plain[mention.span.end :], *(each.plain for each in _following(facts, mention.passage))]
    said = _ORDERED.findall("。".join(texts))
    numbers = [chinese_number(number) for number, _ in said]
    if len(said) > 1 and numbers == list(range(1, len(numbers) + 1)):
        things = tuple(thing[:_SHOWN] for _, thing in said)
        yield Listing(mention.number, mention.counted, things, (place_of(mention.passage, mention.span),))


def _behind(facts: Facts, mention: Mention, start: int) -> Iterator[Listing]:
    texts = [mention.passage.plain[start:], *(passage.plain for passage in _following(facts, mention.passage))]
    marked = not texts[0] or _mark().search(texts[0])  # names behind the colon are the list, not what is marked later
    things = _marked("。".join(texts)) if marked else ()
    if any(re.search(rf"\d{re.escape(mention.by)}$", thing) for thing in things):
        return  # 256个: 一是甲园110个…: parts of an amount, no things one by one
    if things:
        place = place_of(mention.passage, mention.span)
        yield Listing(mention.number, mention.counted, things, (place,), certain=len(things) > 1)
    elif texts[0]:
        yield from _acting(mention, start) or _unmarked(mention, start)
    elif mention.passage.form is Form.STATEMENT:
        yield from _headed(facts, mention)


def _following(facts: Facts, passage: Passage) -> Sequence[Passage]:
    """The sentences behind one in the same section."""
    section = passage.route[:-1] if passage.form is Form.HEADING else passage.route[:-2]
    later = facts.passages[passage.index + 1 : passage.index + 1 + _LONGEST_LIST]
    return list(takewhile(lambda each: each.form is Form.STATEMENT and each.route[:-2] == section, later))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[。;:,])\s*(?:(?P<number>[{ONE_TO_TEN}]{{1,2}})(?:{one_of(load_counts().marked_behind)})|其(?P<which>[{ONE_TO_TEN}])[,是为])"
        rf"(?P<thing>[^,。;:]+)"
    )


def _marked(text: str) -> tuple[str, ...]:
    """The things marked one, two, three, as far as the marks go on; the first must be there."""
    things: list[str] = []
    for match in _mark().finditer(text):
        number = chinese_number(match["number"] or match["which"])
        if number != len(things) + 1:
            return tuple(things) if number == 1 else ()
        things.append(match["thing"][:_SHOWN])
    return tuple(things)


def _headed(facts: Facts, mention: Mention) -> Iterator[Listing]:
    """The numbered headings below a sentence that ends in a colon."""
    below = facts.once(numbered_headings).get(mention.passage.document, {})
    headings = below.get((*mention.passage.route[:-2], "sections"), ())
    if [each.heading.value for each in headings] == list(range(1, len(headings) + 1)) and len(headings) > 1:
        places = (place_of(mention.passage, mention.span), *(place_of(each.passage) for each in headings))
        yield Listing(mention.number, mention.counted, tuple(each.heading.title for each in headings), places)


def _acting(mention: Mention, start: int) -> Sequence[Listing]:
    """3个工作组: 工程组由县水利局牵头, 资金组…: clauses that each begin with a thing called like those counted."""
    text = mention.passage.plain[start:].split("。")[0]
    kind = mention.noun[-1:]
    acts = one_of(load_counts().clause_verbs)
    things = re.findall(rf"(?:^|[,;])([\u4e00-\u9fff]{{1,{_LONGEST}}}?{kind})(?=,?(?:{acts}))", text)
    if len(things) < _FEWEST:
        return ()
    place = place_of(mention.passage, Span(mention.span.start, start + len(text)))
    return (Listing(mention.number, mention.counted, tuple(things), (place,)),)


def _unmarked(mention: Mention, start: int) -> Iterator[Listing]:
    """Names told apart by 、 as far as the end of the sentence."""
    text = re.sub(r"\([^()]*\)", "", re.split("[。;]", mention.passage.plain[start:])[0])
    goes_on = text.endswith("等")
    things = [thing for thing in _cut(text.removesuffix("等")) if thing]
    plain = all(len(thing) <= _LONGEST and not re.search(r"[\d,:]", thing) for thing in things)
    if len(things) > 1 and plain and ";" not in mention.passage.plain[start:]:
        joints = sum(len(load_words().list_joint.findall(thing)) for thing in things)
        place = place_of(mention.passage, Span(mention.span.start, min(start + len(text), len(mention.passage.text))))
        certain = not joints and not (goes_on and len(things) < mention.number)
        yield Listing(mention.number, mention.counted, tuple(things), (place,), certain, joints, goes_on)


def _cut(text: str) -> list[str]:
    """A text cut at 、 outside quotation marks."""
    return re.split("、(?![^“”]*”)", text)
