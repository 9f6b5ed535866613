"""Text of a plan made safe for lines and cells: what cannot be seen is shown as an escape.

Control characters, ANSI escapes, line breaks, marks that turn the direction of writing, characters
of no width and halves of surrogate pairs stand in plans by accident or by intent.  None of them may
move a cursor, end a line or reverse a number in a report.
"""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """The text with every hidden character as an escape (`\\n`, `\\x1b`, `\\u202e`); spaces stay."""
    if text.isprintable():
        return text
    return text.translate({ord(character): _escape(character) for character in hidden(text)})


def hidden(text: str) -> set[str]:
    """The characters of a text that cannot be seen and are no spaces, each once.

    Unassigned and private characters are not among them: they may be rare names, or glyphs of the
    office's fonts.
    """
    return {character for character in set(text) if not character.isprintable() and _is_hidden(character)}


def _is_hidden(character: str) -> bool:
    code = ord(character)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return is_noncharacter or unicodedata.category(character) in _HIDDEN


def _escape(character: str) -> str:
    """One character as Python writes it."""
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
