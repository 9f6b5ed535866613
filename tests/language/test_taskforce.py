"""Task-force paragraphs, leader cells and posts of an invented county."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.units.people import Leader, LeaderState, Person, read_leaders, split_post
from checker.language.units.taskforce import TaskForce, read_task_force
from checker.language.units.units import UnitLexicon, grow_lexicon

NAMED = (
    "成立实施绿色发展行动工作专班,由县委常委、常务副县长周云山任召集人,县政府办公室副主任李河任第一副召集人,"
    "县发改局局长王松、县科工局局长赵 岭任副召集人,成员单位包括县发改局县科工局、县财政局、青山经开区等,各乡镇人民政府,"
    "专班办公室设在县发改局,负责日常协调和调度工作。"
)
POSTS = (
    "成立推进绿色发展行动工作专班。由县政府分管副县长任召集人，县政府办协线副主任、县发改局、县科工局主要负责同志任副召集人，"
    "成员单位包括县财政局、县水利局。专班办公室设县发改局，负责日常工作。"
)
AFTER = (
    "成立县安全行动工作专班,纳入全县考核,由县人民政府副县长钱海担任召集人,由县政府办公室副主任孙湖任笫一副召集人,"
    "县应急局、县水利局、县财政局等分管负责人为成员,每个单位确定一名联络员,办公室设县应急局。"
)
GROUP = (
    "建立工作机制,成立由县长任组长,县委常委、常务副县长任常务副组长,其他副县长任副组长,"
    "各牵头单位主要负责人为成员的绿色发展工作领导小组,领导小组办公室设县政府办。"
)


@pytest.fixture(scope="module")
def lexicon() -> UnitLexicon:
    return grow_lexicon([NAMED, POSTS, AFTER, "县发改局、县科工局"], (), "青山县")


def read(text: str, lexicon: UnitLexicon) -> TaskForce:
    task_force = read_task_force(text, lexicon)
    assert task_force is not None
    return task_force


def printed(person: Person | None) -> tuple[str, str | None] | None:
    return (person.post, person.name) if person else None


def test_people_with_names_are_read_with_their_posts(lexicon: UnitLexicon) -> None:
    task_force = read(NAMED, lexicon)
    assert task_force.name == "实施绿色发展行动工作专班"
    assert printed(task_force.convener) == ("县委常委、常务副县长", "周云山")
    assert printed(task_force.first_deputy) == ("县政府办公室副主任", "李河")
    assert [printed(person) for person in task_force.deputies] == [("县发改局局长", "王松"), ("县科工局局长", "赵岭")]


def test_member_units_and_office_are_read_in_their_places(lexicon: UnitLexicon) -> None:
    task_force = read(NAMED, lexicon)
    assert [unit.name for unit in task_force.members] == [
        "县发改局",
        "县科工局",
        "县财政局",
        "青山经开区",
        "各乡镇人民政府",
    ]
    assert task_force.members_open
    assert task_force.office is not None
    assert task_force.office.name == "县发改局"
    assert [NAMED[start:end] for start, end in task_force.missing_separators] == ["县发改局县科工局"]


def test_posts_without_names_and_a_post_shared_by_units_are_read(lexicon: UnitLexicon) -> None:
    task_force = read(POSTS, lexicon)
    assert printed(task_force.convener) == ("县政府分管副县长", None)
    assert task_force.first_deputy is None
    assert [printed(person) for person in task_force.deputies] == [
        ("县政府办协线副主任", None),
        ("县发改局主要负责同志", None),
        ("县科工局主要负责同志", None),
    ]
    assert not task_force.members_open


def test_members_printed_before_their_role_and_a_look_alike_rank_are_read(lexicon: UnitLexicon) -> None:
    task_force = read(AFTER, lexicon)
    assert printed(task_force.convener) == ("县人民政府副县长", "钱海")
    assert printed(task_force.first_deputy) == ("县政府办公室副主任", "孙湖")
    assert [unit.name for unit in task_force.members] == ["县应急局", "县水利局", "县财政局"]
    assert task_force.members_open


def test_a_leading_group_named_at_the_end_is_read(lexicon: UnitLexicon) -> None:
    task_force = read(GROUP, lexicon)
    assert task_force.name == "绿色发展工作领导小组"
    assert printed(task_force.convener) == ("县长", None)
    assert printed(task_force.first_deputy) == ("县委常委、常务副县长", None)
    assert [(unit.name, unit.collective) for unit in task_force.members] == [("各牵头单位", True)]


def test_spans_cover_the_printed_characters(lexicon: UnitLexicon) -> None:
    task_force = read(NAMED, lexicon)
    deputies = [NAMED[person.span.start : person.span.end] for person in task_force.deputies]
    assert deputies == ["县发改局局长王松", "县科工局局长赵 岭"]
    assert NAMED[slice(*task_force.name_span)] == task_force.name


@pytest.mark.parametrize("text", ["", "各工作专班召集人要加强调度。", "成立由县长任组长。", "加快建设产业园。"])
def test_a_text_that_sets_up_no_body_is_none(lexicon: UnitLexicon, text: str) -> None:
    assert read_task_force(text, lexicon) is None


@pytest.mark.parametrize(
    ("cell", "leaders"),
    [
        ("周云山", [("周云山", "named")]),
        ("李  河", [("李河", "named")]),
        ("周云山\n李河", [("周云山", "named"), ("李河", "named")]),
        ("周云山、李河", [("周云山", "named"), ("李河", "named")]),
        ("周云山 李河流", [("周云山", "named"), ("李河流", "named")]),
        ("买买提·阿不都", [("买买提·阿不都", "named")]),
        ("县长周云山", [("周云山", "named")]),
        ("相关副县长", [("相关副县长", "post")]),
        ("", [("", "blank")]),
        ("　 ", [("", "blank")]),
        ("/", [("", "blank")]),
        (("周云山", "", "李河"), [("周云山", "named"), ("", "blank"), ("李河", "named")]),
        ("  岭", [("岭", "damaged")]),
        ("周□", [("周□", "damaged")]),
        ("周云山李河流", [("周云山李河流", "damaged")]),
    ],
)
def test_each_line_of_a_leader_cell_is_a_name_a_post_blank_or_damaged(
    cell: str | tuple[str, ...], leaders: list[tuple[str, str]]
) -> None:
    assert list(read_leaders(cell)) == [Leader(name, LeaderState(state)) for name, state in leaders]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("县委常委、常务副县长周云山", ("县委常委、常务副县长", "周云山")),
        ("县发改局局长王松同志", ("县发改局局长", "王松")),
        ("县人民政府副县长、县公安局局长", ("县人民政府副县长、县公安局局长", None)),
        ("分管副县长", ("分管副县长", None)),
        ("周云山", ("", "周云山")),
        ("", ("", None)),
    ],
)
def test_a_post_is_parted_from_the_name_behind_it(text: str, parts: tuple[str, str | None]) -> None:
    assert split_post(text) == parts


PHRASES = st.sampled_from(
    [
        "成立",
        "工作专班",
        "由",
        "任",
        "召集人",
        "副召集人",
        "县发改局",
        "局长",
        "周云山",
        "成员单位包括",
        "、",
        ",",
        "。",
        "等",
        "办公室设在",
    ]
)


@given(st.lists(PHRASES, max_size=25).map("".join) | st.text(max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    lexicon = grow_lexicon([text], (), "青山县")
    task_force = read_task_force(text, lexicon)
    if task_force:
        people = [task_force.convener, task_force.first_deputy, *task_force.deputies]
        assert all(0 <= person.span.start < person.span.end <= len(text) for person in people if person)
    assert read_leaders(text)
    assert split_post(text)


@pytest.mark.parametrize(
    ("text", "name", "convener", "deputies", "members"),
    [
        (
            "成立夜经济推进组，组长由副县长孙帆担任，副组长由县发改局局长钱江担任，成员由县发改局、县财政局主要负责人组成，"
            "推进组办公室设在县发改局。",
            "夜经济推进组", ("副县长", "孙帆"), [("县发改局局长", "钱江")], "县发改局 县财政局",
        ),
        (
            "设立河道清淤专项小组，组长：孙帆（副县长），副组长：钱江（县水利局局长），成员单位：县水利局、县财政局。"
            "办公室设在县水利局。",
            "河道清淤专项小组", ("副县长", "孙帆"), [("县水利局局长", "钱江")], "县水利局 县财政局",
        ),
        (
            "成立以副县长孙帆为组长，县发改局局长钱江为副组长，县财政局、县水利局主要负责人为成员的粮食安全专班。",
            "粮食安全专班", ("副县长", "孙帆"), [("县发改局局长", "钱江")], "县财政局 县水利局",
        ),
        (
            "组建公厕改造攻坚组，由县长任组长，县科工局、县水利局分管负责人为成员。",
            "公厕改造攻坚组", ("县长", None), [], "县科工局 县水利局",
        ),
    ],
)  # fmt: skip
def test_bodies_by_other_names_and_in_other_words_are_read(
    text: str, name: str, convener: object, deputies: list[object], members: str, lexicon: UnitLexicon
) -> None:
    read_ = read(text, lexicon)
    assert (read_.name, printed(read_.convener)) == (name, convener)
    assert [printed(person) for person in read_.deputies] == deputies
    assert " ".join(unit.name for unit in read_.members) == members


def test_members_that_are_counted_in_brackets_are_read(lexicon: UnitLexicon) -> None:
    force = read(
        "成立节水行动工作专班，由副县长钱海任召集人，成员单位（共三个）为县水利局、县财政局、县发改局，专班办公室设在县水利局。",
        lexicon,
    )
    assert [unit.name for unit in force.members] == ["县水利局", "县财政局", "县发改局"]
