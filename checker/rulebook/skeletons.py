"""New files to start from: a rule beside the known ones, a plan from the template.

Enters: the name of what is to be written.  Leaves: its text.  A new rule is a copy of one of its family
with its own code, its words still to be written and its examples in working order, so that
`check rules test` passes from the first moment and every change shows what it does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.data import data_dir
from checker.inputs.problem import InputError, Problem
from checker.rules.loading import FAMILIES, find_rule, rule_files
from checker.rules.rule import Rule

_FIELD = re.compile(r"^(?=[a-z_]+:)", re.M)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"^code:\s*([A-Z]\d{3})", re.M)
_FIRST, _LAST = 901, 999
_WORDS: Mapping[str, str] = {
    "title": "title:\n  zh: 请写这条规则找出什么（一句话）\n  en: say what it finds\n",
    "why": "why:\n  zh: 请写为什么要紧，给看到问题的人看\n  en: say why it matters\n",
    "remedy": "remedy:\n  zh: 请写该怎么办\n  en: say what to do\n",
    "basis": "basis:\n  clause: 请写依据的条款；没有就写通行做法\n  level: 待核\n",
    "since": "since: 1\n",
}


def write_skeleton(name: str, like: str | None, rules: Sequence[Rule], beside: Sequence[str]) -> str:
    """The text of a rule FAMILY/NAME, after the rule named `like` or the first of the family.

    `beside` are the texts of the rule files next to it, whose codes are taken as well.
    """
    letter = _family(name)
    family = [rule for rule in rules if rule.code.startswith(letter)]
    if not family and not like:
        said = "这一类还没有规则可供参照 (no rule of this family to start from)."
        raise InputError([Problem(name, said, "请加 --like 代码。")])
    model = find_rule(rules, like) if like else family[0]
    taken = {rule.code for rule in rules} | {code for text in beside for code in _CODE.findall(text)}
    return _rewritten(_text_of(model), _free_code(letter, taken, name), model)


def _family(name: str) -> str:
    """The letter of a FAMILY/NAME; an `InputError` for anything else."""
    folder, _, stem = name.rpartition("/")
    letters = {english: letter for letter, (_, english) in FAMILIES.items()}
    family = folder.rpartition("/")[2]
    if family not in letters:
        said = f"“{family}”不是规则的类别 (not a family of rules)."
        raise InputError([Problem(name, said, f"请写成 类别/名称, 类别为: {'、'.join(letters)}。")])
    if not _NAME.fullmatch(stem):
        said = f"“{stem}”不能作规则名 (not a rule name)."
        raise InputError([Problem(name, said, "请用小写字母、数字和“-”, 如 numbers/our-rule。")])
    return letters[family]


def _free_code(letter: str, taken: set[str], name: str) -> str:
    for number in range(_FIRST, _LAST + 1):
        if f"{letter}{number}" not in taken:
            return f"{letter}{number}"
    raise InputError([Problem(name, f"代码 {letter}{_FIRST}—{letter}{_LAST} 已用完 (no free code).", "请自编代码。")])


def _text_of(rule: Rule) -> str:
    """The file of a rule that comes with the checker."""
    found = [file for file in rule_files(data_dir("rules")) if file.stem == rule.name]
    if not found:
        said = "只能参照随程序提供的规则 (only rules that come with the checker)."
        raise InputError([Problem(rule.code, said, "请换一条, 或直接复制那个文件。")])
    return found[0].read_text(encoding="utf-8")


def _rewritten(text: str, code: str, model: Rule) -> str:
    """A rule file with a new code and words to be written; check, options, messages and examples stay."""
    parts = {part.partition(":")[0]: part for part in _FIELD.split(text)}
    parts |= {**_WORDS, "code": f"code: {code}\n"}
    head = (
        f"# 骨架, 参照 {model.code} {model.name}。写法见 docs/writing-rules.md: 先改例子, 再改 options 和 message。\n"
        f"# Skeleton after {model.code}: change the examples first, then options and message; then run them:\n"
        f"#   check rules test .\n"
    )
    return head + "".join(part for name, part in parts.items() if re.fullmatch("[a-z]+", name))


def read_template() -> str:
    """The plan that a new county starts from."""
    return Path(data_dir("plans"), "template.yaml").read_text(encoding="utf-8")
