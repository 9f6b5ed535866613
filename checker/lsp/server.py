"""The language server: what an editor says, passed on to the desk, and what the desk has seen, passed back.

Enters: requests and notifications on standard input.  Leaves: answers and diagnostics on standard output, until the
editor ends or goes.  Texts are sent whole at each change, so that no line end that only one side knows parts them.
"""

from __future__ import annotations

import logging
from functools import partial

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from checker import __version__
from checker.commands.request import Request
from checker.lsp.actions import code_actions
from checker.lsp.checking import Seen, look
from checker.lsp.desk import Desk
from checker.lsp.drafts import draft_of
from checker.lsp.positions import Positions
from checker.lsp.showing import SOURCE, diagnostics, hover, inlay_hints
from checker.lsp.waiving import Editor

_PAUSE = 0.4
"""Seconds without a key after which a text is checked."""
_ACTIONS = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]


def serve_editor(request: Request) -> int:
    """Answer until the editor ends.

    What pygls logs is not written: it may quote the plan, and editors keep it in files.
    """
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    server = LanguageServer(SOURCE, __version__, types.TextDocumentSyncKind.Full)
    desk = Desk(partial(look, request=request), partial(_show, server))
    _take_texts(server, desk)
    _answer(server, desk)
    try:
        server.start_io()
    finally:
        desk.close()
    return 0


def _show(server: LanguageServer, seen: Seen) -> None:
    said = list(diagnostics(seen, _positions(server, seen)))
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(seen.draft.uri, said, seen.draft.version))


def _positions(server: LanguageServer, seen: Seen) -> Positions:
    return Positions(seen.text, server.workspace.position_codec.client_num_units)


def _editor(server: LanguageServer) -> Editor:
    """What the client holds and can do."""
    edits = server.client_capabilities.workspace and server.client_capabilities.workspace.workspace_edit
    operations = edits.resource_operations or () if edits and edits.document_changes else ()

    def opened(uri: str) -> str | None:
        document = server.workspace.get_text_document(uri)
        return document.source if document.version is not None else None

    return Editor(
        opened=opened,
        creates=types.ResourceOperationKind.Create in operations,
        units=server.workspace.position_codec.client_num_units,
    )


def _take_texts(server: LanguageServer, desk: Desk) -> None:
    """Texts as they are opened, changed, saved and closed."""

    def put(uri: str, pause: float) -> None:
        document = server.workspace.get_text_document(uri)
        draft = draft_of(uri, document.language_id, document.source, document.version)
        if draft:
            desk.put(draft, pause)
        elif desk.drop(uri):
            _clear(server, uri)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        put(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        put(params.text_document.uri, _PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        desk.saved(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        if desk.drop(params.text_document.uri):
            _clear(server, params.text_document.uri)


def _clear(server: LanguageServer, uri: str) -> None:
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _answer(server: LanguageServer, desk: Desk) -> None:
    """Questions about a text, answered from its newest state."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        seen = await desk.newest(params.text_document.uri)
        return hover(seen, _positions(server, seen), params.position) if seen else None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(_ACTIONS))
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        seen = await desk.newest(params.text_document.uri)
        return list(code_actions(seen, _positions(server, seen), params, _editor(server))) if seen else []

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hinted(params: types.InlayHintParams) -> list[types.InlayHint]:
        seen = await desk.newest(params.text_document.uri)
        return list(inlay_hints(seen, _positions(server, seen), params.range)) if seen else []
