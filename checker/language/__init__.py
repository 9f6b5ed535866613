"""What the words of a plan mean, read through the grammars and word lists in grammars/."""
