"""Target statements: from a text to its constraints, and a reading for every other numeral."""
