import pytest
from bare_rules import outcomes_of


def said_of(master: str, *annex: str) -> list[str]:
    action = {"heading": "（一）大力实施文旅提升行动", "statements": [master]}
    tasks = [{"heading": f"（{n}）{text}", "statements": [text]} for n, text in zip("一二三", annex, strict=False)]
    plan = {
        "title": "方案",
        "master": {"title": "方案", "sections": [{"heading": "一、重点任务", "sections": [action]}]},
        "annexes": [{"title": "文旅提升行动方案", "sections": [{"heading": "一、工作任务", "sections": tasks}]}],
    }
    return outcomes_of("programmes", plan)


@pytest.mark.parametrize(
    ("master", "annex", "said"),
    [
        ("启动古桥保护三年行动", "举办渔歌节2场", ["untaken 附件1 1 古桥保护三年行动"]),
        ("启动古桥保护三年行动", "保护古桥12座", []),
        ("启动古桥保护三年行动", "推进古桥保护修缮", []),
        ("深化景区经营权改革，创建国家5A级景区", "举办渔歌节2场", ["untaken 附件1 1 景区经营权改革"]),
        ("深化景区经营权改革", "稳妥推进景区经营权流转", []),
        ("确保危险索道动态清零", "举办渔歌节2场", ["untaken 附件1 1 危险索道动态清零"]),
        ("争创国家文明旅游示范单位", "举办渔歌节2场", ["untaken 附件1 1 国家文明旅游示范单位"]),
        ("实施重点工程", "举办渔歌节2场", []),
        ("实施古桥保护工程12个", "举办渔歌节2场", []),
        ("完善景区设施，提升服务水平", "举办渔歌节2场", []),
        (
            "启动古桥保护三年行动，开展“渔火夜游”专项行动，推进乡村酒店改革",
            "打造渔火夜游",
            ["untaken 附件1 2 古桥保护三年行动、乡村酒店改革"],
        ),
    ],
)
def test_what_the_master_plan_names_an_annex_takes_up(master: str, annex: str, said: list[str]) -> None:
    assert said_of(master, annex) == said


def test_another_annex_may_take_it_up() -> None:
    plan = {
        "title": "方案",
        "master": {"title": "方案", "sections": [{"heading": "一、任务", "sections": [
            {"heading": "（一）实施文旅提升行动", "statements": ["启动古桥保护三年行动"]}]}]},
        "annexes": [
            {"title": "文旅提升行动方案", "sections": [{"heading": "一、任务", "statements": ["举办渔歌节2场"]}]},
            {"title": "城建攻坚行动方案", "sections": [{"heading": "一、任务", "statements": ["启动古桥保护"]}]},
        ],
    }  # fmt: skip
    assert outcomes_of("programmes", plan) == []
