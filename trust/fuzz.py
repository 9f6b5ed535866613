"""Fuzzing: inputs nobody would write, led by what they reach in the code, into every reader, rule and the grammar.

python -m trust.fuzz TARGET FOLDER [options of libFuzzer, as -max_total_time=900]

Enters: a target of `trust/targets.py` and a folder, which keeps the inputs that reached something new, from run to run.
Leaves: in FOLDER.found one input for each kind of fault, with what went wrong beside it; the run goes on behind it.
Needs atheris (`pip install atheris`), which the project does not install.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import atheris

with atheris.instrument_imports(include=["checker"]):
    from trust.targets import TARGETS, seeds, wrong

import yaml
from lxml import etree

from checker.data import data_dir

_WORD = re.compile(r"[\u4e00-\u9fff]{1,8}")
_SIGNS = [
    *"、，；：。（）()“”《》〔〕—-~%‰.·０５〇两廿卅百千万亿半\u3000\u2028\x85\ufeff",
    "\n",
    "\n\n",
    "\t",
    " | ",
    "😀",
    "½",
    "①",
]


def words() -> list[str]:
    """The words that the grammars look for, so that chance meets them."""
    files = sorted(data_dir("grammars").glob("*.yaml"))
    return sorted({word for file in files for word in _WORD.findall(file.read_text(encoding="utf-8"))})


def in_words(known: list[str], data: bytes, most: int, seed: int) -> bytes:
    """The text with one piece taken out, put elsewhere, written twice, or replaced by a word; at times by libFuzzer."""
    random = Random(seed)
    if random.random() < 0.3:
        return bytes(atheris.Mutate(data, most))
    return _changed(random, known, data.decode("utf-8", "ignore")).encode("utf-8", "ignore")[:most]


def _changed(random: Random, known: list[str], text: str) -> str:
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.choice((0, 0, 1, 2, 5, 30)))
        to = random.randint(0, len(text))
        number = str(random.choice((0, 1, 2, 5, 12, 99.5, 100, 2030, 10**9, 10**30)))
        new = random.choice(("", text[start:end] * 2, text[to : to + 20], random.choice(known), number, _sign(random)))
        text = text[:start] + new + text[end:]
    return text


def _sign(random: Random) -> str:
    return random.choice(_SIGNS)


def in_elements(known: list[str], data: bytes, most: int, seed: int) -> bytes:
    """The XML with one element taken out, moved, doubled, emptied, or its text or an attribute changed."""
    random = Random(seed)
    try:
        tree = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return in_words(known, data, most, seed)
    every = list(tree.iter("*"))
    for _ in range(random.randint(1, 3)):
        _move(random, known, random.choice(every), random.choice(every))
    return etree.tostring(tree, encoding="utf-8")[:most]


def _move(random: Random, known: list[str], one: Any, other: Any) -> None:
    """One change of a tree."""
    copy = etree.fromstring(etree.tostring(one))
    match random.randint(0, 5):
        case 0 if one.getparent() is not None:
            one.getparent().remove(one)
        case 1:
            other.append(copy)
        case 2 if other.getparent() is not None:
            other.addnext(copy)
        case 3 if one.attrib:
            one.set(random.choice(list(one.attrib)), random.choice(("", "0", "-1", "63", "99999999999", "A1:ZZ9", "x")))
        case 4:
            other.tag = one.tag
        case _:
            said = _changed(random, known, one.text or "")
            one.text = "".join(sign for sign in said if sign.isprintable())


def in_fields(known: list[str], data: bytes, most: int, seed: int) -> bytes:
    """The plan file with a field emptied, doubled or put elsewhere, or its text changed; at times changed as text."""
    random = Random(seed)
    try:
        plan = yaml.load(data, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        plan = None
    if not isinstance(plan, dict) or random.random() < 0.1:
        return in_words(known, data, most, seed)
    for _ in range(random.randint(1, 3)):
        holders = list(_holders(plan))
        _refill(random, known, random.choice(holders), random.choice(holders))
    dumped = yaml.dump(plan, Dumper=yaml.CSafeDumper, allow_unicode=True)
    return dumped.encode("utf-8", "ignore")[:most]


def _holders(value: Any) -> Iterator[Any]:
    """Every mapping and list that holds something."""
    if isinstance(value, dict | list) and value:
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _holders(each)


def _refill(random: Random, known: list[str], one: Any, other: Any) -> None:
    """One change of a plan file."""
    key = random.choice(list(one)) if isinstance(one, dict) else random.randrange(len(one))
    copy = deepcopy(one[key])
    match random.randint(0, 6):
        case 0 if len(one) > 1:
            del one[key]
        case 1 if isinstance(other, list):
            other.insert(random.randint(0, len(other)), copy)
        case 2 if isinstance(other, dict):
            other[key if isinstance(one, dict) else random.choice(list(other))] = copy
        case 3:
            one[key] = random.choice(("", [], {}, 0, -1, 2030, 10**30, True, None, 1.5, random.choice(known)))
        case _ if isinstance(copy, str):
            one[key] = _changed(random, known, copy)


def attack(target: str, found: Path, data: bytes) -> None:
    """Give one input to a target, and keep it where it is the first of its kind to go wrong."""
    for said in wrong(target, data):
        kind = re.sub(r"\d+|'[^']*'", "", said)
        name = found / hashlib.sha256(kind.encode()).hexdigest()[:12]
        if not name.exists():
            name.write_bytes(data)
            name.with_suffix(".txt").write_text(said, encoding="utf-8")


MUTATORS: Mapping[str, Callable[..., bytes]] = {"xml": in_elements, "yaml": in_fields}
"""How inputs of a form are changed so that most of them are still read; others are changed as text."""


def main(target: str, folder: Path, *options: str) -> None:
    """Seed the folder, and run."""
    found = folder.with_name(f"{folder.name}.found")
    for each in (folder, found):
        each.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(seeds(target)):
        (folder / f"seed{at:04}").write_bytes(seed)
    mutate = MUTATORS.get(TARGETS[target].form, in_words)
    given = [sys.argv[0], str(folder), f"-artifact_prefix={found}/", "-timeout=20", "-rss_limit_mb=2000", *options]
    atheris.Setup(given, partial(attack, target, found), custom_mutator=partial(mutate, words()))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
