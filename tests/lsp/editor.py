"""An editor that talks to the installed command over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

WHOLE = types.Range(types.Position(0, 0), types.Position(100_000, 0))
PATIENCE = 30


class Editor:
    """One server with the diagnostics that it has published, by address."""

    def __init__(self) -> None:
        self.client = LanguageClient("editor", "1")
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.shown: list[str] = []
        self.creates = True
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)

    async def start(self, *arguments: str, encodings: Sequence[types.PositionEncodingKind] = ()) -> None:
        command = str(Path(sys.executable).with_name("check"))
        await self.client.start_io(command, "lsp", "--stdio", *arguments)
        general = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
        edits = types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        )
        able = types.ClientCapabilities(
            types.WorkspaceClientCapabilities(workspace_edit=edits if self.creates else None), general=general
        )
        asked = types.InitializeParams(able)
        self.answer = await self.client.initialize_async(asked)
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> tuple[int | None, str]:
        """How the server ended, and what it said on standard error."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        process: Any = self.client._server
        said = await process.stderr.read()
        await asyncio.wait_for(process.wait(), PATIENCE)
        await self.client.stop()
        return process.returncode, said.decode()

    def open(self, uri: str, text: str, language: str = "yaml") -> None:
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def edit(self, uri: str, text: str) -> None:
        self._versions[uri] += 1
        named = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [change]))

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def diagnostics(self, uri: str, version: int | None = 1) -> list[types.Diagnostic]:
        """Those of one version of a text, waited for; None is that of a text that is closed."""

        async def wait() -> None:
            while uri not in self.published or self.published[uri].version != version:
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), PATIENCE)
        return list(self.published[uri].diagnostics)

    async def again(self, uri: str) -> list[types.Diagnostic]:
        """Those that are published next, of whatever version."""
        del self.published[uri]
        self._news.clear()
        await asyncio.wait_for(self._news.wait(), PATIENCE)
        return list(self.published[uri].diagnostics)

    async def hover(self, uri: str, at: types.Position) -> types.Hover | None:
        return await self.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at))

    async def actions(
        self, uri: str, within: types.Range, only: Sequence[types.CodeActionKind] | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), within, context)
        offered = await self.client.text_document_code_action_async(params)
        return [each for each in offered or () if isinstance(each, types.CodeAction)]

    async def hints(self, uri: str, within: types.Range = WHOLE) -> list[types.InlayHint]:
        params = types.InlayHintParams(types.TextDocumentIdentifier(uri), within)
        return list(await self.client.text_document_inlay_hint_async(params) or ())


def edit_with(
    talk: Callable[[Editor], Awaitable[None]],
    *arguments: str,
    encodings: Sequence[types.PositionEncodingKind] = (),
) -> None:
    """A conversation with a server, which then ends as it should and has said nothing besides."""

    async def converse() -> None:
        editor = Editor()
        await editor.start(*arguments, encodings=encodings)
        await talk(editor)
        assert await editor.stop() == (0, "")
        assert editor.shown == []

    asyncio.run(converse())


def at(text: str, found: str) -> types.Position:
    """Where the first character of some words is, counted in UTF-16."""
    *above, before = text[: text.index(found)].split("\n")
    return types.Position(len(above), len(before.encode("utf-16-le")) // 2)


def around(text: str, found: str) -> types.Range:
    """Where some words of one line are."""
    start = at(text, found)
    return types.Range(start, types.Position(start.line, start.character + len(found.encode("utf-16-le")) // 2))


def applied(text: str, action: types.CodeAction, uri: str) -> str:
    """The text after an action, as an editor that counts in UTF-16 makes it."""
    assert action.edit
    edits = sorted((action.edit.changes or {})[uri], key=lambda edit: edit.range.start, reverse=True)
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    starts = [sum(len(line) + 2 for line in lines[:number]) for number in range(len(lines))]
    data = text.encode("utf-16-le")
    for edit in edits:
        start, end = (starts[each.line] + 2 * each.character for each in (edit.range.start, edit.range.end))
        data = data[:start] + edit.new_text.encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")
