"""Drafts turned into other formats by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def saved_as(form: str, draft: Path) -> Path:
    """The draft in another format; without LibreOffice the test is skipped, or fails where CI=true."""
    if not shutil.which("soffice"):
        said = "soffice is not installed; run tools/install-test-tools.sh"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    profile = f"-env:UserInstallation={(draft.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(draft.parent), str(draft)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    target = draft.with_suffix(f".{form}")
    assert target.exists(), said.stderr
    return target
