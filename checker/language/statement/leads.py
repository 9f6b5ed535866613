"""Words before a name: verbs, promises, time, area, and what else a run of words opens with.

Enters: the tokens that a run of words begins with.  Leaves: a `Head` without a name, which keeps what they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lark import Token

from checker.language.period import Period, read_period
from checker.language.statement.clauses import begin_of, end_of
from checker.language.statement.masks import FILL, SINCE, WHEN
from checker.words.words import load_words

_AT_MOST = "最高"
_JOINED_TIME = re.compile(f"[{WHEN}{FILL}][、和及与]$")
"""A time joined to the one behind it: 2032年和2033年共建成…"""


class View(NamedTuple):
    """A clause in its two forms: masked and as (folded) text, of one length."""

    masked: str
    text: str


class Head(NamedTuple):
    """A run of words: the name in it and the words of known class around the name."""

    name: str = ""
    mask: str = ""
    start: int = -1
    end: int = -1
    action: str | None = None
    adverb: str | None = None
    pledge: str | None = None
    period: Period | None = None
    yearly: bool = False
    part: bool = False
    joint: bool = False
    bound: str = ""
    agent: str | None = None
    led: int = -1
    verbs: bool = False
    area: bool = False
    supported: bool = False
    frequency: str | None = None
    by: bool = False
    """Whether it says by what something is given (按…)."""
    base: str = ""
    """What a share is measured from (按设备购置额的10%)."""
    rest: int = -1
    """Where the deed begins that the words behind a figure leave to the next value."""

    @property
    def verb(self) -> bool:
        """Whether it has a verb of its own, so that none is inherited."""
        return self.action is not None or self.pledge is not None or self.agent is not None


NOTHING = Head()


def read_leads(tokens: Sequence[Token], view: View) -> Head:
    """What the words before a name say, in a head that has none yet; each word builds on those before it."""
    head = Head(joint=True) if tokens and tokens[0].type == "JOINT" else NOTHING
    for token in tokens:
        take = _LEADS.get(token.type)
        head = take(head, token, view) if take else head
    return head


def _commit(head: Head, token: Token, _: View) -> Head:
    word = str(token)
    if head.adverb or head.pledge:
        return head._replace(action=word)
    return head._replace(pledge=word) if word in load_words().commitment_verbs else head._replace(adverb=word)


def _promise(head: Head, token: Token, _: View) -> Head:
    return head._replace(adverb=str(token))


def _verb(head: Head, token: Token, _: View) -> Head:
    before = head.action if head.action and not head.pledge else ""
    verb = token.removeprefix(_AT_MOST)
    bound = "<=" if verb != token else head.bound
    return head._replace(action=before + verb, led=end_of(token), bound=bound)


def _part(head: Head, _token: Token, _: View) -> Head:
    return head._replace(part=True)


def _area(head: Head, _token: Token, _: View) -> Head:
    return head._replace(area=True)


def _support(head: Head, _token: Token, _: View) -> Head:
    return head._replace(supported=True)


def _order(head: Head, token: Token, view: View) -> Head:
    return head._replace(part=view.text[end_of(token) - 1] == "是" or head.part)


def with_time(head: Head, token: Token, view: View) -> Head:
    """A head with the time that a word names; what a thing began at, is of or is compared with is no time of it."""
    if view.text[begin_of(token)] in SINCE or load_words().dates_a_thing.match(view.text, end_of(token)):
        return head
    period = read_period(view.text[begin_of(token) : end_of(token)])
    if period and head.period and _JOINED_TIME.search(view.masked, 0, begin_of(token)):
        period = head.period.until(period)
    return head._replace(period=period.within(head.period) if period else head.period)


def _adverb(head: Head, token: Token, _: View) -> Head:
    return head._replace(bound=">=") if str(token) in load_words().at_least else head


def _period(head: Head, token: Token, _: View) -> Head:
    word = str(token)
    if period := read_period(word):
        return head._replace(period=period)
    return head._replace(yearly=word in load_words().within_year)


def _every(head: Head, token: Token, _: View) -> Head:
    return head._replace(frequency=str(token))


_VERBS = ("ACTION", "REACH", "RISE", "FALL", "ADD", "ENTER")
_LEADS: Mapping[str, Callable[[Head, Token, View], Head]] = {
    **dict.fromkeys(_VERBS, _verb),
    "COMMIT": _commit,
    "PROMISE": _promise,
    "PART": _part,
    "AREA": _area,
    "SUPPORT": _support,
    "ORDER": _order,
    "WHEN": with_time,
    "ADVERB": _adverb,
    "PERIOD": _period,
    "EVERY": _every,
}
_SILENT = ("JOINT", "RISE_TO", "SETTLE", "COMPARED", "EACH", "FROM")
LEADS = frozenset((*_LEADS, *_SILENT))
"""What may stand before a name: classes of words that say something of it, and others that say nothing."""
