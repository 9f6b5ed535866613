"""What is shown beside findings: the two matrices, the reading copy, two drafts compared."""
