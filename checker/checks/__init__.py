"""The checks: one file each, in the folders of rules/; `check.py` says what a check is and finds it by name."""
