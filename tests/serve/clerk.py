"""What a page sends to the server that it came from, asked through starlette's client."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from checker.serve.serving import Door


class Clerk:
    """What a page sends to the server that it came from."""

    def __init__(self, door: Door, folder: Path) -> None:
        self.door, self.folder = door, folder
        self.origin = door.address.rsplit("/", 2)[0]
        self.client = TestClient(door.app, base_url=door.address, follow_redirects=False)

    def get(self, path: str = "", **given: Any) -> Any:
        return self.client.get(self.door.address + path, **given)

    def post(self, path: str, **given: Any) -> Any:
        headers = {"Origin": self.origin} | given.pop("headers", {})
        return self.client.post(self.door.address + path, headers=headers, **given)

    def drop(self, *files: tuple[str, bytes], **fields: str) -> Any:
        return self.post("drafts", files=[("files", file) for file in files], data=fields)

    def page(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200
        return str(answer.text)

    def kept(self) -> list[str]:
        """The files of the work folder, what is kept of results aside."""
        files = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return sorted(str(path) for path in files if not str(path).startswith(".results"))
