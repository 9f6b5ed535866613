"""Checks of the rules in rules/responsibility/."""
