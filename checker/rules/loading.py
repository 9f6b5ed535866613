"""Rule files to rules.

Enters: directories of rules/**/*.yaml.  Leaves: frozen rules, sorted by code.  A bad rule file is
an `InputError` with the place and what to do; all bad files are reported at once.  Examples stand
last in a rule file and are read by `checker.examples` only, so that a check need not parse them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from checker.checks.check import check_names, load_check
from checker.data import data_dir
from checker.finding import Words
from checker.inputs.files import read_bytes
from checker.inputs.problem import InputError, Problem
from checker.rules.rule import Rule, rule_model
from checker.source import Route, SourceMap, decode
from checker.yaml_files.models import Composed, compose

EXAMPLES = "\nexamples:\n"
FAMILIES: Mapping[str, Words] = MappingProxyType(
    {
        "N": Words("数字", "numbers"),
        "A": Words("算术", "arithmetic"),
        "R": Words("责任", "responsibility"),
        "S": Words("结构", "structure"),
        "T": Words("用语", "terms"),
        "D": Words("日期", "dates"),
        "M": Words("机制", "mechanism"),
        "U": Words("阅读", "reading"),
    }
)
"""The families of rules by the letter of their codes; in English as the folders of rules/ are named."""
_KEPT = 1_000
"""Rules kept as they were understood: those of the checker, and several times as many of others."""


def load_rules(directories: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that come with the checker and those in more directories, by code."""
    roots = [data_dir("rules"), *map(_existing, directories)]
    loaded = _load([file for root in roots for file in rule_files(root)])
    return tuple(sorted((each.rule for each in loaded), key=lambda rule: rule.code))


def load_directory(directory: str) -> tuple[tuple[Rule, Path], ...]:
    """The rules of one directory with their files, by code, held against those that come with the checker."""
    own = rule_files(_existing(directory))
    known = {file.resolve() for file in own}
    others = [file for file in rule_files(data_dir("rules")) if file.resolve() not in known]
    loaded = [each for each in _load([*others, *own]) if each.path in own]
    return tuple((each.rule, each.path) for each in sorted(loaded, key=lambda each: each.rule.code))


def rule_files(root: Path) -> list[Path]:
    """The rule files below a directory."""
    return sorted(root.rglob("*.yaml"))


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A rule with its file."""

    rule: Rule
    path: Path
    sources: SourceMap

    def problem(self, route: Route, message: str, remedy: str) -> Problem:
        """A problem at one place of the file."""
        return Problem(str(self.path), message, remedy, *self.sources.locate(route)[0])


def _load(paths: Iterable[Path]) -> list[_Loaded]:
    """The rules of files; an `InputError` with the problems of all of them."""
    problems: list[Problem] = []
    loaded: list[_Loaded] = []
    for path in paths:
        try:
            loaded.append(_read(path))
        except InputError as error:
            problems += error.problems
    problems += _doubles(loaded)
    problems += () if problems else _yielding_to_none(loaded)
    if problems:
        raise InputError(problems)
    return loaded


def load_rule(path: Path) -> Rule:
    """One rule file; its name is the rule's name."""
    return _read(path).rule


def _read(path: Path) -> _Loaded:
    text = decode(read_bytes(str(path)), str(path))
    return _understood(path, text.partition(EXAMPLES)[0])


@lru_cache(maxsize=_KEPT)
def _understood(path: Path, head: str) -> _Loaded:
    """The rule that a file says; what watches, serves or edits checks again and again by the same files."""
    composed = compose(str(path), head)
    rule = _checked(composed)
    return _Loaded(rule.model_copy(update={"name": path.stem}), path, composed.sources)


def _checked(composed: Composed) -> Rule:
    """The rule of a file, held against what its check has."""
    if "check" not in composed.value:
        missing = Problem(composed.sources.path, "缺少字段“check” (missing field).", "请补上“check: …”。", 1, 1)
        raise InputError([missing])
    if "name" in composed.value:
        place = composed.sources.locate(("name",))[0]
        raise InputError(
            [Problem(composed.sources.path, "规则名就是文件名 (named as its file).", "请删除“name”。", *place)]
        )
    said = str(composed.value["check"])
    check = load_check(said)
    if not check:
        raise InputError([_no_such_check(composed, said)])
    return composed.fill(rule_model(check))


def _no_such_check(composed: Composed, said: str) -> Problem:
    close = get_close_matches(said, check_names(), n=1)
    hint = f"是否应为“{close[0]}”? " if close else ""
    remedy = f"{hint}“check rules --checks”列出全部检查。"
    place = composed.sources.locate(("check",))[0]
    return Problem(composed.sources.path, f"没有“{said}”这种检查 (no such check).", remedy, *place)


def _existing(directory: str) -> Path:
    if not Path(directory).is_dir():
        raise InputError([Problem(directory, "没有这个规则目录 (no such directory of rules).", "请核对 --rules。")])
    return Path(directory)


def _doubles(loaded: Iterable[_Loaded]) -> list[Problem]:
    """Codes and names given twice."""
    problems: list[Problem] = []
    seen: dict[str, Path] = {}
    for each in loaded:
        for name in (each.rule.code, each.rule.name):
            if name in seen:
                said = f"规则“{name}”已在 {seen[name]} 中 (defined twice)."
                problems.append(each.problem(("code",), said, "请改用别的代码或文件名。"))
            seen.setdefault(name, each.path)
    return problems


def _yielding_to_none(loaded: Sequence[_Loaded]) -> list[Problem]:
    """Rules that are to yield to a rule that there is not."""
    codes = {each.rule.code for each in loaded}
    return [
        each.problem(("yields_to", number), f"没有规则“{code}”可让位 (no such rule).", "“check rules”列出全部规则。")
        for each in loaded
        for number, code in enumerate(each.rule.yields_to)
        if code not in codes
    ]


def choose(rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that are selected and not ignored; a selector that matches none is an `InputError`."""
    unmatched = [name for name in (*select, *ignore) if not any(_named(rule, name) for rule in rules)]
    if unmatched:
        raise InputError([_no_such_rule(name, rules) for name in dict.fromkeys(unmatched)])
    return tuple(
        rule
        for rule in rules
        if (not select or any(_named(rule, name) for name in select)) and not any(_named(rule, n) for n in ignore)
    )


def find_rule(rules: Sequence[Rule], name: str) -> Rule:
    """The rule with a code or name."""
    found = [rule for rule in rules if name in (rule.code, rule.name)]
    if not found:
        raise InputError([_no_such_rule(name, rules)])
    return found[0]


def _no_such_rule(name: str, rules: Sequence[Rule]) -> Problem:
    close = get_close_matches(name, [word for rule in rules for word in (rule.code, rule.name)], n=1)
    hint = f"是否应为“{close[0]}”? " if close else ""
    return Problem(name or "''", "没有这样的规则 (no such rule).", f"{hint}“check rules”列出全部规则。")


def _named(rule: Rule, selector: str) -> bool:
    """Whether a selector names the rule: its code, its name, its family, or the start of its code (N, N1)."""
    if selector in (rule.code, rule.name) or selector in FAMILIES.get(rule.code[0], ()):
        return True
    return selector.isalnum() and rule.code.startswith(selector)
