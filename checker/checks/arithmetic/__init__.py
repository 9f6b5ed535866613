"""Checks of the rules in rules/arithmetic/."""
