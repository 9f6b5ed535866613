"""Everything the checks look at, read once from a plan and indexed."""
