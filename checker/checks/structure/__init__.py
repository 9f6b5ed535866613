"""Checks of the rules in rules/structure/."""
