"""Where the grammars and rules lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_PACKAGE = Path(__file__).parent
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_dir(name: str) -> Path:
    """The directory `grammars` or `rules` of this installation."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


@cache
def load_words(name: str) -> Mapping[str, Any]:
    """The word list grammars/NAME.yaml, as plain lists and mappings."""
    text = (data_dir("grammars") / f"{name}.yaml").read_text(encoding="utf-8")
    words: Mapping[str, Any] = yaml.load(text, Loader=_Loader)
    return words
