"""Findings that are known: accepted by a person, or left to a baseline."""
