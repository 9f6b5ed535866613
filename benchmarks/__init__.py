"""What the checker costs, as ratios to what any such program costs: `make bench` writes docs/benchmarks.md.

`processes` runs the command as a whole, `reading` the reading of texts, `growth` the stages and rules of plans of any
size (`generated`), `peers` other readers of Chinese numbers.  Run by hand: `many`, `page`, `draft`, `repeated`.
"""
