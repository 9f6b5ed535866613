"""`check lsp`: findings, corrections and facts inside an editor, over standard input and output; nothing else."""
