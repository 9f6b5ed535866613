"""The words in grammars/words.yaml that bound a figure, by what they say of it."""

from __future__ import annotations

from pydantic import Field

from checker.words.word_file import WordClasses, Words


class BoundsBefore(WordClasses):
    """Bound words before a figure, by what they say of it."""

    least: Words = Field(alias=">=")
    """At least."""
    over: Words = Field(alias=">")
    """More than."""
    most: Words = Field(alias="<=")
    """At most."""
    under: Words = Field(alias="<")
    """Less than."""
    about: Words = Field(alias="~")
    """About."""

    @property
    def exact(self) -> tuple[tuple[str, Words], ...]:
        """All but those that say "about", each with its sign."""
        return (">=", self.least), (">", self.over), ("<=", self.most), ("<", self.under)


class BoundsNegated(WordClasses):
    """Bound words that a negation turns, by what they say without it."""

    over: Words = Field(alias=">")
    under: Words = Field(alias="<")


class BoundsAfter(WordClasses):
    """Bound words behind a figure, by what they say of it."""

    least: Words = Field(alias=">=")
    """At least."""
    most: Words = Field(alias="<=")
    """At most."""
    about: Words = Field(alias="~")
    """About."""


def with_negations(bounds: BoundsBefore, negated: BoundsNegated, negations: Words) -> BoundsBefore:
    """The bounds, those that are negated behind every negation too: 突破 is more than, 不得突破 at most."""
    least, most = ([no + word for no in negations for word in each] for each in (negated.under, negated.over))
    return bounds.model_copy(update={"least": (*bounds.least, *least), "most": (*bounds.most, *most)})
