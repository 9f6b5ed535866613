"""What every rule has, whatever its check: its words, its severity per outcome, its basis.

The words come from the rule file; its check, or its kind, only finds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    create_model,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from checker.checks.check import Check, CheckOptions, NoOptions, Outcome, load_check, outcome_name, values_of
from checker.finding import Severity, Words
from checker.words.english_places import in_english

if TYPE_CHECKING:
    from checker.facts import Facts

_SHOWN = 40
"""Characters quoted of a field of a message that is refused."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


class RulePart(BaseModel):
    """Base of what stands in a rule file: frozen, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(RulePart):
    """Words of a rule file: Chinese with English beside."""

    zh: Line
    en: Line

    @property
    def words(self) -> Words:
        """The same as a plain value."""
        return Words(self.zh, self.en)


class Basis(RulePart):
    """Where the demand comes from: a clause and the level of its source."""

    clause: Line = Field(description="条款, 如 《党政机关公文处理工作条例》第二十条(四)")
    level: Literal["条例", "国标", "标准", "实务", "待核"]


class Rule(RulePart):
    """A rule file without its examples."""

    name: str = Field("", exclude=True, description="文件名即规则名, 由装载程序填写")
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")]
    title: Bilingual
    check: str = Field(description="检查: checker/checks/ 中的文件名")
    options: CheckOptions = NoOptions()
    severity: Severity | Mapping[str, Severity]
    error_if: Bilingual | None = Field(None, description="什么情况算错误; 会报告错误的规则写明")
    message: Bilingual | Mapping[str, Bilingual]
    why: Bilingual
    remedy: Bilingual | Mapping[str, Bilingual]
    basis: Basis
    since: int
    fixes: tuple[str, ...] = Field((), description="这些结果只有一种改法, check --fix 可以改正")
    yields_to: tuple[str, ...] = Field((), description="让位于这些规则: 它们已报告的位置不再报告")

    @field_validator("severity", "message", "remedy")
    @classmethod
    def _known_outcomes(cls, value: Any, info: ValidationInfo) -> Any:
        known = cls._variables(info)
        if isinstance(value, Mapping) and (unknown := [outcome for outcome in value if outcome not in known]):
            raise _error(f"没有“{'、'.join(unknown)}”这种结果; 可用: {'、'.join(known)}", unknown[0])
        if isinstance(value, Mapping) and not value:
            raise _error("至少写一种结果")
        return value

    @field_validator("message")
    @classmethod
    def _known_variables(
        cls, value: Bilingual | Mapping[str, Bilingual], info: ValidationInfo
    ) -> Bilingual | Mapping[str, Bilingual]:
        variables = cls._variables(info)
        severity = info.data.get("severity")
        reported = severity if isinstance(severity, Mapping) else variables
        per_outcome = value if isinstance(value, Mapping) else dict.fromkeys(reported, value)
        for outcome, said in per_outcome.items():
            for text in (said.zh, said.en):
                if unknown := _variables(text) - variables[outcome]:
                    known = "、".join(sorted(variables[outcome]))
                    at = (outcome,) if isinstance(value, Mapping) else ()
                    raise _error(f"没有变量“{'、'.join(sorted(unknown))}”; 可用: {known}", *at)
        return value

    @model_validator(mode="after")
    def _complete(self) -> Rule:
        for name, said in (("message", self.message), ("remedy", self.remedy)):
            if isinstance(said, Mapping) and (missing := set(self.reported) - set(said)):
                raise _error(f"{name} 没有写“{'、'.join(sorted(missing))}”这种结果", name)
            if isinstance(said, Mapping) and (idle := [each for each in said if each not in self.reported]):
                raise _error(f"severity 没有写“{'、'.join(idle)}”这种结果, 不会报告", name, idle[0])
        for at, outcome in enumerate(self.fixes):
            if outcome not in self.reported:
                raise _error(f"没有“{outcome}”这种结果, 或不报告; 可用: {'、'.join(self.reported)}", "fixes", str(at))
        return self

    @classmethod
    def _variables(cls, info: ValidationInfo) -> Mapping[str, frozenset[str]]:
        """The outcomes that the check has under the options, with the variables of each."""
        check = load_check(info.data.get("check", ""))
        return check.variables(info.data.get("options")) if check else {}

    @property
    def _check(self) -> Check:
        check = load_check(self.check)
        assert check, self.check
        return check

    def outcomes(self, facts: Facts) -> Iterable[Outcome]:
        """What this rule finds in a plan, in printed order; raises `NotApplicable` where it cannot be applied."""
        return self._check.find(facts, self.options)

    @property
    def quotes_differ(self) -> bool:
        """Whether the quotations of a finding are worth comparing, as they are not instances of one fault."""
        return self._check.quotes_differ

    @property
    def named(self) -> Collection[str]:
        """The outcomes that severities, or else messages, name, and no other is reported; empty where all are."""
        return next((each for each in (self.severity, self.message) if isinstance(each, Mapping)), ())

    def severity_of(self, outcome: str) -> Severity | None:
        """How grave an outcome is; None where this rule does not report it."""
        if self.named and outcome not in self.named:
            return None
        return self.severity[outcome] if isinstance(self.severity, Mapping) else self.severity

    def message_of(self, outcome: Outcome) -> Words:
        """The message of an outcome in both languages."""
        said = self.message[outcome_name(type(outcome))] if isinstance(self.message, Mapping) else self.message
        values = values_of(outcome)
        return Words(said.zh.format_map(values), in_english(said.en.format_map(values)))

    def remedy_of(self, outcome: str) -> Words:
        """What to do about an outcome."""
        return (self.remedy[outcome] if isinstance(self.remedy, Mapping) else self.remedy).words

    @property
    def known(self) -> Collection[str]:
        """The outcomes that the check has under the options."""
        return tuple(self._check.variables(self.options))

    @property
    def reported(self) -> Collection[str]:
        """The outcomes that the rule reports."""
        return self.named or self.known

    @property
    def remedies(self) -> tuple[Words, ...]:
        """What to do, for all that this rule reports."""
        said = self.remedy.values() if isinstance(self.remedy, Mapping) else (self.remedy,)
        return tuple(dict.fromkeys(each.words for each in said))


@cache
def rule_model(check: Check) -> type[Rule]:
    """The model of rule files that use a check."""
    return create_model("Rule", __base__=Rule, options=(check.options, ...)) if check.options is not NoOptions else Rule


def _variables(template: str) -> set[str]:
    """The variables of a message; a field that is anything but a plain name is refused."""
    try:
        fields = [field for field in Formatter().parse(template) if field[1] is not None]
    except ValueError:
        raise _error("花括号不成对") from None
    for _, name, form, conversion in fields:
        if form or conversion or not str(name).isidentifier():
            shown = f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
            raise _error(f"花括号里只能写变量名, 不能写“{{{shown[:_SHOWN]}}}”(格式、转换、属性和下标都不支持)")
    return {str(name) for _, name, _, _ in fields}


def _error(message: str, *at: str) -> PydanticCustomError:
    """What is wrong, and at which place below the field that is validated."""
    return PydanticCustomError("rule", "{said}", {"said": message, "at": at})
