"""Regular expressions as options of checks; one that does not compile is refused where the rule file says it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise PydanticCustomError("pattern", "{said}", {"said": f"正则表达式有误: {error}"}) from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression of a rule file, in half-width punctuation."""
Repair = tuple[Pattern, str]
"""A regular expression that fits a wrong text, and what the text becomes; \\1 is its first group."""
