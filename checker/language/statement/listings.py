"""Listings: 进出口、进口和出口 as its members.

Enters: a name with its masked twin.  Leaves: the members, cut outside quotations and brackets only, with
what the last one gives to all (新签约、新开工、新竣工项目; 第一、二、三产业增加值).
"""

from __future__ import annotations

import re
from functools import cache

from checker.words.numerals import ONE_TO_TEN
from checker.words.words import load_words

_LISTED = re.compile("、")
_RANGE = re.compile(f"([{ONE_TO_TEN}])([类级等档])[至到]([{ONE_TO_TEN}])\\2")
_CASES = re.compile(" ?对于?([^,;。]+?)的?$")
_ORDINALS = re.compile("第[一二三](?:、[二三])+([^、]+)$")


@cache
def _members() -> re.Pattern[str]:
    return re.compile(f"、|{load_words().list_joint.pattern}")


def members(name: str, mask: str, joints: bool = True) -> list[str]:
    """The members of a listing (进出口、进口和出口), cut outside quotations and brackets only."""
    found, start = [], 0
    for match in (_members() if joints else _LISTED).finditer(mask):
        found.append(name[start : match.start()])
        start = match.end()
    found.append(name[start:])
    return _with_shared_tail([member.strip(" 、,") for member in found if member.strip(" 、,")])


def _with_shared_tail(found: list[str]) -> list[str]:
    """新签约、新开工、新竣工投资过亿元项目: members of one length and first character share the last one's tail."""
    if len(found) < 2:
        return found
    if match := _ORDINALS.match("、".join(found)):
        return ["第" + member.removeprefix("第")[0] + match[1] for member in found]
    length, first = len(found[0]), found[0][0]
    alike = all(len(member) == length and member[0] == first for member in found[:-1])
    last = found[-1]
    if not alike or length > 4 or len(last) <= length + 1 or last[0] != first:
        return found
    return [member + last[length:] for member in found[:-1]] + [last]


def ranged(name: str, count: int) -> tuple[str, ...]:
    """一类至三类费率 with three figures is the rate of each class; nothing where the figures do not fit the range."""
    match = _RANGE.search(name)
    if match is None:
        return ()
    first, last = ONE_TO_TEN.find(match[1]), ONE_TO_TEN.find(match[3])
    between = ONE_TO_TEN[first : last + 1]
    return tuple(name.replace(match[0], each + match[2]) for each in between) if len(between) == count else ()


def cases(name: str, before: str, count: int) -> tuple[str, ...]:
    """A gift in each of the cases that the clause before it names: 对市级园区、县级园区,分别奖励 …"""
    match = _CASES.match(before)
    found = _in_full(members(match[1], match[1], joints=False)) if match else []
    return tuple(f"{name}({case})" for case in found) if len(found) == count else ()


def _in_full(found: list[str]) -> list[str]:
    """一、二、三等奖 and 国家级、省级基地: steps and levels take over what the last one is of."""
    *firsts, last = found
    if not firsts:
        return found
    step = len(firsts[-1]) == 1 and firsts[-1] in ONE_TO_TEN
    cut = 1 if step else last.find("级") + 1 if firsts[-1].endswith("级") else 0
    return [*(first + last[cut:] for first in firsts), last] if cut else found


def numbered(name: str, count: int) -> tuple[str, ...]:
    """Of 一次性奖补50万元、30万元 each case by its place, as nothing beside the figures says what it is."""
    return tuple(f"{name}(之{place})" for place in range(1, count + 1))


def unnumbered(name: str) -> str:
    """A name without its place among several."""
    return name.partition("(之")[0]
