"""The kinds of rule, a closed set: one file each, and the union of them all.

To add a kind, write its file and add it to `AnyRule`; the discriminated union is the registry.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from checker.kinds.counts import Counts
from checker.kinds.relates import Relates
from checker.kinds.sums import Sums

AnyRule = Annotated[
    Counts | Relates | Sums,
    Field(discriminator="kind"),
]


class RuleFile(RootModel[AnyRule]):
    """A rule file without its examples, of whatever kind."""
