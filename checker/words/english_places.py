"""Names of places and lists for who reads English: 附件2 责任分解表 第6、7行 is Annex 2 table rows 6, 7.

Enters: a sentence in English, or a label, that holds names of places as this program gives them.  Leaves: the same in
English.  What stands in quotation marks or in 《》 is the plan's own text, as are the numbers of headings, and is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_QUOTED = re.compile(r"“(?:[^“”]|“[^“”]*”)*”|《[^《》]*》")
_MASK = "“”"
_HAN = "\u3400-\u9fff"
_ALONE = {
    "总体方案": "master plan",
    "附件": "Annex",
    "附件说明": "list of annexes",
    "责任分解表": "table",
    "表": "table",
    "名单": "roster",
    "通知": "notice",
    "版记": "imprint",
    "文号": "document number",
    "标题": "title",
    "成文日期": "date of issue",
}
"""Parts of a document by the names that labels give them; only where no other character joins them."""
_COUNTED = {"行": "row", "段": "paragraph", "节": "section", "项": "item", "条": "article", "页": "page"}
_COUNTS = {"处": "place", "行": "row"}
_BETWEEN = {"与": "and", "和": "and", "或": "or"}
_Change = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def in_english(text: str) -> str:
    """The text with the names of places, the counts behind them and the commas between them in English."""
    if text.isascii():
        return text
    kept = iter(_QUOTED.findall(text))
    said = _QUOTED.sub(_MASK, text)
    for pattern, new in _changes():
        said = pattern.sub(new, said)
    return re.sub(_MASK, lambda _: next(kept), said)


@cache
def _changes() -> tuple[_Change, ...]:
    """What is written for what, one after the other."""
    alone = "|".join(sorted(_ALONE, key=len, reverse=True))
    counted, counts = "".join(_COUNTED), "".join(_COUNTS)
    said: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
        (r"附件\d+(?:、附件\d+)+(?=$|等|[,.;:)]| [a-z])", _annexes),
        (r"附件(\d+)(?=[^\d\s、,.;:()等])", r"Annex \1 "),
        (r"附件(\d+)", r"Annex \1"),
        (rf"第([\d.]+)[{counted}]后(?:合计|小计)", r"subtotal behind row \1"),
        (rf"第([\d.]+(?:、[\d.]+)*)([{counted}])", _numbered),
        (rf"(?<![{_HAN}])(?:合计|总计|小计)行", "row of the total"),
        (rf"(?<![{_HAN}])({alone})(\d*)(?![{_HAN}\d])", _part),
        (rf"(?<={_MASK})(\d+)([{counts}])(?![{_HAN}])", r" (\1\2)"),
        (rf"(?<=[（(])(\d+)([{counts}])(?=[)）])", _times),
        (rf"(?<={_MASK})([{''.join(_BETWEEN)}])(?={_MASK})", lambda match: f" {_BETWEEN[match[1]]} "),
        (rf"没有(?={_MASK}等字样)", "without "),
        (rf"(?<={_MASK})等字样", " or the like"),
        (rf"一处无(?={_MASK})", "one without "),
        (r"(不?)加(\d+)处(?=[、)])", lambda match: f"{match[2]} {'without' if match[1] else 'with'}"),
        (r"(?<=\S)等(?:(\d+)[处项个家行条类]?)?(?=$|[\s,.;:()、])", _rest),
        (r"(?<=\S)、(?=\S)", ", "),
    )
    return tuple((re.compile(pattern), new) for pattern, new in said)


def _annexes(match: re.Match[str]) -> str:
    return "Annexes " + ", ".join(re.findall(r"\d+", match[0]))


def _numbered(match: re.Match[str]) -> str:
    numbers = match[1].split("、")
    return f"{_COUNTED[match[2]]}{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"


def _part(match: re.Match[str]) -> str:
    return f"{_ALONE[match[1]]}{f' {match[2]}' if match[2] else ''}"


def _times(match: re.Match[str]) -> str:
    return f"{match[1]} {_COUNTS[match[2]]}{'s' if match[1] != '1' else ''}"


def _rest(match: re.Match[str]) -> str:
    return f", … {match[1]} in all" if match[1] else ", …"
