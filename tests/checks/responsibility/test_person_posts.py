from bare_rules import report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.responsibility.person_posts import Posts, find
from checker.facts import Facts
from checker.finding import Words
from checker.plan.model import Document, Member, Plan, Row
from checker.rulebook.examples import Annex


def test_a_plan_without_people_is_not_checked_and_says_why() -> None:
    (said,) = report_of("person-posts", {}, annexes=(Annex(goals=("新增企业6家",)),)).not_run
    assert said.reason == Words("没有同时写明姓名和职务的人", "nobody is named with a post")


def test_a_person_in_a_sentence_is_known_from_the_roster() -> None:
    annex = Document(
        label="附件1",
        title="名单",
        roster=(Member(role="副组长", name="云山", post="县政府办公室主任"),),
        statements=("政府办公室主任云山同志兼任办公室主任",),
    )
    (found,) = find(Facts(Plan(title="方案", annexes=(annex,))))
    assert isinstance(found, Posts)
    assert found.posts == "“县政府办公室主任”(附件1 名单)、“政府办公室主任”(附件1)"


@given(text=st.text(max_size=60), name=st.text(max_size=20))
def test_no_text_breaks_it(text: str, name: str) -> None:
    annex = Annex(
        goals=(f"{text}{name}",),
        task_force=f"成立工作专班，由{text}任召集人，成员单位包括{name}，办公室设{name}",
        roster=(Member(role=name, name=name, post=text),),
        rows=(Row(number="1", content=text, units=name, leader=f"{name}({text})"),),
    )
    assert not any(each.failed for each in report_of("person-posts", {}, annexes=(annex,)).not_run)
