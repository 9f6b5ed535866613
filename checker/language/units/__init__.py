"""Who does it: units, people, task forces, and the clauses that name them."""
