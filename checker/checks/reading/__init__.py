"""Checks of the rules in rules/reading/."""
