"""What an optional part of the checker needs, and how to get it.

The parts are those of pyproject.toml, where their names stand; the libraries are named here, as
`pip install` of a library works wherever the checker was installed from.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.inputs.problem import InputError

EXTRAS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "docx": ("python-docx>=1.1",),
        "html": ("beautifulsoup4>=4.12", "lxml>=5.2"),
        "xlsx": ("openpyxl>=3.1",),
        "pdf": ("pdfplumber>=0.11",),
        "report": ("jinja2>=3.1",),
    }
)
"""The libraries of each part; a test holds them against pyproject.toml."""


def missing_extra(extra: str, path: str, said: str) -> InputError:
    """What to install where an optional part is missing."""
    libraries = " ".join(f"'{library}'" for library in EXTRAS[extra])
    return InputError.of(path, said, f"请运行 pip install {libraries}。")
