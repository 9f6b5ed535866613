"""What click says, in Chinese with its English beside: the headings of help, and what is wrong with a command line.

Enters: click's own words and errors.  Leaves: words for people.  Nothing is translated that a person has written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

import click

_HEADINGS: Mapping[str, str] = MappingProxyType({"Options": "选项 Options", "Commands": "命令 Commands"})
_TEXTS: Mapping[str, str] = MappingProxyType(
    {"Show this message and exit.": "显示帮助 help.", "Show the version and exit.": "显示版本 version."}
)


class HelpWords(click.HelpFormatter):
    """Help with its headings in both languages."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how a command is called."""
        super().write_usage(prog, args, prefix or "用法 Usage: ")

    def write_heading(self, heading: str) -> None:
        """A heading."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_text(self, text: str) -> None:
        """Paragraphs, wrapped by the columns that characters take; one that begins with \\b keeps its lines."""
        room, indent = self.width - self.current_indent, " " * self.current_indent
        said = (_lines(paragraph, room) for paragraph in text.split("\n\n"))
        self.write("\n\n".join("\n".join(indent + line for line in lines) for lines in said) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with what they are for."""
        known = [(name, _TEXTS.get(text, text)) for name, text in rows]
        first = min(max(len(name) for name, _ in known), col_max) + col_spacing
        margin = " " * (self.current_indent + first)
        for name, text in known:
            head = f"{'':>{self.current_indent}}{name:<{first}}"
            if len(name) > first - col_spacing:
                head = f"{head.rstrip()}\n{margin}"
            self.write(head + f"\n{margin}".join(_wrapped(text, max(self.width - first - 2, 10))) + "\n")


def _lines(paragraph: str, room: int) -> list[str]:
    kept, lines = paragraph.startswith("\b"), paragraph.strip("\b\n").split("\n")
    return lines if kept else [line for said in _by_language(lines) for line in _wrapped(said, room)]


def _by_language(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a paragraph put together: the Chinese ones, and the English ones below."""
    for chinese, group in groupby(lines, lambda line: line[:1] > "\u2e7f"):
        yield ("" if chinese else " ").join(group)


def _wrapped(text: str, room: int) -> list[str]:
    from checker.report.columns import wrap  # only help needs it

    return wrap(text, room)


def usage_words(error: click.ClickException) -> str:
    """What is wrong with a command line, in Chinese first."""
    said = error.format_message()
    if isinstance(error, click.NoSuchOption):
        near = f", 是不是 {'、'.join(sorted(error.possibilities))}?" if error.possibilities else "。"
        return f"没有选项 {error.option_name}{near} ({said})"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
        return f"缺少 {name}。 ({said})"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param and error.param.opts else error.param_hint
        return f"{name} 的值不对。 ({said})"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 用法不对。 ({said})"
    return said
