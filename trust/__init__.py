"""Proof that the checker misses little and invents little: invented plans, faults put into them, and what is told.

`draft` is what a plan prints, slot by slot; `author` invents one; `layouts` prints it as plan file, text, Markdown,
page or Word; `faults` changes one slot; `measure` counts what is told.  The checker reads nothing of this.
"""
