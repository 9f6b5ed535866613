"""Unit names of invented counties: splitting glued lists, and telling which names mean one unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.units.units import UnitLexicon, grow_lexicon
from checker.plan.model import Unit

TEXTS = (
    "(县科工局牵头,县发改局、县财政局等按职责分工负责)",
    "县林业局、县水利局、县公安局、县公安局交警大队、县委宣传部、县委统战部、团县委、县妇联",
    "市生态环境局青山分局、青山经开区、丰源集团公司、云台山管理处、县住房和城乡建设局",
    "县委、县政府办、县行政审批局、县城管局、县消防救援大队、县金融服务中心",
)
CHARACTERS = st.text(alphabet="县市委局办青山分公安交警大队各镇、,和等10家 \n()牵头负责经开区", max_size=60)


@pytest.fixture(scope="module")
def lexicon() -> UnitLexicon:
    return grow_lexicon(TEXTS, (), "青山县")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县科工局、县发改局,县财政局", ["县科工局", "县发改局", "县财政局"]),
        ("县科工局县发改局", ["县科工局", "县发改局"]),
        ("县科工局青山经开区县发改局", ["县科工局", "青山经开区", "县发改局"]),
        ("青山经开区丰源集团公司", ["青山经开区", "丰源集团公司"]),
        ("县财政局市生态环境局青山分局县水利局", ["县财政局", "市生态环境局青山分局", "县水利局"]),
        ("县林业局团县委县妇联", ["县林业局", "团县委", "县妇联"]),
        ("县行政审批局县城管局", ["县行政审批局", "县城管局"]),
        ("县公安局交警大队", ["县公安局交警大队"]),
        ("县公安局\n交警大队", ["县公安局交警大队"]),
        ("县文旅局各乡镇人民政府", ["县文旅局", "各乡镇人民政府"]),
        ("县住房和城乡建设局和县水利局", ["县住房和城乡建设局", "县水利局"]),
        ("县财政局会同县水利局", ["县财政局", "县水利局"]),
        ("县委宣传部、\n县水利局", ["县委宣传部", "县水利局"]),
        ("县水利局\n县林业局", ["县水利局", "县林业局"]),
        ("各负有监管\n职责行业部门", ["各负有监管职责行业部门"]),
        ("各镇、街道", ["各镇、街道"]),
        ("水利林业", ["水利", "林业"]),
        ("县金融服务中心等15个部门", ["县金融服务中心"]),
        ("", []),
    ],
)
def test_a_printed_list_is_split_into_its_units(lexicon: UnitLexicon, text: str, names: list[str]) -> None:
    assert [unit.name for unit in lexicon.split(text)] == names


@pytest.mark.parametrize(
    "name",
    [
        "各乡镇人民政府",
        "各成员单位",
        "工作专班各成员单位",
        "县安委会有关成员单位",
        "各专项债券项目主管部门",
        "县域各银行金融机构",
        "相关副县长",
        "属地镇街",
        "各乡镇(街道)",
    ],
)
def test_several_units_under_one_name_are_collective_and_not_garbled(lexicon: UnitLexicon, name: str) -> None:
    units = lexicon.read_list(name)
    assert [(unit.name, unit.collective) for unit in units.mentions] == [(name, True)]
    assert units.garbled == ()


@pytest.mark.parametrize("name", ["县林业", "自然资源和规划", "县财", "局", "确保按期完成"])
def test_a_name_without_a_known_ending_is_garbled(lexicon: UnitLexicon, name: str) -> None:
    units = lexicon.read_list(name)
    assert [name[span.start : span.end] for span in units.garbled] == [name]


@pytest.mark.parametrize("name", ["水利", "县文旅局", "云溪高新区", "东河镇", "县移动公司", "县政府办主任"])
def test_a_plausible_name_is_not_garbled(lexicon: UnitLexicon, name: str) -> None:
    assert lexicon.read_list(name).garbled == ()


def test_spans_cover_the_printed_characters_blanks_included(lexicon: UnitLexicon) -> None:
    text = "县水利局、 各负有监管\n职责行业部门等"
    units = lexicon.read_list(text)
    assert [text[unit.span.start : unit.span.end] for unit in units.mentions] == [
        "县水利局",
        "各负有监管\n职责行业部门",
    ]
    assert units.open


def test_a_missing_separator_covers_both_names(lexicon: UnitLexicon) -> None:
    text = "县水利局、县科工局青山经开区县发改局"
    spans = lexicon.read_list(text).missing_separators
    assert [text[start:end] for start, end in spans] == ["县科工局青山经开区", "青山经开区县发改局"]


def test_a_line_break_between_two_names_is_a_separator(lexicon: UnitLexicon) -> None:
    assert lexicon.read_list("县财政局\n云台山管理处").missing_separators == ()


def test_shares_in_a_cell_are_read_with_their_units(lexicon: UnitLexicon) -> None:
    text = "青山经开区10家\n县科工局1.5亿元以上"
    quotas = lexicon.read_list(text).quotas
    assert [(unit.name, text[start:end]) for unit, (start, end) in quotas] == [
        ("青山经开区", "10家"),
        ("县科工局", "1.5亿元以上"),
    ]


def aliases(*names: str, area: str = "青山县", register: tuple[Unit, ...] = ()) -> list[set[str]]:
    return [set(group) for group in grow_lexicon(["、".join(names)], register, area).aliases.values()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县卫健局", "县卫生健康局"),
        ("县发改局", "县发展和改革局"),
        ("县文旅局", "县文化旅游广电体育局"),
        ("县交通局", "县交通运输局"),
        ("县商务局", "县商务粮食局"),
        ("县科工局", "县科技和工业信息化局"),
        ("县机关事务中心", "县机关事务管理中心"),
        ("县林业局", "林业局"),
        ("县市监局", "市场监督管理局"),
        ("县政府办", "县人民政府办公室"),
        ("县财政局", "青山县财政局"),
        ("青山经开区", "县经济开发区"),
        ("青山经开区", "山经开区"),
        ("县网信办", "县委网信办"),
        ("县交警大队", "县公安局交警大队"),
        ("市生态环境局青山分局", "云溪生态环境局青山分局"),
        ("市生态环境局青山分局", "云溪市生态环境局青山分局"),
        ("竹木产业发展中心", "县竹木产业发展中心"),
        ("县妇联", "县妇女联合会"),
        ("县税务局", "国家税务总局青山县税务局"),
    ],
)
def test_two_names_of_one_unit_are_joined(one: str, other: str) -> None:
    assert aliases(one, other) == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县公安局", "县公安局交警大队"),
        ("县委宣传部", "县委统战部"),
        ("县委办", "县委编办"),
        ("县政府办", "县政府金融办"),
        ("团县委", "县委"),
        ("县医院", "县人民医院"),
        ("县第一中学", "县第十一中学"),
        ("石桥镇人民政府", "石桥铺镇人民政府"),
        ("县人民法院", "县人民检察院"),
        ("县教育局", "县体育局"),
        ("县税务局", "市税务局"),
        ("市生态环境局青山分局", "市自然资源局青山分局"),
        ("县财政局", "县审计局"),
        ("丰源集团公司", "丰源建设有限公司"),
    ],
)
def test_names_that_may_be_two_units_stay_apart(one: str, other: str) -> None:
    assert aliases(one, other) == []


def test_a_bare_name_that_fits_two_levels_joins_neither() -> None:
    assert aliases("县税务局", "市税务局", "税务局") == []


def test_aliases_close_over_chains_and_show_the_commonest_name() -> None:
    lexicon = grow_lexicon(["县文旅局、县文化旅游局", "县文旅局、县文化旅游广电局"], (), "青山县")
    assert lexicon.aliases == {"县文旅局": ("县文旅局", "县文化旅游局", "县文化旅游广电局")}


def test_the_register_decides_before_the_patterns() -> None:
    register = (Unit(name="县投资促进服务中心", aliases=("县招商局",)),)
    lexicon = grow_lexicon(["县招商局、县财政局"], register, "青山县")
    assert lexicon.canonical("县招商局") == "县投资促进服务中心"
    assert [unit.name for unit in lexicon.split("县财政局县招商局")] == ["县财政局", "县招商局"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("水利", "县水利局"),
        ("县林业", "县林业局"),
        ("住建局", "县住房和城乡建设局"),
        ("县发展和改革局", "县发改局"),
        ("县水利局(县水务中心)", "县水利局"),
        ("省财政厅", "省财政厅"),
    ],
)
def test_a_name_leads_to_the_one_the_unit_is_known_by(lexicon: UnitLexicon, name: str, shown: str) -> None:
    assert lexicon.canonical(name) == shown


def test_the_order_of_texts_does_not_matter() -> None:
    assert grow_lexicon(TEXTS, (), "青山县") == grow_lexicon(TEXTS[::-1], (), "青山县")


def test_an_empty_plan_has_an_empty_lexicon_that_still_splits() -> None:
    lexicon = grow_lexicon([])
    assert [unit.name for unit in lexicon.split("县财政局县水利局")] == ["县财政局", "县水利局"]


@pytest.mark.parametrize("text", ["国网", "国家税务总局", "共青团", "(县)", "人民政府"])
def test_a_name_made_of_one_replaced_word_does_no_harm(text: str) -> None:
    lexicon = grow_lexicon([text], (Unit(name=text),), "青山县")
    assert lexicon.canonical(text) == text


@given(CHARACTERS | st.text(max_size=40))
def test_reading_any_list_gives_names_within_the_text_in_order(text: str) -> None:
    lexicon = grow_lexicon([*TEXTS, text], (), "青山县")
    mentions = lexicon.split(text)
    ends = [0, *(unit.span.end for unit in mentions)]
    assert all(before <= unit.span.start < unit.span.end for before, unit in zip(ends, mentions, strict=False))
    assert ends[-1] <= len(text)
    assert all(isinstance(lexicon.canonical(unit.name), str) for unit in mentions)
