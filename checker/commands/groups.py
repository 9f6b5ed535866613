"""Groups of commands with one that needs no name, and with errors in the one form of all errors."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

_NEAR = 0.75
"""How alike a word and the name of a command must be for one to be a slip for the other."""
_ASKING = ("-h", "--help", "--version")


class DefaultGroup(click.Group):
    """A group in which `check PLAN` is short for `check run PLAN`."""

    def __init__(self, *args: Any, default: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the default command where the first word is neither a command nor a question about the group.

        Options that stand before the name of a command are its options: `check --lang en facts PLAN`.
        """
        at = self._first_word(args)
        if at is not None and not ctx.resilient_parsing:
            self._refuse_slip(ctx, args[at])
            if args[at] in self.commands:
                args = [args[at], *args[:at], *args[at + 1 :]]
        named = bool(args) and (args[0] in self.commands or args[0] in _ASKING)
        alone = not args and (self.no_args_is_help or ctx.resilient_parsing)
        return super().parse_args(ctx, args if named or alone else [self.default, *args])

    def _first_word(self, args: Sequence[str]) -> int | None:
        """Where the first argument stands that is no option and no value of one."""
        options = (each for each in self.commands[self.default].params if isinstance(each, click.Option))
        valued = {name for each in options if not each.is_flag for name in each.opts}
        before_dashes = takewhile("--".__ne__, args)
        pairs = enumerate(zip(("", *args), before_dashes, strict=False))
        return next((at for at, (before, word) in pairs if not word.startswith("-") and before not in valued), None)

    def _refuse_slip(self, ctx: click.Context, word: str) -> None:
        """A word that is no file and nearly a command was meant for one."""
        if word not in self.commands and word.isalpha() and not Path(word).exists():
            close = get_close_matches(word, self.commands, n=1, cutoff=_NEAR)
            if close:
                said = f"没有“{word}”这个命令或文件; 是否应为“{close[0]}”? (no such command or file; did you mean it?)"
                raise click.UsageError(said, ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and what the default command takes."""
        found = super().shell_complete(ctx, incomplete)
        command = self.commands[self.default]
        with click.Context(command, parent=ctx, info_name=self.default, resilient_parsing=True) as inner:
            if incomplete.startswith("-"):
                more = command.shell_complete(inner, incomplete)
            else:
                first = next(each for each in command.params if isinstance(each, click.Argument))
                more = first.shell_complete(inner, incomplete)
        known = {item.value for item in found}
        return found + [item for item in more if item.value not in known or item.type != "plain"]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (the base class says so)
        """The commands in the order in which they are of use."""
        return list(self.commands)
