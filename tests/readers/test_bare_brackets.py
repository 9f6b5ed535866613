"""Brackets behind a task that hold names of units and nothing else."""

import pytest

from checker.plan.model import Section
from checker.readers.opening import read_text


def tasks(*paragraphs: str) -> list[Section]:
    lines = ["禾川县竹产业行动方案", "一、工作任务", *paragraphs]
    plan = read_text("\n".join(lines), "禾川.txt").plan
    assert plan.master is not None
    return list(plan.master.sections[0].sections)


@pytest.mark.parametrize(
    "bracket",
    [
        "（县科工局）",
        "（县卫健局、县农业农村局）",
        "（县财政局，各乡镇人民政府）",
        "（省公安厅、发展改革委）",
        "（禾川县林业局）",
        "（市生态环境局禾川分局、县水利局）",
        "（县委宣传部；县融媒体中心）",
    ],
)
def test_units_in_a_bare_bracket_answer_for_the_task(bracket: str) -> None:
    read = tasks(f"1.引种毛竹。新栽毛竹300亩。{bracket}", "2.修林道。新修林道8公里。")
    assert [(task.responsibility, len(task.statements)) for task in read] == [(bracket, 1), ("", 1)]


@pytest.mark.parametrize(
    "bracket",
    [
        "（县城区）",
        "（县级公立医院、乡镇卫生院）",
        "（省重点实验室）",
        "（市区公司）",
        "（区域医疗中心）",
        "（县文化馆、县图书馆）",
        "（县财政局局长）",
        "（详见附件1）",
        "（不含市、区）",
    ],
)
def test_other_things_in_a_bracket_are_no_units(bracket: str) -> None:
    assert [task.responsibility for task in tasks(f"1.引种毛竹。新栽毛竹300亩{bracket}。")] == [""]


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (("牵头单位：县林业局", "配合单位：县财政局、县水利局"), "牵头单位：县林业局配合单位：县财政局、县水利局"),
        (("牵头：县林业局；配合：县财政局",), "牵头：县林业局；配合：县财政局"),
        (("责任科室：造林股、资源股",), "责任科室：造林股、资源股"),
        (("牵头单位：县林业局", "完成时限：2031年底"), "牵头单位：县林业局"),
    ],
)
def test_lines_with_labels_answer_for_the_task_above(lines: tuple[str, ...], printed: str) -> None:
    read = tasks("1.引种毛竹。新栽毛竹300亩。", *lines, "2.修林道。新修林道8公里。")
    assert [task.responsibility for task in read] == [printed, ""]


def test_a_second_line_with_the_same_label_is_for_another_task() -> None:
    lines = ("1.引种毛竹。", "新栽毛竹300亩。", "责任单位：县林业局", "新修林道8公里。", "责任单位：县交通运输局")
    read = tasks(*lines)
    assert [task.responsibility for task in read] == ["责任单位：县林业局", "责任单位：县交通运输局"]


@pytest.mark.parametrize(
    ("paragraph", "said", "printed"),
    [
        (
            "1.引种毛竹。新栽毛竹300亩。牵头单位：县林业局；配合单位：县财政局。",
            ["新栽毛竹300亩"],
            "牵头单位：县林业局；配合单位：县财政局。",
        ),
        (
            "1.引种毛竹。新栽毛竹300亩。责任单位：县林业局。完成时限：2031年10月底。",
            ["新栽毛竹300亩"],
            "责任单位：县林业局。完成时限：2031年10月底。",
        ),
        ("1.引种毛竹。责任单位：县林业局。新栽毛竹300亩。", ["责任单位：县林业局", "新栽毛竹300亩"], ""),
        ("1.引种毛竹。配合县林业局新栽毛竹300亩。", ["配合县林业局新栽毛竹300亩"], ""),
    ],
)
def test_labels_behind_the_last_sentence_answer_for_the_task(paragraph: str, said: list[str], printed: str) -> None:
    (task,) = tasks(paragraph)
    assert (list(task.statements), task.responsibility) == (said, printed)
