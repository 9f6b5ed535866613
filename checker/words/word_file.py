"""One word file of grammars/ as a frozen model.

Enters: the model of a file and the file's name.  Leaves: the model filled, or an `InputError` that names line and
column of every key that is misspelt, missing or written twice, and of every value that does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from checker.data import data_dir
from checker.inputs.files import read_bytes
from checker.source import decode
from checker.yaml_files.invalid import Guide
from checker.yaml_files.models import read_model

Words = tuple[str, ...]
"""Plain words, in the order of the file."""
Guarded = Mapping[str, str]
"""Words, each with the characters that make another word of it when one stands right behind."""
Regex = re.Pattern[str]
"""A regular expression that is used as it stands; one that is put into a larger pattern is a `str`."""


class WordPart(BaseModel):
    """Base of all parts of word files: frozen, closed to unknown keys, built when first filled."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class WordClasses(WordPart):
    """A part whose keys are all classes of words."""

    def items(self) -> Iterator[tuple[str, Words]]:
        """The classes with their words, in the order of the model."""
        for name in type(self).model_fields:
            yield name, getattr(self, name)

    @property
    def all(self) -> Words:
        """The words of every class."""
        return tuple(word for _, words in self.items() for word in words)


_File = TypeVar("_File", bound=WordPart)


def read_file(model: type[_File], name: str) -> _File:
    """The file grammars/NAME.yaml, whose model stands in checker/words/NAME.py."""
    path = str(data_dir("grammars") / f"{name}.yaml")
    described = f"checker/words/{name}.py"
    return read_model(model, path, decode(read_bytes(path), path), Guide(described, described))[0]
