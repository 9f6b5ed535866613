"""Checks of the rules in rules/terms/."""
