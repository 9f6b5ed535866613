"""YAML to frozen models, with the place of every scalar.

Enters: the text of a YAML file and the model it should fill.  Leaves: the model and a `SourceMap`.
Scalars are text (no `no` -> False, no dates); duplicate keys, anchors, aliases and tags are refused,
and all problems of a file are reported at once, each with its line, column and remedy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from checker.inputs.problem import MOST, InputError, Problem
from checker.source import Extent, Lines, Point, Route, SourceMap
from checker.yaml_files.invalid import EMPTY, PLANS, Guide, describe, short, within

_MAX_DEPTH = 40
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str")
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Composed:
    """A YAML mapping as plain values of text, with the extents of its values and of its keys."""

    value: dict[str, Any]
    sources: SourceMap
    keys: Mapping[Route, Extent]

    def fill(self, model: type[_Model], guide: Guide = PLANS) -> _Model:
        """The values as an instance of a model; an `InputError` with all that does not fit.

        `guide` is what remedies refer to.
        """
        try:
            return model.model_validate(self.value)
        except ValidationError as error:
            raise _invalid(error, model, self.sources, self.keys, guide) from None


def compose(path: str, text: str, guide: Guide = PLANS) -> Composed:
    """A YAML text as plain values; an `InputError` with all problems where it is not one mapping."""
    tree = _Composer(path, text)
    value = tree.compose()
    if tree.problems:
        raise InputError(tree.problems)
    if not isinstance(value, dict):
        said = "文件是空的或不是“字段: 内容”的形式 (no mapping)."
        raise InputError([Problem(path, said, f"参见 {guide.form}。", 1, 1)])
    return Composed(value, SourceMap(path, text, tree.extents), tree.keys)


def read_model(model: type[_Model], path: str, text: str, guide: Guide = PLANS) -> tuple[_Model, SourceMap]:
    """A YAML text as an instance of a model, with the place of every value."""
    composed = compose(path, text, guide)
    return composed.fill(model, guide), composed.sources


class _Composer:
    """One pass over the parser's events: values, extents of values and keys, and problems."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.extents: dict[Route, Extent] = {}
        self.keys: dict[Route, Extent] = {}
        self.problems: list[Problem] = []
        self._events: Iterator[Any] = iter(())

    def compose(self) -> Any:
        """The value of the first document, or None where the text is not YAML."""
        try:
            self._events = yaml.parse(self.text, Loader=_Loader)
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    value = self._node(next(self._events), ())
                    self._refuse_more_documents()
                    return value
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            said = f"不是合格的 YAML (not YAML: {error.problem})."
            self.problems.append(Problem(self.path, said, "请检查缩进、冒号和引号。", *place))
        except yaml.YAMLError as error:
            said = f"含有不允许的字符 (not YAML: {str(error).splitlines()[0]})."
            self.problems.append(Problem(self.path, said, "请删除控制字符。", 1, 1))
        return None

    def _refuse_more_documents(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._problem(event, "一个文件只能有一份内容 (more than one document).", "请删除“---”。")
                return

    def _node(self, event: Any, route: Route) -> Any:
        start = event.start_mark.index
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._problem(event, f"不支持引用和锚点“{short(event.anchor)}” (anchors and aliases).", "请把内容写全。")
        elif event.tag not in _PLAIN_TAGS:
            self._problem(event, f"不支持标签“{short(event.tag)}” (tags).", "请删除“!”开头的标签。")
        if len(route) > _MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self.extents[route] = Extent(start, _end(event), event.value)
            return event.value
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(start, route)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(start, route)
        return ""

    def _mapping(self, start: int, route: Route) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                self.extents[route] = Extent(start, _end(event))
                break
            key = self._node(event, (*route, "?"))
            if not isinstance(key, str):
                self._problem(event, "字段名必须是文字 (a field name must be text).", "请改成“字段: 内容”。")
                key = f"?{len(value)}"
            if key in value:
                self._problem(event, f"字段“{short(key)}”写了两次 (duplicate key).", "请合并或删除其中一个。")
            self.keys[(*route, key)] = Extent(event.start_mark.index, event.end_mark.index, key)
            value[key] = self._node(next(self._events), (*route, key))
        return value

    def _sequence(self, start: int, route: Route) -> list[Any]:
        value: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.extents[route] = Extent(start, _end(event))
                break
            value.append(self._node(event, (*route, len(value))))
        return value

    def _problem(self, event: Any, message: str, remedy: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.path, message, remedy, mark.line + 1, mark.column + 1))


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end


class _Fault(NamedTuple):
    """One thing that pydantic found: where in the file, and at which place of the model."""

    place: Point
    target: Route
    detail: Any


def _invalid(
    error: ValidationError, model: type[BaseModel], sources: SourceMap, keys: Mapping[Route, Extent], guide: Guide
) -> InputError:
    """What pydantic found, each place once, in the words of the person who wrote the file; the first of many."""
    found: dict[Route, _Fault] = {}
    for detail in error.errors(include_url=False):
        fault = _fault(detail, sources, keys)
        found.setdefault(fault.target, fault)
    outer = {target[:length] for target in found for length in range(len(target))}
    own = [fault for fault in found.values() if fault.detail["type"] not in EMPTY or fault.target not in outer]
    own.sort(key=lambda fault: fault.place)
    listed = [
        Problem(sources.path, *describe(each.detail, _field(each.detail), model, guide), *each.place)
        for each in own[:MOST]
    ]
    return InputError(listed, len(own) - len(listed))


def _fault(detail: Any, sources: SourceMap, keys: Mapping[Route, Extent]) -> _Fault:
    named = detail["type"] in ("missing", "extra_forbidden")
    route = _route((*(detail["loc"][:-1] if named else detail["loc"]), *within(detail)), sources)
    target = (*route, _field(detail)) if named else route
    extent = keys.get(target) if detail["type"] == "extra_forbidden" else sources.extents.get(route)
    return _Fault(Lines.of(sources.text).point(extent.start if extent else 0), target, detail)


def _field(detail: Any) -> str:
    """The name of the field that an error is about."""
    return str(detail["loc"][-1]) if detail["loc"] else ""


def _route(loc: tuple[str | int, ...], sources: SourceMap) -> Route:
    """The part of an error's location that is really in the file (tags of unions drop out)."""
    route: Route = ()
    for part in loc:
        if (*route, part) in sources.extents:
            route = (*route, part)
    return route
