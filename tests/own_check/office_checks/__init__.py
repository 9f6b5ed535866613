"""Checks of an invented office."""
