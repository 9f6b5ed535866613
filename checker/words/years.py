"""Printed years, as patterns to be put into others."""

from __future__ import annotations

YEAR = "(?:19|20)[0-9]{2}"
"""A year of the last century or of this one."""
DUE_YEAR = f"(?:到|至)?{YEAR}年(?:底|末|度|内)?"
"""A year as a date by which something is done: 到2030年底, 2030年度."""
PLAN_YEAR = "20[0-9]{2}"
"""A year that a plan may be for."""
