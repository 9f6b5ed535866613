"""A printed year, as a pattern to be put into others."""

from __future__ import annotations

YEAR = "(?:19|20)[0-9]{2}"
"""A year of the last century or of this one."""
PLAN_YEAR = "20[0-9]{2}"
"""A year that a plan may be for."""
