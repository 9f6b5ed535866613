"""The settings of a project, and where they stand."""
