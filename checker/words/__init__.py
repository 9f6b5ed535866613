"""The knowledge of the language that lies in grammars/, typed, and what is said of words once for all.

Each file grammars/NAME.yaml has a module `words/NAME.py`: its models and `load_NAME`, which reads and checks the
file when it is first asked for.  Beside them stand what several modules know of strings, numerals and years, and
the vocabulary of grammars/words.yaml as patterns.
"""
