"""Ways to print the same plan otherwise, that say the same.

Enters: a draft.  Leaves: the draft with other widths, scales, numerals or another order of what is independent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from trust.draft import Block, Draft, Paragraph, Slot, Sort, Table, mapped, plain
from trust.style import NUMERALS

_WIDE = str.maketrans("0123456789,;:()%", "０１２３４５６７８９，；：（）％")


def _figures(draft: Draft, change: Callable[[int], str]) -> Draft:
    """The draft with every figure of a target printed otherwise."""

    def printed(slot: Slot) -> Slot:
        aimed = slot.sort is Sort.FIGURE and slot.text.isdigit()
        return replace(slot, text=change(int(slot.text))) if aimed else slot

    made: Draft = mapped(draft, printed)
    return made


def wide(draft: Draft) -> Draft:
    """Digits as wide as Chinese characters."""
    return _figures(draft, lambda figure: str(figure).translate(_WIDE))


def scaled(draft: Draft) -> Draft:
    """Thousands in 万."""
    return _figures(
        draft, lambda figure: f"{(Decimal(figure) / 10_000).normalize():f}万" if figure > 999 else str(figure)
    )


def chinese(draft: Draft) -> Draft:
    """Figures below a hundred in Chinese."""
    return _figures(draft, lambda figure: _in_chinese(figure) if figure < 100 else str(figure))


def _in_chinese(figure: int) -> str:
    tens, ones = divmod(figure, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + (NUMERALS[ones] if ones or not tens else "")


def spaced(draft: Draft) -> Draft:
    """A blank on both sides of every figure of a target."""
    return _figures(draft, lambda figure: f" {figure} ")


def rows_turned(draft: Draft) -> Draft:
    """The rows of tables without numbers the other way round; a row 合计 stays where it is."""
    return _blocks(draft, lambda blocks: tuple(_turned(each) if isinstance(each, Table) else each for each in blocks))


def _turned(table: Table) -> Table:
    if "number" in table.fields:
        return table
    turned = iter([row for row in reversed(table.rows) if plain(row[0]) != "合计"])
    return replace(table, rows=tuple(row if plain(row[0]) == "合计" else next(turned) for row in table.rows))


def goals_turned(draft: Draft) -> Draft:
    """Paragraphs that follow each other under one heading, none with units of its own, the other way round."""
    return _blocks(draft, _goals_turned)


def _goals_turned(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    made: list[Block] = []
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not block.responsibility:
            run.append(block)
        else:
            made += [*reversed(run), block]
            run = []
    return (*made, *reversed(run))


def _blocks(draft: Draft, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Draft:
    return replace(draft, parts=tuple(replace(part, blocks=change(part.blocks)) for part in draft.parts))


REWRITES: Mapping[str, Callable[[Draft], Draft]] = {
    "wide digits": wide,
    "thousands in 万": scaled,
    "Chinese numerals": chinese,
    "blanks around figures": spaced,
    "rows the other way round": rows_turned,
    "paragraphs the other way round": goals_turned,
}
