"""YAML files as frozen models, with the place of every value and what to do about what does not fit."""
