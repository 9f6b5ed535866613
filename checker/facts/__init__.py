"""Everything the checks look at: statements, targets and units read once from a plan, and indexed."""

from checker.facts.facts import Facts

__all__ = ["Facts"]
