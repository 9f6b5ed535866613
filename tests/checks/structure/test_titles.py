import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.check import NotApplicable, values_of
from checker.checks.structure import action_name, document_kind
from checker.checks.structure._actions import find_actions
from checker.facts import Facts
from checker.plan.model import Document, Plan


def _facts(title: str, *texts: str, area: str = "青山县") -> Facts:
    annex = Document(label="附件1", title=title, statements=texts)
    return Facts(Plan(title="方案", area=area, annexes=(annex,)))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("青山县实施产业培优行动工作方案", [("产业培优行动", "实施")]),
        ("产业培优行动实施方案", [("产业培优行动", "")]),
        ("青山县人民政府关于推进产业培优行动的实施方案", [("产业培优行动", "关于推进")]),
        ("青山县实施“四大行动”领导小组名单", []),
        ("重点项目清单", []),
    ],
)
def test_the_title_of_an_annex_names_its_action(title: str, found: list[tuple[str, str]]) -> None:
    assert [(action.name, action.lead) for action in find_actions(_facts(title))] == found


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("深入实施产业培优行动", []),
        ("大力推进全县产业培优行动", []),
        ("实施现代产业培优行动", ["现代产业培优行动"]),
        ("开展产业培育行动", ["产业培育行动"]),
        ("开展产业培优活动", []),
    ],
)
def test_an_action_is_called_otherwise_when_a_word_or_character_differs(text: str, others: list[str]) -> None:
    assert [
        values_of(outcome)["printed"] for outcome in action_name.find(_facts("产业培优行动实施方案", text))
    ] == others


@given(
    st.text("实施推进产业培优行动工作方案县青山", max_size=20), st.text("实施推进产业培优行动本特制定方案", max_size=30)
)
def test_arbitrary_titles_and_texts_never_break_a_check(title: str, text: str) -> None:
    for check in (action_name, document_kind):
        try:
            assert all(outcome.places for outcome in check.find(_facts(title, text)))
        except NotApplicable:
            continue
