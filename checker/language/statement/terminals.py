"""The grammar of a clause: grammars/statement.lark with the word classes of grammars/words.yaml as its terminals.

Enters: the word lists.  Leaves: the text of the grammar, and the name of the class that a predicate belongs to.
"""

from __future__ import annotations

import re
from functools import cache

from checker.data import data_dir
from checker.language.statement.masks import AFTER, BEFORE, FIGURE, FILL, MASKS, ORDER, RELATION, WHEN
from checker.words.vocabulary import one_of, one_of_guarded
from checker.words.word_file import Words
from checker.words.words import load_words

_ON = f"(?= ?[不约近超突达至最第前增为从≥>≤<≈分各均{FIGURE}{AFTER}])"
_MARKED = f"{FIGURE}{FILL}*"


@cache
def predicate_words() -> dict[str, Words]:
    """The words of each predicate terminal."""
    lists = load_words()
    return {
        "REACH": lists.reach,
        "RISE": lists.rise,
        "RISE_TO": lists.rise_to,
        "FALL": lists.fall,
        "ADD": lists.add,
        "COMPARED": lists.compared,
        "EACH": lists.each,
        "ENTER": lists.enter,
        "PROMISE": lists.promises,
        "FROM": lists.starting,
        "SETTLE": lists.settle,
    }


def grammar() -> str:
    """The grammar of a clause."""
    known = _predicates() | _before()
    terminals = [f"TEXT.-1: /{_text(known)}/"]
    terminals += [f"{name}.3: /{_slashed(pattern)}/" for name, pattern in known.items()]
    terminals += [f"{name}.{4 if name == 'COMMIT' else 1}: /{_slashed(pattern)}/" for name, pattern in _leads().items()]
    terminals += [f"{name}.{6 if name == 'TO' else 5}: /{_slashed(pattern)}/" for name, pattern in _after().items()]
    return (data_dir("grammars") / "statement.lark").read_text(encoding="utf-8") + "\n".join(terminals)


def _slashed(pattern: str) -> str:
    return pattern.replace("/", r"\/")


def _leads() -> dict[str, str]:
    """The classes known only where a run of words begins."""
    words = load_words()
    return {
        "COMMIT": one_of_guarded({**words.commitment_adverbs, **words.commitment_verbs}),
        "ACTION": one_of_guarded(words.actions) + f"|(?:{one_of(words.stage_verbs)})(?!{words.no_stage_verb})",
        "SUPPORT": f"(?:{one_of(words.supports)})(?!{words.no_support})",
        "ADVERB": one_of_guarded(words.adverbs) + f"|(?:{one_of(words.qualities)})(?={_quality_verbs()})",
        "AREA": one_of(words.areas) + f"|全(?={'|'.join(words.whole_of)})",
        "PERIOD": one_of(words.times),
        "EVERY": one_of(words.every),
        "JOINT": one_of_guarded(words.joints),
        "PART": one_of(words.parts),
    }


def _quality_verbs() -> str:
    """Verbs behind a word of quality, unless another word begins there (重点建设用地)."""
    words = load_words()
    return one_of_guarded({verb: words.actions.get(verb, "") for verb in words.quality_verbs})


def _predicates() -> dict[str, str]:
    """The classes known anywhere; single characters only where they lead on to a figure."""
    words = load_words()
    known = {terminal: _leading_on(found) for terminal, found in predicate_words().items()}
    start = f"(?:{one_of(words.starting)})(?:{one_of(words.from_times)})的?(?= ?{FIGURE})"
    known["FROM"] = f"{start}|{known['FROM']}"
    doing = (
        f"[{''.join(word for word in words.each if len(word) == 1)}](?:{one_of([*words.actions, *words.short_verbs])})"
    )
    known["EACH"] += f"|{doing}(?={_near()})"
    among = f"(?:{one_of([*words.enter, *words.holding])})[^,;、{MASKS}]{{1,10}}(?=(?:{one_of(words.top)}) ?{FIGURE})"
    known["ENTER"] = f"{among}|{known['ENTER']}"
    known["THAN"] = rf"[较比][^,;、{MASKS}]{{0,12}}的(?= ?{_MARKED} ?(?:{one_of([*words.rise, *words.fall])}))"
    known["OF"] = f"(?:{_of_what()})的(?= ?{FIGURE})"
    return known | {"SETTLE": f"(?:{one_of(words.settle)})(?:目标)?{_ON}"}


def _of_what() -> str:
    """What a multiple is of: 是2029年的, 达到上年同期的, 2025年末的."""
    words = load_words()
    date = f"{WHEN}{FILL}*(?:{one_of(words.date_tails)})?"
    return f"(?:{one_of([*words.equals, *words.reach, *words.rise_to])})(?:{date}|{one_of(words.from_times)})|{date}"


def _leading_on(words: Words) -> str:
    long = [word for word in words if len(word) > 1]
    short = [word for word in words if len(word) == 1]
    return "|".join(
        [
            *([f"(?:{one_of(long)})(?<!稳定(?=就业[{MASKS}]))了?(?!{one_of(load_words().in_names)})"] if long else []),
            *([f"(?<![户人亩年平日月地])[{''.join(short)}]{_ON}"] if short else []),
        ]
    )


def _near() -> str:
    """What may stand between a word and the figure that it leads to."""
    return f" ?(?:{one_of(load_words().bounds_before.about)})? ?{FIGURE}"


def _before() -> dict[str, str]:
    bounds = load_words().bounds_before
    words = {
        "OVER": bounds.over,
        "LEAST": bounds.least,
        "MOST": bounds.most,
        "UNDER": bounds.under,
        "ABOUT": bounds.about,
        "TOP": load_words().top,
    }
    return {terminal: f"(?:{one_of(found)})(?={_near()})" for terminal, found in words.items()}


def _after() -> dict[str, str]:
    """What is known only behind a figure."""
    words = load_words()
    bounds = words.bounds_after
    reached = [word for word in words.reach if word not in words.plain_verbs]
    changes = one_of([*words.rise_to, *words.rise, *words.fall, *reached])
    about = one_of([*words.bounds_before.all, *words.each])
    change = f"(?:{one_of(words.again)})?(?:{changes})了?(?= ?(?:{about})? ?{FIGURE})"
    return {
        "LEAST_AFTER": one_of(bounds.least),
        "MOST_AFTER": one_of(bounds.most),
        "ABOUT_AFTER": one_of(bounds.about),
        "TO": f"(?:{one_of(words.each)})?(?:{one_of(words.rise_to)})(?= ?(?:{WHEN}{FILL}* ?)?(?:{about})? ?{FIGURE})",
        "CHANGE": change,
        "GROUND": f"的?(?:{one_of(words.grounds)})(?= ?(?:{FIGURE}|{change}))",
        "GROWN": f"的?(?:{one_of(words.growths)})(?= *(?:、|$))",
    }


def _text(stops: dict[str, str]) -> str:
    """A stretch of text up to the next predicate, bound or mask."""
    lists = load_words()
    known = [word for found in (*predicate_words().values(), lists.bounds_before.all, lists.top) for word in found]
    known += [*lists.equals, "较", "比"]
    first = "".join(map(re.escape, sorted({word[0] for word in known})))
    stop = "|".join(pattern for name, pattern in stops.items() if name != "RISE_TO")
    masks = FIGURE + AFTER + BEFORE + RELATION + WHEN + ORDER + FILL
    return f"(?:[^{first}{masks}]|(?!{stop}|{one_of(lists.rise_to)})[{first}{FILL}])+"
