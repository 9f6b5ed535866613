"""Rule files to rules: what a rule says, and how it is loaded and chosen."""
