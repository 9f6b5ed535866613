"""The kinds of rule, a closed set: one file each, and the union of them all.

To add a kind, write its file and add it to `AnyRule`; the discriminated union is the registry.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from checker.kinds.read import Read
from checker.kinds.spelled import Spelled

AnyRule = Annotated[Read | Spelled, Field(discriminator="kind")]


class RuleFile(RootModel[AnyRule]):
    """A rule file without its examples, of whatever kind."""
