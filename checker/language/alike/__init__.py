"""Near-equal texts: which clauses repeat each other, and how they differ."""
