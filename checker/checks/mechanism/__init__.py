"""Checks of the rules in rules/mechanism/."""
