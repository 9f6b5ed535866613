"""The data files: no key of a mapping is written twice, as the second would silently take the place of the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from checker.data import data_dir

FILES = sorted([*Path(data_dir("grammars")).glob("*.yaml"), *Path(data_dir("rules")).rglob("*.yaml")])


def _repeated(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        keys = Counter(str(key.value) for key, _ in node.value)
        yield from (f"{key} ({node.start_mark.line + 1})" for key, times in keys.items() if times > 1)
        for _, value in node.value:
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated(value)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_no_key_is_written_twice(file: Path) -> None:
    node = yaml.compose(file.read_text(encoding="utf-8"), yaml.SafeLoader)
    assert node is not None
    assert list(_repeated(node)) == []
