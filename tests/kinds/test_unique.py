"""One name, one post: what the rules' examples do not show."""

from checker.checks.shared.repeats import person_posts
from checker.facts import Facts
from checker.plan.model import Document, Member, Plan


def test_a_person_in_a_sentence_is_known_from_the_roster() -> None:
    annex = Document(
        label="附件1",
        title="名单",
        roster=(Member(role="副组长", name="云山", post="县政府办公室主任"),),
        statements=("政府办公室主任云山同志兼任办公室主任",),
    )
    hits = list(person_posts(Facts(Plan(title="方案", annexes=(annex,)))))
    assert [hit.outcome for hit in hits] == ["posts"]
