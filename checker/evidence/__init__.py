"""What the kinds of rule look for, derived from the facts: clashes of figures, chains of responsibility, names in use.

Each module reads `Facts` and nothing of the rules that use it; what several rules share is derived once
through `facts.once`.
"""
