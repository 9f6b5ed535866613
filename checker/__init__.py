"""plan-checker: does a county's plan say the same thing everywhere it says it?"""

__version__ = "0.2.0"
