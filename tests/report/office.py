"""Word files opened by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def annotations_of(data: bytes, directory: Path) -> list[str]:
    """The first line of every comment that LibreOffice finds, in the order of the text."""
    with zipfile.ZipFile(_converted(data, directory, "odt")) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    return ["".join(each.find(f"{_TEXT}p").itertext()) for each in content.iter(f"{_OFFICE}annotation")]


def pages_of(data: bytes, directory: Path) -> str:
    """The text of the pages that LibreOffice prints, without the breaks of its lines."""
    _need("pdftotext")
    pdf = _converted(data, directory, "pdf")
    said = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return said.stdout


def _converted(data: bytes, directory: Path, form: str) -> Path:
    """The file in another form."""
    _need("soffice")
    source = directory / "marked.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(directory / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(directory), str(source)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    target = source.with_suffix(f".{form}")
    assert target.exists(), said.stderr
    return target


def _need(command: str) -> None:
    """Skips the test where a program is missing; with CI=true that is a failure."""
    if shutil.which(command):
        return
    said = f"{command} is not installed; run tools/install-test-tools.sh"
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)
