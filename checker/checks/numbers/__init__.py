"""Checks of the rules in rules/numbers/."""
