"""The settings of a project: plan-checker.toml, or [tool.plan-checker] of pyproject.toml.

Enters: a directory.  Leaves: the settings of the nearest file that has any, and which file that is.  An
option of the command line takes the place of the same setting; words are added to those of the plan.  A
file that cannot be used is one `InputError` with all its problems.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.inputs.files import read_bytes
from checker.inputs.problem import InputError, Problem
from checker.plan.model import Plan, Vocabulary
from checker.settings.files import OWN, SECTION, config_files, parse_toml
from checker.source import decode

_Spot = tuple[int, int]
_TOLD = 50
"""Mistakes of one file that are told at once."""
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEADER = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w.\s-]+?))\s*=""")
_EXPECTED = {
    "tuple_type": "列表 (a list)",
    "string_type": "文字 (a string)",
    "mapping_type": "表 (a table)",
    "dict_type": "表 (a table)",
    "model_type": "表 (a table)",
}


class Config(BaseModel):
    """What a project sets for all its checks; the names of directories are relative to the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=False, validate_by_alias=True)

    select: tuple[str, ...] = Field((), description="只运行这些规则: 代码、类别字母、代码开头或名称")
    ignore: tuple[str, ...] = Field((), description="不运行这些规则")
    fail_on: Literal["error", "warning", "review", "never"] | None = Field(
        None, alias="fail-on", description="从哪一级起退出码为 1"
    )
    rules: tuple[str, ...] = Field((), description="另有规则的目录, 相对于本文件")
    lang: Literal["zh", "en"] | None = Field(None, description="报告的语言")
    vocabulary: Vocabulary = Field(default_factory=Vocabulary, description="补充的用语, 并入每份方案的用语")


class Found(NamedTuple):
    """Settings with the file that they stand in; no file where nothing is set."""

    config: Config = Config()
    file: Path | None = None


def load_config(directory: Path) -> Found:
    """The settings that hold in a directory; none where no file has any."""
    for file in config_files(directory):
        text = decode(read_bytes(str(file)), str(file))
        section = () if file.name == OWN else ("tool", SECTION)
        if file.name == OWN or SECTION in text:
            settings = _section(_parsed(text, str(file)), section, str(file))
            if settings is not None:
                return Found(_with_folder(_validated(settings, section, text, str(file)), file.parent), file)
    return Found()


def with_words(plan: Plan, words: Vocabulary) -> Plan:
    """A plan that knows the words of the project besides its own."""
    if words == Vocabulary():
        return plan
    own = plan.vocabulary
    classes = dict.fromkeys((*own.qualifiers, *words.qualifiers))
    together = Vocabulary(
        synonyms=(*own.synonyms, *words.synonyms),
        qualifiers={name: _joined(own.qualifiers.get(name, ()), words.qualifiers.get(name, ())) for name in classes},
        names=_joined(own.names, words.names),
    )
    return plan.model_copy(update={"vocabulary": together})


def _joined(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *theirs)))


def _parsed(text: str, path: str) -> Mapping[str, Any]:
    try:
        return parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (text.count("\n") + 1, 1)
        said = f"不是合格的 TOML (not TOML: {_AT.sub('', str(error))})."
        raise InputError([Problem(path, said, "请检查引号、方括号和等号。", line, column)]) from None
    except RecursionError:
        raise InputError.of(path, "嵌套太深 (nested too deeply).", "设置只有一两层。") from None


def _section(document: Mapping[str, Any], names: Sequence[str], path: str) -> Mapping[str, Any] | None:
    """The table of settings; None where the file has none."""
    found: Any = document
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    if found is not None and not isinstance(found, Mapping):
        said = f"“{'.'.join(names)}”应为表 (must be a table)."
        raise InputError([Problem(path, said, f"请写成 [{'.'.join(names)}]。")])
    return found


def _validated(settings: Mapping[str, Any], section: Sequence[str], text: str, path: str) -> Config:
    try:
        return Config.model_validate(settings)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems = [_problem(detail, section, text, path) for detail in details[:_TOLD]]
        unique = dict.fromkeys(problems)
        raise InputError(sorted(unique, key=lambda problem: (problem.line, problem.column))) from None


def _problem(detail: Any, section: Sequence[str], text: str, path: str) -> Problem:
    names = [part for part in detail["loc"] if isinstance(part, str) and part != "[key]"]
    said, remedy = _said(detail, names)
    return Problem(path, said, remedy, *find_key(text, section, names))


def _said(detail: Any, names: Sequence[str]) -> tuple[str, str]:
    name = ".".join(filter(None, names)) or "''"
    if detail["type"] == "extra_forbidden":
        known = Vocabulary.model_fields if names[0] == "vocabulary" else _known()
        close = get_close_matches(names[-1], list(known), n=1)
        hint = f"是否应为“{close[0]}”?" if close else f"可用: {'、'.join(known)}。"
        return f"不认识的设置“{name}” (unknown setting).", hint
    if detail["type"] == "literal_error":
        given = detail["ctx"]["expected"].replace("'", "").replace(" or ", "、").replace(", ", "、")
        return f"设置“{name}”的值不对 (wrong value).", f"可用: {given}。"
    if detail["type"] == "string_too_short":
        return f"设置“{name}”里有空的词 (empty word).", "请填写或删除。"
    expected = _EXPECTED.get(detail["type"], detail["msg"])
    return f"设置“{name}”的类型不对: 应为{expected} (wrong type).", "请改正。"


def _known() -> list[str]:
    return [field.alias or name for name, field in Config.model_fields.items()]


def find_key(text: str, section: Sequence[str], names: Sequence[str]) -> _Spot:
    """Where a setting is written; the nearest table or key around it where it has no line of its own."""
    wanted = [*section, *names]
    best, place = 0, (1, 1)
    table: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _names(header[1])
            said = table
        elif key := _KEY.match(line):
            said = [*table, *_names(next(name for name in key.groups() if name is not None))]
        else:
            continue
        if best < len(said) <= len(wanted) and said == wanted[: len(said)]:
            best, place = len(said), (number, len(line) - len(line.lstrip()) + 1)
    return place


def _names(dotted: str) -> list[str]:
    return [name.strip().strip("\"'") for name in dotted.split(".")]


def _with_folder(config: Config, folder: Path) -> Config:
    return config.model_copy(update={"rules": tuple(str(folder / name) for name in config.rules)})
