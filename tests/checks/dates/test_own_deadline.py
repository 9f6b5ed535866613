import pytest
from bare_rules import outcomes_of


def said_of(target: str, deadline: str) -> list[str]:
    columns = {"number": "序号", "item": "工作任务", "target": "工作目标", "deadline": "完成时限"}
    rows = [{"number": "1", "item": "建设青山大道", "target": target, "deadline": deadline}]
    master = {"title": "方案", "tables": [{"title": "任务分解表", "columns": columns, "rows": rows}]}
    return outcomes_of("own-deadline", {"title": "方案", "year": 2030, "master": master})


@pytest.mark.parametrize(
    ("target", "deadline", "said"),
    [
        ("9月底前建成通车", "2030年12月", ["earlier 总体方案 责任分解表 第1行 9月底前 2030年12月"]),
        ("9月底前建成通车", "2030年9月", []),
        ("11月底前建成通车", "2030年10月", ["later 总体方案 责任分解表 第1行 11月底前 2030年10月"]),
        ("6月底前完成路基，11月底前通车", "2030年10月", ["later 总体方案 责任分解表 第1行 11月底前 2030年10月"]),
        ("6月底前完成路基，12月底前通车", "2030年12月", []),
        ("完成投资3亿元，9月底前建成通车", "2030年12月", []),
        ("3月底前启动建设", "2030年12月", []),
        ("每月5日前报送进度，每年6月底前评估", "2030年5月", []),
        ("2031年6月底前建成通车", "2030年12月", ["later 总体方案 责任分解表 第1行 2031年6月底前 2030年12月"]),
        ("9月底前建成通车", "2030年", []),
        ("9月底前建成通车", "长期", []),
        ("到2031年建成通车", "2031年10月", []),
    ],
)
def test_a_row_has_one_deadline(target: str, deadline: str, said: list[str]) -> None:
    assert said_of(target, deadline) == said
