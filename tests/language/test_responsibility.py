"""Responsibility brackets and unit cells of an invented county."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.units.responsibility import LeadKind, Responsibility, read_convention, read_responsibility
from checker.language.units.units import UnitLexicon, UnitMention, grow_lexicon

UNITS = "县科工局、县发改局、县财政局、县林业局、县水利局、县农业农村局、县安委办、青山经开区、市生态环境局青山分局"


@pytest.fixture(scope="module")
def lexicon() -> UnitLexicon:
    return grow_lexicon([UNITS], (), "青山县")


def names(units: tuple[UnitMention, ...]) -> str:
    return " ".join(unit.name for unit in units)


FORMS = [
    ("（县科工局牵头，县发改局、县财政局按职责分工负责）", "named", "县科工局", "县发改局 县财政局"),
    ("(县科工局牵头,县发改局、县财政局按职责分工负责)", "named", "县科工局", "县发改局 县财政局"),
    ("（县科工局、县发改局牵头）", "joint", "县科工局 县发改局", ""),
    ("（县科工局牵头）", "named", "县科工局", ""),
    ("（县科工局负责）", "none", "", "县科工局"),
    ("（县科工局、县发改局按职责分工负责）", "none", "", "县科工局 县发改局"),
    ("（县科工局、县发改局按职责分工牵头负责）", "joint", "县科工局 县发改局", ""),
    ("（县科工局、县发改局按职责分工牵头）", "joint", "县科工局 县发改局", ""),
    ("（县科工局牵头、县发改局、县财政局负责）", "named", "县科工局", "县发改局 县财政局"),
    ("（各成员单位按职责分工负责）", "none", "", "各成员单位"),
    (
        "（县安委办牵头，各负有监管职责的行业部门和属地镇街按职责分工负责）",
        "named",
        "县安委办",
        "各负有监管职责的行业部门 属地镇街",
    ),
    (
        "（县安委办牵头，县科工局、县水利局等相关部门分工负责，各镇、街道配合）",
        "named",
        "县安委办",
        "县科工局 县水利局 各镇、街道",
    ),
    ("（县科工局、县发改局负责。列第一位者为牵头单位，下同）", "first", "县科工局", "县发改局"),
    ("（牵头单位：县科工局；责任单位：县发改局、县财政局）", "named", "县科工局", "县发改局 县财政局"),
    ("（责任单位：县科工局、县发改局）", "none", "", "县科工局 县发改局"),
    ("（牵头单位：县科工局；配合单位：县发改局）", "named", "县科工局", "县发改局"),
    ("牵头单位:县科工局 责任单位:县发改局 县财政局", "named", "县科工局", "县发改局 县财政局"),
    ("（责任单位：县科工局牵头，县发改局配合；完成时限：2030年12月底）", "named", "县科工局", "县发改局"),
    (
        "县科工局牵头,各负有监管职责行业部门、各乡镇人民政府",
        "named",
        "县科工局",
        "各负有监管职责行业部门 各乡镇人民政府",
    ),
    ("(青山经开区牵头县科工局、市生态环境局青山分局分工负责)", "named", "青山经开区", "县科工局 市生态环境局青山分局"),
    ("(县农业农村局牵头,水利林业分工负责)", "named", "县农业农村局", "水利 林业"),
    ("由县科工局为牵头单位,县发改局、县财政局为责任单位", "named", "县科工局", "县发改局 县财政局"),
    ("县科工局(牵头)、县发改局", "named", "县科工局", "县发改局"),
    ("(县科工局牵头,2030年6月底前完成)", "named", "县科工局", ""),
    ("", "none", "", ""),
    ("牵头", "none", "", ""),
]


@pytest.mark.parametrize(("text", "kind", "leads", "responsible"), FORMS)
def test_every_form_gives_its_leads_and_its_other_units(
    lexicon: UnitLexicon, text: str, kind: str, leads: str, responsible: str
) -> None:
    reading = read_responsibility(text, lexicon)
    assert (reading.lead_kind, names(reading.leads), names(reading.responsible)) == (kind, leads, responsible)
    assert reading.garbled == ()


@pytest.mark.parametrize(
    ("text", "kind", "leads", "responsible"),
    [
        ("县科工局、县发改局,县财政局", "first", "县科工局", "县发改局 县财政局"),
        ("县科工局\n县发改局", "first", "县科工局", "县发改局"),
        ("县安委办牵头，县发改局", "named", "县安委办", "县发改局"),
        ("各乡镇人民政府", "none", "", "各乡镇人民政府"),
        ("青山经开区10家\n县科工局5家", "none", "", "青山经开区 县科工局"),
    ],
)
def test_the_first_unit_of_a_plain_table_cell_leads(
    lexicon: UnitLexicon, text: str, kind: str, leads: str, responsible: str
) -> None:
    reading = read_responsibility(text, lexicon, table_cell=True)
    assert (reading.lead_kind, names(reading.leads), names(reading.responsible)) == (kind, leads, responsible)


def test_all_spans_point_into_the_printed_text(lexicon: UnitLexicon) -> None:
    text = "（县科工局牵头，县发改局县财政局、县林业 等分工负责）"
    reading = read_responsibility(text, lexicon)
    assert [text[unit.span.start : unit.span.end] for unit in reading.leads] == ["县科工局"]
    assert [text[start:end] for start, end in reading.missing_separators] == ["县发改局县财政局"]
    assert [text[start:end] for start, end in reading.garbled] == ["县林业"]
    assert reading.open


def test_quotas_are_kept_with_their_units(lexicon: UnitLexicon) -> None:
    text = "青山经开区10家、县科工局5家"
    quotas = read_responsibility(text, lexicon, table_cell=True).quotas
    assert [(unit.name, text[start:end]) for unit, (start, end) in quotas] == [
        ("青山经开区", "10家"),
        ("县科工局", "5家"),
    ]


def test_an_open_list_says_so_and_a_closed_one_does_not(lexicon: UnitLexicon) -> None:
    assert read_responsibility("(县科工局、县发改局等负责)", lexicon).open
    assert not read_responsibility("(县科工局、县发改局负责)", lexicon).open


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("以上任务列第一位者为牵头单位，下同。", LeadKind.FIRST),
        ("（排在首位的为牵头单位）", LeadKind.FIRST),
        ("排名第一的单位为牵头单位", LeadKind.FIRST),
        ("排名第1的单位为牵头单位", LeadKind.FIRST),
        ("由县科工局牵头", None),
        ("进入全省第一方阵", None),
    ],
)
def test_a_convention_about_the_order_of_units_is_recognised(text: str, kind: LeadKind | None) -> None:
    assert read_convention(text) is kind


WORDS = st.sampled_from(
    [
        "县科工局",
        "青山经开区",
        "牵头",
        "负责",
        "按职责分工",
        "、",
        ",",
        "(",
        ")",
        "等",
        "牵头单位:",
        "责任单位:",
        "\n",
        "10家",
    ]
)


@given(st.lists(WORDS, max_size=20).map("".join) | st.text(max_size=60))
def test_any_text_is_read_and_its_spans_stay_inside(text: str) -> None:
    lexicon = grow_lexicon([UNITS], (), "青山县")
    for table_cell in (False, True):
        reading = read_responsibility(text, lexicon, table_cell=table_cell)
        assert isinstance(reading, Responsibility)
        spans = [unit.span for unit in (*reading.leads, *reading.responsible)]
        assert all(0 <= start < end <= len(text) for start, end in (*spans, *reading.garbled))
    assert read_convention(text) in (None, LeadKind.FIRST)


@given(st.lists(WORDS, max_size=12).map("".join))
def test_full_and_half_width_read_alike(text: str) -> None:
    lexicon = grow_lexicon([UNITS], (), "青山县")
    wide = text.translate({ord(half): full for half, full in zip(",():", "，（）：", strict=True)})
    one, other = read_responsibility(text, lexicon), read_responsibility(wide, lexicon)
    assert (one.leads, one.responsible, one.lead_kind) == (other.leads, other.responsible, other.lead_kind)


@pytest.mark.parametrize(
    ("text", "no_lead", "no_units"),
    [
        ("（责任单位：）", False, True),
        ("（牵头单位：；责任单位：县水利局）", True, False),
        ("（牵头单位：县水利局；责任单位： ）", False, True),
        ("（牵头单位：县水利局；责任单位：县财政局）", False, False),
        ("（县水利局负责）", False, False),
        ("（责任单位：县水利局；完成时限：2030年底）", False, False),
    ],
)
def test_a_label_with_nothing_behind_it_is_told(lexicon: UnitLexicon, text: str, no_lead: bool, no_units: bool) -> None:
    read = read_responsibility(text, lexicon)
    assert (read.no_lead, read.no_units) == (no_lead, no_units)
