"""The JSON Schema of rule files, which editors use.

Enters: the checks.  Leaves: the schema of the rule files that use one of them.  What every rule has stands at its top;
what a check adds, its options and its outcomes with their variables, holds where `check` names it.  Which outcomes
the options rule out is known to the loader only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, create_model
from pydantic.json_schema import models_json_schema

from checker.checks.check import Check, NoOptions, Outcome, variables_of
from checker.rulebook.examples import Example
from checker.rules.rule import Rule

_RuleFile = create_model("RuleFile", __base__=Rule, examples=(tuple[Example, ...], ()))
_Schema = dict[str, Any]
_SEVERITY: _Schema = {"$ref": "#/$defs/Severity"}
_WORDS: _Schema = {"$ref": "#/$defs/Bilingual"}


def rule_schema(checks: Sequence[Check]) -> _Schema:
    """The schema of rule files that use one of these checks."""
    models: list[type[BaseModel]] = [_RuleFile, *(check.options for check in checks if check.options is not NoOptions)]
    named, schema = models_json_schema([(model, "validation") for model in models])
    parts = schema["$defs"]
    rule = parts.pop(_RuleFile.__name__)
    fields = rule["properties"]
    del fields["name"]
    fields |= {"options": {"type": "object"}, "severity": {}, "message": {}, "remedy": {}}
    fields["check"]["enum"] = [check.name for check in checks]
    cases = [_case(check, named.get((check.options, "validation"), {"maxProperties": 0})) for check in checks]
    return {**rule, "title": "Rule", "allOf": cases, "$defs": parts}


def _case(check: Check, options: _Schema) -> _Schema:
    """What holds of the rules of one check."""
    fields = {
        "options": options,
        "severity": _per_outcome({name: _SEVERITY | _about(each) for name, each in check.outcomes.items()}, _SEVERITY),
        "message": _per_outcome({name: _WORDS | _usable(each) for name, each in check.outcomes.items()}, _WORDS),
        "remedy": _per_outcome({name: _WORDS | _about(each) for name, each in check.outcomes.items()}, _WORDS),
    }
    needed = [] if check.options is NoOptions else ["options"]
    asked = {"properties": {"check": {"const": check.name}}, "required": ["check"]}
    return {"if": asked, "then": {"properties": fields, "required": needed}}


def _per_outcome(each: _Schema, one: _Schema) -> _Schema:
    """One for all outcomes, or one for each of some."""
    return {"anyOf": [one, {"type": "object", "properties": each, "additionalProperties": False, "minProperties": 1}]}


def _about(outcome: type[Outcome]) -> _Schema:
    return {"description": outcome.__doc__}


def _usable(outcome: type[Outcome]) -> _Schema:
    variables = "、".join(f"{{{name}}}" for name in variables_of(outcome))
    return {"description": f"{outcome.__doc__} 变量 variables: {variables}"}
