"""Checks of the rules in rules/dates/."""
