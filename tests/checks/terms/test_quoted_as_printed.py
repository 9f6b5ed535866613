"""Whatever a text holds, the checks of terms and of reading quote it as it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.check import NotApplicable, check_names, load_check
from checker.facts import Facts
from checker.plan.model import Document, Plan

SIGNS = st.text("“”‘’《》()〔〕【】,、。一二县市全省2×x年底城市更新任务", max_size=40)
CHECKS = [name for name, module in check_names().items() if ".terms." in module or ".reading." in module]
OPTIONS = {"patterns": ({"patterns": ["[一二]+"]},), "word-list": ({"words": "lookalikes"}, {"words": "slips"})}


def _facts(texts: list[str]) -> Facts:
    annexes = tuple(
        Document(label=f"附件{at + 1}", title="行动方案", statements=(text,)) for at, text in enumerate(texts)
    )
    return Facts(Plan(title="青山县方案", area="青山县", annexes=annexes))


@pytest.mark.parametrize("name", CHECKS)
@given(texts=st.lists(SIGNS, min_size=1, max_size=4))
def test_arbitrary_signs_never_break_a_check(name: str, texts: list[str]) -> None:
    check, facts = load_check(name), _facts(texts)
    assert check
    for options in OPTIONS.get(name, ({},)):
        try:
            outcomes = list(check.find(facts, check.options.model_validate(options)))
        except NotApplicable:
            continue
        for place in (place for outcome in outcomes for place in outcome.places):
            text = facts.passages[facts.position(place.route)].source.whole
            assert place.quote == text[place.span.start : place.span.end]
