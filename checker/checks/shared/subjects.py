"""Whether two texts that read alike speak of two things, each named in the heading above its own.

Enters: passages, and the words by which they differ.  Leaves: the judgement.  A plan words the tasks of a kind alike
(做好茶叶基地的服务, 做好柑橘基地的服务); where each heading names what its own text names, nothing slipped.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.facts import Facts
from checker.language.alike.differences import Difference
from checker.plan.passages import Passage
from checker.source import fold


def have_own_subjects(facts: Facts, one: tuple[Passage, str], two: tuple[Passage, str]) -> bool:
    """Whether each word stands in the title of its own task and the other word does not."""
    (a, word_a), (b, word_b) = one, two
    if not word_a or not word_b:
        return False
    title_a, title_b = _title(facts, a), _title(facts, b)
    return word_a in title_a and word_b in title_b and word_a not in title_b and word_b not in title_a


def of_two_subjects(facts: Facts, a: Passage, b: Passage, differences: Iterable[Difference]) -> bool:
    """Whether one of the differences between two texts is that of their own subjects."""
    return any(have_own_subjects(facts, (a, each.a_text), (b, each.b_text)) for each in differences)


def _title(facts: Facts, passage: Passage) -> str:
    """The heading above a text, or that of the task which a table row carries out."""
    row = facts.row_of.get(passage.index)
    task = facts.matches.get(row.route) if row else facts.task_of.get(passage.index)
    if task:
        return fold(task.heading.title)
    return fold(passage.headings[-1]) if passage.headings else ""
