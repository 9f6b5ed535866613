"""Listings: 进出口、进口和出口 as its members.

Enters: a name with its masked twin.  Leaves: the members, cut outside quotations and brackets only, with
what the last one gives to all (新签约、新开工、新竣工项目; 第一、二、三产业增加值).
"""

from __future__ import annotations

import re
from functools import cache

from checker.words.words import load_words

_LISTED = re.compile("、")
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


def numbered(name: str, count: int) -> tuple[str, ...]:
    """Of 一次性奖补50万元、30万元 each case by its place, as nothing beside the figures says what it is."""
    return tuple(f"{name}(之{place})" for place in range(1, count + 1))


def unnumbered(name: str) -> str:
    """A name without its place among several."""
    return name.partition("(之")[0]
